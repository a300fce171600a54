package dev.clusterwright.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntegersTest {
    static IntStream unsignedWidths() {
        return IntStream.rangeClosed(1, 63);
    }

    static IntStream signedWidths() {
        return IntStream.rangeClosed(2, 64);
    }

    @ParameterizedTest
    @MethodSource("unsignedWidths")
    void unsignedBounds(int bits) {
        long max = Long.MAX_VALUE >> (63 - bits);
        for (long value : new long[] {0, 1, max - 1, max}) {
            assertThatCode(() -> Integers.checkUnsigned("Field", value, bits)).doesNotThrowAnyException();
            assertThatCode(() -> Integers.checkUnsigned("Field", (Number) value, bits))
                    .doesNotThrowAnyException();
        }
        // One more than 2^63 - 1 is what Java takes for -2^63.
        for (long value : new long[] {-1, Long.MIN_VALUE, max + 1}) {
            String message = "Field is " + value + ", which is not within 0 to " + max;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Integers.checkUnsigned("Field", value, bits))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Integers.checkUnsigned("Field", (Number) value, bits))
                    .withMessage(message);
        }
    }

    @ParameterizedTest
    @MethodSource("signedWidths")
    void signedBounds(int bits) {
        long min = Long.MIN_VALUE >> (64 - bits);
        long max = -1 - min;
        for (long value : new long[] {min, min + 1, -1, 0, 1, max - 1, max}) {
            assertThatCode(() -> Integers.checkSigned("Field", value, bits)).doesNotThrowAnyException();
            assertThatCode(() -> Integers.checkSigned("Field", (Number) value, bits))
                    .doesNotThrowAnyException();
        }
        // Nothing is outside the range of 64 bits.
        long[] outside = LongStream.of(min - 1, max + 1, Long.MIN_VALUE, Long.MAX_VALUE)
                .filter(value -> bits < 64)
                .toArray();
        for (long value : outside) {
            String message = "Field is " + value + ", which is not within " + min + " to " + max;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Integers.checkSigned("Field", value, bits))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Integers.checkSigned("Field", (Number) value, bits))
                    .withMessage(message);
        }
    }

    @Test
    void boxedIntegersAreCheckedByValue() {
        Integer tooLarge = 256;
        assertThatIllegalArgumentException().isThrownBy(() -> Integers.checkUnsigned("Field", tooLarge, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> Integers.checkSigned("Field", tooLarge, 8));
        Integer small = 127;
        assertThatCode(() -> Integers.checkUnsigned("Field", small, 8)).doesNotThrowAnyException();
        assertThatCode(() -> Integers.checkSigned("Field", small, 8)).doesNotThrowAnyException();
    }

    @Test
    void nullPasses() {
        @Nullable Integer none = null;
        assertThatCode(() -> Integers.checkUnsigned("Field", none, 8)).doesNotThrowAnyException();
        assertThatCode(() -> Integers.checkSigned("Field", none, 8)).doesNotThrowAnyException();
    }

    @Test
    void unsignedText() {
        assertThat(Integers.toUnsignedString(0L)).isEqualTo("0");
        assertThat(Integers.toUnsignedString(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
        assertThat(Integers.toUnsignedString(Long.MIN_VALUE)).isEqualTo("9223372036854775808");
        assertThat(Integers.toUnsignedString(-1L)).isEqualTo("18446744073709551615");
        assertThat(Integers.toUnsignedString((Long) null)).isEqualTo("null");
    }

    @Test
    void unsignedTextOfLists() {
        assertThat(Integers.toUnsignedString(List.of())).isEqualTo("[]");
        assertThat(Integers.toUnsignedString(List.of(1L, -1L))).isEqualTo("[1, 18446744073709551615]");
        assertThat(Integers.toUnsignedString(Arrays.asList(-1L, null))).isEqualTo("[18446744073709551615, null]");
        assertThat(Integers.toUnsignedString((List<Long>) null)).isEqualTo("null");
    }
}
