package dev.clusterwright.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AccessControlEntry;
import dev.clusterwright.access.AccessTable;
import dev.clusterwright.access.AccessTarget;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.tlv.TlvException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand messages, made at random and half of them spoilt, from those who may do all, some or nothing: each is
 * answered by a message that can answer it, with statuses that are defined, or is one that is not answered. What the node
 * keeps does not grow with what it has seen.
 *
 * <p>{@code -Dclusterwright.messages=NUMBER} sets how many there are, {@code -Dclusterwright.seed=SEED} which.
 */
class StormTest {
    private static final int MESSAGES = Integer.getInteger("clusterwright.messages", 100_000);
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    /** More than the events, the lists and the subscriptions of the node can take. */
    private static final long MEMORY = 24 << 20;

    /** What can answer what; a status can answer everything. */
    private static final Map<Integer, Class<?>> ANSWERS = Map.of(
            ReadRequest.OPCODE, ReportData.class,
            SubscribeRequest.OPCODE, ReportData.class,
            WriteRequest.OPCODE, WriteResponse.class,
            InvokeRequest.OPCODE, InvokeResponse.class,
            TimedRequest.OPCODE, StatusResponse.class);

    /** How messages ended, for the summary. */
    private enum Outcome {
        ANSWERED,
        REFUSED,
        DROPPED
    }

    private final Random random = new Random(SEED);
    private final Storm storm = new Storm(random);
    private final ManualTimer timer = new ManualTimer();
    private final Node node = node();
    private final List<Session> sessions = sessions();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

    private Node node() {
        DeviceType type = DeviceType.of(0xFFF1_0001L, "Ledger", 1);
        List<AccessControlEntry> entries = List.of(
                new AccessControlEntry(1, Privilege.ADMINISTER, AuthenticationMode.CASE, List.of(1L), List.of()),
                new AccessControlEntry(1, Privilege.VIEW, AuthenticationMode.CASE, List.of(2L), List.of()),
                new AccessControlEntry(
                        2, Privilege.OPERATE, AuthenticationMode.CASE, List.of(), List.of(AccessTarget.ofEndpoint(1))),
                new AccessControlEntry(2, Privilege.OPERATE, AuthenticationMode.GROUP, List.of(), List.of()));
        return Node.builder()
                .timer(timer)
                .accessControl(AccessTable.of(entries))
                .groups((fabricIndex, groupId) -> Set.of(1))
                .endpoint(Endpoint.builder(Endpoint.ROOT).deviceType(type).build())
                .endpoint(Endpoint.builder(1)
                        .deviceType(type)
                        .cluster(new LedgerDevice())
                        .build())
                .endpoint(Endpoint.builder(2)
                        .deviceType(type)
                        .cluster(new LedgerDevice())
                        .build())
                .build();
    }

    private List<Session> sessions() {
        return Stream.of(
                        SubjectDescriptor.pase(),
                        SubjectDescriptor.node(1, 1),
                        SubjectDescriptor.node(1, 2),
                        SubjectDescriptor.node(2, 3),
                        SubjectDescriptor.node(3, 4),
                        SubjectDescriptor.group(2, 5))
                .map(subject ->
                        Session.of(subject).withPeer(new Peer()).withMaxMessageSize(400 + random.nextInt(1_000)))
                .toList();
    }

    @Test
    void everyMessageIsAnsweredOrOneThatIsNotAnswered() {
        long before = 0;
        for (int sent = 0; sent < MESSAGES; ) {
            if (before == 0 && sent > MESSAGES / 4) {
                before = usedMemory();
            }
            sent += exchange();
            timer.advance(Duration.ofMillis(random.nextInt(2_000)));
        }
        long growth = usedMemory() - before;
        System.out.println("StormTest: seed " + SEED + ", " + MESSAGES + " messages, " + outcomes + ", memory "
                + growth / 1024 + " KiB more than after a quarter of them");
        assertThat(outcomes).as("seed " + SEED).containsOnlyKeys(Outcome.values());
        assertThat(growth).as("growth of memory, seed " + SEED).isLessThan(MEMORY);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** One exchange, up to its end or a little less; says how many messages it took. */
    private int exchange() {
        Session session = sessions.get(random.nextInt(sessions.size()));
        int sent = 0;
        try (Responder responder = node.accept(session)) {
            EncodedMessage message;
            Optional<EncodedMessage> answer;
            do {
                message = storm.next();
                answer = send(responder, session, message);
                sent++;
                while (answer.isPresent() && wantsMore(answer.get()) && random.nextInt(20) > 0) {
                    answer = send(responder, session, new StatusResponse(StatusCode.SUCCESS).encode());
                    sent++;
                }
            } while (answer.isPresent() && announcesMore(message, answer.get()) && random.nextInt(20) > 0);
        }
        return sent;
    }

    /** Whether the exchange goes on with another request. */
    private static boolean announcesMore(EncodedMessage message, EncodedMessage answer) {
        if (message.opcode() == TimedRequest.OPCODE) {
            return Message.decode(answer) instanceof StatusResponse status
                    && status.status().equals(StatusCode.SUCCESS);
        }
        return answer.opcode() == WriteResponse.OPCODE
                && Message.decode(message) instanceof WriteRequest write
                && write.hasMoreChunks();
    }

    private static boolean wantsMore(EncodedMessage answer) {
        Message message = Message.decode(answer);
        return (message instanceof ReportData report && !report.suppressesResponse())
                || (message instanceof InvokeResponse response && response.hasMoreChunks());
    }

    private Optional<EncodedMessage> send(Responder responder, Session session, EncodedMessage message) {
        Optional<EncodedMessage> answer;
        try {
            answer = responder.receive(message);
        } catch (RuntimeException e) {
            throw new AssertionError(describe(message), e);
        }
        answer.ifPresentOrElse(some -> checkAnswer(session, message, some), () -> checkDropped(session, message));
        return answer;
    }

    private static String describe(EncodedMessage message) {
        return "seed " + SEED + ", opcode " + message.opcode() + ", message "
                + message.payload().toHex();
    }

    private void checkAnswer(Session session, EncodedMessage message, EncodedMessage answer) {
        assertThat(session.subject().mode()).as(() -> describe(message)).isNotEqualTo(AuthenticationMode.GROUP);
        assertThat(answer.payload().length()).as(() -> describe(message)).isLessThanOrEqualTo(session.maxMessageSize());
        Message decoded = Message.decode(answer);
        assertThat(statuses(decoded)).as(() -> describe(message)).allMatch(StormTest::isDefined);
        boolean isStatus = decoded instanceof StatusResponse;
        boolean fits = message.opcode() == StatusResponse.OPCODE
                ? decoded instanceof ReportData
                        || decoded instanceof SubscribeResponse
                        || decoded instanceof InvokeResponse
                : ANSWERS.getOrDefault(message.opcode(), StatusResponse.class).isInstance(decoded);
        assertThat(isStatus || fits)
                .as(() -> describe(message) + " answered by " + decoded)
                .isTrue();
        count(isStatus ? Outcome.REFUSED : Outcome.ANSWERED);
    }

    /** Messages of groups, acknowledgements, and what did well and is not to be answered. */
    private void checkDropped(Session session, EncodedMessage message) {
        count(Outcome.DROPPED);
        if (session.subject().mode() == AuthenticationMode.GROUP) {
            return;
        }
        Message decoded;
        try {
            decoded = Message.decode(message);
        } catch (TlvException | IllegalArgumentException e) {
            throw new AssertionError("not answered though it cannot be read: " + describe(message), e);
        }
        boolean mayBeDropped = decoded instanceof StatusResponse
                || (decoded instanceof WriteRequest write && write.suppressesResponse())
                || (decoded instanceof InvokeRequest invoke && invoke.suppressResponse());
        assertThat(mayBeDropped).as(() -> describe(message)).isTrue();
    }

    private void count(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private static List<StatusCode> statuses(Message message) {
        Stream<Status> found = Stream.empty();
        if (message instanceof StatusResponse response) {
            found = Stream.of(new Status(response.status()));
        } else if (message instanceof WriteResponse response) {
            found = response.writeResponses().stream().map(AttributeStatus::status);
        } else if (message instanceof InvokeResponse response) {
            found = response.invokeResponses().stream()
                    .filter(CommandStatus.class::isInstance)
                    .map(result -> ((CommandStatus) result).status());
        } else if (message instanceof ReportData report) {
            Stream<Status> attributes = Optional.ofNullable(report.attributeReports()).stream()
                    .flatMap(List::stream)
                    .filter(AttributeStatus.class::isInstance)
                    .map(one -> ((AttributeStatus) one).status());
            Stream<Status> events = Optional.ofNullable(report.eventReports()).stream()
                    .flatMap(List::stream)
                    .filter(EventStatus.class::isInstance)
                    .map(one -> ((EventStatus) one).status());
            found = Stream.concat(attributes, events);
        }
        return found.map(Status::code).toList();
    }

    /** A number without a name prints as a number. */
    private static boolean isDefined(StatusCode code) {
        return !code.toString().startsWith("0x");
    }

    /** Acknowledges reports of subscriptions, refuses them, or says nothing. */
    private final class Peer implements Connection {
        @Override
        public Exchange open() {
            return new Exchange() {
                @Override
                public CompletionStage<EncodedMessage> request(EncodedMessage message) {
                    assertThat(message.opcode()).isEqualTo(ReportData.OPCODE);
                    return switch (random.nextInt(4)) {
                        case 0 ->
                            CompletableFuture.completedFuture(
                                    new StatusResponse(StatusCode.INVALID_SUBSCRIPTION).encode());
                        case 1 -> new CompletableFuture<>();
                        case 2 -> CompletableFuture.completedFuture(storm.next());
                        default -> CompletableFuture.completedFuture(new StatusResponse(StatusCode.SUCCESS).encode());
                    };
                }

                @Override
                public void send(EncodedMessage message) {}

                @Override
                public void close() {}
            };
        }
    }
}
