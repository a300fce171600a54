package dev.clusterwright.tlv;

/**
 * Says why text is no {@link TlvText} or no {@link TlvJson}, and where: {@code expected ',' or '}' but found ';' (line 2,
 * column 9)}.
 *
 * <p>No message repeats more of the text than a character: it may be long, or secret.
 */
public final class TlvSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The line of what is wrong, from 1. */
    private final int line;
    /** The place of what is wrong in its line, from 1. */
    private final int column;

    /**
     * @param problem what is wrong, and what is expected
     */
    TlvSyntaxException(String problem, int line, int column) {
        super(problem + " (line " + line + ", column " + column + ")");
        this.line = line;
        this.column = column;
    }

    /**
     * Returns the line of what is wrong.
     *
     * @return 1 for the first; lines end with a line feed
     */
    public int line() {
        return line;
    }

    /**
     * Returns the place of what is wrong in its line. For a container as a whole that is its opening bracket.
     *
     * @return 1 for the first character; characters above U+FFFF count as two
     */
    public int column() {
        return column;
    }
}
