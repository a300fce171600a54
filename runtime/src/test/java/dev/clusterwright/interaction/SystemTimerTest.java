package dev.clusterwright.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SystemTimerTest {
    @Test
    void doesThingsLaterOnAThreadThatDoesNotKeepTheProgramRunning() throws Exception {
        try (SystemTimer timer = new SystemTimer()) {
            Instant before = timer.now();
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            timer.schedule(Duration.ofMillis(20), () -> thread.complete(Thread.currentThread()));
            assertThat(thread.get(10, TimeUnit.SECONDS).isDaemon()).isTrue();
            assertThat(timer.now()).isAfterOrEqualTo(before.plusMillis(20));
        }
    }

    @Test
    void doesNotDoWhatIsTakenBack() throws Exception {
        try (SystemTimer timer = new SystemTimer()) {
            AtomicBoolean done = new AtomicBoolean();
            CountDownLatch later = new CountDownLatch(1);
            Runnable cancel = timer.schedule(Duration.ofMillis(100), () -> done.set(true));
            cancel.run();
            timer.schedule(Duration.ofMillis(150), later::countDown);
            assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
            cancel.run();
            assertThat(done).isFalse();
        }
    }

    @Test
    void doesNothingOnceItIsClosed() {
        SystemTimer timer = new SystemTimer();
        timer.close();
        AtomicBoolean done = new AtomicBoolean();
        timer.schedule(Duration.ZERO, () -> done.set(true)).run();
        assertThat(done).isFalse();
    }
}
