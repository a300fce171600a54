package dev.clusterwright.tlv;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** What the two notations of values have in common when printed: brackets, commas, lines and quotes. */
final class TextOutput {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    /** Whether each element has a line of its own. */
    private final boolean pretty;
    /** The number of brackets that are open. */
    private int level;

    TextOutput(boolean pretty) {
        this.pretty = pretty;
    }

    /** Returns what has been printed. */
    @Override
    public String toString() {
        return text.toString();
    }

    boolean isPretty() {
        return pretty;
    }

    TextOutput append(String part) {
        text.append(part);
        return this;
    }

    /** Prints elements with commas between them and brackets around them. */
    <T> void enclose(String opening, List<? extends T> elements, Consumer<T> print, String closing) {
        text.append(opening);
        level++;
        String separator = "";
        for (T element : elements) {
            text.append(separator);
            startLine();
            print.accept(element);
            separator = pretty ? "," : ", ";
        }
        level--;
        if (!elements.isEmpty()) {
            startLine();
        }
        text.append(closing);
    }

    private void startLine() {
        if (pretty) {
            text.append('\n').append(INDENT.repeat(level));
        }
    }

    /**
     * Prints text in quotes. Whatever would not be seen as what it is, or could change how other text is seen, gets an
     * escape: controls, line ends, marks of the direction of writing, characters of no width, spaces that are no space.
     */
    TextOutput quote(String value) {
        text.append('"');
        int end = value.length();
        for (int i = 0; i < end; ) {
            int character = value.codePointAt(i);
            int next = i + Character.charCount(character);
            if (isPlain(character)) {
                text.appendCodePoint(character);
            } else {
                for (; i < next; i++) {
                    escape(value.charAt(i));
                }
            }
            i = next;
        }
        text.append('"');
        return this;
    }

    private static boolean isPlain(int character) {
        if (character < 0x7F) {
            return character >= ' ' && character != '"' && character != '\\';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> text.append("\\u").append(HexFormat.of().toHexDigits(c));
        }
    }
}
