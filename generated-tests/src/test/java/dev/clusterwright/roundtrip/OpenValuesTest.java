package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Bitmap;
import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.clusters.dishwashermode.ModeTag;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.generated.combinations.BothLists;
import dev.clusterwright.generated.combinations.BothNumbers;
import dev.clusterwright.generated.combinations.BothTypes;
import dev.clusterwright.generated.combinations.ByteBitmap;
import dev.clusterwright.generated.combinations.ByteEnum;
import dev.clusterwright.generated.combinations.Combinations;
import dev.clusterwright.generated.combinations.IntBitmap;
import dev.clusterwright.generated.combinations.LongBitmap;
import dev.clusterwright.generated.combinations.OptionalLists;
import dev.clusterwright.generated.combinations.OptionalNumbers;
import dev.clusterwright.generated.combinations.OptionalTypes;
import dev.clusterwright.generated.combinations.PointStruct;
import dev.clusterwright.generated.combinations.WordBitmap;
import dev.clusterwright.generated.combinations.WordEnum;
import dev.clusterwright.generated.ovendial.LampBitmap;
import dev.clusterwright.generated.ovendial.OvenDial;
import dev.clusterwright.generated.ovendial.PositionEnum;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Enums keep numbers and bitmaps keep bits that have no name, and numbers above {@code Long.MAX_VALUE} print as such. */
class OpenValuesTest {
    private static final List<GeneratedClasses> ALL =
            List.of(GeneratedClasses.beside(Combinations.class), GeneratedClasses.beside(OnOff.class));

    @TestFactory
    Stream<DynamicTest> enumsKeepEveryNumber() {
        return kindsOf(OpenEnum.class)
                .map(type -> dynamicTest(type.getName(), () -> {
                    NumberedKind kind = NumberedKind.ofEnum(type);
                    TlvCodec<Object> codec = GeneratedClasses.constant(type, "CODEC");
                    Set<Object> constants = constants(type).collect(Collectors.toSet());
                    assertThat(constants).isNotEmpty();
                    for (int number = 0; number < 1 << kind.bits(); number++) {
                        OpenEnum value = (OpenEnum) kind.of().apply(number);
                        assertThat(value.value()).isEqualTo(number);
                        assertThat(codec.decode(codec.encode(value)))
                                .isEqualTo(value)
                                .hasToString(value.toString());
                        assertThat(known(value).equals("UNRECOGNIZED"))
                                .as("%d is unrecognized", number)
                                .isNotEqualTo(constants.contains(value));
                    }
                }));
    }

    private static Stream<Object> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .map(field -> GeneratedClasses.constant(type, field.getName()));
    }

    private static String known(OpenEnum value) {
        return Reflection.call(() -> value.getClass().getMethod("known").invoke(value))
                .toString();
    }

    /** Each {@code with…} changes its own bits to the same, whatever the others are. */
    @TestFactory
    Stream<DynamicTest> bitmapsKeepOtherBits() {
        return kindsOf(Bitmap.class)
                .filter(Class::isRecord)
                .map(type -> dynamicTest(type.getName(), () -> {
                    NumberedKind kind = NumberedKind.ofBitmap(type);
                    Object none = kind.of().apply(0);
                    List<Method> methods = Arrays.stream(type.getMethods())
                            .filter(method -> method.getName().startsWith("with") && method.getReturnType() == type)
                            .filter(method -> !method.getName().equals("withBits"))
                            .toList();
                    assertThat(methods).isNotEmpty();
                    for (Method with : methods) {
                        long mask = bits(set(with, none, mostFor(with, none)));
                        assertThat(mask).isNotZero();
                        for (Object value : kind.edges()) {
                            long others = bits(value) & ~mask;
                            assertThat(bits(set(with, value, 0))).isEqualTo(others);
                            assertThat(bits(set(with, value, mostFor(with, none))))
                                    .isEqualTo(others | mask);
                            assertThat(bits(set(with, value, 1))).isEqualTo(others | Long.lowestOneBit(mask));
                        }
                    }
                }));
    }

    /** The greatest number that a method takes. */
    private static long mostFor(Method with, Object none) {
        if (with.getParameterTypes()[0] == boolean.class) {
            return 1;
        }
        long most = 1;
        while (accepts(with, none, 2 * most + 1)) {
            most = 2 * most + 1;
        }
        return most;
    }

    private static boolean accepts(Method with, Object none, long number) {
        try {
            return bits(set(with, none, number)) != 0;
        } catch (IllegalArgumentException tooWide) {
            assertThat(tooWide).hasMessageContaining("which is not within");
            return false;
        }
    }

    private static Object set(Method with, Object value, long number) {
        Class<?> type = with.getParameterTypes()[0];
        Object argument = type == boolean.class ? number != 0 : type == int.class ? (Object) (int) number : number;
        return Reflection.call(() -> with.invoke(value, argument));
    }

    private static long bits(Object bitmap) {
        return ((Bitmap<?>) bitmap).toLong();
    }

    private static Stream<Class<?>> kindsOf(Class<?> parent) {
        return ALL.stream().flatMap(all -> all.kindsOf(parent));
    }

    @Test
    void widthsAreThoseOfTheDefinition() {
        assertThat(NumberedKind.ofEnum(ByteEnum.class).bits()).isEqualTo(8);
        assertThat(NumberedKind.ofEnum(WordEnum.class).bits()).isEqualTo(16);
        assertThat(NumberedKind.ofBitmap(ByteBitmap.class).bits()).isEqualTo(8);
        assertThat(NumberedKind.ofBitmap(WordBitmap.class).bits()).isEqualTo(16);
        assertThat(NumberedKind.ofBitmap(IntBitmap.class).bits()).isEqualTo(32);
        assertThat(NumberedKind.ofBitmap(LongBitmap.class).bits()).isEqualTo(64);
        assertOutOfRange(ByteEnum.CODEC, "050001");
        assertOutOfRange(WordEnum.CODEC, "0600000100");
        assertOutOfRange(ByteBitmap.CODEC, "050001");
        assertOutOfRange(WordBitmap.CODEC, "0600000100");
        assertOutOfRange(IntBitmap.CODEC, "070000000001000000");
    }

    private static void assertOutOfRange(TlvCodec<?> codec, String hex) {
        byte[] encoded = OctetString.fromHex(hex).toByteArray();
        assertThatThrownBy(() -> codec.decode(encoded))
                .isInstanceOfSatisfying(
                        TlvException.class, e -> assertThat(e.error()).isEqualTo(TlvError.INTEGER_RANGE));
    }

    @Test
    void bitsAreWhereTheDefinitionHasThem() {
        assertThat(ByteBitmap.NONE.withLeft(true).withDistance(7).bits()).isEqualTo(0x71);
        assertThat(WordBitmap.NONE.withUp(true).withHeight(0x7F).bits()).isEqualTo(0x7F02);
        assertThat(IntBitmap.NONE.withNear(true).withFar(true).withDepth(0x1F).bits())
                .isEqualTo(0x801F_0004L);
        assertThat(LongBitmap.NONE
                        .withEarly(true)
                        .withLate(true)
                        .withTime(0x7FF)
                        .bits())
                .isEqualTo(0x8000_01FF_C000_0008L);
    }

    @Test
    void enumOfADerivedClusterHasTheValuesOfItsBaseToo() {
        assertThat(constants(PositionEnum.class).map(Object::toString))
                .containsExactlyInAnyOrder("Off", "Low", "Grill");
        assertThat(PositionEnum.of(0)).isSameAs(PositionEnum.OFF);
        assertThat(PositionEnum.of(1)).isSameAs(PositionEnum.LOW);
        assertThat(PositionEnum.of(0x80)).isSameAs(PositionEnum.GRILL);
        assertThat(OvenDial.Attributes.POSITION.codec()).isSameAs(PositionEnum.CODEC);
    }

    @Test
    void bitmapOfADerivedClusterHasTheBitsOfItsBaseToo() {
        LampBitmap all = LampBitmap.POWER.plus(LampBitmap.HEAT);

        assertThat(all.bits()).isEqualTo(0x1001);
        assertThat(all.withPower(false)).isEqualTo(LampBitmap.HEAT);
        assertThat(NumberedKind.ofBitmap(LampBitmap.class).bits()).isEqualTo(16);
        assertThat(OvenDial.Attributes.LAMPS.codec()).isSameAs(LampBitmap.CODEC);
    }

    @Test
    void bundledModesHaveTheTagsThatAllModesHave() {
        assertThat(IntStream.rangeClosed(0, 9).mapToObj(ModeTag::of))
                .extracting(Object::toString)
                .containsExactly(
                        "Auto", "Quick", "Quiet", "LowNoise", "LowEnergy", "Vacation", "Min", "Max", "Night", "Day");
        assertThat(ModeTag.of(0x4001)).isSameAs(ModeTag.HEAVY);
    }

    @Test
    void greatNumbersArePrintedUnsigned() {
        long greatest = -1;
        String printed = "18446744073709551615";

        assertThat(new PointStruct(-1, greatest)).hasToString("PointStruct[x=-1, y=" + printed + "]");
        assertThat(new OptionalNumbers()
                        .withUint64(greatest)
                        .withMap64(greatest)
                        .withInt64(greatest))
                .asString()
                .contains(", uint64=" + printed + ", ", ", int64=-1, ", ", map64=" + printed + "]");
        assertThat(new BothNumbers().withUint64(Maybe.of(greatest)).withMap64(Maybe.of(Long.MIN_VALUE)))
                .asString()
                .contains(", uint64=" + printed + ", ", ", map64=9223372036854775808]");
        assertThat(new BothNumbers().withUint64(Maybe.ofNull()))
                .asString()
                .contains(", uint64=null, ", ", map64=absent]");
        assertThat(new OptionalTypes().withNodeId(greatest)).asString().contains(", nodeId=" + printed + ", ");
    }

    @Test
    void greatNumbersInListsArePrintedUnsigned() {
        assertThat(new OptionalLists()
                        .withLongNumbers(List.of(-1L, 1L))
                        .withNullableLongNumbers(Arrays.asList(null, Long.MIN_VALUE))
                        .withPoints(List.of(new PointStruct(0, -1))))
                .asString()
                .contains(
                        ", longNumbers=[18446744073709551615, 1], ",
                        ", nullableLongNumbers=[null, 9223372036854775808], ",
                        ", points=[PointStruct[x=0, y=18446744073709551615]], ");
        assertThat(new BothLists()
                        .withLongNumbers(Maybe.of(List.of(-1L)))
                        .withNullableLongNumbers(Maybe.of(Arrays.asList(-1L, null))))
                .asString()
                .contains(
                        ", longNumbers=[18446744073709551615], ",
                        ", nullableLongNumbers=[18446744073709551615, null], ");
    }

    @Test
    void bitmapsOf64BitsArePrintedUnsigned() {
        LongBitmap unknown = new LongBitmap(0x4000_0000_0000_0000L);
        LongBitmap all = new LongBitmap(-1);

        assertThat(all).hasToString("Early | Late | 0x7ffffffffffffff7");
        assertThat(new BothTypes().withLongBitmap(Maybe.of(unknown.withLate(true))))
                .asString()
                .contains(", longBitmap=Late | 0x4000000000000000, ");
        assertThat(new OptionalLists().withLongBitmaps(List.of(unknown, all)))
                .asString()
                .contains(", longBitmaps=[0x4000000000000000, Early | Late | 0x7ffffffffffffff7], ");
    }
}
