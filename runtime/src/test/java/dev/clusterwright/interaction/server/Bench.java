package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster with one attribute and one command of each kind, as generated code would have it. */
final class Bench {
    static final long ID = 0xFFF1FC01L;

    private static final Access OPERATED = Access.read(Privilege.VIEW).write(Privilege.OPERATE);

    static final Attribute<Integer> LEVEL = uint8(0, "Level", OPERATED).constraint("0 to 100", 0, 100);
    static final Attribute<String> NAME = Attribute.of(ID, 1, "Name", "string", TlvCodecs.TEXT)
            .access(Access.read(Privilege.VIEW).write(Privilege.MANAGE))
            .constraint("max 16", 0, 16);
    static final Attribute<Integer> SERIAL = uint8(2, "Serial", Access.read(Privilege.VIEW));
    static final Attribute<Integer> PIN =
            uint8(3, "Pin", new Access(null, Privilege.OPERATE, false, null, false, false, false));
    static final Attribute<Integer> LOCK = uint8(4, "Lock", OPERATED.withTimedInteraction());
    static final Attribute<List<Integer>> ITEMS = Attribute.of(
                    ID, 5, "Items", "list[uint8]", TlvCodecs.list(TlvCodecs.UINT8))
            .access(OPERATED)
            .constraint("max 6[max 99]", 0, 6);
    static final Attribute<List<Entry>> ENTRIES = Attribute.of(
                    ID, 6, "Entries", "list[EntryStruct]", TlvCodecs.list(Entry.CODEC))
            .access(Access.read(Privilege.VIEW).write(Privilege.MANAGE).withFabricScope());
    static final Attribute<Mode> MODE =
            Attribute.of(ID, 7, "Mode", "ModeEnum", Mode.CODEC).access(OPERATED);
    static final Attribute<@Nullable Integer> LIMIT = Attribute.<@Nullable Integer>of(
                    ID, 8, "Limit", "uint8", TlvCodecs.nullable(TlvCodecs.UINT8))
            .access(OPERATED)
            .constraint("all", 0, 254);
    static final Attribute<Integer> BROKEN = uint8(9, "Broken", OPERATED);
    static final Attribute<Integer> TRIM = uint8(10, "Trim", OPERATED.withWriteOptional());
    static final Attribute<List<Integer>> PLAN = Attribute.of(
                    ID, 11, "Plan", "list[uint8]", TlvCodecs.list(TlvCodecs.UINT8))
            .access(OPERATED)
            .qualities(Quality.ATOMIC_WRITE);
    static final Attribute<Integer> DERIVED = uint8(12, "Derived", OPERATED);
    static final Attribute<Integer> SAFE = uint8(
            13,
            "Safe",
            Access.read(Privilege.VIEW)
                    .write(Privilege.MANAGE)
                    .withTimedInteraction()
                    .withFabricScope());
    static final Attribute<Entry> PAIR =
            Attribute.of(ID, 14, "Pair", "EntryStruct", Entry.CODEC).access(OPERATED);
    static final Attribute<Integer> TOP = uint8(15, "Top", OPERATED).constraint("max Level", 0, 255);
    static final Attribute<@Nullable List<Integer>> NOTES = Attribute.<@Nullable List<Integer>>of(
                    ID, 16, "Notes", "list[uint8]", TlvCodecs.nullable(TlvCodecs.list(TlvCodecs.UINT8)))
            .access(OPERATED);

    static final Attribute<Entry> OWN =
            Attribute.of(ID, 17, "Own", "EntryStruct", Entry.CODEC).access(OPERATED.withFabricScope());

    static final List<Attribute<?>> ATTRIBUTES = List.of(
            LEVEL, NAME, SERIAL, PIN, LOCK, ITEMS, ENTRIES, MODE, LIMIT, BROKEN, TRIM, PLAN, DERIVED, SAFE, PAIR, TOP,
            NOTES, OWN);

    private static final Access OPERATION = Access.invoke(Privilege.OPERATE);

    static final Response<Answer> ANSWER = new Response<>(ID, 0x80, "Answer", Answer.CODEC, List.of());
    static final Command<Ask, Answer> COUNT = ask(0, "Count");
    static final Command<Act, Void> STOP = act(1, "Stop", Access.invoke(Privilege.MANAGE));
    static final Command<Act, Void> ARM = act(2, "Arm", OPERATION.withTimedInteraction());
    static final Command<Act, Void> JOIN = act(3, "Join", OPERATION.withFabricScope());
    static final Command<Act, Void> BREAK = act(4, "Break", OPERATION);
    static final Command<Ask, Answer> FETCH = ask(5, "Fetch");
    static final Command<Act, Void> SECURE = act(
            6, "Secure", Access.invoke(Privilege.MANAGE).withTimedInteraction().withFabricScope());

    static final List<Command<?, ?>> COMMANDS = List.of(COUNT, STOP, ARM, JOIN, BREAK, FETCH, SECURE);

    static final ClusterDescriptor DESCRIPTOR =
            new ClusterDescriptor(ID, "Bench", 1, false, List.of(), ATTRIBUTES, COMMANDS, List.of(ANSWER), List.of());

    private Bench() {}

    private static Attribute<Integer> uint8(long id, String name, Access access) {
        return Attribute.of(ID, id, name, "uint8", TlvCodecs.UINT8).access(access);
    }

    private static Command<Ask, Answer> ask(long id, String name) {
        return Command.of(ID, id, name, Ask.CODEC, Fields.ALL, OPERATION, ANSWER);
    }

    private static Command<Act, Void> act(long id, String name, Access access) {
        return Command.of(ID, id, name, Act.CODEC, Fields.ALL, access);
    }

    static final class Mode extends OpenEnum {
        static final TlvCodec<Mode> CODEC = codec8(Mode::new);

        private Mode(int value) {
            super(value, 8, value == 0 ? "Off" : value == 1 ? "On" : "");
        }

        static Mode of(int value) {
            return new Mode(value);
        }
    }

    /** A fabric-scoped struct. */
    record Entry(int value, @Nullable Integer fabricIndex) implements Structure {
        private static final List<Field> FIELDS = List.of(
                Field.of(0, "Value", "uint8").constraint("max 50", 0, 50),
                Field.of(254, "FabricIndex", "fabric-idx").conformance("O").constraint("all", 1, 254));
        private static final TlvShape SHAPE = Field.shape("Bench.EntryStruct", FIELDS);

        static final TlvCodec<Entry> CODEC = new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, Entry entry) {
                writer.startStructure();
                writer.unsigned(0, entry.value);
                if (entry.fabricIndex != null) {
                    writer.fabricIndex(entry.fabricIndex);
                }
                writer.end();
            }

            @Override
            public Entry decode(TlvReader reader) {
                int value = 0;
                Integer fabricIndex = null;
                reader.startStructure(SHAPE);
                do {
                    if (reader.field(0)) {
                        value = reader.uint8();
                    }
                    if (reader.field(254)) {
                        fabricIndex = reader.skipFabricIndex() ? null : (Integer) reader.uint8();
                    }
                } while (reader.moreFields());
                reader.end();
                return new Entry(value, fabricIndex);
            }
        };

        static Entry of(int value, int fabricIndex) {
            return new Entry(value, fabricIndex);
        }

        @Override
        public Members members() {
            return new Members("Bench.EntryStruct", FIELDS, value, fabricIndex);
        }
    }

    /** What all commands bring along. */
    record Fields(int amount, @Nullable Mode mode, @Nullable Entry entry) {
        static final List<Field> ALL = List.of(
                Field.of(0, "Amount", "uint8").constraint("max 20", 0, 20),
                Field.of(1, "Mode", "ModeEnum").conformance("O"),
                Field.of(2, "Entry", "EntryStruct").conformance("O"));
        private static final TlvShape SHAPE = Field.shape("Bench.Fields", ALL);

        Members members(String name) {
            return new Members(name, ALL, amount, mode, entry);
        }

        static Fields decode(TlvReader reader) {
            int amount = 0;
            Mode mode = null;
            Entry entry = null;
            reader.startStructure(SHAPE);
            do {
                if (reader.field(0)) {
                    amount = reader.uint8();
                }
                if (reader.field(1)) {
                    mode = Mode.CODEC.decode(reader);
                }
                if (reader.field(2)) {
                    entry = Entry.CODEC.decode(reader);
                }
            } while (reader.moreFields());
            reader.end();
            return new Fields(amount, mode, entry);
        }

        void encode(TlvWriter writer) {
            writer.startStructure();
            writer.unsigned(0, amount);
            writer.end();
        }
    }

    /** A request that a response answers. */
    record Ask(Fields fields) implements Request<Answer>, Structure {
        static final TlvCodec<Ask> CODEC = new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, Ask value) {
                value.fields.encode(writer);
            }

            @Override
            public Ask decode(TlvReader reader) {
                return new Ask(Fields.decode(reader));
            }
        };

        @Override
        public Command<Ask, Answer> command() {
            return COUNT;
        }

        @Override
        public Members members() {
            return fields.members("Bench.Ask");
        }
    }

    /** A request that a status answers. */
    record Act(Fields fields) implements Request<Void>, Structure {
        static final TlvCodec<Act> CODEC = new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, Act value) {
                value.fields.encode(writer);
            }

            @Override
            public Act decode(TlvReader reader) {
                return new Act(Fields.decode(reader));
            }
        };

        @Override
        public Command<Act, Void> command() {
            return STOP;
        }

        @Override
        public Members members() {
            return fields.members("Bench.Act");
        }
    }

    /** A response. */
    record Answer(long total, OctetString data) {
        private static final TlvShape SHAPE =
                TlvShape.of("Bench.Answer").required(0, "Total").required(1, "Data");

        static final TlvCodec<Answer> CODEC = new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, Answer value) {
                writer.startStructure();
                writer.unsigned(0, value.total);
                writer.octets(1, value.data);
                writer.end();
            }

            @Override
            public Answer decode(TlvReader reader) {
                long total = 0;
                OctetString data = OctetString.EMPTY;
                reader.startStructure(SHAPE);
                do {
                    if (reader.field(0)) {
                        total = reader.uint32();
                    }
                    if (reader.field(1)) {
                        data = reader.octets();
                    }
                } while (reader.moreFields());
                reader.end();
                return new Answer(total, data);
            }
        };
    }
}
