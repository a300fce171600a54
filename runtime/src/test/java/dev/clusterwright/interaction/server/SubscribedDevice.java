package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AccessControl;
import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A node with two endpoints, 1 and 2, that have the same small cluster each; the root has nothing of its own. */
final class SubscribedDevice {
    static final long CLUSTER = 0xFFF1FC00L;
    static final Attribute<Integer> LEVEL = Attribute.of(CLUSTER, 0, "Level", "uint16", TlvCodecs.UINT16);
    static final Attribute<String> LABEL = Attribute.of(CLUSTER, 1, "Label", "string", TlvCodecs.TEXT);
    static final Attribute<Integer> COUNTER =
            Attribute.of(CLUSTER, 2, "Counter", "uint16", TlvCodecs.UINT16).qualities(Quality.CHANGES_OMITTED);
    static final Attribute<Integer> PIN =
            Attribute.of(CLUSTER, 3, "Pin", "uint16", TlvCodecs.UINT16).access(Access.read(Privilege.ADMINISTER));
    static final Attribute<List<String>> NAMES =
            Attribute.of(CLUSTER, 4, "Names", "list[string]", TlvCodecs.list(TlvCodecs.TEXT));
    static final Attribute<List<Bench.Entry>> OWNERS = Attribute.of(
                    CLUSTER, 5, "Owners", "list[EntryStruct]", TlvCodecs.list(Bench.Entry.CODEC))
            .access(Access.read(Privilege.VIEW).withFabricScope());
    static final Event<Integer> PRESSED = event(0, "Pressed", Access.read(Privilege.VIEW));
    static final Event<Integer> OPENED = event(1, "Opened", Access.read(Privilege.ADMINISTER));

    private static final DeviceType TYPE = DeviceType.of(0xFFF10001L, "Subscribed", 1);
    private static final ClusterDescriptor DESCRIPTOR = new ClusterDescriptor(
            CLUSTER,
            "Subscribed",
            1,
            false,
            List.of(),
            List.of(LEVEL, LABEL, COUNTER, PIN, NAMES, OWNERS),
            List.of(),
            List.of(),
            List.of(PRESSED, OPENED));

    final Map<Integer, Elements> endpoints = new TreeMap<>(Map.of(1, new Elements(), 2, new Elements()));
    final Node node;
    /** Who may do what; may be changed at any time. */
    volatile AccessControl accessControl = (subject, privilege, endpoint, cluster, types) -> AccessDecision.ALLOWED;

    /** The elements of one endpoint. */
    static final class Elements implements ClusterServer {
        final AttributeValue<Integer> level = AttributeValue.of(0);
        final AttributeValue<String> label = AttributeValue.of("");
        final AttributeValue<Integer> counter = AttributeValue.of(0);
        final AttributeValue<Integer> pin = AttributeValue.of(0);
        final AttributeValue<List<String>> names = AttributeValue.of(List.of());
        final AttributeValue<List<Bench.Entry>> owners = AttributeValue.of(List.of());
        final EventEmitter<Integer> pressed = new EventEmitter<>();
        final EventEmitter<Integer> opened = new EventEmitter<>();

        @Override
        public ClusterHandlers handlers() {
            return ClusterHandlers.of(DESCRIPTOR, 0)
                    .attribute(LEVEL, level)
                    .attribute(LABEL, label)
                    .attribute(COUNTER, counter)
                    .attribute(PIN, pin)
                    .attribute(NAMES, names)
                    .attribute(OWNERS, owners)
                    .event(PRESSED, pressed)
                    .event(OPENED, opened)
                    .build();
        }
    }

    SubscribedDevice(Timer timer) {
        this(timer, Limits.USUAL);
    }

    SubscribedDevice(Timer timer, Limits limits) {
        Node.Builder builder = Node.builder()
                .timer(timer)
                .limits(limits)
                .accessControl((subject, privilege, endpoint, cluster, types) ->
                        accessControl.check(subject, privilege, endpoint, cluster, types))
                .endpoint(Endpoint.builder(Endpoint.ROOT).deviceType(TYPE).build());
        endpoints.forEach((id, elements) -> builder.endpoint(
                Endpoint.builder(id).deviceType(TYPE).cluster(elements).build()));
        node = builder.build();
    }

    Elements on(int endpoint) {
        return Objects.requireNonNull(endpoints.get(endpoint));
    }

    private static Event<Integer> event(long id, String name, Access access) {
        return new Event<>(CLUSTER, id, name, Event.Priority.INFO, new OnlyField(), List.of(), access, "M");
    }

    /** A payload of one number. */
    private static final class OnlyField implements TlvCodec<Integer> {
        private static final TlvShape SHAPE = TlvShape.of("Payload").required(0, "Value");

        @Override
        public void encode(TlvWriter writer, Integer value) {
            writer.startStructure();
            writer.unsigned(0, value);
            writer.end();
        }

        @Override
        public Integer decode(TlvReader reader) {
            int value = 0;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    value = reader.uint16();
                }
            } while (reader.moreFields());
            reader.end();
            return value;
        }
    }
}
