package dev.clusterwright.tlv;

import static dev.clusterwright.tlv.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clusterwright.type.OctetString;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvCodecsTest {
    /** Unsigned codecs and the bits of their range. */
    static Stream<Arguments> unsignedCodecs() {
        return Stream.of(
                arguments(integers(TlvCodecs.UINT8), 8),
                arguments(integers(TlvCodecs.UINT16), 16),
                arguments(integers(TlvCodecs.UINT24), 24),
                arguments(TlvCodecs.UINT32, 32),
                arguments(TlvCodecs.UINT40, 40),
                arguments(TlvCodecs.UINT48, 48),
                arguments(TlvCodecs.UINT56, 56),
                arguments(TlvCodecs.UINT64, 64));
    }

    static Stream<Arguments> signedCodecs() {
        return Stream.of(
                arguments(integers(TlvCodecs.INT8), 8),
                arguments(integers(TlvCodecs.INT16), 16),
                arguments(integers(TlvCodecs.INT24), 24),
                arguments(integers(TlvCodecs.INT32), 32),
                arguments(TlvCodecs.INT40, 40),
                arguments(TlvCodecs.INT48, 48),
                arguments(TlvCodecs.INT56, 56),
                arguments(TlvCodecs.INT64, 64));
    }

    /** Makes the codecs of narrow integers comparable with those of wide ones. */
    private static TlvCodec<Long> integers(TlvCodec<Integer> codec) {
        return new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, Long value) {
                codec.encode(writer, Math.toIntExact(value));
            }

            @Override
            public Long decode(TlvReader reader) {
                return codec.decode(reader).longValue();
            }
        };
    }

    @Test
    void everyConstantIsTested() {
        long constants = Arrays.stream(TlvCodecs.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && !field.isSynthetic())
                .count();
        // Booleans, two kinds of numbers, two of strings and anything at all are tested one by one.
        assertThat(unsignedCodecs().count() + signedCodecs().count() + 6).isEqualTo(constants);
    }

    @ParameterizedTest
    @MethodSource("unsignedCodecs")
    void unsignedRange(TlvCodec<Long> codec, int bits) {
        long max = -1L >>> (64 - bits);
        for (long value : new long[] {0, 1, 127, 128, 255, max >>> 1, max - 1, max}) {
            assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
            assertThat(codec.decode(widest(value, false))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("unsignedCodecs")
    void beyondTheUnsignedRange(TlvCodec<Long> codec, int bits) {
        if (bits == 64) {
            // Nothing is: what Java takes for negative has an encoding of its own.
            assertThat(codec.encode(-1L)).isEqualTo(widest(-1, false));
            return;
        }
        long max = -1L >>> (64 - bits);
        for (long value : new long[] {max + 1, -1, -128, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec.encode(value))
                    .withMessage(value + " is outside the range of uint" + bits);
        }
        for (long value : new long[] {max + 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            TlvException failure = assertFails(TlvError.INTEGER_RANGE, () -> codec.decode(widest(value, false)));
            assertThat(failure).hasMessageContaining("uint" + bits);
        }
    }

    @ParameterizedTest
    @MethodSource("signedCodecs")
    void signedRange(TlvCodec<Long> codec, int bits) {
        long min = Long.MIN_VALUE >> (64 - bits);
        for (long value : new long[] {min, min + 1, -1, 0, 1, -2 - min, -1 - min}) {
            assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
            assertThat(codec.decode(widest(value, true))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("signedCodecs")
    void beyondTheSignedRange(TlvCodec<Long> codec, int bits) {
        if (bits == 64) {
            assertThat(codec.encode(Long.MIN_VALUE)).isEqualTo(widest(Long.MIN_VALUE, true));
            return;
        }
        long min = Long.MIN_VALUE >> (64 - bits);
        // A Java integer cannot be outside the range of 32 bits.
        for (long value : bits == 32 ? new long[0] : new long[] {min - 1, -min}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> codec.encode(value))
                    .withMessage(value + " is outside the range of int" + bits);
        }
        for (long value : new long[] {min - 1, -min, Long.MIN_VALUE, Long.MAX_VALUE}) {
            TlvException failure = assertFails(TlvError.INTEGER_RANGE, () -> codec.decode(widest(value, true)));
            assertThat(failure).hasMessageContaining("int" + bits).hasMessageNotContaining("uint");
        }
    }

    private static byte[] widest(long value, boolean signed) {
        byte[] encoded = new byte[9];
        encoded[0] = (byte) (signed ? 0x03 : 0x07);
        for (int i = 0; i < 8; i++) {
            encoded[i + 1] = (byte) (value >>> (8 * i));
        }
        return encoded;
    }

    @ParameterizedTest
    @MethodSource({"unsignedCodecs", "signedCodecs"})
    void integersOfTheOtherSignednessAreOfAnotherType(TlvCodec<Long> codec, int bits) {
        byte[] ofOther = codec.encode(1L).clone();
        ofOther[0] ^= 0x04;
        assertFails(TlvError.WRONG_TYPE, () -> codec.decode(ofOther));
        assertThat(bits).isBetween(8, 64);
    }

    @Test
    void booleans() {
        assertThat(TlvCodecs.BOOL.decode(TlvCodecs.BOOL.encode(true))).isTrue();
        assertThat(TlvCodecs.BOOL.decode(TlvCodecs.BOOL.encode(false))).isFalse();
        assertFails(TlvError.WRONG_TYPE, () -> TlvCodecs.BOOL.decode(TlvCodecs.UINT8.encode(1)));
    }

    @Test
    void floatingPointNumbers() {
        // As objects, which tell zeros apart and are equal if not a number.
        for (Float value :
                List.of(0f, -0f, 17.9f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN)) {
            byte[] encoded = TlvCodecs.FLOAT32.encode(value);
            assertThat(TlvCodecs.FLOAT32.decode(encoded)).isEqualTo(value);
            assertThat(TlvCodecs.FLOAT64.decode(encoded)).isEqualTo(Double.valueOf(value));
        }
        for (Double value : List.of(0.0, -0.0, 17.9, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN)) {
            assertThat(TlvCodecs.FLOAT64.decode(TlvCodecs.FLOAT64.encode(value)))
                    .isEqualTo(value);
        }
        assertFails(TlvError.WRONG_TYPE, () -> TlvCodecs.FLOAT32.decode(TlvCodecs.FLOAT64.encode(0.0)));
    }

    @Test
    void strings() {
        assertThat(TlvCodecs.TEXT.decode(TlvCodecs.TEXT.encode("Tschüs \ud83d\ude00")))
                .isEqualTo("Tschüs \ud83d\ude00");
        OctetString octets = OctetString.fromHex("00ff80");
        assertThat(TlvCodecs.OCTETS.decode(TlvCodecs.OCTETS.encode(octets))).isEqualTo(octets);
        assertFails(TlvError.WRONG_TYPE, () -> TlvCodecs.TEXT.decode(TlvCodecs.OCTETS.encode(octets)));
        assertFails(TlvError.WRONG_TYPE, () -> TlvCodecs.OCTETS.decode(TlvCodecs.TEXT.encode("text")));
        assertThatIllegalArgumentException().isThrownBy(() -> TlvCodecs.TEXT.encode("a\0b"));
    }

    @Test
    void listsOfValuesThatMayBeNull() {
        TlvCodec<List<@Nullable Integer>> codec = TlvCodecs.list(TlvCodecs.nullable(TlvCodecs.UINT8));
        byte[] encoded = codec.encode(Arrays.asList(1, null, 3));
        assertThat(encoded).isEqualTo(OctetString.fromHex("1604011404031" + "8").toByteArray());
        List<@Nullable Integer> decoded = codec.decode(encoded);
        assertThat(decoded).containsExactly(1, null, 3);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> decoded.set(0, 2));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> decoded.add(2));
    }

    @Test
    void listsOfLists() {
        TlvCodec<List<List<Integer>>> codec = TlvCodecs.list(TlvCodecs.list(TlvCodecs.INT16));
        List<List<Integer>> value = List.of(List.of(1, -1000), List.of(), List.of(7));
        List<List<Integer>> decoded = codec.decode(codec.encode(value));
        assertThat(decoded).isEqualTo(value);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> decoded.remove(0));
        assertThat(codec.decode(codec.encode(List.of()))).isEmpty();
        assertFails(
                TlvError.WRONG_TYPE,
                () -> codec.decode(OctetString.fromHex("1718").toByteArray()));
        assertFails(
                TlvError.WRONG_TYPE,
                () -> codec.decode(OctetString.fromHex("160018").toByteArray()));
    }

    @SuppressWarnings("NullAway") // does not follow nullable type arguments outside its JSpecify mode
    @Test
    void nullIsAnElementOfItsOwn() {
        TlvCodec<@Nullable Integer> codec = TlvCodecs.nullable(TlvCodecs.UINT8);
        assertThat(codec.encode(null)).containsExactly(0x14);
        assertThat(codec.decode(new byte[] {0x14})).isNull();
        TlvReader reader = new TlvReader(new byte[] {0x14});
        reader.next();
        assertThat(codec.decode(reader)).isNull();
        assertThatIllegalStateException().as("reading what was read").isThrownBy(reader::type);
        assertThat(codec.decode(codec.encode(5))).isEqualTo(5);
        assertThatIllegalArgumentException().isThrownBy(() -> codec.encode(256));
        assertFails(TlvError.WRONG_TYPE, () -> codec.decode(new byte[] {0x08}));
        assertFails(TlvError.WRONG_TYPE, () -> TlvCodecs.UINT8.decode(new byte[] {0x14}));
    }

    @Test
    void oneElementAndNothingElse() {
        assertFails(TlvError.TRAILING_DATA, () -> TlvCodecs.UINT8.decode(new byte[] {0x04, 1, 0}));
        assertFails(TlvError.TRUNCATED, () -> TlvCodecs.UINT8.decode(new byte[0]));
        TlvCodec<String> writesNothing = new TlvCodec<>() {
            @Override
            public void encode(TlvWriter writer, String value) {}

            @Override
            public String decode(TlvReader reader) {
                return "";
            }
        };
        assertThatIllegalStateException().isThrownBy(() -> writesNothing.encode(""));
    }

    @SuppressWarnings("NullAway") // does not follow nullable type arguments outside its JSpecify mode
    @Test
    void theTagIsTheCallers() {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        TlvCodecs.UINT8.encode(writer.tag(3), 7);
        TlvCodecs.nullable(TlvCodecs.TEXT).encode(writer.tag(4), null);
        TlvCodecs.list(TlvCodecs.BOOL).encode(writer.tag(5), List.of(true));
        writer.end();
        assertThat(OctetString.of(writer.toByteArray()).toHex()).isEqualTo("15240307340436050918" + "18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0424", "042a", "0c0648656c6c6f21", "14", "1518", "160401040218", "1524000118"})
    void anyKeepsOneElement(String hex) {
        OctetString element = OctetString.fromHex(hex);
        assertThat(TlvCodecs.ANY.decode(element.toByteArray())).isEqualTo(element);
        assertThat(TlvCodecs.ANY.encode(element)).isEqualTo(element.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "042a042a", "15", "240124", "18", "04", "16041e1e18"})
    void anyWritesNothingButOneElementWithoutATag(String hex) {
        OctetString octets = OctetString.fromHex(hex);
        assertThatIllegalArgumentException().isThrownBy(() -> TlvCodecs.ANY.encode(octets));
    }

    /** Short lists are made in another way than long ones, and lists with a null in another way than those without. */
    @Test
    void listsOfEveryLengthWithANullAtEveryPlace() {
        TlvCodec<List<@Nullable Integer>> codec = TlvCodecs.list(TlvCodecs.nullable(TlvCodecs.UINT16));
        TlvCodec<List<List<@Nullable Integer>>> nested = TlvCodecs.list(codec);
        for (int length = 0; length < 40; length++) {
            for (int place = -1; place < length; place++) {
                List<@Nullable Integer> list = new ArrayList<>();
                for (int i = 0; i < length; i++) {
                    list.add(i == place ? null : Integer.valueOf(i));
                }
                List<@Nullable Integer> decoded = codec.decode(codec.encode(list));
                assertThat(decoded).isEqualTo(list);
                assertThatThrownBy(() -> decoded.add(1)).isInstanceOf(UnsupportedOperationException.class);
                assertThat(place >= 0 || List.copyOf(decoded) == decoded)
                        .as("a record takes it over without a copy")
                        .isTrue();
                List<List<@Nullable Integer>> lists = List.of(list, List.of(), list, list, list, list, list);
                assertThat(nested.decode(nested.encode(lists))).isEqualTo(lists);
            }
        }
    }
}
