package dev.clusterwright.interaction.server;

import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts together what the messages of a report say, as slowly and simply as one can, from nothing but their trees: the
 * records of messages have no part in it.
 */
final class Assembler {
    private final Map<Path, TlvValue> values = new LinkedHashMap<>();

    /** An attribute. */
    record Path(long endpoint, long cluster, long attribute) {}

    /** Takes one more message; those with a status are passed over. */
    void add(OctetString payload) {
        TlvValue.Structure message = (TlvValue.Structure) TlvValue.CODEC.decode(payload.toByteArray());
        if (message.get(1) instanceof TlvValue.Array reports) {
            for (TlvValue report : reports.elements()) {
                if (((TlvValue.Structure) report).get(1) instanceof TlvValue.Structure data) {
                    add(data);
                }
            }
        }
    }

    private void add(TlvValue.Structure data) {
        long[] numbers = new long[5];
        boolean appends = false;
        for (TlvValue.Member member : ((TlvValue.List) Objects.requireNonNull(data.get(1))).members()) {
            if (member.value() instanceof TlvValue.UnsignedInteger number) {
                numbers[Integer.parseInt(member.tag().toString())] = number.value();
            } else {
                appends = true;
            }
        }
        Path path = new Path(numbers[2], numbers[3], numbers[4]);
        TlvValue value = Objects.requireNonNull(data.get(2));
        if (appends) {
            TlvValue before = Objects.requireNonNull(values.get(path));
            List<TlvValue> items = new ArrayList<>(((TlvValue.Array) before).elements());
            items.add(value);
            values.put(path, new TlvValue.Array(items));
        } else {
            values.put(path, value);
        }
    }

    /** The values, in the order in which they were begun. */
    Map<Path, TlvValue> values() {
        return values;
    }
}
