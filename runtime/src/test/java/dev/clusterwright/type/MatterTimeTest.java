package dev.clusterwright.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatterTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 2000-01-01T00:00:00Z",
        "1, 2000-01-01T00:00:01Z",
        "656087023, 2020-10-15T14:23:43Z",
        "4294967295, 2136-02-07T06:28:15Z"
    })
    void seconds(long seconds, Instant time) {
        assertThat(MatterTime.ofSeconds(seconds)).isEqualTo(time);
        assertThat(MatterTime.toSeconds(time)).isEqualTo(seconds);
        assertThat(MatterTime.toSeconds(time.plusNanos(999_999_999))).isEqualTo(seconds);
        assertThat(MatterTime.toMicros(time)).isEqualTo(1_000_000 * seconds);
        assertThat(MatterTime.ofMicros(1_000_000 * seconds + 7)).isEqualTo(time.plusNanos(7_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L, Long.MIN_VALUE})
    void numbersOfOtherSizesAreNoSeconds(long seconds) {
        assertThatIllegalArgumentException().isThrownBy(() -> MatterTime.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31T23:59:59.999999999Z",
                "2136-02-07T06:28:16Z",
                "9999-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void otherYearsHaveNoSeconds(Instant time) {
        assertThatIllegalArgumentException().isThrownBy(() -> MatterTime.toSeconds(time));
    }

    @Test
    void microsecondsAreUnsigned() {
        assertThat(MatterTime.ofMicros(-1)).isEqualTo(Instant.parse("+586554-01-18T08:01:49.551615Z"));
        assertThat(MatterTime.toMicros(Instant.parse("2500-01-01T00:00:00.000001Z")))
                .isEqualTo(15_778_540_800_000_001L);
        assertThat(MatterTime.toMicros(MatterTime.ofMicros(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        Instant tooLate = MatterTime.ofMicros(Long.MIN_VALUE);
        for (Instant none : new Instant[] {MatterTime.EPOCH.minusNanos(1), tooLate, Instant.MIN, Instant.MAX}) {
            assertThatIllegalArgumentException().isThrownBy(() -> MatterTime.toMicros(none));
        }
    }
}
