package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;

/** Reads and writes a structure that holds one of two things; of both, the one with the later tag counts. */
final class EitherCodec<T> implements TlvCodec<T> {
    private final TlvShape shape;
    private final Part<? extends T> first;
    private final Part<? extends T> second;

    EitherCodec(String name, Part<? extends T> first, Part<? extends T> second) {
        this.shape = TlvShape.of(name).optional(first.tag, first.name).optional(second.tag, second.name);
        this.first = first;
        this.second = second;
    }

    @Override
    public void encode(TlvWriter writer, T value) {
        writer.startStructure();
        if (!first.encode(writer, value)) {
            second.encode(writer, value);
        }
        writer.end();
    }

    @Override
    public T decode(TlvReader reader) {
        T value = null;
        reader.startStructure(shape);
        do {
            if (reader.field(first.tag)) {
                value = first.codec.decode(reader);
            }
            if (reader.field(second.tag)) {
                value = second.codec.decode(reader);
            }
        } while (reader.moreFields());
        if (value == null) {
            throw reader.missing(second.tag);
        }
        reader.end();
        return value;
    }

    /** One of the two: the tag that it has, its name for errors, its class and its codec. */
    record Part<T>(int tag, String name, Class<T> type, TlvCodec<T> codec) {
        private boolean encode(TlvWriter writer, Object value) {
            if (!type.isInstance(value)) {
                return false;
            }
            codec.encode(writer.tag(tag), type.cast(value));
            return true;
        }
    }
}
