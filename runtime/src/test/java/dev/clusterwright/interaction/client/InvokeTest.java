package dev.clusterwright.interaction.client;

import static dev.clusterwright.interaction.client.Samples.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.client.Samples.Answer;
import dev.clusterwright.interaction.client.Samples.Ask;
import dev.clusterwright.interaction.client.Samples.SampleClient;
import dev.clusterwright.interaction.client.Samples.Toggle;
import dev.clusterwright.interaction.client.Samples.Unlock;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvokeTest extends CallsTestBase {
    private static final TlvValue.Structure NO_FIELDS = new TlvValue.Structure(List.of());

    private static CommandPath command(long id) {
        return new CommandPath(1, CLUSTER, id);
    }

    private static InvokeRequest invoking(boolean timed, CommandData... commands) {
        return new InvokeRequest(false, timed, List.of(commands));
    }

    private static CommandData request(long id, String hex, @Nullable Integer reference) {
        return new CommandData(command(id), hex(hex), reference);
    }

    private static InvokeResponse answer(InvokeResult... results) {
        return new InvokeResponse(false, List.of(results), null);
    }

    private static CommandStatus status(long id, StatusCode code, @Nullable Integer reference) {
        return new CommandStatus(command(id), new Status(code), reference);
    }

    private static final InvokeRequest TOGGLE = invoking(false, request(2, "1518", null));
    private static final InvokeRequest ASK = invoking(false, request(0, "1524000718", null));

    @Test
    void aCommandHasAStatusOrAResponse() {
        node.expect(TOGGLE, answer(status(2, StatusCode.SUCCESS, null)))
                .expect(ASK, answer(new CommandData(command(1), hex("1524000918"), null)));
        assertThat(now(sample.toggle())).isNull();
        assertThat(now(sample.ask(7))).isEqualTo(new Answer(9));
        assertThat(node.log).endsWith("close");
    }

    @Test
    void theRequestIsThatOfTheVector() {
        CommandPath toggle = new CommandPath(1, 6, 2);
        node.expect(
                ScriptedNode.message(8, "1528002801360215370024000124010624020218350118181824ff0c18"),
                answer(new CommandStatus(toggle, Status.SUCCESS, null)).encode());
        assertThat(now(client.invoke(toggle, NO_FIELDS))).isEmpty();
        CommandPath addClient = new CommandPath(1, 0x450, 0);
        node.expect(
                invoking(false, new CommandData(addClient, hex("1518"), null)).encode(),
                ScriptedNode.message(9, "15280036011535003700240001250150042402011835012400011818181824ff0c18"));
        assertThat(now(client.invoke(addClient, NO_FIELDS)))
                .contains(new TlvValue.Structure(
                        List.of(new TlvValue.Member(TlvTag.context(0), new TlvValue.UnsignedInteger(1)))));
    }

    @Test
    void aFailureIsAStatusEvenOfTheCluster() {
        Status status = new Status(StatusCode.FAILURE, 3);
        node.expect(TOGGLE, answer(new CommandStatus(command(2), status, null)))
                .expect(TOGGLE, new StatusResponse(StatusCode.BUSY));
        assertThat(failure(sample.toggle()))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        failure -> assertThat(failure.status()).isEqualTo(status))
                .hasMessage("FAILURE, cluster status 0x03: Toggle of Sample on endpoint 1");
        assertThat(failure(sample.toggle())).isInstanceOf(StatusException.class);
    }

    @Test
    void answersToSomethingElseAreUnexpected() {
        List<InvokeResponse> wrong = List.of(
                answer(),
                answer(status(3, StatusCode.SUCCESS, null)),
                answer(status(2, StatusCode.SUCCESS, 0)),
                answer(status(2, StatusCode.SUCCESS, null), status(2, StatusCode.SUCCESS, null)),
                answer(new CommandStatus(new CommandPath(2, CLUSTER, 2), Status.SUCCESS, null)),
                answer(new CommandData(command(1), null, null)),
                new InvokeResponse(false, List.of(), true));
        for (InvokeResponse response : wrong) {
            node.expect(TOGGLE, response);
            assertThat(failure(sample.toggle())).isInstanceOf(UnexpectedAnswerException.class);
        }
        List<InvokeResponse> noAnswer = List.of(
                answer(status(0, StatusCode.SUCCESS, null)),
                answer(new CommandData(command(0), hex("1524000918"), null)),
                answer(new CommandData(new CommandPath(1, 6, 1), hex("1524000918"), null)),
                answer(new CommandData(new CommandPath(2, CLUSTER, 1), hex("1524000918"), null)));
        for (InvokeResponse response : noAnswer) {
            node.expect(ASK, response);
            assertThat(failure(sample.ask(7))).isInstanceOf(UnexpectedAnswerException.class);
        }
        node.expect(ASK, answer(new CommandData(command(1), null, null)));
        assertThat(failure(sample.ask(7)))
                .isInstanceOf(TlvException.class)
                .hasMessageContaining("Sample.Answer.Number");
    }

    @Test
    void whatBreaksARuleIsNotSent() {
        assertThatThrownBy(() -> sample.ask(100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Sample.Ask.Question");
        assertThatThrownBy(() -> client.batch().send()).isInstanceOf(IllegalStateException.class);
        TlvValue octets = new TlvValue.Octets(OctetString.of(new byte[1280]));
        TlvValue.Structure fields = new TlvValue.Structure(List.of(new TlvValue.Member(TlvTag.context(0), octets)));
        assertThatThrownBy(() -> client.invoke(command(9), fields)).isInstanceOf(IllegalArgumentException.class);
        assertThat(node.log).isEmpty();
    }

    @Test
    void whatHasToBeTimedIsTimed() {
        InvokeRequest unlock = invoking(true, request(3, "1518", null));
        node.expect(new TimedRequest(10_000), SUCCESS).expect(unlock, answer(status(3, StatusCode.SUCCESS, null)));
        now(sample.unlock());
        node.expect(new TimedRequest(2_000), SUCCESS)
                .expect(invoking(true, request(2, "1518", null)), answer(status(2, StatusCode.SUCCESS, null)));
        now(new SampleClient(client.timed(Duration.ofSeconds(2)), 1).toggle());
    }

    @Test
    void severalCommandsHaveTheAnswersThatReferToThem() {
        node.expect(new TimedRequest(1000), SUCCESS)
                .expect(
                        invoking(true, request(2, "1518", 0), request(0, "1524000718", 1), request(3, "1518", 2)),
                        new InvokeResponse(false, List.of(new CommandData(command(1), hex("1524000918"), 1)), true))
                .expect(SUCCESS, answer(status(3, StatusCode.FAILURE, 2), status(2, StatusCode.SUCCESS, 0)));
        InvokeBatch batch = client.batch().timed(Duration.ofSeconds(1));
        CompletionStage<Void> toggle = batch.add(1, new Toggle());
        CompletionStage<Answer> ask = batch.add(1, new Ask(7));
        CompletionStage<Void> unlock = batch.add(1, new Unlock());
        assertThatThrownBy(() -> batch.add(1, new Toggle())).isInstanceOf(IllegalArgumentException.class);
        assertThat(toggle.toCompletableFuture()).isNotDone();
        now(batch.send());
        now(toggle);
        assertThat(now(ask)).isEqualTo(new Answer(9));
        assertThat(failure(unlock)).isInstanceOf(StatusException.class);
        assertThatThrownBy(batch::send).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBatchFailsAsAWhole() {
        for (InvokeResponse response : List.of(
                answer(status(2, StatusCode.SUCCESS, 0)),
                answer(status(2, StatusCode.SUCCESS, 0), status(2, StatusCode.SUCCESS, 2)),
                answer(status(2, StatusCode.SUCCESS, 0), status(0, StatusCode.SUCCESS, null)))) {
            node.expect(invoking(false, request(2, "1518", 0), request(0, "1524000718", 1)), response);
            InvokeBatch batch = client.batch();
            CompletionStage<Void> toggle = batch.add(1, new Toggle());
            CompletionStage<Answer> ask = batch.add(1, new Ask(7));
            assertThat(failure(batch.send())).isInstanceOf(UnexpectedAnswerException.class);
            assertThat(failure(toggle)).isInstanceOf(UnexpectedAnswerException.class);
            assertThat(failure(ask)).isInstanceOf(UnexpectedAnswerException.class);
        }
    }

    @Test
    void toCancelClosesTheExchange() {
        node.expectInSilence(TOGGLE);
        CompletableFuture<Void> toggle = sample.toggle().toCompletableFuture();
        toggle.cancel(true);
        assertThat(node.log).endsWith("close");
    }
}
