package dev.clusterwright.generator.docs;

/** Texts of definitions as they may be shown: in one line, and in the order in which they are written. */
final class Printable {
    private static final int UNSHOWN = 0xFFFD;

    private Printable() {}

    /**
     * The text without what is not for the eye: line breaks and tabs become spaces; other control characters, marks that
     * turn the direction of writing or take no room, and halves of characters become replacement characters.
     */
    static String of(String text) {
        return isPlain(text) || text.codePoints().allMatch(Printable::isShown)
                ? text
                : text.codePoints()
                        .map(Printable::shown)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Nearly every text is: the rest is not asked of it. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static int shown(int c) {
        if (isShown(c)) {
            return c;
        }
        return Character.isWhitespace(c) || c == '\u0085' ? ' ' : UNSHOWN;
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
