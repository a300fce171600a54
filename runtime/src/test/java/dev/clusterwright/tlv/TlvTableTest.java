package dev.clusterwright.tlv;

import static dev.clusterwright.tlv.TlvTag.commonProfile;
import static dev.clusterwright.tlv.TlvTag.context;
import static dev.clusterwright.tlv.TlvTag.fullyQualified;
import static dev.clusterwright.tlv.TlvTag.implicitProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and what they look like on the wire. */
class TlvTableTest {
    @ParameterizedTest
    @MethodSource
    void writtenAndRead(TreeValue value, String hex) {
        assertThat(OctetString.of(value.encode()).toHex()).isEqualTo(hex);
        assertThat(TreeValue.decode(bytes(hex), true)).isEqualTo(value);
    }

    static Stream<Arguments> writtenAndRead() {
        return Stream.of(
                arguments(bool(false), "08"),
                arguments(bool(true), "09"),
                arguments(nothing(), "14"),
                arguments(signed(42), "002a"),
                arguments(signed(-17), "00ef"),
                arguments(signed(4242), "019210"),
                arguments(signed(-170_000), "02f067fdff"),
                arguments(signed(40_000_000_000L), "0300902f5009000000"),
                arguments(signed(-128), "0080"),
                arguments(signed(-129), "017fff"),
                arguments(signed(Long.MIN_VALUE), "030000000000000080"),
                arguments(unsigned(0), "0400"),
                arguments(unsigned(42), "042a"),
                arguments(unsigned(255), "04ff"),
                arguments(unsigned(256), "050001"),
                arguments(unsigned(65_536), "0600000100"),
                arguments(unsigned(-1), "07ffffffffffffffff"),
                arguments(text("Hello!"), "0c0648656c6c6f21"),
                arguments(text("Tschüs"), "0c0754736368c3bc73"),
                arguments(text(""), "0c00"),
                arguments(text("x".repeat(256)), "0d0001" + "78".repeat(256)),
                arguments(octets("0001020304"), "10050001020304"),
                arguments(octets(""), "1000"),
                arguments(float32(0.0f), "0a00000000"),
                arguments(float32(17.9f), "0a33338f41"),
                arguments(float32(1.0f / 3), "0aabaaaa3e"),
                arguments(float32(Float.POSITIVE_INFINITY), "0a0000807f"),
                arguments(float32(Float.NEGATIVE_INFINITY), "0a000080ff"),
                arguments(float64(0.0), "0b0000000000000000"),
                arguments(float64(17.9), "0b6666666666e63140"),
                arguments(float64(Double.POSITIVE_INFINITY), "0b000000000000f07f"),
                arguments(structure(), "1518"),
                arguments(array(), "1618"),
                arguments(list(), "1718"),
                arguments(
                        structure(tagged(context(0), signed(42)), tagged(context(1), signed(-17))), "1520002a2001ef18"),
                arguments(array(signed(0), signed(1), signed(2), signed(3), signed(4)), "160000000100020003000418"),
                arguments(
                        list(
                                signed(1),
                                tagged(context(0), signed(42)),
                                signed(2),
                                signed(3),
                                tagged(context(0), signed(-17))),
                        "17000120002a000200032000ef18"),
                arguments(
                        array(signed(42), signed(-170_000), structure(), float32(17.9f), text("Hello!")),
                        "16002a02f067fdff15180a33338f410c0648656c6c6f2118"),
                arguments(structure(tagged(context(1), unsigned(42))), "1524012a18"),
                arguments(structure(tagged(context(255), unsigned(12))), "1524ff0c18"),
                arguments(tagged(commonProfile(1), unsigned(42)), "4401002a"),
                arguments(tagged(commonProfile(100_000), unsigned(42)), "64a08601002a"),
                arguments(tagged(fullyQualified(0xFFF1, 0xDEED, 1), unsigned(42)), "c4f1ffedde01002a"),
                arguments(tagged(fullyQualified(0xFFF1, 0xDEED, 0xAA55_FEEDL), unsigned(42)), "e4f1ffeddeedfe55aa2a"),
                arguments(tagged(implicitProfile(2), bool(true)), "890200"),
                arguments(tagged(implicitProfile(900_000), nothing()), "b4a0bb0d00"),
                arguments(
                        tagged(
                                fullyQualified(0xFFF1, 0xDEED, 1),
                                structure(tagged(fullyQualified(0xFFF1, 0xDEED, 0xAA55), unsigned(42)))),
                        "d5f1ffedde0100c4f1ffedde55aa2a18"));
    }

    @Test
    void aWiderIntegerIsReadAsWell() {
        assertThat(TreeValue.decode(bytes("012a00"), false)).isEqualTo(signed(42));
    }

    private static byte[] bytes(String hex) {
        return OctetString.fromHex(hex).toByteArray();
    }

    private static TreeValue tagged(TlvTag tag, TreeValue value) {
        return new TreeValue(tag, value.type(), value.content());
    }

    private static TreeValue bool(boolean value) {
        return TreeValue.of(TlvType.BOOLEAN, value);
    }

    private static TreeValue nothing() {
        return TreeValue.of(TlvType.NULL, null);
    }

    private static TreeValue signed(long value) {
        return TreeValue.of(TlvType.SIGNED_INTEGER, value);
    }

    private static TreeValue unsigned(long value) {
        return TreeValue.of(TlvType.UNSIGNED_INTEGER, value);
    }

    private static TreeValue text(String value) {
        return TreeValue.of(TlvType.TEXT, value);
    }

    private static TreeValue octets(String hex) {
        return TreeValue.of(TlvType.OCTETS, OctetString.fromHex(hex));
    }

    private static TreeValue float32(float value) {
        return TreeValue.of(TlvType.FLOAT, Float.floatToRawIntBits(value));
    }

    private static TreeValue float64(double value) {
        return TreeValue.of(TlvType.DOUBLE, Double.doubleToRawLongBits(value));
    }

    private static TreeValue structure(TreeValue... fields) {
        return TreeValue.of(TlvType.STRUCTURE, List.of(fields));
    }

    private static TreeValue array(TreeValue... elements) {
        return TreeValue.of(TlvType.ARRAY, List.of(elements));
    }

    private static TreeValue list(TreeValue... elements) {
        return TreeValue.of(TlvType.LIST, List.of(elements));
    }
}
