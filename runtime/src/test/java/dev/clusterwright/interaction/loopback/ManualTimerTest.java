package dev.clusterwright.interaction.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimerTest {
    private final ManualTimer timer = new ManualTimer(Instant.EPOCH);
    private final List<String> done = new ArrayList<>();

    private Runnable note(String what) {
        return () -> done.add(what + " at " + timer.now().getEpochSecond());
    }

    @Test
    void nothingHappensUntilTheClockIsTurned() {
        timer.schedule(Duration.ZERO, note("now"));
        timer.schedule(Duration.ofSeconds(-5), note("before"));
        assertThat(done).isEmpty();
        timer.advance(Duration.ZERO);
        assertThat(done).containsExactly("now at 0", "before at 0");
    }

    @Test
    void everythingHappensInOrderAndAtItsTime() {
        timer.schedule(Duration.ofSeconds(3), note("third"));
        timer.schedule(Duration.ofSeconds(1), note("first"));
        timer.schedule(Duration.ofSeconds(1), note("second"));
        timer.schedule(Duration.ofSeconds(4), note("late"));
        timer.advance(Duration.ofSeconds(3));
        assertThat(done).containsExactly("first at 1", "second at 1", "third at 3");
        assertThat(timer.now()).isEqualTo(Instant.ofEpochSecond(3));
        assertThat(timer.scheduled()).isEqualTo(1);
    }

    @Test
    void whatTasksScheduleIsDoneInTheSameTurn() {
        timer.schedule(Duration.ofSeconds(1), () -> timer.schedule(Duration.ofSeconds(1), note("again")));
        timer.advance(Duration.ofSeconds(5));
        assertThat(done).containsExactly("again at 2");
    }

    @Test
    void whatIsTakenBackIsNotDone() {
        Runnable cancel = timer.schedule(Duration.ofSeconds(1), note("never"));
        cancel.run();
        timer.advance(Duration.ofSeconds(2));
        cancel.run();
        assertThat(done).isEmpty();
        assertThatThrownBy(() -> timer.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
