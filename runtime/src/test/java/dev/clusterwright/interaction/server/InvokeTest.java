package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.WriteFixture.call;
import static dev.clusterwright.interaction.server.WriteFixture.invoke;
import static dev.clusterwright.interaction.server.WriteFixture.statuses;
import static dev.clusterwright.interaction.server.WriteFixture.timedInvoke;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Command;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How commands end: the table of the order of checks, batches, and answers of several messages. */
class InvokeTest {
    private final WriteFixture fixture = new WriteFixture();

    private static CommandPath path(int endpoint, String cluster, String command) {
        long clusterId = cluster.equals("Bench") ? Bench.ID : 0x0999;
        long id = Bench.COMMANDS.stream()
                .filter(candidate -> candidate.name().equals(command))
                .mapToLong(Command::id)
                .findFirst()
                .orElse(0x99);
        return new CommandPath(endpoint, clusterId, id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "admin ; 1 ; Bench ; Stop ; {0 = 5U} ; SUCCESS",
                "pase ; 1 ; Bench ; Stop ; {0 = 5U} ; SUCCESS",
                "operator ; 1 ; Bench ; Count ; {0 = 5U} ; response",
                // Who may operate nothing learns nothing of what exists, also if it may view.
                "nobody ; 9 ; Bench ; Count ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "viewer ; 9 ; Bench ; Count ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "viewer ; 1 ; None ; Count ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "viewer ; 1 ; Bench ; None ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "viewer ; 1 ; Bench ; Count ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "operator ; 9 ; Bench ; Count ; {0 = 5U} ; UNSUPPORTED_ENDPOINT",
                "operator ; 1 ; None ; Count ; {0 = 5U} ; UNSUPPORTED_CLUSTER",
                "operator ; 1 ; Bench ; None ; {0 = 5U} ; UNSUPPORTED_COMMAND",
                "pase ; 9 ; Bench ; Count ; {0 = 5U} ; UNSUPPORTED_ENDPOINT",
                "pase ; 1 ; None ; Count ; {0 = 5U} ; UNSUPPORTED_CLUSTER",
                "pase ; 1 ; Bench ; None ; {0 = 5U} ; UNSUPPORTED_COMMAND",
                "operator ; 1 ; Bench ; Stop ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "restricted ; 1 ; Bench ; Count ; {0 = 5U} ; response",
                "restricted ; 1 ; Bench ; Stop ; {0 = 5U} ; ACCESS_RESTRICTED",
                // The fabric comes after access and before what is missing of a timed interaction.
                "pase ; 1 ; Bench ; Join ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "operator ; 1 ; Bench ; Join ; {0 = 5U} ; SUCCESS",
                "operator ; 1 ; Bench ; Arm ; {0 = 5U} ; NEEDS_TIMED_INTERACTION",
                "operator ; 1 ; Bench ; Arm ; {} ; NEEDS_TIMED_INTERACTION",
                "pase ; 1 ; Bench ; Arm ; {0 = 5U} ; NEEDS_TIMED_INTERACTION",
                "operator ; 1 ; Bench ; Secure ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "pase ; 1 ; Bench ; Secure ; {0 = 5U} ; UNSUPPORTED_ACCESS",
                "admin ; 1 ; Bench ; Secure ; {0 = 5U} ; NEEDS_TIMED_INTERACTION",
                // Fields: missing, of another type, out of the range of the type, and beyond constraints.
                "operator ; 1 ; Bench ; Count ; {} ; INVALID_COMMAND",
                "operator ; 1 ; Bench ; Count ; {0 = 5} ; INVALID_COMMAND",
                "operator ; 1 ; Bench ; Count ; {0 = null} ; INVALID_COMMAND",
                "operator ; 1 ; Bench ; Count ; 5U ; INVALID_COMMAND",
                "operator ; 1 ; Bench ; Count ; [] ; INVALID_COMMAND",
                "operator ; 1 ; Bench ; Count ; {0 = 256U} ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Count ; {0 = 21U} ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Count ; {0 = 1U, 1 = 2U} ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Count ; {0 = 1U, 1 = 1U} ; response",
                "operator ; 1 ; Bench ; Count ; {0 = 1U, 2 = {}} ; INVALID_COMMAND",
                "operator ; 1 ; Bench ; Count ; {0 = 1U, 2 = {0 = 51U}} ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Count ; {0 = 1U, 99 = {0 = [1, 2]}} ; response",
                // What the device says.
                "operator ; 1 ; Bench ; Break ; {0 = 0U} ; FAILURE/5",
                "operator ; 1 ; Bench ; Break ; {0 = 1U} ; FAILURE",
                "operator ; 1 ; Bench ; Break ; {0 = 2U} ; BUSY",
                "operator ; 1 ; Bench ; Break ; {0 = 3U} ; FAILURE",
            })
    void ofOneCommand(String subject, int endpoint, String cluster, String command, String fields, String expected) {
        CommandData data = new CommandData(path(endpoint, cluster, command), WriteFixture.tlv(fields), null);
        assertThat(statuses(fixture.exchange(subject).send(invoke(data)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "operator ; Arm ; SUCCESS",
                "operator ; Join ; SUCCESS",
                "admin ; Secure ; SUCCESS",
                "pase ; Secure ; UNSUPPORTED_ACCESS",
                "viewer ; Arm ; UNSUPPORTED_ACCESS",
            })
    void ofATimedInteraction(String subject, String command, String expected) {
        CommandData data = new CommandData(path(1, "Bench", command), WriteFixture.tlv("{0 = 5U}"), null);
        assertThat(statuses(fixture.exchange(subject).send(true, timedInvoke(data))))
                .isEqualTo(expected);
    }

    @Test
    void aTimedInteractionIsAnnouncedAndInTime() {
        CommandData data = call(1, Bench.ARM, "{0 = 5U}");
        assertThat(statuses(fixture.exchange("operator").send(timedInvoke(data))))
                .isEqualTo("all: TIMED_REQUEST_MISMATCH");
        assertThat(statuses(fixture.exchange("operator").send(true, invoke(data))))
                .isEqualTo("all: TIMED_REQUEST_MISMATCH");
        WriteFixture.Exchange late = fixture.exchange("operator");
        late.send(new TimedRequest(1));
        fixture.timer.advance(Duration.ofMillis(2));
        assertThat(statuses(late.send(timedInvoke(data)))).isEqualTo("all: TIMEOUT");
        assertThat(fixture.one.invoked).isEmpty();
    }

    @Test
    void aCommandWithoutFieldsIsOneWithNoneOfThem() {
        CommandPath path = path(1, "Bench", "Count");
        assertThat(statuses(fixture.exchange("operator").send(invoke(new CommandData(path, null, null)))))
                .isEqualTo("INVALID_COMMAND");
    }

    @Test
    void aResponseHasThePathOfTheResponseAndAStatusThatOfTheRequest() {
        CommandData count = call(1, Bench.COUNT, "{0 = 5U}", 77);
        assertThat(results(fixture.exchange("operator").send(invoke(count))))
                .containsExactly(new CommandData(
                        new CommandPath(1, Bench.ID, 0x80),
                        OctetString.of(Bench.Answer.CODEC.encode(new Bench.Answer(5, OctetString.EMPTY))),
                        77));
        CommandData stop = call(1, Bench.STOP, "{0 = 5U}", 78);
        assertThat(results(fixture.exchange("admin").send(invoke(stop))))
                .containsExactly(new CommandStatus(stop.path(), Status.SUCCESS, 78));
    }

    private static List<InvokeResult> results(Optional<Message> answer) {
        return ((InvokeResponse) answer.orElseThrow()).invokeResponses();
    }

    @Test
    void theSessionSaysWhichFabricIsMeant() {
        CommandData join = call(2, Bench.JOIN, "{0 = 5U, 2 = {0 = 1U, 254 = 9U}}");
        fixture.exchange("other").send(invoke(join));
        assertThat(fixture.two.invoked).containsExactly("Join on 2 by 2 with Entry[value=1, fabricIndex=null]");
    }

    @Test
    void severalCommandsAreToldApart() {
        CommandData one = call(1, Bench.COUNT, "{0 = 1U}", 1);
        CommandData two = call(2, Bench.COUNT, "{0 = 2U}", 2);
        assertThat(results(fixture.exchange("operator").send(invoke(one, two, call(1, Bench.STOP, "{0 = 1U}", 3)))))
                .extracting(result ->
                        result instanceof CommandData data ? data.commandRef() : ((CommandStatus) result).commandRef())
                .containsExactly(1, 2, 3);
        assertThat(List.of(fixture.one.total, fixture.two.total)).containsExactly(1, 2);
        String fields = "{0 = 1U}";
        for (InvokeRequest request : List.of(
                invoke(),
                invoke(one, call(2, Bench.COUNT, fields)),
                invoke(call(1, Bench.COUNT, fields), call(2, Bench.COUNT, fields)),
                invoke(one, call(2, Bench.COUNT, fields, 1)),
                invoke(one, call(1, Bench.COUNT, fields, 2)),
                invoke(one, call(null, Bench.STOP, fields, 2)),
                invoke(call(null, Bench.COUNT, fields, null)),
                invoke(
                        one,
                        two,
                        call(1, Bench.STOP, fields, 3),
                        call(2, Bench.STOP, fields, 4),
                        call(1, Bench.JOIN, fields, 5),
                        call(2, Bench.JOIN, fields, 6)))) {
            assertThat(statuses(fixture.exchange("admin").send(request))).isEqualTo("all: INVALID_ACTION");
        }
        assertThat(List.of(fixture.one.total, fixture.two.total)).containsExactly(1, 2);
    }

    @Test
    void suppressingTheAnswerHidesNoFailure() {
        CommandData fine = call(1, Bench.COUNT, "{0 = 1U}", 1);
        CommandData bad = call(2, Bench.COUNT, "{0 = 99U}", 2);
        assertThat(fixture.exchange("operator").send(new InvokeRequest(true, false, List.of(fine))))
                .isEmpty();
        assertThat(fixture.one.total).isEqualTo(1);
        assertThat(statuses(fixture.exchange("operator").send(new InvokeRequest(true, false, List.of(fine, bad)))))
                .isEqualTo("response CONSTRAINT_ERROR");
    }

    @Test
    void whatDoesNotFitIntoOneMessageComesInSeveral() {
        Session session = WriteFixture.session("operator").withMaxMessageSize(256);
        WriteFixture.Exchange exchange = new WriteFixture.Exchange(fixture.node.accept(session));
        InvokeRequest request = invoke(
                call(1, Bench.FETCH, "{0 = 2U}", 1),
                call(2, Bench.FETCH, "{0 = 2U}", 2),
                call(1, Bench.COUNT, "{0 = 2U}", 3),
                call(2, Bench.COUNT, "{0 = 2U}", 4));
        List<InvokeResponse> parts = new ArrayList<>();
        Optional<Message> answer = exchange.send(request);
        while (answer.isPresent()) {
            InvokeResponse part = (InvokeResponse) answer.get();
            assertThat(part.encode().payload().length()).isLessThanOrEqualTo(256);
            parts.add(part);
            answer = exchange.send(new StatusResponse(StatusCode.SUCCESS));
        }
        assertThat(parts).extracting(InvokeResponse::hasMoreChunks).containsExactly(true, true, false);
        assertThat(parts.stream().flatMap(part -> part.invokeResponses().stream()))
                .extracting(result -> ((CommandData) result).commandRef())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatOneMessageCannotHoldIsReplacedByAStatus() {
        CommandData fetch = call(1, Bench.FETCH, "{0 = 13U}", 5);
        assertThat(results(fixture.exchange("operator").send(invoke(fetch))))
                .containsExactly(new CommandStatus(fetch.path(), new Status(StatusCode.RESOURCE_EXHAUSTED), 5));
        assertThat(statuses(fixture.exchange("operator").send(invoke(call(1, Bench.FETCH, "{0 = 12U}", 5)))))
                .isEqualTo("response");
    }

    @Test
    void theRestIsNotSentToOneWhoDoesNotWantIt() {
        Session session = WriteFixture.session("operator").withMaxMessageSize(256);
        InvokeRequest request = invoke(call(1, Bench.FETCH, "{0 = 2U}", 1), call(2, Bench.FETCH, "{0 = 2U}", 2));
        WriteFixture.Exchange refused = new WriteFixture.Exchange(fixture.node.accept(session));
        refused.send(request);
        assertThat(refused.send(new StatusResponse(StatusCode.INVALID_ACTION))).isEmpty();
        assertThat(refused.send(new StatusResponse(StatusCode.SUCCESS))).isEmpty();
        WriteFixture.Exchange interrupted = new WriteFixture.Exchange(fixture.node.accept(session));
        interrupted.send(request);
        assertThat(interrupted.send(request)).contains(new StatusResponse(StatusCode.INVALID_ACTION));
    }

    @Test
    void aGroupAsksAllItsEndpointsForOneCommand() {
        CommandData count = call(null, Bench.COUNT, "{0 = 3U}", null);
        assertThat(fixture.exchange("group").send(invoke(count))).isEmpty();
        assertThat(List.of(fixture.one.total, fixture.two.total)).containsExactly(3, 3);
        for (InvokeRequest request : List.of(
                invoke(call(1, Bench.COUNT, "{0 = 3U}")),
                invoke(count, call(null, Bench.FETCH, "{0 = 3U}", 2)),
                invoke(call(null, Bench.STOP, "{0 = 3U}", null)),
                invoke(call(null, Bench.ARM, "{0 = 3U}", null)),
                timedInvoke(call(null, Bench.ARM, "{0 = 3U}", null)))) {
            assertThat(fixture.exchange("group").send(request)).isEmpty();
        }
        assertThat(List.of(fixture.one.total, fixture.two.total)).containsExactly(3, 3);
        assertThat(fixture.one.invoked).isEmpty();
    }
}
