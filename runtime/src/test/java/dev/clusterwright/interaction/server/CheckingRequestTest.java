package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands that look at the constraints of their requests by themselves. */
class CheckingRequestTest {
    private final List<Integer> amounts = new ArrayList<>();

    private final ServedCluster cluster = new ServedCluster(
            1,
            ClusterHandlers.of(Bench.DESCRIPTOR, 0)
                    .command(Bench.COUNT, CommandHandler.checkingRequest((request, context) -> {
                        amounts.add(request.fields().amount());
                        return new Bench.Answer(0, OctetString.EMPTY);
                    }))
                    .action(Bench.STOP, CommandAction.checkingRequest((request, context) -> {
                        amounts.add(request.fields().amount());
                        throw new StatusException(StatusCode.BUSY, "as the device has it");
                    }))
                    .build());

    private Optional<OctetString> invoke(Command<?, ?> command, String fields) {
        OctetString tlv = OctetString.of(TlvValue.CODEC.encode(TlvText.parse(fields)));
        ServedCommand<?, ?> served = Objects.requireNonNull(cluster.commands().get(command.id()));
        return served.invoke(tlv, new InteractionContext(Session.of(SubjectDescriptor.pase()), 1));
    }

    @Test
    void theHandlerSeesWhatBreaksConstraints() {
        assertThat(invoke(Bench.COUNT, "{0 = 21U}")).isPresent();
        assertThat(amounts).containsExactly(21);
    }

    @Test
    void theActionSeesWhatBreaksConstraints() {
        assertThatThrownBy(() -> invoke(Bench.STOP, "{0 = 21U}"))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e -> assertThat(e.status().code()).isEqualTo(StatusCode.BUSY));
        assertThat(amounts).containsExactly(21);
    }

    @Test
    void whatIsNotOfTheRightTypeIsRefusedStill() {
        assertThatThrownBy(() -> invoke(Bench.COUNT, "{0 = 256U}"))
                .hasMessageStartingWith(StatusCode.CONSTRAINT_ERROR.toString());
        assertThatThrownBy(() -> invoke(Bench.COUNT, "{}"))
                .hasMessageStartingWith(StatusCode.INVALID_COMMAND.toString());
        assertThat(amounts).isEmpty();
    }
}
