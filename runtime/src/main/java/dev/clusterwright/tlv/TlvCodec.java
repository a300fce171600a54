package dev.clusterwright.tlv;

import org.jspecify.annotations.Nullable;

/**
 * Turns values of one type into elements and back. Codecs are made to be composed: one of a structure uses those of its
 * fields, on the same writer or reader.
 *
 * <p>A codec has no state: it is safe to share between threads, though the writer or reader it is given is not.
 *
 * @param <T> the type of the values, nullable where a null is one of them
 */
public interface TlvCodec<T extends @Nullable Object> {
    /**
     * Writes a value as one element, with the tag that the caller has set on the writer.
     *
     * @param writer where to write; left in the middle of something by an exception
     * @param value the value
     * @throws IllegalArgumentException if the value has no encoding, such as an integer out of range
     */
    void encode(TlvWriter writer, T value);

    /**
     * Reads the value of the element that {@link TlvReader#next()} has moved the reader to.
     *
     * @param reader where to read; left behind the element, or unusable by an exception
     * @return the value
     * @throws TlvException if the octets break a rule of the encoding or are no encoding of such a value
     */
    T decode(TlvReader reader);

    /**
     * Encodes a value as an element without a tag.
     *
     * @param value the value
     * @return the whole encoding, in a new array
     * @throws IllegalArgumentException if the value has no encoding
     */
    default byte[] encode(T value) {
        TlvWriter writer = new TlvWriter();
        encode(writer, value);
        return writer.toByteArray();
    }

    /**
     * Decodes octets that hold one element and nothing else.
     *
     * @param bytes the whole encoding
     * @return the value
     * @throws TlvException if the octets break a rule of the encoding, are no encoding of such a value, or more than one
     */
    default T decode(byte[] bytes) {
        TlvReader reader = new TlvReader(bytes);
        reader.next();
        T value = decode(reader);
        reader.finish();
        return value;
    }
}
