package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvShape;
import dev.clusterwright.tlv.TlvWriter;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A cluster as a definition would make it. */
final class Samples {
    static final long CLUSTER = 0x0042;

    static final Attribute<Integer> LEVEL = Attribute.of(CLUSTER, 0, "Level", "uint8", TlvCodecs.UINT8)
            .access(Access.read(Privilege.VIEW).write(Privilege.OPERATE))
            .constraint("1 to 254", 1, 254);
    static final Attribute<@Nullable Integer> START =
            Attribute.of(CLUSTER, 1, "Start", "uint8", TlvCodecs.nullable(TlvCodecs.UINT8));
    static final Attribute<List<Long>> LIST = Attribute.of(
                    CLUSTER, 2, "List", "list[cluster-id]", TlvCodecs.list(TlvCodecs.UINT32))
            .access(Access.read(Privilege.VIEW).write(Privilege.OPERATE))
            .constraint("2 to 1000", 2, 1000);
    static final Attribute<Integer> LOCKED = Attribute.of(CLUSTER, 3, "Locked", "uint8", TlvCodecs.UINT8)
            .access(Access.read(Privilege.VIEW).write(Privilege.OPERATE).withTimedInteraction());
    static final Attribute<List<Entry>> ENTRIES =
            Attribute.of(CLUSTER, 4, "Entries", "list[Entry]", TlvCodecs.list(Entry.CODEC));

    static final Event<Entry> HAPPENED = new Event<>(
            CLUSTER, 5, "Happened", Event.Priority.INFO, Entry.CODEC, List.of(), Access.read(Privilege.VIEW), "M");

    static final Command<Toggle, Void> TOGGLE =
            Command.of(CLUSTER, 2, "Toggle", Toggle.CODEC, List.of(), Access.invoke(Privilege.OPERATE));
    static final Response<Answer> ANSWER = new Response<>(CLUSTER, 1, "Answer", Answer.CODEC, List.of());
    static final Command<Ask, Answer> ASK =
            Command.of(CLUSTER, 0, "Ask", Ask.CODEC, List.of(), Access.invoke(Privilege.OPERATE), ANSWER);
    static final Command<Unlock, Void> UNLOCK = Command.of(
            CLUSTER,
            3,
            "Unlock",
            Unlock.CODEC,
            List.of(),
            Access.invoke(Privilege.OPERATE).withTimedInteraction());

    static final ClusterDescriptor DESCRIPTOR = new ClusterDescriptor(
            CLUSTER,
            "Sample",
            1,
            false,
            List.of(),
            List.of(LEVEL, START, LIST, LOCKED, ENTRIES),
            List.of(ASK, TOGGLE, UNLOCK),
            List.of(ANSWER),
            List.of(HAPPENED));

    private Samples() {}

    /** As it is generated. */
    static final class SampleClient extends ClusterClient {
        SampleClient(InteractionClient client, int endpoint) {
            super(client, endpoint, DESCRIPTOR);
        }

        WritableAttribute<Integer> level() {
            return writable(LEVEL);
        }

        WritableAttribute<@Nullable Integer> start() {
            return writable(START);
        }

        WritableAttribute<List<Long>> list() {
            return writable(LIST);
        }

        WritableAttribute<Integer> locked() {
            return writable(LOCKED);
        }

        WritableAttribute<List<Entry>> entries() {
            return writable(ENTRIES);
        }

        RemoteEvent<Entry> happened() {
            return event(HAPPENED);
        }

        CompletionStage<Void> toggle() {
            return invoke(new Toggle());
        }

        CompletionStage<Answer> ask(int question) {
            return invoke(new Ask(question));
        }

        CompletionStage<Void> unlock() {
            return invoke(new Unlock());
        }
    }

    /** A fabric-scoped struct with a number. */
    record Entry(int number, @Nullable Integer fabricIndex) {
        static final TlvCodec<Entry> CODEC = new TlvCodec<>() {
            private final TlvShape shape =
                    TlvShape.of("Sample.Entry").required(0, "Number").optional(254, "FabricIndex");

            @Override
            public void encode(TlvWriter writer, Entry value) {
                writer.startStructure();
                writer.unsigned(0, value.number);
                if (value.fabricIndex != null) {
                    writer.fabricIndex(value.fabricIndex);
                }
                writer.end();
            }

            @Override
            public Entry decode(TlvReader reader) {
                int number = 0;
                Integer fabricIndex = null;
                reader.startStructure(shape);
                do {
                    if (reader.field(0)) {
                        number = reader.uint8();
                    }
                    if (reader.field(254)) {
                        fabricIndex = reader.uint8();
                    }
                } while (reader.moreFields());
                reader.end();
                return new Entry(number, fabricIndex);
            }
        };
    }

    /** A request without fields. */
    record Toggle() implements Request<Void> {
        static final TlvCodec<Toggle> CODEC = new Empty<>(new Toggle());

        @Override
        public Command<Toggle, Void> command() {
            return TOGGLE;
        }
    }

    /** A request without fields that has to be timed. */
    record Unlock() implements Request<Void> {
        static final TlvCodec<Unlock> CODEC = new Empty<>(new Unlock());

        @Override
        public Command<Unlock, Void> command() {
            return UNLOCK;
        }
    }

    private record Empty<T>(T value) implements TlvCodec<T> {
        @Override
        public void encode(TlvWriter writer, T ignored) {
            writer.startStructure();
            writer.end();
        }

        @Override
        public T decode(TlvReader reader) {
            reader.startStructure();
            reader.end();
            return value;
        }
    }

    /** A request with one field, of at most 99. */
    record Ask(int question) implements Request<Answer>, Structure {
        static final TlvCodec<Ask> CODEC = new OneNumber<>("Sample.Ask", Ask::new, Ask::question);
        private static final List<Field> FIELDS =
                List.of(Field.of(0, "Question", "uint8").constraint("max 99", 0, 99));

        @Override
        public Command<Ask, Answer> command() {
            return ASK;
        }

        @Override
        public Members members() {
            return new Members("Sample.Ask", FIELDS, question);
        }
    }

    /** A response with one field. */
    record Answer(int answer) {
        static final TlvCodec<Answer> CODEC = new OneNumber<>("Sample.Answer", Answer::new, Answer::answer);
    }

    private record OneNumber<T>(String name, IntFunction<T> make, ToIntFunction<T> number) implements TlvCodec<T> {
        @Override
        public void encode(TlvWriter writer, T value) {
            writer.startStructure();
            writer.unsigned(0, number.applyAsInt(value));
            writer.end();
        }

        @Override
        public T decode(TlvReader reader) {
            int value = 0;
            reader.startStructure(TlvShape.of(name).required(0, "Number"));
            do {
                if (reader.field(0)) {
                    value = reader.uint8();
                }
            } while (reader.moreFields());
            reader.end();
            return make.apply(value);
        }
    }
}
