package dev.clusterwright.tlv;

import static dev.clusterwright.tlv.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvReaderTest {
    private static TlvReader on(String hex) {
        return new TlvReader(OctetString.fromHex(hex).toByteArray());
    }

    /** Returns a reader that has moved to the element at the top level. */
    private static TlvReader at(String hex) {
        TlvReader reader = on(hex);
        assertThat(reader.next()).isTrue();
        return reader;
    }

    /** Every way to take the value of an element. */
    static Stream<Consumer<TlvReader>> takings() {
        return Stream.of(
                TlvReader::bool,
                TlvReader::uint8,
                TlvReader::uint64,
                TlvReader::int8,
                TlvReader::int64,
                TlvReader::float32,
                TlvReader::float64,
                TlvReader::text,
                TlvReader::octets,
                TlvReader::readNull,
                TlvReader::startStructure,
                TlvReader::startArray,
                TlvReader::startList,
                TlvReader::skip,
                reader -> reader.list(TlvCodecs.BOOL));
    }

    // ---- Wrong use

    @ParameterizedTest
    @MethodSource("takings")
    void aValueNeedsAnElement(Consumer<TlvReader> taking) {
        TlvReader fresh = on("08");
        assertThatIllegalStateException().isThrownBy(() -> taking.accept(fresh));
        TlvReader taken = at("08");
        taken.bool();
        assertThatIllegalStateException().isThrownBy(() -> taking.accept(taken));
        TlvReader atEnd = at("1618");
        atEnd.startArray();
        assertThatIllegalStateException().isThrownBy(() -> taking.accept(atEnd));
        assertThat(atEnd.next()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> taking.accept(atEnd));
        atEnd.end();
        assertThatIllegalStateException().isThrownBy(() -> taking.accept(atEnd));
    }

    @Test
    void lookingNeedsAnElement() {
        TlvReader reader = on("08");
        assertThatIllegalStateException().isThrownBy(reader::type);
        assertThatIllegalStateException().isThrownBy(reader::tag);
        assertThatIllegalStateException().isThrownBy(reader::isNull);
        reader.next();
        assertThat(reader.type()).isEqualTo(TlvType.BOOLEAN);
        assertThat(reader.tag()).isEqualTo(TlvTag.ANONYMOUS);
        reader.bool();
        assertThatIllegalStateException().isThrownBy(reader::type);
        assertThatIllegalStateException().isThrownBy(reader::tag);
        assertThatIllegalStateException().isThrownBy(reader::isNull);
    }

    @Test
    void wrongUseDoesNotSpoilTheReader() {
        TlvReader reader = on("042a");
        assertThatIllegalStateException().isThrownBy(reader::uint8);
        assertThatIllegalStateException().isThrownBy(reader::end);
        assertThatIllegalStateException().isThrownBy(reader::finish);
        assertThat(reader.next()).isTrue();
        assertThat(reader.uint8()).isEqualTo(42);
        assertThatIllegalStateException().isThrownBy(reader::uint8);
        reader.finish();
    }

    @Test
    void endNeedsAContainer() {
        TlvReader reader = at("1518");
        assertThatIllegalStateException().isThrownBy(reader::end).withMessage("no container is open");
        reader.startStructure();
        reader.end();
        assertThatIllegalStateException().isThrownBy(reader::end).withMessage("no container is open");
    }

    @Test
    void finishNeedsAnElementAndNoOpenContainer() {
        TlvReader reader = on("1518");
        assertThatIllegalStateException().isThrownBy(reader::finish);
        reader.next();
        reader.startStructure();
        assertThatIllegalStateException().isThrownBy(reader::finish).withMessage("a container is still open");
        reader.end();
        reader.finish();
        reader.finish();
    }

    @ParameterizedTest
    @MethodSource("takings")
    void nothingCanBeReadAfterAnError(Consumer<TlvReader> taking) {
        TlvReader reader = at("1624");
        reader.startArray();
        assertFails(TlvError.TRUNCATED, reader::next);
        assertThatIllegalStateException().isThrownBy(() -> taking.accept(reader));
        assertThatIllegalStateException().isThrownBy(reader::next);
        assertThatIllegalStateException().isThrownBy(reader::end);
        assertThatIllegalStateException().isThrownBy(reader::finish);
        assertThatIllegalStateException().isThrownBy(reader::tag);
        reader.reset(new byte[] {0x09});
        assertThat(reader.next()).isTrue();
        assertThat(reader.bool()).isTrue();
        reader.finish();
    }

    @Test
    void afterAValueOfTheWrongTypeToo() {
        TlvReader reader = at("042a");
        assertFails(TlvError.WRONG_TYPE, reader::bool);
        assertThatIllegalStateException().isThrownBy(reader::uint8);
        assertThatIllegalStateException().isThrownBy(reader::next);
        assertThatIllegalStateException().isThrownBy(reader::finish);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 3", "2, 1", "3, 3", "0, -1"})
    void aPartOfAnArrayLiesWithinIt(int from, int to) {
        byte[] bytes = new byte[2];
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> new TlvReader(bytes, from, to));
        TlvReader reader = at("08");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> reader.reset(bytes, from, to));
        assertThat(reader.bool()).isFalse();
    }

    // ---- Beginning, moving, finishing

    @Test
    void resetForgetsEverythingButTheAgreement() {
        TlvReader reader = at("153501");
        reader.startStructure(TlvShape.of("Test.Struct").required(0, "First"));
        reader.next();
        reader.startStructure();
        reader.acceptImplicitProfile(true);
        reader.reset(OctetString.fromHex("890200").toByteArray());
        assertThat(reader.next()).isTrue();
        assertThat(reader.tag()).isEqualTo(TlvTag.implicitProfile(2));
        assertThat(reader.bool()).isTrue();
        reader.finish();
        reader.acceptImplicitProfile(false);
        reader.reset(OctetString.fromHex("890200").toByteArray());
        assertFails(TlvError.UNKNOWN_IMPLICIT_PROFILE, reader::next);
    }

    @Test
    void aLevelUsedAgainRemembersNothing() {
        TlvShape shape = TlvShape.of("Test.Struct").required(1, "One");
        TlvReader reader = at("161529011815290218" + "18");
        reader.startArray();
        reader.next();
        reader.startStructure(shape);
        reader.end();
        // The same tags again, and then none of the mandatory ones.
        reader.next();
        reader.startStructure();
        reader.end();
        reader.end();
        reader.finish();
        TlvReader again = at("16" + "152901c9010002000300" + "18" + "152901c9010002000300" + "18" + "1518" + "18");
        again.startArray();
        again.next();
        again.startStructure(shape);
        again.end();
        again.next();
        again.startStructure(shape);
        again.end();
        again.next();
        again.startStructure(shape);
        assertFails(TlvError.MISSING_FIELD, again::end);
    }

    @Test
    void aPartOfAnArrayIsAllThereIs() {
        byte[] bytes = OctetString.fromHex("ffff042affff").toByteArray();
        TlvReader reader = new TlvReader(bytes, 2, 4);
        reader.next();
        assertThat(reader.offset()).isEqualTo(2);
        assertThat(reader.uint8()).isEqualTo(42);
        reader.finish();
        reader.reset(bytes, 2, 3);
        reader.next();
        TlvException failure = assertFails(TlvError.TRUNCATED, reader::uint8);
        assertThat(failure.offset()).isEqualTo(2);
        reader.reset(bytes, 2, 5);
        reader.next();
        failure = assertFails(TlvError.TRAILING_DATA, reader::finish);
        assertThat(failure.offset()).isEqualTo(4);
    }

    @Test
    void theTopLevelHasOneElement() {
        TlvReader reader = at("042a");
        assertThat(reader.next()).isFalse();
        assertThat(reader.next()).isFalse();
        reader.finish();
    }

    @ParameterizedTest
    @ValueSource(strings = {"042a00", "042a042b", "151800", "14ff", "0c016118", "0818"})
    void finishFindsTrailingData(String hex) {
        TlvReader unread = at(hex);
        assertFails(TlvError.TRAILING_DATA, unread::finish);
        TlvReader read = at(hex);
        TreeValue.read(read);
        TlvException failure = assertFails(TlvError.TRAILING_DATA, read::finish);
        assertThat(failure.path()).isEmpty();
        TlvReader moved = at(hex);
        assertThat(moved.next()).isFalse();
        assertFails(TlvError.TRAILING_DATA, moved::finish);
    }

    @Test
    void emptyInputIsTruncated() {
        TlvException failure = assertFails(TlvError.TRUNCATED, on("")::next);
        assertThat(failure.offset()).isZero();
        assertThat(failure).hasMessage("input ends where an element should begin (byte 0)");
    }

    @Test
    void theEndStaysTheEnd() {
        TlvReader reader = at("160918");
        reader.startArray();
        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isFalse();
        assertThat(reader.next()).isFalse();
        reader.end();
        reader.finish();
    }

    @Test
    void endPassesWhatHasNotBeenRead() {
        TlvReader reader = at("15" + "3501" + "3502290118" + "290318" + "240205" + "18");
        reader.startStructure();
        reader.next();
        reader.startStructure();
        reader.next();
        reader.end();
        assertThat(reader.next()).isTrue();
        assertThat(reader.contextTag()).isEqualTo(2);
        assertThat(reader.uint8()).isEqualTo(5);
        reader.end();
        reader.finish();
    }

    // ---- Types

    @Test
    void typesAndTagsAreKnownBeforeTheValue() {
        TlvReader reader = at("17" + "0008" + "2501" + "0001" + "490200" + "c90100020003000a00000000" + "18");
        reader.startList();
        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(TlvType.SIGNED_INTEGER);
        assertThat(reader.contextTag()).isEqualTo(-1);
        assertThat(reader.tag()).isEqualTo(TlvTag.ANONYMOUS);
        assertThat(reader.offset()).isEqualTo(1);
        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(TlvType.UNSIGNED_INTEGER);
        assertThat(reader.contextTag()).isEqualTo(1);
        assertThat(reader.tag()).isEqualTo(TlvTag.context(1));
        assertThat(reader.offset()).isEqualTo(3);
        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(TlvType.BOOLEAN);
        assertThat(reader.contextTag()).isEqualTo(-2);
        assertThat(reader.tag()).isEqualTo(TlvTag.commonProfile(2));
        assertThat(reader.offset()).isEqualTo(7);
        assertThat(reader.next()).isTrue();
        assertThat(reader.tag()).isEqualTo(TlvTag.fullyQualified(1, 2, 3));
        assertThat(reader.next()).isTrue();
        assertThat(reader.type()).isEqualTo(TlvType.FLOAT);
        assertThat(reader.next()).isFalse();
    }

    /** One element of each type, and the phrase that messages have for it. */
    static Stream<Arguments> typed() {
        return Stream.of(
                arguments("0001", TlvType.SIGNED_INTEGER, "a signed integer"),
                arguments("0401", TlvType.UNSIGNED_INTEGER, "an unsigned integer"),
                arguments("08", TlvType.BOOLEAN, "a boolean"),
                arguments("0a00000000", TlvType.FLOAT, "a 4-octet float"),
                arguments("0b0000000000000000", TlvType.DOUBLE, "an 8-octet float"),
                arguments("0c0161", TlvType.TEXT, "text"),
                arguments("100161", TlvType.OCTETS, "octets"),
                arguments("14", TlvType.NULL, "null"),
                arguments("1518", TlvType.STRUCTURE, "a structure"),
                arguments("1618", TlvType.ARRAY, "an array"),
                arguments("1718", TlvType.LIST, "a list"));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void noTypeIsTakenForAnother(String hex, TlvType type, String phrase) {
        record Taking(TlvType expected, Consumer<TlvReader> taking) {}
        assertThat(at(hex).type()).isEqualTo(type);
        for (Taking taking : List.of(
                new Taking(TlvType.SIGNED_INTEGER, TlvReader::int64),
                new Taking(TlvType.UNSIGNED_INTEGER, TlvReader::uint64),
                new Taking(TlvType.BOOLEAN, TlvReader::bool),
                new Taking(TlvType.FLOAT, TlvReader::float32),
                new Taking(TlvType.DOUBLE, TlvReader::float64),
                new Taking(TlvType.TEXT, TlvReader::text),
                new Taking(TlvType.OCTETS, TlvReader::octets),
                new Taking(TlvType.STRUCTURE, TlvReader::startStructure),
                new Taking(TlvType.ARRAY, TlvReader::startArray),
                new Taking(TlvType.LIST, TlvReader::startList))) {
            TlvReader reader = at(hex);
            boolean fits = taking.expected == type || (taking.expected == TlvType.DOUBLE && type == TlvType.FLOAT);
            if (fits) {
                assertThatCode(() -> taking.taking.accept(reader)).doesNotThrowAnyException();
            } else {
                TlvException failure = assertFails(TlvError.WRONG_TYPE, () -> taking.taking.accept(reader));
                assertThat(failure)
                        .hasMessage("expected " + taking.expected.phrase() + " but found " + phrase + " (byte 0)");
                assertThat(failure.error().malformed()).isFalse();
            }
        }
    }

    // ---- Integers

    static Stream<Arguments> unsignedReads() {
        return Stream.of(
                unsigned(8, TlvReader::uint8),
                unsigned(16, TlvReader::uint16),
                unsigned(24, TlvReader::uint24),
                unsigned(32, TlvReader::uint32),
                unsigned(40, TlvReader::uint40),
                unsigned(48, TlvReader::uint48),
                unsigned(56, TlvReader::uint56),
                unsigned(64, TlvReader::uint64));
    }

    private static Arguments unsigned(int bits, Function<TlvReader, Number> read) {
        return arguments(bits, read);
    }

    static Stream<Arguments> signedReads() {
        return Stream.of(
                unsigned(8, TlvReader::int8),
                unsigned(16, TlvReader::int16),
                unsigned(24, TlvReader::int24),
                unsigned(32, TlvReader::int32),
                unsigned(40, TlvReader::int40),
                unsigned(48, TlvReader::int48),
                unsigned(56, TlvReader::int56),
                unsigned(64, TlvReader::int64));
    }

    @ParameterizedTest
    @MethodSource("unsignedReads")
    void unsignedRanges(int bits, Function<TlvReader, Number> read) {
        BigInteger beyond = BigInteger.TWO.pow(bits);
        BigInteger max = beyond.subtract(BigInteger.ONE);
        for (int code = 0; code < 4; code++) {
            for (BigInteger value : List.of(BigInteger.ZERO, BigInteger.ONE, max, beyond)) {
                if (value.bitLength() > 8 << code) {
                    continue;
                }
                TlvReader reader = at(integer(0x04 + code, value, 1 << code));
                if (value.equals(beyond)) {
                    TlvException failure = assertFails(TlvError.INTEGER_RANGE, () -> read.apply(reader));
                    assertThat(failure).hasMessage("integer outside the range of uint" + bits + " (byte 0)");
                } else {
                    assertThat(read.apply(reader).longValue()).isEqualTo(value.longValue());
                    reader.finish();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("signedReads")
    void signedRanges(int bits, Function<TlvReader, Number> read) {
        BigInteger above = BigInteger.TWO.pow(bits - 1);
        BigInteger max = above.subtract(BigInteger.ONE);
        BigInteger min = above.negate();
        BigInteger below = min.subtract(BigInteger.ONE);
        BigInteger minusOne = BigInteger.ONE.negate();
        for (int code = 0; code < 4; code++) {
            for (BigInteger value : List.of(below, min, minusOne, BigInteger.ZERO, BigInteger.ONE, max, above)) {
                if (value.bitLength() > (8 << code) - 1) {
                    continue;
                }
                TlvReader reader = at(integer(code, value, 1 << code));
                if (value.equals(above) || value.equals(below)) {
                    TlvException failure = assertFails(TlvError.INTEGER_RANGE, () -> read.apply(reader));
                    assertThat(failure).hasMessage("integer outside the range of int" + bits + " (byte 0)");
                } else {
                    assertThat(read.apply(reader).longValue()).isEqualTo(value.longValue());
                    reader.finish();
                }
            }
        }
    }

    private static String integer(int control, BigInteger value, int octets) {
        StringBuilder hex = new StringBuilder("%02x".formatted(control));
        for (int i = 0; i < octets; i++) {
            hex.append("%02x".formatted(value.shiftRight(8 * i).intValue() & 0xFF));
        }
        return hex.toString();
    }

    @Test
    void anIntegerOutOfRangeIsWellFormed() {
        TlvException failure = assertFails(TlvError.INTEGER_RANGE, at("050001")::uint8);
        assertThat(failure.error().malformed()).isFalse();
    }

    // ---- Numbers

    @Test
    void eightOctetsDoNotFitIntoFour() {
        assertFails(TlvError.WRONG_TYPE, at("0b0000000000000000")::float32);
        assertThat(at("0a0000c03f").float64()).isEqualTo(1.5);
        assertThat(at("0a0000c03f").float32()).isEqualTo(1.5f);
        assertThat(at("0b000000000000f83f").float64()).isEqualTo(1.5);
    }

    @Test
    void whatIsNotANumberKeepsItsBits() {
        assertThat(Float.floatToRawIntBits(at("0a4523c17f").float32())).isEqualTo(0x7FC1_2345);
        assertThat(Double.doubleToRawLongBits(at("0b230100000000f8ff").float64()))
                .isEqualTo(0xFFF8_0000_0000_0123L);
        assertThat(at("0a4523c17f").float64()).isNaN();
    }

    // ---- Text

    @Test
    void theSuffixOfLocalizedTextIsKept() {
        assertThat(at("0c0854656d701f314641").text()).isEqualTo("Temp\u001f1FA");
    }

    @Test
    void allOfUnicode() {
        assertThat(at("0c04f48fbfbf").text()).isEqualTo("\udbff\udfff");
        assertThat(at("0c0101").text()).isEqualTo("\u0001");
        assertThat(at("0c03efbbbf").text()).isEqualTo("\ufeff");
    }

    static Stream<String> notUtf8() {
        return Stream.of(
                "80",
                "bf",
                "c0af",
                "c1bf",
                "c2",
                "c27f",
                "c2c0",
                "e09fbf",
                "e0a0",
                "e0a07f",
                "eda080",
                "edbfbf",
                "ef",
                "efbf",
                "f08fbfbf",
                "f0908f",
                "f09080",
                "f0908080" + "80",
                "f4908080",
                "f5808080",
                "f8888080",
                "fe",
                "ff",
                "eda0bdedb880");
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void malformedTextIsFoundWhereverItStands(String hex) {
        for (int before : new int[] {0, 1, 7, 8, 9, 15, 16, 17}) {
            for (int after : new int[] {0, 1, 8}) {
                String octets = "61".repeat(before) + hex + "7a".repeat(after);
                checkText(octets, TlvError.INVALID_UTF8);
            }
        }
    }

    @Test
    void nulIsFoundWhereverItStands() {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 10; after++) {
                checkText("61".repeat(before) + "00" + "7a".repeat(after), TlvError.INVALID_STRING_NUL);
                checkText("c3bc".repeat(before) + "00" + "7f".repeat(after), TlvError.INVALID_STRING_NUL);
            }
        }
        // Octets are not text.
        assertThat(at("100100").octets()).isEqualTo(OctetString.of((byte) 0));
    }

    private static void checkText(String octets, TlvError error) {
        String element = "0c%02x".formatted(octets.length() / 2) + octets;
        assertFails(error, at(element)::text);
        assertFails(error, at(element)::skip);
        assertFails(error, at(element)::next);
        assertFails(error, at(element)::finish);
        assertFails(error, at("16" + element + "18")::finish);
    }

    // ---- Null and lists

    @Test
    void nullIsLookedForOrTaken() {
        TlvReader reader = at("14");
        assertThat(reader.isNull()).isTrue();
        assertThat(reader.isNull()).isTrue();
        assertThat(reader.readNull()).isTrue();
        assertThatIllegalStateException().isThrownBy(reader::readNull);
        reader.finish();
        TlvReader other = at("0405");
        assertThat(other.isNull()).isFalse();
        assertThat(other.readNull()).isFalse();
        assertThat(other.uint8()).isEqualTo(5);
    }

    @Test
    void listsWithAndWithoutNulls() {
        List<@Nullable Integer> withNulls = at("1604011404031" + "8").list(TlvCodecs.nullable(TlvCodecs.UINT8));
        assertThat(withNulls).containsExactly(1, null, 3);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(withNulls::clear);
        List<Integer> without = at("16040104020403" + "18").list(TlvCodecs.UINT8);
        assertThat(without).containsExactly(1, 2, 3);
        // A copy by List.copyOf is the list itself only if it cannot change.
        assertThat(List.copyOf(without)).isSameAs(without);
        assertThat(at("1618").list(TlvCodecs.UINT8)).isEmpty();
        assertFails(TlvError.WRONG_TYPE, () -> at("1614" + "18").list(TlvCodecs.UINT8));
        assertFails(TlvError.WRONG_TYPE, () -> at("1718").list(TlvCodecs.UINT8));
        assertFails(TlvError.TRUNCATED, () -> at("160401").list(TlvCodecs.UINT8));
    }

    // ---- Structures

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2463ff",
                "2863",
                "2c630161",
                "30630161",
                "3463",
                "2b630000000000000000",
                "3563" + "2901" + "3502" + "290118" + "18",
                "3663" + "15290118" + "15290118" + "18",
                "3763" + "09" + "2901" + "2901" + "18",
                "490100",
                "c9f1ffedde0100",
                "75000001002901" + "18",
            })
    void unknownFieldsAreSkipped(String field) {
        for (boolean explicitly : new boolean[] {false, true}) {
            TlvReader reader = at("15" + field + "240105" + "18");
            reader.startStructure(TlvShape.of("Test.Struct").required(1, "Known"));
            List<Integer> known = new ArrayList<>();
            while (reader.next()) {
                if (reader.contextTag() == 1) {
                    known.add(reader.uint8());
                } else if (explicitly) {
                    reader.skip();
                }
            }
            reader.end();
            reader.finish();
            assertThat(known).containsExactly(5);
        }
    }

    /** Structures with a field twice, at the top level. */
    static Stream<String> duplicates() {
        return Stream.of(
                "15290029001" + "8",
                "15293f293f18",
                "152940294018",
                "15297f297f18",
                "152980298018",
                "1529fe29fe18",
                "1529ff29ff18",
                "152901290229032901" + "18",
                "15" + "290134013501" + "18" + "18",
                // Profile tags: alike, of two widths, and in two forms of the same meaning.
                "15490100490100" + "18",
                "15490100" + "6901000000" + "18",
                "15490100" + "c90000000001" + "00" + "18",
                "15e90000000001000000" + "490100" + "18",
                "15c9f1ffedde0100" + "2901" + "c8f1ffedde0100" + "18",
                "15c9f1ffedde0100" + "e9f1ffedde01000000" + "18",
                "15890100" + "a901000000" + "18");
    }

    @ParameterizedTest
    @MethodSource("duplicates")
    void noTagTwiceInAStructure(String structure) {
        for (String hex : List.of(structure, "16" + structure + "18", "16" + "1618" + "17" + structure + "18" + "18")) {
            byte[] octets = OctetString.fromHex(hex).toByteArray();
            TlvException whenRead = assertFails(TlvError.DUPLICATE_TAG, () -> TreeValue.decode(octets, true));
            TlvException whenSkipped = assertFails(TlvError.DUPLICATE_TAG, () -> TreeValue.skip(octets, true));
            assertThat(whenSkipped.offset()).isEqualTo(whenRead.offset());
            assertThat(whenSkipped).hasMessage(whenRead.getMessage());
        }
    }

    /** The same number in tags of different meaning, and the same tag where it is not in the same structure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "15" + "2901" + "490100" + "890100" + "c901000000010" + "0" + "c90000010001" + "00" + "18",
                "15" + "2901" + "2941" + "2981" + "29c1" + "18",
                "15" + "2901" + "3502" + "2901" + "18" + "18",
                "15" + "3501" + "2902" + "18" + "3502" + "2902" + "18" + "18",
                "16" + "15490100" + "18" + "15490100" + "18" + "18",
                "17" + "2901" + "2901" + "490100" + "490100" + "18",
            })
    void sameTagsThatAreNoDuplicates(String hex) {
        byte[] octets = OctetString.fromHex(hex).toByteArray();
        TreeValue.skip(octets, true);
        assertThat(TreeValue.decode(octets, true).encode()).isEqualTo(octets);
    }

    @Test
    void tagsNeedNoOrder() {
        byte[] octets = OctetString.fromHex("1529ff29002980297f18").toByteArray();
        assertThat(TreeValue.decode(octets, false).encode()).isEqualTo(octets);
    }

    private static final int[] TAGS_OF_ALL_WORDS = {0, 63, 64, 127, 128, 191, 192, 254, 255};

    @Test
    void mandatoryFieldsAreAllThere() {
        TlvShape shape = TlvShape.of("Test.Struct").optional(1, "Optional").optional(200, "OptionalToo");
        StringBuilder all = new StringBuilder("15");
        for (int tag : TAGS_OF_ALL_WORDS) {
            shape = shape.required(tag, "Field" + tag);
            all.append("34%02x".formatted(tag));
        }
        all.append("18");
        TlvReader reader = at(all.toString());
        reader.startStructure(shape);
        reader.end();
        reader.finish();
        for (int missing : TAGS_OF_ALL_WORDS) {
            checkMissing(shape, all.toString().replaceFirst("34%02x".formatted(missing), ""), missing);
        }
        checkMissing(shape, "1518", 0);
        checkMissing(shape, "153400" + "18", 63);
    }

    private static void checkMissing(TlvShape shape, String hex, int missing) {
        TlvReader reader = at(hex);
        reader.startStructure(shape);
        TlvException failure = assertFails(TlvError.MISSING_FIELD, reader::end);
        assertThat(failure.error().malformed()).isFalse();
        assertThat(failure.path()).isEqualTo("Test.Struct.Field" + missing);
        assertThat(failure.offset()).isZero();
        assertThat(failure)
                .hasMessage(
                        "mandatory field missing at Test.Struct.Field%d (tag %d, byte 0)".formatted(missing, missing));
    }

    @Test
    void oneFieldIsNotTakenForOneOfAnotherWord() {
        for (int required : TAGS_OF_ALL_WORDS) {
            TlvShape shape = TlvShape.of("Test.Struct").required(required, "Field");
            for (int present : TAGS_OF_ALL_WORDS) {
                TlvReader reader = at("1534%02x18".formatted(present));
                reader.startStructure(shape);
                if (present == required) {
                    reader.end();
                } else {
                    assertFails(TlvError.MISSING_FIELD, reader::end);
                }
            }
        }
    }

    @Test
    void aProfileTagIsNoMandatoryField() {
        TlvReader reader = at("15490100" + "18");
        reader.startStructure(TlvShape.of("Test.Struct").required(1, "Field"));
        assertFails(TlvError.MISSING_FIELD, reader::end);
    }

    @Test
    void malformedComesBeforeMissing() {
        TlvReader reader = at("15290229021" + "8");
        reader.startStructure(TlvShape.of("Test.Struct").required(1, "Field"));
        assertFails(TlvError.DUPLICATE_TAG, reader::end);
    }

    // ---- Messages

    private static final TlvShape OUTER = TlvShape.of("Test.Outer").required(3, "Items");
    private static final TlvShape INNER =
            TlvShape.of("Test.Inner").required(4, "Value").optional(5, "Numbers");

    /** Reads structures that are in an array, which is in a structure. */
    private static void readNested(TlvReader reader) {
        reader.next();
        reader.startStructure(OUTER);
        while (reader.next()) {
            if (reader.contextTag() == 3) {
                reader.list(new TlvCodec<Integer>() {
                    @Override
                    public void encode(TlvWriter writer, Integer value) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Integer decode(TlvReader inner) {
                        return readInner(inner);
                    }
                });
            }
        }
        reader.end();
        reader.finish();
    }

    private static int readInner(TlvReader reader) {
        int value = 0;
        reader.startStructure(INNER);
        while (reader.next()) {
            switch (reader.contextTag()) {
                case 4 -> value = reader.uint8();
                case 5 -> reader.list(TlvCodecs.UINT8);
                default -> {}
            }
        }
        reader.end();
        return value;
    }

    /** The third item of several, where it begins, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "152c040161 18 | WRONG_TYPE | Test.Outer.Items[2] > Test.Inner.Value | 1 | tag 4, |"
                        + " expected an unsigned integer but found text",
                "1525040001 18 | INTEGER_RANGE | Test.Outer.Items[2] > Test.Inner.Value | 1 | tag 4, |"
                        + " integer outside the range of uint8",
                "15240400240400 18 | DUPLICATE_TAG | Test.Outer.Items[2] > Test.Inner.Value | 4 | tag 4, |"
                        + " second element of the same tag",
                "1518 | MISSING_FIELD | Test.Outer.Items[2] > Test.Inner.Value | 0 | tag 4, | mandatory field missing",
                "152907290718 | DUPLICATE_TAG | Test.Outer.Items[2] > Test.Inner.(tag 7) | 3 | tag 7, |"
                        + " second element of the same tag",
                "1536050401040218 0818 | INVALID_TAG | Test.Outer.Items[2] > Test.Inner.(tag anonymous) | 8 || tag form not allowed here",
                "15360504010402 0818 | WRONG_TYPE | Test.Outer.Items[2] > Test.Inner.Numbers[2] | 7 ||"
                        + " expected an unsigned integer but found a boolean",
                "15360504 01 1918 | INVALID_ELEMENT_TYPE | Test.Outer.Items[2] > Test.Inner.Numbers | 5 ||"
                        + " reserved element type",
                "152c0602c0af 18 | INVALID_UTF8 | Test.Outer.Items[2] > Test.Inner.(tag 6) | 1 | tag 6, |"
                        + " text that is not UTF-8",
                "0401 | WRONG_TYPE | Test.Outer.Items[2] | 0 || expected a structure but found an unsigned integer",
                "154c0100 02c0af | INVALID_UTF8 | Test.Outer.Items[2] > Test.Inner.(tag common:1) | 1 |"
                        + " tag common:1, | text that is not UTF-8",
            })
    void aMessageSaysWhere(String item, TlvError error, String path, int offset, @Nullable String tag, String problem) {
        String before = "15" + "290a" + "3603" + "1524040118" + "15" + "36050401" + "18" + "240402" + "18";
        int start = before.length() / 2 + offset;
        TlvException failure = assertFails(error, () -> readNested(on(before + item.replace(" ", "") + "18" + "18")));
        assertThat(failure.path()).isEqualTo(path);
        assertThat(failure.offset()).isEqualTo(start);
        assertThat(failure)
                .hasMessage("%s at %s (%sbyte %d)".formatted(problem, path, tag == null ? "" : tag + " ", start));
    }

    @Test
    void theIndexCountsElementsOfEveryKind() {
        String elements = "0001" + "050001" + "08" + "0a00000000" + "0b0000000000000000" + "0c026162" + "1103006162"
                + "63" + "14" + "15290118" + "1614141" + "8" + "17" + "2901" + "15" + "18" + "18";
        TlvReader reader = at("16" + elements + "0401" + "18");
        reader.startArray();
        for (int i = 0; i <= 11; i++) {
            assertThat(reader.next()).isTrue();
        }
        TlvException failure = assertFails(TlvError.WRONG_TYPE, reader::text);
        assertThat(failure.path()).isEqualTo("[11]");
    }

    @Test
    void aPathThroughWhatIsSkippedHasNoNames() {
        TlvReader reader = at("15" + "3603" + "1618" + "15" + "3709" + "08" + "0c01ff");
        reader.startStructure(OUTER);
        TlvException failure = assertFails(TlvError.INVALID_UTF8, reader::end);
        assertThat(failure.path()).isEqualTo("Test.Outer.Items[1] > (tag 9)[1]");
    }

    @Test
    void noMessageRepeatsAValue() {
        String secret = "736563726574"; // "secret"
        for (TlvException failure : List.of(
                assertFails(TlvError.WRONG_TYPE, at("0c06" + secret)::uint8),
                assertFails(TlvError.WRONG_TYPE, at("1006" + secret)::text),
                assertFails(TlvError.TRUNCATED, at("0c08" + secret)::text),
                assertFails(TlvError.TRUNCATED, at("1008" + secret)::octets),
                assertFails(TlvError.INVALID_STRING_NUL, at("0c07" + secret + "00")::text),
                assertFails(TlvError.INVALID_UTF8, at("0c07" + secret + "ff")::next),
                assertFails(TlvError.TRAILING_DATA, at("08" + secret)::finish))) {
            assertThat(failure).hasMessageNotContaining("secret").hasMessageNotContaining(secret);
        }
        TlvException failure = assertFails(TlvError.INTEGER_RANGE, at("06d2029649")::uint16);
        assertThat(failure).hasMessageNotContaining("1234567890");
    }

    /** Anonymous, with a context tag within another structure, and with the tag of a profile. */
    @Test
    void anUntaggedStructureHasNoTag() {
        TlvReader untagged = at("1518");
        untagged.startUntaggedStructure();
        untagged.end();
        TlvReader within = at("1535011818");
        within.startStructure();
        assertThat(within.next()).isTrue();
        assertFails(TlvError.INVALID_TAG, within::startUntaggedStructure);
        assertFails(TlvError.INVALID_TAG, () -> at("55010018").startUntaggedStructure());
        assertFails(TlvError.WRONG_TYPE, () -> at("1618").startUntaggedStructure());
    }
}
