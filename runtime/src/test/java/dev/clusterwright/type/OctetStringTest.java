package dev.clusterwright.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OctetStringTest {
    private static final OctetString SECRET = OctetString.fromHex("deadbeef");

    @Test
    void textTellsTheLengthOnly() {
        assertThat(OctetString.EMPTY).hasToString("OctetString[0 octets]");
        assertThat(OctetString.of((byte) 0x7F)).hasToString("OctetString[1 octet]");
        assertThat(SECRET).hasToString("OctetString[4 octets]");
        assertThat(OctetString.fromHex("01020304")).hasToString(SECRET.toString());
    }

    @Test
    void contentIsCopiedOnTheWayIn() {
        byte[] source = {1, 2, 3, 4};
        OctetString whole = OctetString.of(source);
        OctetString part = OctetString.copyOf(source, 1, 2);
        source[1] = 9;
        assertThat(whole.toHex()).isEqualTo("01020304");
        assertThat(part.toHex()).isEqualTo("0203");
    }

    @Test
    void contentIsCopiedOnTheWayOut() {
        byte[] array = SECRET.toByteArray();
        array[0] = 0;
        assertThat(SECRET.toByteArray()).containsExactly(0xDE, 0xAD, 0xBE, 0xEF);
    }

    @Test
    void copyToFillsExactlyItsPart() {
        byte[] target = {1, 1, 1, 1, 1, 1};
        SECRET.copyTo(target, 1);
        assertThat(target).containsExactly(1, 0xDE, 0xAD, 0xBE, 0xEF, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, 6, 7, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void copyToWithoutRoomChangesNothing(int offset) {
        byte[] target = {1, 2, 3, 4, 5, 6};
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SECRET.copyTo(target, offset));
        assertThat(target).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "0, 5", "4, 1", "5, 0", "1, -1", "2147483647, 1", "1, 2147483647"})
    void aPartLiesWithinItsArray(int from, int length) {
        byte[] source = {1, 2, 3, 4};
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> OctetString.copyOf(source, from, length));
    }

    @Test
    void aPartMayBeEmptyOrAll() {
        byte[] source = {1, 2, 3, 4};
        assertThat(OctetString.copyOf(source, 4, 0)).isEqualTo(OctetString.EMPTY);
        assertThat(OctetString.copyOf(source, 0, 4)).isEqualTo(OctetString.of(source));
    }

    @Test
    void equalByContent() {
        assertThat(OctetString.fromHex("DEADBEEF")).isEqualTo(SECRET).hasSameHashCodeAs(SECRET);
        assertThat(OctetString.of()).isEqualTo(OctetString.EMPTY).hasSameHashCodeAs(OctetString.EMPTY);
        assertThat(SECRET)
                .isNotEqualTo(OctetString.fromHex("deadbeee"))
                .isNotEqualTo(OctetString.fromHex("deadbe"))
                .isNotEqualTo(OctetString.fromHex("deadbeef00"))
                .isNotEqualTo(OctetString.EMPTY)
                .isNotEqualTo(null);
        assertThat((Object) SECRET).isNotEqualTo("deadbeef");
    }

    @Test
    void octetsOneByOne() {
        assertThat(SECRET.length()).isEqualTo(4);
        assertThat(SECRET.get(0)).isEqualTo((byte) 0xDE);
        assertThat(SECRET.get(3)).isEqualTo((byte) 0xEF);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SECRET.get(4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SECRET.get(-1));
    }

    @Test
    void hexadecimalDigitsBothWays() {
        byte[] all = new byte[256];
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
            digits.append("%02x".formatted(i));
        }
        assertThat(OctetString.of(all).toHex()).isEqualTo(digits.toString());
        assertThat(OctetString.fromHex(digits.toString())).isEqualTo(OctetString.of(all));
        assertThat(OctetString.fromHex("")).isEqualTo(OctetString.EMPTY);
        assertThat(OctetString.fromHex("aBCdEf").toHex()).isEqualTo("abcdef");
    }

    @ParameterizedTest
    @CsvSource({
        "c0ffeg, 5",
        "-c0ffe, 0",
        "c0 ffe, 2",
        "0xc0ff, 1",
        "c0ffé0, 4",
        "c０ffee, 1",
        "c0ff:0, 4",
        "c0ffe\ud83d, 5",
    })
    void whatIsNoDigitIsRefusedWithoutRepeatingIt(String hex, int index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OctetString.fromHex(hex))
                .withMessage("not a hexadecimal digit at index " + index)
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "c0f", "c0ffe", "zzz"})
    void anOddNumberOfDigitsIsRefusedWithoutRepeatingThem(String hex) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OctetString.fromHex(hex))
                .withMessage("hexadecimal octets need two digits each, but there are " + hex.length());
    }
}
