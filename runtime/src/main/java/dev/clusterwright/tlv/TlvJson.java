package dev.clusterwright.tlv;

/**
 * Values as JSON, in the notation of the Matter SDK's converters, and back: {@code parse(print(value))} equals the value.
 *
 * <pre>
 * {"0:UINT": 42, "name:1:STRING": "Kitchen", "2:ARRAY-INT": [1, "-40000000000"], "3:BYTES": "AAEC", "4:ARRAY-?": []}</pre>
 *
 * <p>A structure is an object. The key of a field has its tag and its type: {@code INT}, {@code UINT}, {@code BOOL}, {@code
 * FLOAT}, {@code DOUBLE}, {@code STRING}, {@code BYTES} in Base64, {@code NULL}, {@code STRUCT}, or {@code ARRAY-} and the
 * type of the elements, {@code ?} for none. A name before the tag is read and not kept. Integers of more than 32 bits are
 * strings, and so are {@code "Infinity"}, {@code "-Infinity"} and {@code "NaN"}; a number in place of such a string is
 * read too, and null as a NaN.
 *
 * <p>The number of a tag is that of a context tag up to 255, of a tag of an implicit profile up to 65,535, and beyond, with
 * a vendor in its upper 16 bits, of one of that vendor's profile 0.
 *
 * <p>For what the SDK's notation does not have there are these extensions:
 *
 * <ul>
 *   <li>A key without a tag is of a value without one: <code>{"UINT": 42}</code> is the integer alone.
 *   <li>In an {@code ARRAY-?} that is not empty, each element is such an object: <code>[{"UINT": 42}, {"NULL": null}]
 *       </code>. This is for elements of several types, and for arrays.
 *   <li>A list, {@code LIST}, is an array of objects of one key, with a tag or without: <code>[{"0:UINT": 42}, {"INT": 1}]
 *       </code>.
 *   <li>Tags that have no number as above are as {@link TlvTag#toString()} prints them, with slashes: {@code common/1},
 *       {@code implicit/1}, {@code 0xFFF1/0xDEED/1}.
 *   <li>A NaN of other bits than Java's shows them: {@code "NaN(0x7fc00001)"}.
 * </ul>
 *
 * <p>The order of fields is that of the text. The SDK's converter from JSON sorts them by their tags instead.
 *
 * <p>Octets are shown, as the text would not be complete without: unlike the {@code toString()} of values, this is
 * nothing for logs if there may be keys in the value. In strings, characters that could not be told by their looks have
 * escapes.
 */
public final class TlvJson {
    private TlvJson() {}

    /**
     * Prints a value on one line, octets included.
     *
     * @param value any value
     * @return the JSON
     */
    public static String print(TlvValue value) {
        return TlvJsonPrinter.print(value, false);
    }

    /**
     * Prints a value with a line for each element, octets included.
     *
     * @param value any value
     * @return the JSON, with line feeds between lines and none at the end
     */
    public static String pretty(TlvValue value) {
        return TlvJsonPrinter.print(value, true);
    }

    /**
     * Reads a value.
     *
     * @param json a JSON object in the notation of this class
     * @return the value
     * @throws TlvSyntaxException if the text is anything else, or its value has no encoding
     */
    public static TlvValue parse(String json) {
        return new TlvJsonParser(json).parse();
    }
}
