package dev.clusterwright.der;

import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Moves through the elements of a sequence. Every method that reads takes the next element, which must be of that type,
 * and leaves the reader behind it. Whoever has read all it expects calls {@link #finish()}, as more would be an error.
 *
 * <p>It never follows octets deeper than its caller does, and takes no more memory than the input. Not thread-safe.
 */
public final class DerReader {
    private final byte[] input;
    /** Where the next element begins. */
    private int position;
    /** Where the elements end. */
    private final int end;

    /**
     * Reads octets that hold elements one after the other, one in most cases.
     *
     * @param input not changed and not copied
     */
    public DerReader(byte[] input) {
        this(input, 0, input.length);
    }

    private DerReader(byte[] input, int start, int end) {
        this.input = input;
        this.position = start;
        this.end = end;
    }

    /** Whether there is another element. */
    public boolean hasNext() {
        return position < end;
    }

    /** Whether there is another element, and it has this identifier; see {@link DerTag}. */
    public boolean nextIs(int tag) {
        return hasNext() && (input[position] & 0xFF) == tag;
    }

    /** The index of the next element in the octets of the outermost reader, or where they end. */
    public int offset() {
        return position;
    }

    /**
     * Checks that there is nothing more.
     *
     * @throws DerException if there is
     */
    public void finish() {
        if (hasNext()) {
            throw new DerException("an element too many", position);
        }
    }

    /** Takes a sequence and returns a reader of what is in it. */
    public DerReader sequence() {
        return constructed(DerTag.SEQUENCE, "a sequence");
    }

    /** Takes a set and returns a reader of what is in it. */
    public DerReader set() {
        return constructed(DerTag.SET, "a set");
    }

    /** Takes {@code [number]} around other elements and returns a reader of these. */
    public DerReader context(int number) {
        return constructed(DerTag.constructedContext(number), "[" + number + "]");
    }

    private DerReader constructed(int tag, String what) {
        int start = content(tag, what);
        return new DerReader(input, start, position);
    }

    /** Takes an element of any type: its octets with identifier and length. */
    public OctetString element() {
        int start = position;
        contentOfAny();
        return OctetString.copyOf(input, start, position - start);
    }

    /** Takes a truth value. */
    public boolean bool() {
        int start = content(DerTag.BOOLEAN, "a boolean");
        if (position - start != 1 || (input[start] != 0 && input[start] != -1)) {
            throw new DerException("a boolean that is neither true nor false", start);
        }
        return input[start] != 0;
    }

    /** Takes an integer: its content, in two's complement, the most significant octet first, in its shortest form. */
    public OctetString integer() {
        int start = content(DerTag.INTEGER, "an integer");
        int length = position - start;
        if (length == 0 || (length > 1 && input[start] == (input[start + 1] < 0 ? -1 : 0))) {
            throw new DerException("an integer that is not in its shortest form", start);
        }
        return OctetString.copyOf(input, start, length);
    }

    /** Takes an integer between 0 and {@code max}, which is 0 to 127. */
    public int smallInteger(int max) {
        int start = position;
        OctetString value = integer();
        if (value.length() != 1 || value.get(0) < 0 || value.get(0) > max) {
            throw new DerException("an integer that is not within 0 to " + max, start);
        }
        return value.get(0);
    }

    /** Takes a bit string whose length is in whole octets: these octets. */
    public OctetString bitString() {
        int start = content(DerTag.BIT_STRING, "a bit string");
        if (position == start || input[start] != 0) {
            throw new DerException("a bit string that is not of whole octets", start);
        }
        return OctetString.copyOf(input, start + 1, position - start - 1);
    }

    /**
     * Takes a bit string of up to 16 named bits: bit 0 of it, the first, is bit 0 of the number. Zeros at its end are not
     * written (X.690, 11.2.2), so the last bit is a one.
     */
    public int namedBits() {
        int start = content(DerTag.BIT_STRING, "a bit string");
        int octets = position - start - 1;
        if (octets < 0 || octets > 2) {
            throw new DerException("a bit string that is not of up to 16 bits", start);
        }
        int unused = input[start];
        if (octets == 0 ? unused != 0 : unused < 0 || unused > 7 || !lastBitIsOne(input[position - 1], unused)) {
            throw new DerException("named bits that do not end with a one", start);
        }
        int bits = 0;
        for (int i = 0; i < 8 * octets; i++) {
            bits |= ((input[start + 1 + i / 8] >> (7 - i % 8)) & 1) << i;
        }
        return bits;
    }

    private static boolean lastBitIsOne(byte octet, int unused) {
        return (octet & ((1 << (unused + 1)) - 1)) == (1 << unused);
    }

    /** Takes an octet string. */
    public OctetString octets() {
        return octets(DerTag.OCTET_STRING);
    }

    /** Takes an element of any primitive type that is an octet string by another name, such as {@code [0] IMPLICIT}. */
    public OctetString octets(int tag) {
        int start = content(tag, "octets");
        return OctetString.copyOf(input, start, position - start);
    }

    /** Takes the null value. */
    public void nullValue() {
        int start = content(DerTag.NULL, "a null");
        if (position != start) {
            throw new DerException("a null that is not empty", start);
        }
    }

    /** Takes an object identifier of up to 128 octets: its numbers, with dots between them. */
    public String oid() {
        int start = content(DerTag.OBJECT_IDENTIFIER, "an object identifier");
        if (position - start > Oids.MAX_LENGTH) {
            throw new DerException("an object identifier that is longer than anybody needs", start);
        }
        if (position == start || input[position - 1] < 0) {
            throw new DerException("an object identifier without an end", start);
        }
        for (int i = start; i < position; i++) {
            if (input[i] == (byte) 0x80 && (i == start || input[i - 1] >= 0)) {
                throw new DerException("an object identifier that is not in its shortest form", i);
            }
        }
        return Oids.decode(input, start, position);
    }

    /** The octets of text of any string type, which must be UTF-8; those of ASCII are. */
    public String text(int tag) {
        int start = content(tag, "text");
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input, start, position - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DerException("text that is not UTF-8", start);
        }
    }

    /** The octets of the outermost reader from an index up to the next element: what was signed, for example. */
    public byte[] octetsSince(int offset) {
        return Arrays.copyOfRange(input, offset, position);
    }

    private int content(int tag, String what) {
        if (!hasNext()) {
            throw new DerException("expected " + what + " but there is nothing more", position);
        }
        if ((input[position] & 0xFF) != tag) {
            throw new DerException("expected " + what + " but found something else", position);
        }
        return contentOfAny();
    }

    /** Moves behind the next element and returns where its content begins. */
    private int contentOfAny() {
        int start = position;
        if (end - start < 2) {
            throw new DerException("an element that is cut off", start);
        }
        if ((input[start] & 0x1F) == 0x1F) {
            throw new DerException("an identifier of more than one octet", start);
        }
        int length = input[start + 1] & 0xFF;
        int content = start + 2;
        if (length >= 0x80) {
            int octets = length & 0x7F;
            if (octets < 1 || octets > 3 || octets > end - content) {
                throw new DerException("a length that is indefinite, too large or cut off", start);
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (input[content++] & 0xFF);
            }
            if (length < 0x80 || length >>> (8 * (octets - 1)) == 0) {
                throw new DerException("a length that is not in its shortest form", start);
            }
        }
        if (length > end - content) {
            throw new DerException("an element that is cut off", start);
        }
        position = content + length;
        return content;
    }
}
