package dev.clusterwright.der;

import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes elements: each method returns the octets of one, and those of containers take the octets of what they hold, so
 * that code has the shape of what it writes. Thread-safe.
 */
public final class Der {
    private static final byte[] TRUE = {DerTag.BOOLEAN, 1, -1};

    private Der() {}

    /** A sequence. */
    public static byte[] sequence(byte[]... elements) {
        return tagged(DerTag.SEQUENCE, elements);
    }

    /** A sequence. */
    public static byte[] sequence(List<byte[]> elements) {
        return sequence(elements.toArray(new byte[0][]));
    }

    /** A set; of several elements, the caller sorts them as DER has it. */
    public static byte[] set(byte[]... elements) {
        return tagged(DerTag.SET, elements);
    }

    /** {@code [number]} around other elements. */
    public static byte[] context(int number, byte[]... elements) {
        return tagged(DerTag.constructedContext(number), elements);
    }

    /** The truth value true; false is a default that DER leaves out wherever certificates have one. */
    public static byte[] booleanTrue() {
        return TRUE.clone();
    }

    /** An integer from its content octets. */
    public static byte[] integer(OctetString content) {
        return tagged(DerTag.INTEGER, content.toByteArray());
    }

    /** An integer from 0 to 127. */
    public static byte[] integer(int value) {
        return tagged(DerTag.INTEGER, new byte[] {(byte) value});
    }

    /** A bit string of whole octets. */
    public static byte[] bitString(OctetString octets) {
        return tagged(DerTag.BIT_STRING, new byte[1], octets.toByteArray());
    }

    /** Up to 16 named bits: bit 0 of the number comes first, and zeros at the end are left out. */
    public static byte[] namedBits(int bits) {
        int count = Integer.SIZE - Integer.numberOfLeadingZeros(bits);
        byte[] content = new byte[1 + (count + 7) / 8];
        content[0] = (byte) ((8 - count % 8) % 8);
        for (int i = 0; i < count; i++) {
            content[1 + i / 8] |= (byte) (((bits >>> i) & 1) << (7 - i % 8));
        }
        return tagged(DerTag.BIT_STRING, content);
    }

    /** An octet string. */
    public static byte[] octets(byte[]... content) {
        return tagged(DerTag.OCTET_STRING, content);
    }

    /** An object identifier, from numbers of up to 63 bits with dots between them. */
    public static byte[] oid(String dotted) {
        return tagged(DerTag.OBJECT_IDENTIFIER, Oids.encode(dotted));
    }

    /** Text of a string type, in UTF-8. */
    public static byte[] text(int tag, String text) {
        return tagged(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An element of any type from the parts of its content, which together are shorter than 65,536 octets. */
    public static byte[] tagged(int tag, byte[]... content) {
        int length = 0;
        for (byte[] part : content) {
            length += part.length;
        }
        if (length > 0xFFFF) {
            throw new IllegalArgumentException("an element of " + length + " octets is longer than 65535");
        }
        int header = length < 0x80 ? 2 : length < 0x100 ? 3 : 4;
        byte[] element = new byte[header + length];
        element[0] = (byte) tag;
        if (header == 2) {
            element[1] = (byte) length;
        } else {
            element[1] = (byte) (0x80 | (header - 2));
            element[header - 1] = (byte) length;
            if (header == 4) {
                element[2] = (byte) (length >>> 8);
            }
        }
        int next = header;
        for (byte[] part : content) {
            System.arraycopy(part, 0, element, next, part.length);
            next += part.length;
        }
        return element;
    }
}
