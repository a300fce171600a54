package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvTagTest {
    private static final long MAX_NUMBER = 0xFFFF_FFFFL;

    /** A tag, its text, and its element: a list with nothing but a true of that tag. */
    static Stream<Arguments> tags() {
        return Stream.of(
                arguments(TlvTag.ANONYMOUS, "anonymous", "170918"),
                arguments(TlvTag.context(0), "0", "17290018"),
                arguments(TlvTag.context(255), "255", "1729ff18"),
                arguments(TlvTag.commonProfile(0), "common:0", "1749000018"),
                arguments(TlvTag.commonProfile(0xFFFF), "common:65535", "1749ffff18"),
                arguments(TlvTag.commonProfile(0x1_0000), "common:65536", "17690000010018"),
                arguments(TlvTag.commonProfile(MAX_NUMBER), "common:4294967295", "1769ffffffff18"),
                arguments(TlvTag.implicitProfile(0), "implicit:0", "1789000018"),
                arguments(TlvTag.implicitProfile(0xFFFF), "implicit:65535", "1789ffff18"),
                arguments(TlvTag.implicitProfile(0x1_0000), "implicit:65536", "17a90000010018"),
                arguments(TlvTag.implicitProfile(MAX_NUMBER), "implicit:4294967295", "17a9ffffffff18"),
                arguments(TlvTag.fullyQualified(0, 0, 0), "0x0000:0x0000:0", "17c900000000000018"),
                arguments(TlvTag.fullyQualified(0xFFF1, 0xDEED, 1), "0xFFF1:0xDEED:1", "17c9f1ffedde010018"),
                arguments(TlvTag.fullyQualified(1, 2, 0xFFFF), "0x0001:0x0002:65535", "17c901000200ffff18"),
                arguments(TlvTag.fullyQualified(1, 2, 0x1_0000), "0x0001:0x0002:65536", "17e9010002000000010018"),
                arguments(
                        TlvTag.fullyQualified(0xFFFF, 0xFFFF, MAX_NUMBER),
                        "0xFFFF:0xFFFF:4294967295",
                        "17e9ffffffffffffffff18"));
    }

    @ParameterizedTest
    @MethodSource("tags")
    void writtenAndRead(TlvTag tag, String text, String hex) {
        TlvWriter writer = new TlvWriter();
        writer.startList();
        writer.tag(tag).bool(true);
        writer.end();
        assertThat(OctetString.of(writer.toByteArray()).toHex()).isEqualTo(hex);
        TlvReader reader = new TlvReader(writer.toByteArray());
        reader.acceptImplicitProfile(true);
        reader.next();
        reader.startList();
        reader.next();
        assertThat(reader.tag()).isEqualTo(tag).hasSameHashCodeAs(tag).hasToString(text);
        assertThat(reader.contextTag()).isEqualTo(tag.contextNumber());
        assertThat(tag).hasToString(text);
    }

    @Test
    void noTwoOfThemAreEqual() {
        List<Object> tags = tags().map(arguments -> arguments.get()[0]).toList();
        assertThat(tags).doesNotHaveDuplicates();
        assertThat(TlvTag.context(1)).isNotEqualTo(null);
        assertThat((Object) TlvTag.context(1)).isNotEqualTo(1);
    }

    @Test
    void contextNumberTellsTheFormsApart() {
        assertThat(TlvTag.ANONYMOUS.contextNumber()).isEqualTo(-1);
        assertThat(TlvTag.context(7).contextNumber()).isEqualTo(7);
        assertThat(TlvTag.commonProfile(7).contextNumber()).isEqualTo(-2);
        assertThat(TlvTag.implicitProfile(7).contextNumber()).isEqualTo(-2);
        assertThat(TlvTag.fullyQualified(7, 7, 7).contextNumber()).isEqualTo(-2);
    }

    @Test
    void equalTagsCanBeMadeTwice() {
        assertThat(TlvTag.context(5)).isEqualTo(TlvTag.context(5)).hasSameHashCodeAs(TlvTag.context(5));
        assertThat(TlvTag.fullyQualified(1, 2, 3))
                .isEqualTo(TlvTag.fullyQualified(1, 2, 3))
                .hasSameHashCodeAs(TlvTag.fullyQualified(1, 2, 3))
                .isNotEqualTo(TlvTag.fullyQualified(2, 2, 3))
                .isNotEqualTo(TlvTag.fullyQualified(1, 1, 3))
                .isNotEqualTo(TlvTag.fullyQualified(1, 2, 2));
    }

    @Test
    void theCommonProfileIsThatOfVendorZero() {
        TlvTag common = TlvTag.commonProfile(5);
        TlvTag qualified = TlvTag.fullyQualified(0, 0, 5);
        assertThat(common).isNotEqualTo(qualified);
        assertThat(TlvTag.BY_IDENTITY.compare(common, qualified)).isZero();
        assertThat(TlvTag.BY_IDENTITY.compare(common, TlvTag.implicitProfile(5)))
                .isNotZero();
        assertThat(TlvTag.BY_IDENTITY.compare(common, TlvTag.fullyQualified(0, 0, 6)))
                .isNegative();
        assertThat(TlvTag.BY_IDENTITY.compare(TlvTag.fullyQualified(0, 1, 0), qualified))
                .isPositive();
        assertThat(TlvTag.BY_IDENTITY.compare(TlvTag.fullyQualified(1, 0, 0), TlvTag.fullyQualified(0, 9, 9)))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, MAX_NUMBER + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void aTagNumberHasThirtyTwoBits(long number) {
        String message = "tag number " + number + " is not between 0 and 4294967295";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlvTag.commonProfile(number))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlvTag.implicitProfile(number))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlvTag.fullyQualified(1, 1, number))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1_0000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void vendorAndProfileHaveSixteenBits(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlvTag.fullyQualified(number, 1, 1))
                .withMessage("vendor " + number + " is not between 0 and 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlvTag.fullyQualified(1, number, 1))
                .withMessage("profile " + number + " is not between 0 and 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 256, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aContextTagHasEightBits(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlvTag.context(number))
                .withMessage("context tag " + number + " is not between 0 and 255");
    }
}
