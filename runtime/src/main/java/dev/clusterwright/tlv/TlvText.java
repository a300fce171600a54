package dev.clusterwright.tlv;

/**
 * Values as text for people, in the notation that the specification uses for examples (Matter Core 1.6, Appendix A), and
 * back: {@code parse(print(value))} equals the value.
 *
 * <pre>
 * {0 = 42U, 1 = -17, 2 = [1U, null], 3 = [[1 = true, "anonymous"]], 4 = hex:00ff, 0xFFF1:0xDEED:1 = 17.9F}</pre>
 *
 * <ul>
 *   <li>A structure is in braces, an array in brackets, a list in double brackets. As {@code [[} always begins a list, an
 *       array that begins with an array or a list has a space between the brackets: {@code [ [1], [2] ]}.
 *   <li>A tag is as {@link TlvTag#toString()} prints it. {@code Matter::1} for {@code common:1} and {@code 65521::57069:1}
 *       for {@code 0xFFF1:0xDEED:1}, as the specification has them, are read too.
 *   <li>An unsigned integer ends with {@code U}. A number of 4 octets ends with {@code F}, one of 8 has a fraction or an
 *       exponent. {@code Infinity} and {@code NaN} are numbers; a NaN of other bits than Java's shows them, {@code
 *       NaN(0x7fc00001)F}.
 *   <li>Text has the quotes and the escapes of JSON. Whatever could not be told by its looks is escaped: controls and line
 *       ends, marks that change the direction of writing, characters without width. A printed value cannot pass itself off
 *       as something else, and without {@link #pretty} stays on its line.
 * </ul>
 *
 * <p>Octets are shown, as the text would not be complete without: unlike the {@code toString()} of values, this is
 * nothing for logs if there may be keys in the value.
 */
public final class TlvText {
    private TlvText() {}

    /**
     * Prints a value on one line, octets included.
     *
     * @param value any value
     * @return the text
     */
    public static String print(TlvValue value) {
        return TlvTextPrinter.print(value, false);
    }

    /**
     * Prints a value with a line for each element, octets included.
     *
     * @param value any value
     * @return the text, with line feeds between lines and none at the end
     */
    public static String pretty(TlvValue value) {
        return TlvTextPrinter.print(value, true);
    }

    /**
     * Reads a value.
     *
     * @param text one value, with space and line ends between its parts as one likes
     * @return the value
     * @throws TlvSyntaxException if the text is anything else, or its value has no encoding
     */
    public static TlvValue parse(String text) {
        return new TlvTextParser(text).parse();
    }
}
