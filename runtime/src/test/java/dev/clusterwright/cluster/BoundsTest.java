package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    @ParameterizedTest
    @CsvSource({
        "5, 254, 4, false",
        "5, 254, 5, true",
        "5, 254, 254, true",
        "5, 254, 255, false",
        "-127, 127, -128, false",
        "-127, 127, -127, true",
        "-9223372036854775807, 9223372036854775807, -9223372036854775808, false",
        // Unsigned, where the upper bound has the top bit: 1 to 2^64-1, and 0 to 2^64-2.
        "1, -1, 0, false",
        "1, -1, -1, true",
        "1, -1, 9223372036854775807, true",
        "0, -2, -1, false",
        "0, -2, -2, true",
        // A bound without the top bit refuses what has it, signed or not.
        "0, 100, -1, false",
    })
    void admitsWhatIsWithinTheBounds(long min, long max, long value, boolean admitted) {
        assertThat(new Bounds(min, max).admits(value)).isEqualTo(admitted);
    }
}
