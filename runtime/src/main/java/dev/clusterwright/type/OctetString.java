package dev.clusterwright.type;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable string of octets: the value of an {@code octstr} field.
 *
 * <p>An octet string may be a key or another secret, and nothing in its type says whether it is. Therefore {@link
 * #toString()} gives the length only, no exception of this class repeats content, and comparing two strings of the same
 * length takes the same time wherever they differ. {@link #toHex()} and {@link #toByteArray()} are the explicit ways to
 * the content.
 *
 * <p>Instances are immutable and safe to share between threads.
 */
public final class OctetString {
    /** The octet string of length zero. */
    public static final OctetString EMPTY = new OctetString(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] octets;

    /** Takes the array over: nobody else may hold it. */
    private OctetString(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Makes an octet string of a copy of the given octets.
     *
     * @param octets the content, from none to as many as an array holds
     * @return an octet string equal in length and content
     */
    public static OctetString of(byte... octets) {
        return octets.length == 0 ? EMPTY : new OctetString(octets.clone());
    }

    /**
     * Makes an octet string of a copy of a part of an array.
     *
     * @param source holds the content
     * @param from the index of the first octet
     * @param length the number of octets
     * @return an octet string of that length
     * @throws IndexOutOfBoundsException if the part does not lie within the array
     */
    public static OctetString copyOf(byte[] source, int from, int length) {
        Objects.checkFromIndexSize(from, length, source.length);
        return length == 0 ? EMPTY : new OctetString(Arrays.copyOfRange(source, from, from + length));
    }

    /**
     * Reads hexadecimal digits, upper or lower case, two for each octet, with nothing before, between or after them.
     *
     * @param hex an even number of hexadecimal digits
     * @return the octets they stand for
     * @throws IllegalArgumentException if the text is anything else; the message does not repeat it
     */
    public static OctetString fromHex(String hex) {
        int length = hex.length();
        if (length % 2 != 0) {
            throw new IllegalArgumentException("hexadecimal octets need two digits each, but there are " + length);
        }
        byte[] octets = new byte[length / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) ((digit(hex, 2 * i) << 4) | digit(hex, 2 * i + 1));
        }
        return octets.length == 0 ? EMPTY : new OctetString(octets);
    }

    // HexFormat.parseHex would do, but its exceptions repeat the text they refuse, and that may be a key.
    private static int digit(String hex, int index) {
        char c = hex.charAt(index);
        if (!HexFormat.isHexDigit(c)) {
            throw new IllegalArgumentException("not a hexadecimal digit at index " + index);
        }
        return HexFormat.fromHexDigit(c);
    }

    /**
     * Returns the number of octets.
     *
     * @return zero or more
     */
    public int length() {
        return octets.length;
    }

    /**
     * Returns one octet.
     *
     * @param index from 0 to {@code length() - 1}
     * @return the octet as Java's signed byte
     * @throws IndexOutOfBoundsException if there is no such octet
     */
    public byte get(int index) {
        return octets[index];
    }

    /**
     * Returns the content as an array that belongs to the caller.
     *
     * @return a new array each time
     */
    public byte[] toByteArray() {
        return octets.clone();
    }

    /**
     * Copies the content into an array, without another array in between.
     *
     * @param target receives {@link #length()} octets
     * @param offset the index in {@code target} of the first of them
     * @throws IndexOutOfBoundsException if they do not fit; {@code target} is then unchanged
     */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(octets, 0, target, offset, octets.length);
    }

    /**
     * Returns the content as lower-case hexadecimal digits. Mind where they go: this string shows what {@link
     * #toString()} hides.
     *
     * @return two digits for each octet
     */
    public String toHex() {
        return HEX.formatHex(octets);
    }

    /**
     * Compares content. For strings of equal length the time does not depend on where they differ.
     *
     * @param other anything
     * @return whether {@code other} is an octet string of the same octets
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof OctetString that && MessageDigest.isEqual(octets, that.octets));
    }

    /**
     * Returns a hash of the content. It narrows down what the content can be, so it does not belong in a log either.
     *
     * @return equal for equal strings
     */
    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /**
     * Returns the length, never the content.
     *
     * @return for example {@code OctetString[16 octets]}
     */
    @Override
    public String toString() {
        return "OctetString[" + octets.length + (octets.length == 1 ? " octet]" : " octets]");
    }
}
