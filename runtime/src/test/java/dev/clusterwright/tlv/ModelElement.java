package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An element that encodes itself by the rules of the encoding, word for word and without a thought for speed: what {@link
 * TlvWriter} is compared with. It shares no code with it.
 *
 * @param content as in {@link TreeValue}, but the integers are BigIntegers, and the elements of containers are models
 */
record ModelElement(ModelTag tag, TlvType type, @Nullable Object content) {
    private static final BigInteger TWO = BigInteger.TWO;

    /** The forms of a tag, and the upper three bits of the control octet that say so, for short and long numbers. */
    enum Form {
        ANONYMOUS(0x00, 0x00),
        CONTEXT(0x20, 0x20),
        COMMON(0x40, 0x60),
        IMPLICIT(0x80, 0xA0),
        QUALIFIED(0xC0, 0xE0);

        private final int narrow;
        private final int wide;

        Form(int narrow, int wide) {
            this.narrow = narrow;
            this.wide = wide;
        }
    }

    record ModelTag(Form form, int vendor, int profile, long number) {
        TlvTag toTag() {
            return switch (form) {
                case ANONYMOUS -> TlvTag.ANONYMOUS;
                case CONTEXT -> TlvTag.context((int) number);
                case COMMON -> TlvTag.commonProfile(number);
                case IMPLICIT -> TlvTag.implicitProfile(number);
                case QUALIFIED -> TlvTag.fullyQualified(vendor, profile, number);
            };
        }

        /** Returns what must not occur twice in a structure: the common profile is profile 0 of vendor 0. */
        String name() {
            return (form == Form.COMMON ? Form.QUALIFIED : form) + " " + vendor + " " + profile + " " + number;
        }

        private void write(int elementType, Widths widths, ByteArrayOutputStream out) {
            boolean hasWidths = form != Form.ANONYMOUS && form != Form.CONTEXT;
            int code = hasWidths ? widths.choose(number <= 0xFFFF ? 1 : 2, 2) : 1;
            out.write((code == 2 ? form.wide : form.narrow) | elementType);
            if (form == Form.QUALIFIED) {
                writeInteger(BigInteger.valueOf(vendor), 2, out);
                writeInteger(BigInteger.valueOf(profile), 2, out);
            }
            if (form == Form.CONTEXT) {
                writeInteger(BigInteger.valueOf(number), 1, out);
            } else if (hasWidths) {
                writeInteger(BigInteger.valueOf(number), 1 << code, out);
            }
        }
    }

    /** Decides in how many octets something is encoded that can be encoded in several ways. */
    @FunctionalInterface
    interface Widths {
        /** The fewest, as every writer has to do. */
        Widths FEWEST = (min, max) -> min;

        /** Returns the binary logarithm of the number of octets, which is between two others. */
        int choose(int min, int max);
    }

    byte[] encode(Widths widths) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(widths, out);
        return out.toByteArray();
    }

    private void write(Widths widths, ByteArrayOutputStream out) {
        switch (type) {
            case SIGNED_INTEGER -> {
                int code = widths.choose(signedCode(as(BigInteger.class)), 3);
                tag.write(code, widths, out);
                writeInteger(as(BigInteger.class), 1 << code, out);
            }
            case UNSIGNED_INTEGER -> {
                int code = widths.choose(unsignedCode(as(BigInteger.class)), 3);
                tag.write(0x04 + code, widths, out);
                writeInteger(as(BigInteger.class), 1 << code, out);
            }
            case BOOLEAN -> tag.write(as(Boolean.class) ? 0x09 : 0x08, widths, out);
            case FLOAT -> {
                tag.write(0x0A, widths, out);
                writeInteger(BigInteger.valueOf(as(Integer.class)), 4, out);
            }
            case DOUBLE -> {
                tag.write(0x0B, widths, out);
                writeInteger(BigInteger.valueOf(as(Long.class)), 8, out);
            }
            case TEXT -> writeString(0x0C, as(String.class).getBytes(StandardCharsets.UTF_8), widths, out);
            case OCTETS -> writeString(0x10, as(OctetString.class).toByteArray(), widths, out);
            case NULL -> tag.write(0x14, widths, out);
            case STRUCTURE -> writeContainer(0x15, widths, out);
            case ARRAY -> writeContainer(0x16, widths, out);
            case LIST -> writeContainer(0x17, widths, out);
        }
    }

    private void writeString(int elementType, byte[] octets, Widths widths, ByteArrayOutputStream out) {
        BigInteger length = BigInteger.valueOf(octets.length);
        int code = widths.choose(unsignedCode(length), 3);
        tag.write(elementType + code, widths, out);
        writeInteger(length, 1 << code, out);
        out.writeBytes(octets);
    }

    private void writeContainer(int elementType, Widths widths, ByteArrayOutputStream out) {
        tag.write(elementType, widths, out);
        for (Object element : as(List.class)) {
            ((ModelElement) element).write(widths, out);
        }
        out.write(0x18);
    }

    /** Writes the lowest octets of a number in two's complement, least significant first. */
    private static void writeInteger(BigInteger value, int octets, ByteArrayOutputStream out) {
        BigInteger rest = value.mod(TWO.pow(8 * octets));
        for (int i = 0; i < octets; i++) {
            BigInteger[] quotientAndOctet = rest.divideAndRemainder(BigInteger.valueOf(256));
            out.write(quotientAndOctet[1].intValueExact());
            rest = quotientAndOctet[0];
        }
    }

    private static int unsignedCode(BigInteger value) {
        int code = 0;
        while (value.compareTo(TWO.pow(8 << code)) >= 0) {
            code++;
        }
        return code;
    }

    private static int signedCode(BigInteger value) {
        int code = 0;
        while (value.compareTo(TWO.pow((8 << code) - 1)) >= 0
                || value.compareTo(TWO.pow((8 << code) - 1).negate()) < 0) {
            code++;
        }
        return code;
    }

    /** Returns the same element as a reader should find it. */
    TreeValue toTree() {
        return new TreeValue(
                tag.toTag(),
                type,
                switch (type) {
                    case SIGNED_INTEGER, UNSIGNED_INTEGER ->
                        as(BigInteger.class).longValue();
                    case STRUCTURE, ARRAY, LIST ->
                        elements().stream().map(ModelElement::toTree).toList();
                    case BOOLEAN, FLOAT, DOUBLE, TEXT, OCTETS, NULL -> content;
                });
    }

    private List<ModelElement> elements() {
        return ((List<?>) as(List.class)).stream().map(ModelElement.class::cast).toList();
    }

    private <T> T as(Class<T> contentType) {
        return contentType.cast(Objects.requireNonNull(content));
    }
}
