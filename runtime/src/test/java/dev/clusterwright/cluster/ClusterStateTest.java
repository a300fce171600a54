package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Maybe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules of a whole cluster say of its commands. */
class ClusterStateTest {
    private static final Command<Nothing, Void> ALWAYS = command(0, "Always");
    private static final Command<Nothing, Void> FAST = command(1, "Fast").conformance("FAST");
    private static final Command<Nothing, Void> MAYBE = command(2, "Maybe").conformance("O");
    private static final Command<Nothing, Void> ONE = command(3, "One").conformance("O.a");
    private static final Command<Nothing, Void> OTHER = command(4, "Other").conformance("O.a");

    private static final ClusterDescriptor CLUSTER = new ClusterDescriptor(
            1,
            "Test",
            1,
            false,
            List.of(new Feature(0, "FAST", "Fast", "O")),
            List.of(),
            List.of(ALWAYS, FAST, MAYBE, ONE, OTHER),
            List.of(),
            List.of());

    private static Command<Nothing, Void> command(long id, String name) {
        return Command.of(1, id, name, Nothing.CODEC, List.of(), Access.invoke(Privilege.OPERATE));
    }

    /** A request without fields. */
    private record Nothing() implements Request<Void> {
        static final TlvCodec<Nothing> CODEC = new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, Nothing value) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Nothing decode(TlvReader reader) {
                throw new UnsupportedOperationException();
            }
        };

        @Override
        public Command<Nothing, Void> command() {
            return ALWAYS;
        }
    }

    /** A server that takes the commands of these ids. */
    private record Server(long featureMap, Set<Long> commands) implements ClusterState {
        @Override
        public Optional<ClusterDescriptor> cluster() {
            return Optional.of(CLUSTER);
        }

        @Override
        public OptionalLong features() {
            return OptionalLong.of(featureMap);
        }

        @Override
        public OptionalInt revision() {
            return OptionalInt.of(1);
        }

        @Override
        public Optional<Maybe<Object>> value(Attribute<?> attribute) {
            return Optional.of(Maybe.absent());
        }

        @Override
        public Optional<Boolean> accepts(Command<?, ?> command) {
            return Optional.of(commands.contains(command.id()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 ; 0,3 ;",
                "0 ; 0,2,4 ;",
                "1 ; 0,1,3 ;",
                "0 ; 3 ; Always: is absent but mandatory (M)",
                "1 ; 0,3 ; Fast: is absent but mandatory (FAST)",
                "0 ; 0,1,3 ; Fast: is there but not allowed (FAST)",
            })
    void commandsAreThereOrNotAsTheDefinitionSays(long features, String commands, String message) {
        Set<Long> ids = Set.copyOf(
                List.of(commands.split(",")).stream().map(Long::valueOf).toList());
        assertThat(new Server(features, ids).validate())
                .extracting(Violation::toString)
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    @Test
    void ofSeveralToChooseFromThereIsOne() {
        for (Set<Long> commands : List.of(Set.of(0L), Set.of(0L, 3L, 4L))) {
            assertThat(new Server(0, commands).validate())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.kind()).isEqualTo(Violation.Kind.CONFORMANCE))
                    .satisfies(violation -> assertThat(violation.message()).contains("One", "Other"));
        }
    }

    @Test
    void whichCommandsThereAreMayBeUnknown() {
        assertThat(ClusterState.of(CLUSTER, 0).accepts(ALWAYS)).isEmpty();
        assertThat(ClusterState.of(CLUSTER, 1, Map.of()).validate()).isEmpty();
        assertThat(ClusterState.unknown().validate()).isEmpty();
    }
}
