package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;

/**
 * Reads and writes a structure that holds either data or a status. If a sender puts both into it, the status counts,
 * whichever comes first: what may have failed is not to be taken for done.
 */
final class EitherCodec<T> implements TlvCodec<T> {
    private final TlvShape shape;
    private final Part<? extends T> data;
    private final Part<? extends T> status;

    EitherCodec(String name, Part<? extends T> data, Part<? extends T> status) {
        this.shape = TlvShape.of(name).optional(data.tag, data.name).optional(status.tag, status.name);
        this.data = data;
        this.status = status;
    }

    @Override
    public void encode(TlvWriter writer, T value) {
        writer.startStructure();
        if (!data.encode(writer, value)) {
            status.encode(writer, value);
        }
        writer.end();
    }

    @Override
    public T decode(TlvReader reader) {
        T dataValue = null;
        T statusValue = null;
        reader.startStructure(shape);
        do {
            if (reader.field(data.tag)) {
                dataValue = data.codec.decode(reader);
            }
            if (reader.field(status.tag)) {
                statusValue = status.codec.decode(reader);
            }
        } while (reader.moreFields());
        T value = statusValue != null ? statusValue : dataValue;
        if (value == null) {
            throw reader.missing(data.tag);
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
