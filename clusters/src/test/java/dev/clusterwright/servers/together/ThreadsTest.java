package dev.clusterwright.servers.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentialsClient;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.SystemTimer;
import dev.clusterwright.interaction.client.NodeData;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.servers.together.Requests.Invocation;
import dev.clusterwright.servers.together.Requests.Writing;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everybody at the same time: fabrics, their subscribers, who commissions, the authenticator, and the timer. */
class ThreadsTest {
    private static final Duration LENGTH = Duration.ofMillis(Integer.getInteger("threads.millis", 2500));
    private static final OctetString NONCE = OctetString.of(new byte[32]);

    private final MemoryNodeStore store = new MemoryNodeStore();
    private final SystemTimer timer = new SystemTimer();
    private final WholeNode device = new WholeNode(store, timer);
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger reports = new AtomicInteger();
    private final long seed = Long.getLong("threads.seed", System.nanoTime());
    private volatile boolean over;

    /** What can be when a session or its fabric ends meanwhile: a status, or no answer. */
    private <T> boolean isAnswered(CompletionStage<T> stage) throws Exception {
        try {
            stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
            answers.incrementAndGet();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOfAny(StatusException.class, IOException.class);
            return false;
        } catch (TimeoutException e) {
            throw new AssertionError("no answer, and no end either", e);
        }
    }

    private Object ask(int thread) throws Exception {
        Random random = new Random(seed + thread);
        while (!over) {
            List<Integer> fabrics = List.copyOf(device.fabrics.fabrics().keySet());
            TestSession session = device.session(fabrics.isEmpty() ? 0 : fabrics.get(random.nextInt(fabrics.size())));
            for (int i = 0; i < 30 && session.isOpen() && !over; i++) {
                if (random.nextInt(4) == 0) {
                    Writing request = Requests.writing(random);
                    isAnswered(session.client()
                            .write()
                            .set(request.path(), request.value())
                            .send());
                } else if (random.nextInt(10) == 0) {
                    isAnswered(session.client()
                            .read()
                            .attributes(new AttributePath(null, null, null))
                            .send());
                } else {
                    Invocation request = Requests.invocation(random);
                    isAnswered(session.client().timed(Duration.ofSeconds(9)).invoke(request.path(), request.fields()));
                }
            }
        }
        return this;
    }

    /** Joins a fabric again and again, and completes that, removes it, or is too late. */
    private Object commission() throws Exception {
        Random random = new Random(seed);
        while (!over) {
            TestSession session = device.session(0);
            if (join(session)) {
                int fabric = session.subject().fabricIndex();
                TestSession administrator = device.session(fabric == 0 ? 1 : fabric);
                subscribe(administrator);
                switch (random.nextInt(3)) {
                    case 0 -> isAnswered(commissioning(administrator).commissioningComplete());
                    case 1 -> isAnswered(commissioning(session).armFailSafe(new ArmFailSafe(0, 0)));
                    default -> Thread.sleep(300);
                }
                int last = device.fabrics.fabrics().keySet().stream().reduce(0, Integer::max);
                if (last > 2) {
                    isAnswered(new OperationalCredentialsClient(
                                    device.session(random.nextBoolean() ? last : 1)
                                            .client(),
                                    Endpoint.ROOT)
                            .removeFabric(new RemoveFabric(last)));
                }
            }
        }
        return this;
    }

    private static GeneralCommissioningClient commissioning(TestSession session) {
        return new GeneralCommissioningClient(session.client(), Endpoint.ROOT);
    }

    private boolean join(TestSession session) throws Exception {
        OperationalCredentialsClient client = new OperationalCredentialsClient(session.client(), Endpoint.ROOT);
        if (!isAnswered(commissioning(session).armFailSafe(new ArmFailSafe(1, 1)))) {
            return false;
        }
        CompletionStage<CSRResponse> response = client.csrRequest(new CSRRequest(NONCE, false));
        if (!isAnswered(response)
                || !isAnswered(
                        client.addTrustedRootCertificate(new AddTrustedRootCertificate(Requests.FABRIC.rcac())))) {
            return false;
        }
        CSRResponse csr = response.toCompletableFuture().join();
        P256PublicKey key = new NocsrInformation(csr.nocsrElements(), csr.attestationSignature())
                .verify(device.attestation.deviceKey().publicKey(), session.attestationChallenge(), NONCE);
        Invocation last = Requests.certificate(key, false);
        return isAnswered(session.client().invoke(last.path(), last.fields()));
    }

    private Object letJoin() throws InterruptedException {
        Random random = new Random(seed);
        while (!over) {
            device.accessPoint.join(1 + random.nextInt(5), 1 + random.nextInt(5));
            Thread.sleep(1);
        }
        return this;
    }

    private void subscribe(TestSession session) {
        session.client()
                .subscribe()
                .attributes(new AttributePath(null, null, null))
                .events(new EventPath(null, null, null))
                .intervals(Duration.ZERO, Duration.ofSeconds(60))
                .failWhenLost()
                .publisher()
                .subscribe(new Reports());
    }

    private final class Reports implements Flow.Subscriber<NodeData> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(NodeData report) {
            reports.incrementAndGet();
        }

        @Override
        public void onError(Throwable failure) {
            // The session has ended; there will be others.
        }

        @Override
        public void onComplete() {}
    }

    @Test
    @Timeout(60)
    void nobodyWaitsForever() throws Exception {
        System.out.println("ThreadsTest: -Dthreads.seed=" + seed);
        device.joined();
        subscribe(device.session(1));
        subscribe(device.session(2));
        List<Callable<Object>> work = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            int number = thread;
            work.add(() -> ask(number));
        }
        work.add(this::commission);
        work.add(this::letJoin);
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try (LogWatch log = new LogWatch()) {
            List<Future<Object>> running = work.stream().map(threads::submit).toList();
            Thread.sleep(LENGTH.toMillis());
            over = true;
            for (Future<Object> one : running) {
                one.get(20, TimeUnit.SECONDS);
            }
            assertThat(log.records()).isEmpty();
        } finally {
            over = true;
            threads.shutdownNow();
            device.failSafe.close();
            device.node.close();
            timer.close();
        }
        System.out.println(answers + " answers, " + reports + " reports");
        assertThat(answers.get()).isGreaterThan(100);
        device.fabrics.storage().change(device.fabrics::rollBack);
        WholeNode again = new WholeNode(store, new ManualTimer());
        assertThat(again.fabrics.fabrics().keySet())
                .isEqualTo(device.fabrics.fabrics().keySet());
        assertThat(again.groups.groupKeyMap().read())
                .isEqualTo(device.groups.groupKeyMap().read());
        assertThat(again.access.acl().read()).isEqualTo(device.access.acl().read());
        for (int index = 1; index <= 254; index++) {
            assertThat(store.read(FabricTable.prefix(index)).isEmpty())
                    .isNotEqualTo(again.fabrics.fabrics().containsKey(index));
        }
    }
}
