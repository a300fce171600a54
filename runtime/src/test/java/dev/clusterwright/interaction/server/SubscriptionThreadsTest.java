package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.SubscribedDevice.LABEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.LEVEL;
import static dev.clusterwright.interaction.server.Subscriber.EVERYTHING;
import static dev.clusterwright.interaction.server.Subscriber.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.SystemTimer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Subscriptions while several threads change things, in real time. */
class SubscriptionThreadsTest {
    private static final int CHANGES = 2_000;

    @Test
    void whatThreadsChangeAtTheSameTimeArrives() throws Exception {
        ExecutorService transport = Executors.newFixedThreadPool(2);
        ExecutorService changers = Executors.newFixedThreadPool(4);
        try (SystemTimer timer = new SystemTimer()) {
            SubscribedDevice device = new SubscribedDevice(timer, new Limits(1, 9, 9, 9, 4 * CHANGES));
            Subscriber peer = new Subscriber(timer, device.node, SubjectDescriptor.node(1, 0xA));
            AtomicInteger answers = new AtomicInteger();
            EncodedMessage success =
                    Subscriber.status(StatusCode.SUCCESS).toCompletableFuture().join();
            peer.answering = report -> CompletableFuture.supplyAsync(
                    () -> {
                        answers.incrementAndGet();
                        return success;
                    },
                    transport);
            EventPath urgent = new EventPath(null, null, null, null, true);
            peer.subscribe(request(0, 60, EVERYTHING, List.of(urgent)));

            CountDownLatch begin = new CountDownLatch(1);
            List<Future<?>> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                threads.add(changers.submit(() -> {
                    begin.await();
                    change(device, number);
                    return null;
                }));
            }
            begin.countDown();
            // subscriptions that come and go meanwhile
            for (int i = 0; i < 50; i++) {
                Subscriber passing = new Subscriber(timer, device.node, SubjectDescriptor.node(2, i));
                passing.answering = peer.answering;
                passing.subscribe(request(0, 60, EVERYTHING, null));
                device.node.sessionClosed(passing.session());
            }
            for (Future<?> thread : threads) {
                thread.get(60, TimeUnit.SECONDS);
            }
            await(() -> isUpToDate(peer, device));
            assertThat(isUpToDate(peer, device)).isTrue();
            assertThat(device.on(1).level.get() + device.on(2).level.get()).isEqualTo(4 * CHANGES);
            assertThat(peer.events)
                    .containsExactlyElementsOf(
                            LongStream.range(0, 4 * CHANGES).boxed().toList());
            assertThat(answers).hasPositiveValue();
            device.node.close();
        } finally {
            changers.shutdownNow();
            transport.shutdownNow();
        }
    }

    private static void change(SubscribedDevice device, int number) {
        SubscribedDevice.Elements elements = device.on(1 + number % 2);
        for (int i = 0; i < CHANGES; i++) {
            elements.level.update(level -> level + 1);
            elements.label.set(number + " " + i);
            elements.pressed.emit(number);
        }
    }

    private static boolean isUpToDate(Subscriber peer, SubscribedDevice device) {
        synchronized (peer) {
            return peer.events.size() == 4 * CHANGES
                    && device.endpoints.entrySet().stream()
                            .allMatch(endpoint -> peer.known(endpoint.getKey(), LEVEL)
                                            .equals(endpoint.getValue().level.get())
                                    && peer.known(endpoint.getKey(), LABEL)
                                            .equals(endpoint.getValue().label.get()));
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            Thread.sleep(5);
        }
    }
}
