package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.type.OctetString;
import java.nio.BufferOverflowException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvWriterTest {
    private final TlvWriter writer = new TlvWriter();

    /** Every way to write an element. */
    static Stream<Consumer<TlvWriter>> elements() {
        return Stream.of(
                w -> w.bool(true),
                w -> w.signed(-1),
                w -> w.signed(Long.MIN_VALUE),
                w -> w.unsigned(1),
                w -> w.unsigned(-1),
                w -> w.float32(1),
                w -> w.float64(1),
                w -> w.text("text"),
                w -> w.text("Tschüs"),
                w -> w.octets(OctetString.fromHex("00ff")),
                w -> w.octets(new byte[] {1, 2, 3}, 1, 2),
                TlvWriter::nullValue,
                TlvWriter::startStructure,
                TlvWriter::startArray,
                TlvWriter::startList,
                w -> w.list(List.of(), TlvCodecs.BOOL));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void theTopLevelHasOneElement(Consumer<TlvWriter> element) {
        writer.bool(true);
        assertThatIllegalStateException()
                .isThrownBy(() -> element.accept(writer))
                .withMessage("there is an element already, and only one at the top level");
        writer.reset();
        writer.startArray();
        writer.end();
        assertThatIllegalStateException().isThrownBy(() -> element.accept(writer));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void theTopLevelHasNoContextTag(Consumer<TlvWriter> element) {
        writer.tag(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> element.accept(writer))
                .withMessage("an element at the top level has no context tag");
        writer.reset();
        writer.tag(TlvTag.context(1));
        assertThatIllegalStateException().isThrownBy(() -> element.accept(writer));
        writer.reset();
        element.accept(writer.tag(TlvTag.commonProfile(1)));
        assertThat(writer.size()).isGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("elements")
    void anElementOfAStructureNeedsATag(Consumer<TlvWriter> element) {
        writer.startStructure();
        assertThatIllegalStateException()
                .isThrownBy(() -> element.accept(writer))
                .withMessage("an element of a structure needs a tag");
        writer.reset();
        writer.startStructure();
        element.accept(writer.tag(0));
        int size = writer.size();
        assertThat(size).isGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("elements")
    void anElementOfAnArrayHasNoTag(Consumer<TlvWriter> element) {
        for (TlvTag tag : List.of(
                TlvTag.context(0),
                TlvTag.commonProfile(0),
                TlvTag.implicitProfile(0),
                TlvTag.fullyQualified(0, 0, 0))) {
            writer.reset();
            writer.startArray();
            writer.tag(tag);
            assertThatIllegalStateException()
                    .isThrownBy(() -> element.accept(writer))
                    .withMessage("an element of an array has no tag");
        }
        writer.reset();
        writer.startArray();
        element.accept(writer);
        assertThat(writer.size()).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("elements")
    void anElementOfAListMayHaveATag(Consumer<TlvWriter> element) {
        writer.startList();
        element.accept(writer);
        int untagged = writer.size() - 1;
        writer.reset();
        writer.startList();
        element.accept(writer.tag(3));
        assertThat(writer.size() - 1).isEqualTo(untagged + 1);
    }

    @ParameterizedTest
    @MethodSource("elements")
    void aFixedBufferIsFilledToTheBrimAndNoFurther(Consumer<TlvWriter> element) {
        for (TlvTag tag : List.of(
                TlvTag.ANONYMOUS, TlvTag.context(7), TlvTag.commonProfile(7), TlvTag.fullyQualified(7, 7, 70_000))) {
            writer.reset();
            writer.startList();
            element.accept(writer.tag(tag));
            int size = writer.size();
            byte[] buffer = new byte[size];
            TlvWriter exact = new TlvWriter(buffer);
            exact.startList();
            element.accept(exact.tag(tag));
            assertThat(exact.size()).isEqualTo(size);
            assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(exact::end);
            for (int tooFew = 1; tooFew < size; tooFew++) {
                TlvWriter tooSmall = new TlvWriter(new byte[tooFew]);
                tooSmall.startList();
                tooSmall.tag(tag);
                assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(() -> element.accept(tooSmall));
            }
        }
    }

    @Test
    void anEmptyBufferHoldsNothing() {
        TlvWriter none = new TlvWriter(new byte[0]);
        assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(() -> none.bool(true));
        assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(none::startStructure);
    }

    @Test
    void theRestOfAFixedBufferRemains() {
        byte[] buffer = {9, 9, 9, 9};
        TlvWriter fixed = new TlvWriter(buffer);
        fixed.unsigned(5);
        assertThat(fixed.size()).isEqualTo(2);
        assertThat(buffer).containsExactly(4, 5, 9, 9);
        assertThat(fixed.toByteArray()).containsExactly(4, 5);
    }

    @Test
    void aFixedBufferCanBeUsedAfterAnOverflow() {
        TlvWriter fixed = new TlvWriter(new byte[4]);
        assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(() -> fixed.text("long"));
        fixed.reset();
        fixed.text("ok");
        assertThat(fixed.toByteArray()).isEqualTo(bytes("0c026f6b"));
    }

    @Test
    void aBufferOfItsOwnGrows() {
        OctetString large = OctetString.of(new byte[1_000_000]);
        writer.startArray();
        for (int i = 0; i < 3; i++) {
            writer.octets(large);
        }
        writer.end();
        assertThat(writer.size()).isEqualTo(2 + 3 * (5 + 1_000_000));
        assertThat(writer.toByteArray()).hasSize(writer.size()).endsWith(0, 0, 0x18);
    }

    @Test
    void resetForgetsEverything() {
        writer.startStructure();
        writer.tag(1).startArray();
        writer.reset();
        assertThat(writer.size()).isZero();
        writer.bool(true);
        assertThat(writer.toByteArray()).containsExactly(9);
        writer.reset();
        writer.tag(TlvTag.commonProfile(1));
        writer.reset();
        writer.bool(false);
        assertThat(writer.toByteArray()).containsExactly(8);
    }

    @Test
    void theResultIsTheCallers() {
        writer.unsigned(1);
        byte[] first = writer.toByteArray();
        writer.reset();
        writer.unsigned(2);
        assertThat(first).containsExactly(4, 1);
        first[1] = 9;
        assertThat(writer.toByteArray()).containsExactly(4, 2);
    }

    @Test
    void onlyAWholeElementIsAResult() {
        assertThatIllegalStateException().isThrownBy(writer::toByteArray).withMessage("nothing was written");
        writer.tag(TlvTag.commonProfile(1));
        assertThatIllegalStateException().isThrownBy(writer::toByteArray);
        writer.startStructure();
        assertThatIllegalStateException().isThrownBy(writer::toByteArray).withMessage("a container is still open");
        writer.end();
        assertThat(writer.toByteArray()).isEqualTo(bytes("55010018"));
        writer.tag(1);
        assertThatIllegalStateException()
                .isThrownBy(writer::toByteArray)
                .withMessage("a tag is set, but no value was written for it");
    }

    @Test
    void endNeedsAContainer() {
        assertThatIllegalStateException().isThrownBy(writer::end).withMessage("no container is open");
        writer.startList();
        writer.end();
        assertThatIllegalStateException().isThrownBy(writer::end).withMessage("no container is open");
    }

    @Test
    void endHasNoTag() {
        writer.startStructure();
        writer.tag(1);
        assertThatIllegalStateException()
                .isThrownBy(writer::end)
                .withMessage("a tag is set, but no value was written for it");
        writer.reset();
        writer.startStructure();
        writer.tag(TlvTag.commonProfile(1));
        assertThatIllegalStateException().isThrownBy(writer::end);
    }

    @Test
    void anElementHasOneTag() {
        for (TlvTag tag : List.of(TlvTag.context(0), TlvTag.commonProfile(1))) {
            writer.reset();
            writer.startStructure();
            writer.tag(tag);
            assertThatIllegalStateException().isThrownBy(() -> writer.tag(2)).withMessage("a tag is set already");
            assertThatIllegalStateException()
                    .isThrownBy(() -> writer.tag(TlvTag.context(2)))
                    .withMessage("a tag is set already");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -2, 256, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aContextTagHasEightBits(int tag) {
        writer.startStructure();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.tag(tag))
                .withMessage("context tag " + tag + " is not between 0 and 255");
    }

    @Test
    void aTagIsForOneElement() {
        writer.startList();
        writer.tag(1).bool(true);
        writer.bool(true);
        writer.tag(TlvTag.commonProfile(2)).bool(true);
        writer.bool(true);
        writer.tag(3).startStructure();
        writer.end();
        writer.startArray();
        writer.end();
        writer.end();
        assertThat(hex()).isEqualTo("17" + "2901" + "09" + "490200" + "09" + "350318" + "1618" + "18");
    }

    @Test
    void theContainerAroundCountsAgainAfterAnEnd() {
        writer.startStructure();
        writer.tag(1).startArray();
        writer.startList();
        writer.tag(2).bool(true);
        writer.end();
        writer.bool(true);
        writer.end();
        assertThatIllegalStateException().isThrownBy(() -> writer.bool(true));
    }

    @Test
    void containersNestToTheLimit() {
        for (int i = 0; i < 32; i++) {
            writer.startArray();
        }
        assertThatIllegalStateException()
                .isThrownBy(writer::startArray)
                .withMessage("more than 32 containers inside each other");
        writer.reset();
        writer.startList();
        for (int i = 1; i < 32; i++) {
            writer.tag(1).startStructure();
        }
        assertThatIllegalStateException().isThrownBy(() -> writer.tag(1).startStructure());
    }

    @Test
    void theOutermostOfThirtyTwoContainersIsRemembered() {
        writer.startStructure();
        for (int i = 1; i < 32; i++) {
            writer.tag(1).startStructure();
        }
        for (int i = 1; i < 32; i++) {
            writer.end();
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> writer.bool(true))
                .withMessage("an element of a structure needs a tag");
    }

    @Test
    void nothingIsLeftOfThirtyTwoContainers() {
        for (int i = 0; i < 32; i++) {
            writer.startArray();
        }
        for (int i = 0; i < 32; i++) {
            writer.end();
        }
        assertThat(hex()).isEqualTo("16".repeat(32) + "18".repeat(32));
        assertThatIllegalStateException()
                .isThrownBy(() -> writer.bool(true))
                .withMessage("there is an element already, and only one at the top level");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "127, 1",
        "-128, 1",
        "128, 2",
        "-129, 2",
        "32767, 2",
        "-32768, 2",
        "32768, 4",
        "-32769, 4",
        "2147483647, 4",
        "-2147483648, 4",
        "2147483648, 8",
        "-2147483649, 8",
        "9223372036854775807, 8",
        "-9223372036854775808, 8",
    })
    void aSignedIntegerTakesTheFewestOctets(long value, int octets) {
        writer.signed(value);
        assertThat(writer.size()).isEqualTo(1 + octets);
        TlvReader reader = new TlvReader(writer.toByteArray());
        reader.next();
        assertThat(reader.int64()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "255, 1",
        "256, 2",
        "65535, 2",
        "65536, 4",
        "4294967295, 4",
        "4294967296, 8",
        "9223372036854775807, 8",
        "9223372036854775808, 8",
        "18446744073709551615, 8",
    })
    void anUnsignedIntegerTakesTheFewestOctets(String decimal, int octets) {
        long value = Long.parseUnsignedLong(decimal);
        writer.unsigned(value);
        assertThat(writer.size()).isEqualTo(1 + octets);
        TlvReader reader = new TlvReader(writer.toByteArray());
        reader.next();
        assertThat(reader.uint64()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "255, 1", "256, 2", "65535, 2", "65536, 4", "100000, 4"})
    void aLengthTakesTheFewestOctets(int length, int octets) {
        writer.octets(new byte[length], 0, length);
        assertThat(writer.size()).isEqualTo(1 + octets + length);
        writer.reset();
        writer.octets(OctetString.of(new byte[length]));
        assertThat(writer.size()).isEqualTo(1 + octets + length);
        writer.reset();
        writer.text("x".repeat(length));
        assertThat(writer.size()).isEqualTo(1 + octets + length);
    }

    /** matter.js once sized the length by the characters. */
    @Test
    void theLengthOfTextCountsOctets() {
        writer.text("ü".repeat(128));
        assertThat(hex()).isEqualTo("0d0001" + "c3bc".repeat(128));
        writer.reset();
        writer.text("ü".repeat(127) + "x");
        assertThat(hex()).isEqualTo("0cff" + "c3bc".repeat(127) + "78");
    }

    @ParameterizedTest
    @CsvSource({
        "0001, 01",
        "007F, 7f",
        "0080, c280",
        "07FF, dfbf",
        "0800, e0a080",
        "D7FF, ed9fbf",
        "E000, ee8080",
        "FEFF, efbbbf",
        "FFFF, efbfbf",
        "10000, f0908080",
        "10FFFF, f48fbfbf",
    })
    void charactersAtTheEdgesOfUtf8(String codePoint, String hex) {
        String text = Character.toString(Integer.parseInt(codePoint, 16));
        writer.text("a" + text + "z");
        assertThat(hex()).isEqualTo("0c%02x61%s7a".formatted(2 + hex.length() / 2, hex));
        TlvReader reader = new TlvReader(writer.toByteArray());
        reader.next();
        assertThat(reader.text()).isEqualTo("a" + text + "z");
    }

    static Stream<String> unpairedSurrogates() {
        return Stream.of(
                "ab\ud800", "ab\udc00", "ab\ud800cd", "ab\udc00\ud800", "ab\ud800\ud800\udc00", "ab\udbff\ue000");
    }

    @ParameterizedTest
    @MethodSource("unpairedSurrogates")
    void anUnpairedSurrogateHasNoEncoding(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.text(text))
                .withMessage("text has an unpaired surrogate at index 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\0", "ab\0cd", "ab\0\0"})
    void nulHasNoPlaceInText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.text(text))
                .withMessage("text has a NUL at index 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.text("ü" + text))
                .withMessage("text has a NUL at index 3");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 5", "5, 0", "3, 2", "0, -1", "2147483647, 2147483647"})
    void aPartOfAnArrayLiesWithinIt(int from, int length) {
        byte[] source = new byte[4];
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> writer.octets(source, from, length));
    }

    @Test
    void whatIsNotANumberKeepsItsBits() {
        writer.float32(Float.intBitsToFloat(0x7FC1_2345));
        assertThat(hex()).isEqualTo("0a4523c17f");
        writer.reset();
        writer.float64(Double.longBitsToDouble(0xFFF8_0000_0000_0123L));
        assertThat(hex()).isEqualTo("0b230100000000f8ff");
    }

    private String hex() {
        return OctetString.of(writer.toByteArray()).toHex();
    }

    private static byte[] bytes(String hex) {
        return OctetString.fromHex(hex).toByteArray();
    }
}
