package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.type.MatterTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final Instant START = MatterTime.ofSeconds(1000);

    @Test
    void timesAndLengths() {
        assertThat(Validity.of(START, Duration.ofSeconds(5))).isEqualTo(new Validity(1000, 1005));
        assertThat(Validity.of(START, Duration.ofSeconds(1))).isEqualTo(new Validity(1000, 1001));
        assertThat(Validity.from(START)).isEqualTo(new Validity(1000, Validity.NO_EXPIRY));
    }

    @Test
    void theEndIsAfterTheBeginning() {
        for (Duration length : List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofSeconds(-1))) {
            assertThat(catchThrowableOfType(CredentialsException.class, () -> Validity.of(START, length))
                            .error())
                    .isEqualTo(CredentialsError.VALIDITY);
        }
    }

    @Test
    void noTimeIsOutOfTheYearsThatCount() {
        for (Duration length : List.of(
                Duration.ofSeconds(0xFFFF_FFFFL),
                Duration.ofSeconds(-1001),
                ChronoUnit.FOREVER.getDuration(),
                Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Validity.of(START, length));
        }
        for (Instant start : List.of(Instant.MIN, MatterTime.EPOCH.minusNanos(1), Instant.MAX)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Validity.from(start));
            assertThatIllegalArgumentException().isThrownBy(() -> Validity.of(start, Duration.ofSeconds(1)));
        }
    }
}
