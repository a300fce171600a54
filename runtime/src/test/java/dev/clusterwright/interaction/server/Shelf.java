package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import java.util.List;

/** A cluster with something of everything that matters to one who reads. */
final class Shelf implements ClusterServer {
    static final long ID = 0xFFF1_FC10L;
    static final long DIAGNOSTICS = 0x0034;

    static final Attribute<Integer> LEVEL = Attribute.of(ID, 0, "Level", "uint16", TlvCodecs.UINT16);
    static final Attribute<Integer> SECRET =
            Attribute.of(ID, 1, "Secret", "uint16", TlvCodecs.UINT16).access(Access.read(Privilege.ADMINISTER));
    static final Attribute<Integer> SEALED =
            Attribute.of(ID, 2, "Sealed", "uint16", TlvCodecs.UINT16).access(Access.NONE.write(Privilege.OPERATE));
    static final Attribute<Integer> BROKEN = Attribute.of(ID, 3, "Broken", "uint16", TlvCodecs.UINT16);
    static final Attribute<Integer> BUSY = Attribute.of(ID, 4, "Busy", "uint16", TlvCodecs.UINT16);
    static final Attribute<List<String>> NAMES =
            Attribute.of(ID, 5, "Names", "list[string]", TlvCodecs.list(TlvCodecs.TEXT));
    static final Attribute<List<Owner>> OWNERS = Attribute.of(
                    ID, 6, "Owners", "list[OwnerStruct]", TlvCodecs.list(Owner.CODEC))
            .access(Access.read(Privilege.VIEW).withFabricScope());
    static final Attribute<Integer> SERIAL =
            Attribute.of(ID, 7, "Serial", "uint16", TlvCodecs.UINT16).qualities(Quality.FIXED);
    static final Attribute<Integer> COUNTER =
            Attribute.of(ID, 8, "Counter", "uint16", TlvCodecs.UINT16).qualities(Quality.CHANGES_OMITTED);
    static final Attribute<Integer> CUSTOM = Attribute.of(ID, 0xFFF1_0000L, "Custom", "uint16", TlvCodecs.UINT16);
    static final Attribute<Integer> UNHANDLED =
            Attribute.of(ID, 9, "Unhandled", "uint16", TlvCodecs.UINT16).conformance("O");

    static final Event<Integer> OPENED = event(0, "Opened", Event.Priority.INFO, Access.read(Privilege.VIEW));
    static final Event<Integer> ALARM = event(1, "Alarm", Event.Priority.CRITICAL, Access.read(Privilege.ADMINISTER));
    static final Event<Integer> TRACE = event(2, "Trace", Event.Priority.DEBUG, Access.read(Privilege.VIEW));
    static final Event<Owner> OWNED = new Event<>(
            ID,
            3,
            "Owned",
            Event.Priority.INFO,
            Owner.CODEC,
            Owner.FIELDS,
            Access.read(Privilege.VIEW).withFabricSensitivity(),
            "M");

    private static final ClusterDescriptor CLUSTER = new ClusterDescriptor(
            ID,
            "Shelf",
            7,
            false,
            List.of(),
            List.of(LEVEL, SECRET, SEALED, BROKEN, BUSY, NAMES, OWNERS, SERIAL, COUNTER, UNHANDLED, CUSTOM),
            List.of(),
            List.of(),
            List.of(OPENED, ALARM, TRACE, OWNED));

    final AttributeValue<Integer> level = AttributeValue.of(11);
    final AttributeValue<List<String>> names = AttributeValue.of(List.of("atlas", "novel"));
    final AttributeValue<List<Owner>> owners = AttributeValue.of(
            List.of(new Owner(10, 100, 1), new Owner(20, 200, 2), new Owner(30, 300, 1), new Owner(40, 400, 0)));
    final EventEmitter<Integer> opened = new EventEmitter<>();
    final EventEmitter<Integer> alarm = new EventEmitter<>();
    final EventEmitter<Integer> trace = new EventEmitter<>();
    final EventEmitter<Owner> owned = new EventEmitter<>();
    private boolean isFailing;

    @Override
    public ClusterHandlers handlers() {
        return ClusterHandlers.of(CLUSTER, 0)
                .attribute(CUSTOM, AttributeValue.of(99))
                .attribute(LEVEL, level)
                .attribute(SECRET, AttributeValue.of(22))
                .attribute(SEALED, AttributeValue.of(33))
                .attribute(BROKEN, failing(new IllegalStateException("broken")))
                .attribute(BUSY, failing(new StatusException(StatusCode.BUSY, "not now")))
                .attribute(NAMES, names)
                .attribute(OWNERS, owners)
                .attribute(SERIAL, AttributeValue.of(77))
                .attribute(COUNTER, AttributeValue.of(88))
                .event(OPENED, opened)
                .event(ALARM, alarm)
                .event(TRACE, trace)
                .event(OWNED, owned)
                .build();
    }

    /** Another cluster, one of those for diagnostics. */
    ClusterServer diagnostics() {
        Attribute<Integer> heap = Attribute.of(DIAGNOSTICS, 1, "Heap", "uint16", TlvCodecs.UINT16);
        ClusterDescriptor cluster = new ClusterDescriptor(
                DIAGNOSTICS, "Diagnostics", 1, false, List.of(), List.of(heap), List.of(), List.of(), List.of());
        return () -> ClusterHandlers.of(cluster, 0)
                .attribute(heap, AttributeValue.of(5))
                .build();
    }

    private static Event<Integer> event(long id, String name, Event.Priority priority, Access access) {
        return new Event<>(ID, id, name, priority, new OneNumber(), List.of(), access, "M");
    }

    /** From now on, what is broken is broken: the node has checked the values. */
    void fail() {
        isFailing = true;
    }

    private AttributeHandler<Integer> failing(RuntimeException failure) {
        return AttributeHandler.computed(() -> {
            if (isFailing) {
                throw failure;
            }
            return 0;
        });
    }

    /** An entry of a fabric, of which other fabrics may not see the secret. */
    record Owner(int name, int secret, int fabricIndex) implements Structure {
        static final List<Field> FIELDS = List.of(
                Field.of(1, "Name", "uint16"),
                Field.of(2, "Secret", "uint16").fabricSensitive(),
                Field.of(254, "FabricIndex", "fabric-idx"));
        static final TlvCodec<Owner> CODEC = new Codec();

        @Override
        public Members members() {
            return new Members("Shelf.Owner", FIELDS, name, secret, fabricIndex);
        }

        private static final class Codec implements TlvCodec<Owner> {
            @Override
            public void encode(TlvWriter writer, Owner value) {
                writer.startStructure();
                writer.unsigned(1, value.name);
                writer.unsigned(2, value.secret);
                writer.fabricIndex(value.fabricIndex);
                writer.end();
            }

            @Override
            public Owner decode(TlvReader reader) {
                throw new UnsupportedOperationException("a server only writes it");
            }
        }
    }

    /** A payload of one number. */
    private static final class OneNumber implements TlvCodec<Integer> {
        @Override
        public void encode(TlvWriter writer, Integer value) {
            writer.startStructure();
            writer.unsigned(0, value);
            writer.end();
        }

        @Override
        public Integer decode(TlvReader reader) {
            throw new UnsupportedOperationException("a server only writes it");
        }
    }
}
