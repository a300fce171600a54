package dev.clusterwright.servers.commissioning;

import static dev.clusterwright.servers.commissioning.FailSafeFixture.PASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.Timer;
import dev.clusterwright.servers.testing.FailingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The end of the time, against whoever comes at the same moment. */
class FailSafeRaceTest {
    /** A timer that is too late to cancel anything: its tasks are run by hand. */
    private static final class LateTimer implements Timer {
        final List<Runnable> tasks = new ArrayList<>();

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Runnable schedule(Duration delay, Runnable task) {
            tasks.add(task);
            return () -> {};
        }

        void runAll() {
            List.copyOf(tasks).forEach(Runnable::run);
        }
    }

    private final LateTimer late = new LateTimer();
    private final FailSafeFixture node = new FailSafeFixture();
    private final FailSafe failSafe = new FailSafe(node.fabrics, node.sessions, late, Duration.ofMinutes(15));

    private boolean isArmed() {
        return node.storage.<Boolean>call(failSafe::isArmed);
    }

    private void arm() {
        node.change(transaction -> failSafe.arm(transaction, 0, Duration.ofMinutes(1)));
    }

    @Test
    void theOldDeadlineDoesNotCountOnceItIsArmedAgain() {
        arm();
        arm();
        List<Runnable> tasks = late.tasks;
        assertThat(tasks).as("the longest, the first, the second").hasSize(3);
        tasks.get(1).run();
        assertThat(isArmed()).isTrue();
        tasks.get(2).run();
        assertThat(isArmed()).isFalse();
    }

    @Test
    void theLongestCountsHoweverOftenItIsArmedAgain() {
        arm();
        arm();
        late.tasks.get(0).run();
        assertThat(isArmed()).isFalse();
    }

    @Test
    void deadlinesDoNotCountOnceItIsCompleted() {
        arm();
        node.change(transaction -> failSafe.complete(transaction, null));
        arm();
        late.tasks.get(0).run();
        late.tasks.get(1).run();
        assertThat(isArmed()).as("what has been armed since").isTrue();
    }

    @Test
    void nothingExpiresOnceItIsClosed() {
        arm();
        failSafe.close();
        late.runAll();
        assertThat(isArmed()).isTrue();
    }

    /** Either the fabric is there and has been completed, or it is not and has been undone; nothing in between. */
    @Test
    void oneOfTheTwoWins() throws InterruptedException {
        int completed = 0;
        for (int round = 0; round < 300; round++) {
            FailSafeFixture device = new FailSafeFixture();
            device.arm(0, 60);
            device.add(PASE);
            CountDownLatch start = new CountDownLatch(1);
            Thread clock = new Thread(() -> {
                await(start);
                device.advance(60);
            });
            Thread commissioner = new Thread(() -> {
                await(start);
                device.change(transaction -> {
                    if (device.failSafe.isArmedFor(transaction, 2)) {
                        device.failSafe.complete(transaction, null);
                    }
                });
            });
            clock.start();
            commissioner.start();
            start.countDown();
            clock.join();
            commissioner.join();
            boolean isThere = device.fabrics.fabrics().containsKey(2);
            completed += isThere ? 1 : 0;
            assertThat(device.endings).containsExactly(isThere ? "completed" : "expired");
            assertThat(device.storage.read("fabrics/pending")).isEmpty();
            assertThat(device.storage.read("fabric/02").isEmpty()).isEqualTo(!isThere);
        }
        System.out.println("completed in time: " + completed + " of 300");
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCannotBeUndoneIsTriedAgain() {
        FailingStore store = new FailingStore();
        FailSafeFixture device = new FailSafeFixture(store);
        device.arm(0, 60);
        device.add(PASE);
        device.sessions.take();
        store.isFull = true;
        device.advance(65);
        assertThat(device.isArmedFor(2)).isTrue();
        assertThat(device.fabrics.fabrics()).containsKey(2);
        assertThat(device.sessions.take()).isEmpty();

        store.isFull = false;
        device.advance(1);
        assertThat(device.isArmedFor(2)).isFalse();
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1);
        assertThat(device.timer.scheduled()).isZero();
    }

    /** Who arms it while it could not expire has the time that he was given, and no more than the longest. */
    @Test
    void armedAgainWhileItCannotExpire() {
        FailingStore store = new FailingStore();
        FailSafeFixture device = new FailSafeFixture(store);
        device.arm(0, 60);
        device.add(PASE);
        store.isFull = true;
        device.advance(60);
        device.arm(2, 100);
        store.isFull = false;
        device.advance(99);
        assertThat(device.isArmedFor(2)).isTrue();
        device.advance(1);
        assertThat(device.isArmedFor(2)).isFalse();
    }
}
