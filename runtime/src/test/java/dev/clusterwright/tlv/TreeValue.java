package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An element of any kind with all it contains, read and written without knowing what it is meant to be.
 *
 * @param tag its tag, {@link TlvTag#ANONYMOUS} for none
 * @param type its kind
 * @param content a Long for an integer, a Boolean, a String, an {@link OctetString}, a list of elements for a container;
 *     the bits of a number as an Integer or a Long, as equality of numbers takes all NaNs for one; null for a null
 */
record TreeValue(TlvTag tag, TlvType type, @Nullable Object content) {

    static TreeValue of(TlvType type, @Nullable Object content) {
        return new TreeValue(TlvTag.ANONYMOUS, type, content);
    }

    /** Reads octets that hold one element and nothing else. */
    static TreeValue decode(byte[] encoded, boolean acceptImplicitProfile) {
        TlvReader reader = new TlvReader(encoded);
        reader.acceptImplicitProfile(acceptImplicitProfile);
        if (!reader.next()) {
            throw new AssertionError("next() finds no element at the top level and does not fail");
        }
        TreeValue value = read(reader);
        reader.finish();
        return value;
    }

    /** Has octets checked by passing over the one element they hold. */
    static void skip(byte[] encoded, boolean acceptImplicitProfile) {
        TlvReader reader = new TlvReader(encoded);
        reader.acceptImplicitProfile(acceptImplicitProfile);
        reader.next();
        reader.finish();
    }

    /** Reads the element that the reader has moved to. */
    static TreeValue read(TlvReader reader) {
        TlvTag tag = reader.tag();
        TlvType type = reader.type();
        return new TreeValue(
                tag,
                type,
                switch (type) {
                    case SIGNED_INTEGER -> reader.int64();
                    case UNSIGNED_INTEGER -> reader.uint64();
                    case BOOLEAN -> reader.bool();
                    case FLOAT -> Float.floatToRawIntBits(reader.float32());
                    case DOUBLE -> Double.doubleToRawLongBits(reader.float64());
                    case TEXT -> reader.text();
                    case OCTETS -> reader.octets();
                    case NULL -> readNull(reader);
                    case STRUCTURE, ARRAY, LIST -> readContainer(reader, type);
                });
    }

    private static @Nullable Object readNull(TlvReader reader) {
        if (!reader.readNull()) {
            throw new AssertionError("readNull() does not take an element of the type NULL");
        }
        return null;
    }

    private static List<TreeValue> readContainer(TlvReader reader, TlvType type) {
        switch (type) {
            case STRUCTURE -> reader.startStructure();
            case ARRAY -> reader.startArray();
            default -> reader.startList();
        }
        List<TreeValue> elements = new ArrayList<>();
        while (reader.next()) {
            elements.add(read(reader));
        }
        reader.end();
        return elements;
    }

    byte[] encode() {
        TlvWriter writer = new TlvWriter();
        write(writer);
        return writer.toByteArray();
    }

    void write(TlvWriter writer) {
        writer.tag(tag);
        switch (type) {
            case SIGNED_INTEGER -> writer.signed(as(Long.class));
            case UNSIGNED_INTEGER -> writer.unsigned(as(Long.class));
            case BOOLEAN -> writer.bool(as(Boolean.class));
            case FLOAT -> writer.float32(Float.intBitsToFloat(as(Integer.class)));
            case DOUBLE -> writer.float64(Double.longBitsToDouble(as(Long.class)));
            case TEXT -> writer.text(as(String.class));
            case OCTETS -> writer.octets(as(OctetString.class));
            case NULL -> writer.nullValue();
            case STRUCTURE, ARRAY, LIST -> writeContainer(writer);
        }
    }

    private void writeContainer(TlvWriter writer) {
        switch (type) {
            case STRUCTURE -> writer.startStructure();
            case ARRAY -> writer.startArray();
            default -> writer.startList();
        }
        for (Object element : as(List.class)) {
            ((TreeValue) element).write(writer);
        }
        writer.end();
    }

    private <T> T as(Class<T> contentType) {
        return contentType.cast(Objects.requireNonNull(content));
    }
}
