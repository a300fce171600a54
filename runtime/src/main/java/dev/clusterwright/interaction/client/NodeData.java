package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a node has said of its attributes and events: the answer to a read, or a report of a subscription. Lists are whole,
 * paths and times complete. Values are decoded when they are asked for, so that one that cannot be decoded is in the way of
 * none of the others. Immutable and thread-safe.
 */
public final class NodeData {
    /** The octets of a structure without fields, which an event without a payload is read from. */
    private static final OctetString NO_FIELDS = OctetString.fromHex("1518");

    /** What an entry takes beyond its octets, roughly. */
    private static final int ENTRY = 64;

    private final Map<AttributeKey, AttributeData> attributes;
    private final Map<AttributeKey, AttributeStatus> statuses;
    private final List<EventData> events;
    private final List<EventStatus> eventStatuses;
    /** What to ask for what has changed since: of a cluster that changed while a report was made, the one of before. */
    private final Map<ClusterKey, Long> dataVersions;

    /** One report. */
    NodeData(
            Map<AttributeKey, AttributeData> attributes,
            Map<AttributeKey, AttributeStatus> statuses,
            List<EventData> events,
            List<EventStatus> eventStatuses) {
        this(attributes, statuses, events, eventStatuses, firstVersions(attributes));
    }

    private NodeData(
            Map<AttributeKey, AttributeData> attributes,
            Map<AttributeKey, AttributeStatus> statuses,
            List<EventData> events,
            List<EventStatus> eventStatuses,
            Map<ClusterKey, Long> dataVersions) {
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        this.statuses = Collections.unmodifiableMap(new LinkedHashMap<>(statuses));
        this.events = List.copyOf(events);
        this.eventStatuses = List.copyOf(eventStatuses);
        this.dataVersions = Collections.unmodifiableMap(new LinkedHashMap<>(dataVersions));
    }

    private static Map<ClusterKey, Long> firstVersions(Map<AttributeKey, AttributeData> attributes) {
        Map<ClusterKey, Long> versions = new LinkedHashMap<>();
        attributes.forEach((key, data) -> {
            if (data.dataVersion() != null) {
                versions.putIfAbsent(key.clusterKey(), data.dataVersion());
            }
        });
        return versions;
    }

    /** This and what was said later: the last value of each attribute counts, and all events do. */
    NodeData merge(NodeData later) {
        Map<AttributeKey, AttributeData> values = new LinkedHashMap<>(attributes);
        Map<AttributeKey, AttributeStatus> failures = new LinkedHashMap<>(statuses);
        values.keySet().removeAll(later.statuses.keySet());
        failures.keySet().removeAll(later.attributes.keySet());
        values.putAll(later.attributes);
        failures.putAll(later.statuses);
        List<EventData> all = new ArrayList<>(events);
        all.addAll(later.events);
        List<EventStatus> allStatuses = new ArrayList<>(eventStatuses);
        allStatuses.addAll(later.eventStatuses);
        Map<ClusterKey, Long> versions = new LinkedHashMap<>(dataVersions);
        versions.putAll(later.dataVersions);
        return new NodeData(values, failures, all, allStatuses, versions);
    }

    /** About how much memory it takes, in octets. */
    long size() {
        long size = 0;
        for (AttributeData data : attributes.values()) {
            size += ENTRY + data.data().length();
        }
        for (EventData event : events) {
            size += ENTRY + (event.data() == null ? 0 : event.data().length());
        }
        return size + (long) ENTRY * (statuses.size() + eventStatuses.size());
    }

    boolean isEmpty() {
        return attributes.isEmpty() && statuses.isEmpty() && events.isEmpty() && eventStatuses.isEmpty();
    }

    /**
     * The value of an attribute.
     *
     * @throws StatusException if the node gave a status instead
     * @throws NoSuchElementException if the node said nothing of it
     * @throws TlvException if it is no value of such an attribute; its path names the attribute
     */
    public <T extends @Nullable Object> T value(int endpoint, Attribute<T> attribute) {
        return value(endpoint, attribute, String.format("0x%04X", attribute.clusterId()));
    }

    <T extends @Nullable Object> T value(int endpoint, Attribute<T> attribute, String cluster) {
        AttributeData data = data(new AttributeKey(endpoint, attribute.clusterId(), attribute.id()));
        try {
            return attribute.codec().decode(data.data().toByteArray());
        } catch (TlvException e) {
            throw e.within(cluster + "." + attribute.name());
        }
    }

    /**
     * The value of an attribute of which nothing is known.
     *
     * @throws StatusException if the node gave a status instead
     * @throws NoSuchElementException if the node said nothing of it
     */
    public TlvValue value(int endpoint, long cluster, long attribute) {
        AttributeData data = data(new AttributeKey(endpoint, cluster, attribute));
        return TlvValue.CODEC.decode(data.data().toByteArray());
    }

    private AttributeData data(AttributeKey key) {
        AttributeStatus failure = statuses.get(key);
        if (failure != null) {
            throw new StatusException(failure.status(), key.toString());
        }
        AttributeData data = attributes.get(key);
        if (data == null) {
            throw new NoSuchElementException("nothing is reported of " + key);
        }
        return data;
    }

    /** Whether there is a value of an attribute, be it null. */
    public boolean contains(int endpoint, Attribute<?> attribute) {
        return attributes.containsKey(new AttributeKey(endpoint, attribute.clusterId(), attribute.id()));
    }

    /** The status that the node gave instead of a value; empty if it gave a value, or said nothing of the attribute. */
    public Optional<Status> status(int endpoint, Attribute<?> attribute) {
        return Optional.ofNullable(statuses.get(new AttributeKey(endpoint, attribute.clusterId(), attribute.id())))
                .map(AttributeStatus::status);
    }

    /**
     * The data version of a cluster; empty if the node said nothing of its attributes. Where a report has several, as the
     * cluster changed while it was made, the first of them: what is written if that is still it overwrites no change.
     */
    public OptionalLong dataVersion(int endpoint, long cluster) {
        Long version = dataVersions.get(new ClusterKey(endpoint, cluster));
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** Those of all clusters. */
    Map<ClusterKey, Long> dataVersions() {
        return dataVersions;
    }

    /** All values, in the order in which they came; the data of each is one element of TLV. */
    public List<AttributeData> attributes() {
        return List.copyOf(attributes.values());
    }

    /** All statuses that came instead of values. */
    public List<AttributeStatus> statuses() {
        return List.copyOf(statuses.values());
    }

    /** All events, in the order in which they came; the payload of each is one element of TLV. */
    public List<EventData> events() {
        return events;
    }

    /**
     * The events of one kind.
     *
     * @throws TlvException if the payload of one is not that of such an event; its path names the event
     */
    public <T> List<ReportedEvent<T>> events(int endpoint, Event<T> event) {
        return events(endpoint, event, String.format("0x%04X", event.clusterId()));
    }

    <T> List<ReportedEvent<T>> events(int endpoint, Event<T> event, String cluster) {
        List<ReportedEvent<T>> found = new ArrayList<>();
        for (EventData data : events) {
            boolean isMeant = Integer.valueOf(endpoint).equals(data.path().endpoint())
                    && Long.valueOf(event.clusterId()).equals(data.path().cluster())
                    && Long.valueOf(event.id()).equals(data.path().event());
            if (isMeant) {
                found.add(decode(endpoint, event, data, cluster));
            }
        }
        return List.copyOf(found);
    }

    private static <T> ReportedEvent<T> decode(int endpoint, Event<T> event, EventData data, String cluster) {
        Long time = data.epochTimestamp();
        OctetString octets = data.data() == null ? NO_FIELDS : data.data();
        T payload;
        try {
            payload = event.codec().decode(octets.toByteArray());
        } catch (TlvException e) {
            throw e.within(cluster + "." + event.name());
        }
        return new ReportedEvent<>(
                endpoint,
                data.number(),
                data.priority(),
                time == null ? null : Instant.ofEpochMilli(time),
                data.systemTimestamp(),
                payload);
    }

    /** All statuses that came instead of events. */
    public List<EventStatus> eventStatuses() {
        return eventStatuses;
    }

    /** The paths of all values and statuses; neither values nor payloads. */
    @Override
    public String toString() {
        List<String> failures = statuses.entrySet().stream()
                .map(failure ->
                        failure.getKey() + ": " + failure.getValue().status().code())
                .toList();
        return "NodeData[" + attributes.keySet() + ", " + failures + ", " + events.size() + " events]";
    }
}
