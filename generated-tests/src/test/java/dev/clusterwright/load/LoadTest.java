package dev.clusterwright.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.AccessControlEntry;
import dev.clusterwright.access.AccessTable;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.generated.ledger.Add;
import dev.clusterwright.generated.ledger.AddResponse;
import dev.clusterwright.generated.ledger.EntryStruct;
import dev.clusterwright.generated.ledger.Fail;
import dev.clusterwright.generated.ledger.Ledger;
import dev.clusterwright.generated.ledger.LedgerClient;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.SystemTimer;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.client.NodeData;
import dev.clusterwright.interaction.client.Reported;
import dev.clusterwright.interaction.client.WritableAttribute;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Eight clients at once, each with a thread of its own: no update is lost, no list is torn, no half of a command or a
 * write is seen, subscribers end up with what is true, and nobody waits for ever.
 *
 * <p>{@code -Dclusterwright.load=NUMBER} sets how much each of them does, {@code -Dclusterwright.seed=SEED} what.
 */
class LoadTest {
    private static final int CLIENTS = 8;
    private static final int FABRICS = 4;
    private static final int OPERATIONS = Integer.getInteger("clusterwright.load", 1_000);
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    /** Every addition is of this amount, so that total and additions have to agree at any time. */
    private static final int AMOUNT = 7;

    private static final List<Integer> ENDPOINTS = List.of(1, 2);

    private final SystemTimer timer = new SystemTimer();
    private final List<LedgerDevice> devices =
            ENDPOINTS.stream().map(id -> new LedgerDevice()).toList();
    private final Node node = node();
    private final List<Participant> participants =
            IntStream.range(0, CLIENTS).mapToObj(Participant::new).toList();

    private Node node() {
        List<AccessControlEntry> entries = IntStream.rangeClosed(1, FABRICS)
                .mapToObj(fabric -> new AccessControlEntry(
                        fabric, Privilege.ADMINISTER, AuthenticationMode.CASE, List.of(), List.of()))
                .toList();
        DeviceType type = DeviceType.of(0xFFF1_0001L, "Ledger", 1);
        Node.Builder builder = Node.builder()
                .timer(timer)
                .accessControl(AccessTable.of(entries))
                .endpoint(Endpoint.builder(Endpoint.ROOT).deviceType(type).build());
        for (int id : ENDPOINTS) {
            builder.endpoint(Endpoint.builder(id)
                    .deviceType(type)
                    .cluster(devices.get(id - 1))
                    .build());
        }
        return builder.build();
    }

    @Test
    void eightClientsAtOnce() throws Exception {
        System.out.println("LoadTest: seed " + SEED + ", " + OPERATIONS + " operations of each client");
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Participant participant : participants) {
                running.add(threads.submit(participant::run));
            }
            for (Future<?> future : running) {
                future.get(5, TimeUnit.MINUTES);
            }
            nothingWasLost();
            subscribersKnowTheTotal();
        } catch (ExecutionException e) {
            throw new AssertionError("failed with the seed " + SEED + ": " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
            node.close();
            timer.close();
        }
    }

    private void nothingWasLost() {
        for (int endpoint : ENDPOINTS) {
            LedgerDevice device = devices.get(endpoint - 1);
            long added = participants.stream()
                    .mapToLong(participant -> participant.added[endpoint])
                    .sum();
            assertThat(device.additions().get()).as("additions").isEqualTo(added);
            assertThat(device.total().get()).as("total").isEqualTo(added * AMOUNT);
            for (Participant participant : participants) {
                assertThat(device.entries().get().stream()
                                .filter(entry -> entry.author() == participant.number)
                                .map(EntryStruct::number))
                        .as("entries of client " + participant.number)
                        .containsExactlyElementsOf(LongStream.range(0, participant.appended[endpoint])
                                .boxed()
                                .toList());
            }
        }
    }

    /** Reports may still be under way. */
    private void subscribersKnowTheTotal() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (Participant participant : participants) {
            long total = devices.get(participant.subscribedTo - 1).total().get();
            while (participant.lastReported() != total && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            assertThat(participant.lastReported()).as("last report").isEqualTo(total);
            assertThat(participant.reports).as("reports").isSorted();
        }
    }

    /** A client, and what it has done. */
    private final class Participant {
        final int number;
        final int subscribedTo;
        final long[] added = new long[ENDPOINTS.size() + 1];
        final long[] appended = new long[ENDPOINTS.size() + 1];
        final List<Long> reports = new CopyOnWriteArrayList<>();
        private final Random random;
        private final InteractionClient client;
        private final List<LedgerClient> ledgers;

        Participant(int number) {
            this.number = number;
            this.subscribedTo = ENDPOINTS.get(number % ENDPOINTS.size());
            this.random = new Random(SEED + number);
            this.client = Loopback.connect(node, SubjectDescriptor.node(1 + number % FABRICS, 100 + number), timer);
            this.ledgers =
                    ENDPOINTS.stream().map(id -> new LedgerClient(client, id)).toList();
        }

        void run() {
            ledgers.get(subscribedTo - 1)
                    .total()
                    .subscribe(Duration.ZERO, Duration.ofMinutes(1))
                    .subscribe(new Collector(reports));
            for (int i = 0; i < OPERATIONS; i++) {
                operation(ENDPOINTS.get(random.nextInt(ENDPOINTS.size())));
            }
        }

        long lastReported() {
            return reports.isEmpty() ? -1 : reports.get(reports.size() - 1);
        }

        private void operation(int endpoint) {
            LedgerClient ledger = ledgers.get(endpoint - 1);
            switch (random.nextInt(10)) {
                case 0, 1 -> add(ledger, endpoint);
                case 2 -> append(ledger, endpoint);
                case 3 -> writeBoth(endpoint);
                case 4 -> replaceNumbers(ledger);
                case 5 -> await(ledger.lock().write(random.nextBoolean()));
                case 6 -> fail(ledger);
                case 7 -> await(ledger.clear());
                default -> read(endpoint);
            }
        }

        private void add(LedgerClient ledger, int endpoint) {
            AddResponse response = await(ledger.add(new Add(AMOUNT)));
            added[endpoint]++;
            assertThat(response.total()).isEqualTo(response.additions() * AMOUNT);
        }

        private void append(LedgerClient ledger, int endpoint) {
            if (appended[endpoint] < 100) {
                EntryStruct entry = new EntryStruct(number, appended[endpoint]);
                await(WritableAttribute.append(ledger.entries(), entry));
                appended[endpoint]++;
            }
        }

        private void writeBoth(int endpoint) {
            long value = random.nextInt(1_000);
            await(client.write()
                            .set(endpoint, Ledger.Attributes.LEFT, value)
                            .set(endpoint, Ledger.Attributes.RIGHT, value)
                            .send())
                    .orThrow();
        }

        /** Not more than one message holds: others may come in between two messages of a write. */
        private void replaceNumbers(LedgerClient ledger) {
            long value = random.nextInt(1_000);
            await(ledger.numbers().write(Collections.nCopies(random.nextInt(300), value)));
        }

        private void fail(LedgerClient ledger) {
            assertThatThrownBy(() -> await(ledger.fail(new Fail("as asked"))))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status().code()).isEqualTo(StatusCode.FAILURE));
        }

        private void read(int endpoint) {
            NodeData data = await(client.read()
                    .attribute(endpoint, Ledger.Attributes.TOTAL)
                    .attribute(endpoint, Ledger.Attributes.ADDITIONS)
                    .attribute(endpoint, Ledger.Attributes.ENTRIES)
                    .attribute(endpoint, Ledger.Attributes.LEFT)
                    .attribute(endpoint, Ledger.Attributes.RIGHT)
                    .attribute(endpoint, Ledger.Attributes.NUMBERS)
                    .send());
            assertThat(data.value(endpoint, Ledger.Attributes.LEFT))
                    .isEqualTo(data.value(endpoint, Ledger.Attributes.RIGHT));
            assertThat(data.value(endpoint, Ledger.Attributes.TOTAL))
                    .isEqualTo(data.value(endpoint, Ledger.Attributes.ADDITIONS) * AMOUNT);
            assertThat(data.value(endpoint, Ledger.Attributes.NUMBERS).stream().distinct())
                    .hasSizeLessThan(2);
            assertThat(data.value(endpoint, Ledger.Attributes.ENTRIES))
                    .allMatch(entry -> entry.fabricIndex() != null && entry.fabricIndex() == 1 + number % FABRICS);
        }

        private <T> T await(CompletionStage<T> stage) {
            try {
                return stage.toCompletableFuture()
                        .orTimeout(1, TimeUnit.MINUTES)
                        .join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof StatusException status ? status : e;
            }
        }
    }

    /** Keeps what is reported. */
    private record Collector(List<Long> values) implements Flow.Subscriber<Reported<Long>> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Reported<Long> report) {
            values.add(report.value());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {}
    }
}
