package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.WriteFixture.add;
import static dev.clusterwright.interaction.server.WriteFixture.call;
import static dev.clusterwright.interaction.server.WriteFixture.invoke;
import static dev.clusterwright.interaction.server.WriteFixture.statuses;
import static dev.clusterwright.interaction.server.WriteFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many who write and invoke at once: nothing is lost, nothing is seen half, nobody waits for ever. */
class TurnsTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    private final WriteFixture fixture = new WriteFixture();

    @Test
    void nothingIsLostBetweenThreads() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(threads.submit(() -> {
                    start.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        turn(number);
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> future : all) {
                future.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        for (BenchServer bench : List.of(fixture.one, fixture.two)) {
            assertThat(bench.total).isEqualTo(THREADS * ROUNDS);
            assertPairs(bench.notes.get());
        }
    }

    /** Both clusters, and one half of the threads in the other order: whoever held both would stand still. */
    private void turn(int thread) {
        int first = 1 + thread % 2;
        int second = 3 - first;
        String item = thread + "U";
        assertThat(statuses(fixture.exchange("operator")
                        .send(write(
                                add(first, Bench.NOTES, item),
                                add(second, Bench.NOTES, item),
                                add(first, Bench.NOTES, item),
                                add(second, Bench.NOTES, item)))))
                .isEqualTo("SUCCESS SUCCESS SUCCESS SUCCESS");
        assertThat(statuses(fixture.exchange("operator")
                        .send(invoke(
                                call(first, Bench.COUNT, "{0 = 1U}", 1), call(second, Bench.COUNT, "{0 = 1U}", 2)))))
                .isEqualTo("response response");
    }

    /** What one request writes to one cluster stands together: two items of the same thread, beside each other. */
    private static void assertPairs(List<Integer> notes) {
        assertThat(notes).hasSize(2 * THREADS * ROUNDS);
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int i = 0; i < notes.size(); i += 2) {
            assertThat(notes.get(i + 1)).isEqualTo(notes.get(i));
            pairs.merge(notes.get(i), 1, Integer::sum);
        }
        assertThat(pairs)
                .hasSize(THREADS)
                .allSatisfy((thread, count) -> assertThat(count).isEqualTo(ROUNDS));
    }
}
