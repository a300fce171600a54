package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvType;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes one value of what was sent for an attribute, and hands it over when all of it is right: a list may come as an
 * array and items that are appended. Used under the lock of the cluster.
 */
final class ValueWrite<T extends @Nullable Object> {
    private final ServedAttribute<T> served;
    private final Attribute<T> attribute;
    private final InteractionContext context;

    ValueWrite(ServedAttribute<T> served, InteractionContext context) {
        this.served = served;
        this.attribute = served.attribute();
        this.context = context;
    }

    /**
     * Writes a value.
     *
     * @param data all of the value, one element of TLV
     * @param items what is appended to it, one element each; empty if it is no list
     * @throws StatusException if it is not taken, and then nothing has changed; what the handler throws besides is passed on
     */
    void replace(OctetString data, List<OctetString> items) {
        if (isList()) {
            replaceList(data, items);
        } else if (items.isEmpty()) {
            handOver(decode(own(data).toByteArray()));
        } else {
            throw notAList();
        }
    }

    private void replaceList(OctetString data, List<OctetString> items) {
        boolean isNull = !isArray(data);
        List<OctetString> entries = new ArrayList<>(isNull ? nothing(data) : entries(data));
        boolean isWritten = !isNull || !items.isEmpty();
        entries.addAll(items);
        if (isFabricScoped()) {
            change(before -> {
                List<?> others = FabricEntries.ofOthers(context.fabricIndex(), before);
                return isWritten || !others.isEmpty() ? list(others, entries) : decode(data.toByteArray());
            });
        } else {
            handOver(isWritten ? list(List.of(), entries) : decode(data.toByteArray()));
        }
    }

    /**
     * Appends an item to a list; one that is null is taken for an empty one.
     *
     * @param item one element of TLV
     * @throws StatusException if it is not taken; what the handler throws besides is passed on
     */
    void append(OctetString item) {
        if (!isList()) {
            throw notAList();
        }
        change(before -> list(before, List.of(item)));
    }

    /** Makes a list of the one that is there. Where the device sets the value meanwhile, nothing of that is lost. */
    private void change(Function<List<?>, T> change) {
        AttributeHandler<T> handler = served.handler();
        boolean isDone = false;
        while (!isDone) {
            T before = handler.read();
            T after = change.apply(before == null ? List.of() : (List<?>) before);
            if (handler instanceof AttributeValue<T> value) {
                check(after);
                isDone = value.replace(before, after);
            } else {
                handOver(after);
                isDone = true;
            }
        }
    }

    private boolean isList() {
        return attribute.type().startsWith("list[");
    }

    private static StatusException notAList() {
        return new StatusException(StatusCode.INVALID_DATA_TYPE, "nothing can be appended to what is not a list");
    }

    private static boolean isArray(OctetString data) {
        TlvReader reader = new TlvReader(data.toByteArray());
        reader.next();
        return reader.type() == TlvType.ARRAY;
    }

    private static List<OctetString> entries(OctetString array) {
        TlvReader reader = new TlvReader(array.toByteArray());
        reader.next();
        return reader.list(TlvCodecs.ANY);
    }

    /** What is no array has to be a value of the attribute still: null, and then there are no entries. */
    private List<OctetString> nothing(OctetString data) {
        decode(data.toByteArray());
        return List.of();
    }

    /** As of the fabric that writes, if it belongs to one. */
    private OctetString own(OctetString element) {
        return isFabricScoped() ? FabricEntries.of(context.fabricIndex(), element) : element;
    }

    private boolean isFabricScoped() {
        return attribute.access().fabricScoped();
    }

    @SuppressWarnings("unchecked") // the value of an attribute whose type is a list is one
    private T list(List<?> before, List<OctetString> entries) {
        TlvWriter writer = new TlvWriter();
        writer.startArray();
        for (OctetString entry : entries) {
            writer.element(own(entry));
        }
        writer.end();
        List<@Nullable Object> all = new ArrayList<>(before);
        all.addAll((List<?>) decode(writer.toByteArray()));
        return (T) Collections.unmodifiableList(all);
    }

    private T decode(byte[] data) {
        try {
            TlvReader reader = new TlvReader(data);
            reader.ignoreFabricIndex(!isFabricScoped());
            reader.next();
            T value = attribute.codec().decode(reader);
            reader.finish();
            return value;
        } catch (TlvException e) {
            boolean outOfRange = e.error() == TlvError.INTEGER_RANGE;
            throw new StatusException(
                    outOfRange ? StatusCode.CONSTRAINT_ERROR : StatusCode.INVALID_DATA_TYPE,
                    String.valueOf(e.getMessage()));
        }
    }

    private void handOver(T value) {
        check(value);
        served.handler().write(value, context);
    }

    private void check(T value) {
        List<Violation> violations = attribute.validate(value, served.cluster().state());
        if (!violations.isEmpty()) {
            throw new StatusException(
                    StatusCode.CONSTRAINT_ERROR, violations.get(0).toString());
        }
        if (attribute.qualities().contains(Quality.ATOMIC_WRITE) && served.handler() instanceof AttributeValue) {
            throw new StatusException(StatusCode.INVALID_IN_STATE, "this takes an atomic request first");
        }
    }
}
