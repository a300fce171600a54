package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Event;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvType;
import dev.clusterwright.type.OctetString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of a node, numbered one after another. Of each priority only so many are kept: a new one takes the place of
 * the oldest of its own priority, so that the many of little weight do not push out the few that matter. Thread-safe.
 */
final class EventLog {
    private final Timer timer;
    private final int perPriority;
    private final Map<Event.Priority, Deque<Entry>> kept = new EnumMap<>(Event.Priority.class);
    private long nextNumber;

    /**
     * A log with nothing in it.
     *
     * @param timer whose time the events bear
     * @param perPriority how many events are kept of each priority
     * @param firstNumber the number of the next event, unsigned
     */
    EventLog(Timer timer, int perPriority, long firstNumber) {
        this.timer = timer;
        this.perPriority = perPriority;
        this.nextNumber = firstNumber;
    }

    /**
     * An event that happened.
     *
     * @param cluster where it happened
     * @param event which one it is
     * @param data as it is reported, with the time in milliseconds since 1970
     * @param fabricIndex the fabric that alone may see it, 0 for none at all; null when any may
     */
    record Entry(
            ServedCluster cluster,
            Event<?> event,
            EventData data,
            @Nullable Integer fabricIndex) {
        long number() {
            return data.number();
        }
    }

    /**
     * Keeps an event that happens now.
     *
     * @throws IllegalArgumentException if a part of the payload has no encoding; the event has no number then
     */
    <T> Entry add(ServedCluster cluster, Event<T> event, T payload) {
        OctetString encoded = OctetString.of(event.codec().encode(payload));
        @Nullable Integer fabricIndex = event.access().fabricSensitive() ? fabricIndex(encoded) : null;
        EventPath path = EventPath.of(cluster.endpoint(), event);
        synchronized (this) {
            long now = timer.now().toEpochMilli();
            EventData data = new EventData(path, nextNumber, number(event.priority()), now, null, null, null, encoded);
            Entry entry = new Entry(cluster, event, data, fabricIndex);
            nextNumber++;
            Deque<Entry> buffer = kept.computeIfAbsent(event.priority(), priority -> new ArrayDeque<>());
            buffer.addLast(entry);
            if (buffer.size() > perPriority) {
                buffer.removeFirst();
            }
            return entry;
        }
    }

    /** Keeps an event no longer where it is one that only a certain fabric may see. */
    synchronized void forget(ServedCluster cluster, Event<?> event, int fabricIndex) {
        kept.values()
                .forEach(buffer -> buffer.removeIf(entry -> entry.cluster() == cluster
                        && entry.event() == event
                        && Integer.valueOf(fabricIndex).equals(entry.fabricIndex())));
    }

    private static int number(Event.Priority priority) {
        return switch (priority) {
            case DEBUG -> 0;
            case INFO -> 1;
            case CRITICAL -> 2;
        };
    }

    /** The fabric that a payload belongs to; 0 when it does not say. */
    private static int fabricIndex(OctetString payload) {
        TlvReader reader = new TlvReader(payload.toByteArray());
        reader.next();
        reader.startStructure();
        while (reader.next()) {
            if (reader.contextTag() == FabricEntries.FABRIC_INDEX && reader.type() == TlvType.UNSIGNED_INTEGER) {
                return reader.uint8();
            }
        }
        return 0;
    }

    /** What is kept from a number on, by number. */
    List<Entry> from(long number) {
        List<Entry> entries = new ArrayList<>();
        synchronized (this) {
            kept.values().forEach(entries::addAll);
        }
        entries.removeIf(entry -> Long.compareUnsigned(entry.number(), number) < 0);
        entries.sort(Comparator.comparing(Entry::number, Long::compareUnsigned));
        return entries;
    }

    /** The number of the next event, unsigned. */
    synchronized long nextNumber() {
        return nextNumber;
    }
}
