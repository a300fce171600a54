package dev.clusterwright.generator.problem;

import java.util.Comparator;

/**
 * One thing that is wrong with the input.
 *
 * @param severity whether generation can go on
 * @param code a stable name of the kind of problem, such as {@code unknown-type}
 * @param location where it is
 * @param message what is wrong, in one sentence
 * @param hint how to mend it; empty when the message says it all
 */
public record Problem(Severity severity, String code, SourceLocation location, String message, String hint)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::location)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    /** Input is quoted in messages: control characters in it must not reach a terminal or a log. */
    public Problem {
        message = printable(message);
        hint = printable(hint);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code Door.xml:12:5: error: unknown type 'Foo' [unknown-type]. Did you mean 'Fob'?}. */
    @Override
    public String toString() {
        String text = location + ": " + severity + ": " + message + " [" + code + "]";
        return hint.isEmpty() ? text : text + ". " + hint;
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
