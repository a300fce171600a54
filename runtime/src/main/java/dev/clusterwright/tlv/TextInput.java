package dev.clusterwright.tlv;

import java.util.HexFormat;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** A cursor over text in one of the two notations of values, and what these have in common: space, quotes, numbers. */
final class TextInput {
    /** Stands for a character after the end. */
    static final int END = -1;

    private final String text;
    /** The index of the next character. */
    private int position;

    TextInput(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    /** Goes back to where the cursor was. */
    void rewind(int earlier) {
        position = earlier;
    }

    /** Returns the next character, or {@link #END}. */
    int peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    /** Returns the next character behind space, or {@link #END}. */
    int peekBehindSpace() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
        return peek();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    boolean isAt(String token) {
        return text.startsWith(token, position);
    }

    /** Passes a token if it is what comes next. */
    boolean take(String token) {
        boolean found = text.startsWith(token, position);
        if (found) {
            position += token.length();
        }
        return found;
    }

    /** Passes a token, possibly behind space. */
    void expect(String token, String expected) {
        peekBehindSpace();
        if (!take(token)) {
            throw failUnexpected(expected);
        }
    }

    /** Passes the comma between two elements. Says false at a closing bracket, which it passes too. */
    boolean hasNext(boolean isFirst, String closing) {
        peekBehindSpace();
        if (take(closing)) {
            return false;
        }
        if (!isFirst) {
            expect(",", "',' or '" + closing + "'");
            peekBehindSpace();
        }
        return true;
    }

    /** Makes sure that nothing but space follows. */
    void finish() {
        if (peekBehindSpace() != END) {
            throw failUnexpected("the end, after one value,");
        }
    }

    /** Passes as many characters of a kind as there are. */
    String takeWhile(IntPredicate kind) {
        int start = position;
        while (position < text.length() && kind.test(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Passes a number as JSON has it: an integer, perhaps with a fraction, perhaps with an exponent. */
    String number() {
        int start = position;
        take("-");
        if (!take("0")) {
            digits();
        }
        if (take(".")) {
            digits();
        }
        if (take("e") || take("E")) {
            if (!take("+")) {
                take("-");
            }
            digits();
        }
        return text.substring(start, position);
    }

    private void digits() {
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        if (position == start) {
            throw failUnexpected("a digit");
        }
    }

    /** Passes text in quotes, and returns it without them and without escapes. */
    String quoted() {
        int start = position;
        if (!take("\"")) {
            throw failUnexpected("'\"'");
        }
        StringBuilder value = new StringBuilder();
        while (!take("\"")) {
            int c = peek();
            if (c == END) {
                throw fail(start, "text without a closing '\"'");
            }
            if (c < ' ') {
                throw fail(position, "a control character in text needs an escape: " + "\\u%04x".formatted(c));
            }
            position++;
            value.append(c == '\\' ? escaped() : (char) c);
        }
        return value.toString();
    }

    private char escaped() {
        int at = position - 1;
        int c = peek();
        position++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(at);
            default ->
                throw fail(at, "not an escape; those are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits");
        };
    }

    private char unicode(int at) {
        int end = position + 4;
        int character = 0;
        for (; position < end; position++) {
            int digit = peek();
            if (!HexFormat.isHexDigit(digit)) {
                throw fail(at, "an escape \\u without four hexadecimal digits");
            }
            character = (character << 4) | HexFormat.fromHexDigit(digit);
        }
        return (char) character;
    }

    /** Makes something of what begins at a position, and says where it is if that cannot be done. */
    <T> T at(int start, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw fail(start, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the exception that says what should stand at the position instead of what does. */
    TlvSyntaxException failUnexpected(String expected) {
        int c = peek();
        String found =
                c == END ? "the end of the text" : c > ' ' && c < 0x7F ? "'" + (char) c + "'" : "U+%04X".formatted(c);
        return fail(position, "expected " + expected + " but found " + found);
    }

    TlvSyntaxException fail(int at, String problem) {
        int end = Math.min(at, text.length());
        int line = 1 + (int) text.chars().limit(end).filter(c -> c == '\n').count();
        int column = end - text.lastIndexOf('\n', end - 1);
        return new TlvSyntaxException(problem, line, column);
    }
}
