package dev.clusterwright.tlv;

import static dev.clusterwright.tlv.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.clusterwright.tlv.ModelElement.Widths;
import dev.clusterwright.tlv.TlvValue.Member;
import dev.clusterwright.type.OctetString;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvValueTest {
    private static final int DEPTH_LIMIT = 32;
    private static final TlvValue ONE = new TlvValue.UnsignedInteger(1);

    static List<Vectors.Valid> valid() {
        return Vectors.VALID;
    }

    static List<Vectors.Invalid> invalid() {
        return Vectors.INVALID;
    }

    static Stream<UnaryOperator<TlvValue>> containers() {
        return Stream.of(
                value -> new TlvValue.Structure(List.of(new Member(TlvTag.context(1), value))),
                value -> new TlvValue.Array(List.of(value)),
                value -> new TlvValue.List(List.of(new Member(TlvTag.ANONYMOUS, value))));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void publishedElementsAreDecodedAndEncodedAgain(Vectors.Valid vector) {
        TreeValue expected = Trees.untagged(vector.value());
        TlvValue value = TlvValue.CODEC.decode(vector.bytes());
        assertThat(value).isEqualTo(Trees.value(expected)).hasSameHashCodeAs(Trees.value(expected));
        assertThat(Trees.tree(TlvTag.ANONYMOUS, value)).isEqualTo(expected);
        byte[] encoded = TlvValue.CODEC.encode(value);
        assertThat(encoded).isEqualTo(expected.encode());
        if (vector.kind() == Vectors.Kind.CANONICAL && expected.equals(vector.value())) {
            assertThat(encoded).isEqualTo(vector.bytes());
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatTheReaderRefusesIsRefused(Vectors.Invalid vector) {
        if (vector.error() != TlvError.UNKNOWN_IMPLICIT_PROFILE) {
            assertFails(vector.error(), () -> TlvValue.CODEC.decode(vector.bytes()));
        }
        assertFails(vector.error(), () -> {
            TlvReader reader = new TlvReader(vector.bytes());
            reader.next();
            TlvValue.CODEC.decode(reader);
            reader.finish();
        });
    }

    @Test
    void randomElementsAreDecodedAndEncodedAgain() {
        Seeds.forEach(0, 2_000, random -> {
            ModelElement model = RandomElements.element(random, RandomElements.ANONYMOUS, 6);
            TlvValue value = Trees.value(model.toTree());
            byte[] shortest = model.encode(Widths.FEWEST);
            assertThat(TlvValue.CODEC.encode(value)).isEqualTo(shortest);
            assertThat(TlvValue.CODEC.decode(shortest)).isEqualTo(value).hasSameHashCodeAs(value);
            byte[] wider = model.encode((min, max) -> min + random.nextInt(max - min + 1));
            TlvValue decoded = TlvValue.CODEC.decode(wider);
            assertThat(Trees.tree(TlvTag.ANONYMOUS, decoded)).isEqualTo(model.toTree());
            assertThat(TlvValue.CODEC.encode(decoded)).isEqualTo(shortest);
        });
    }

    @Test
    void differentElementsAreDifferentValues() {
        Seeds.forEach(10_000, 2_000, random -> {
            ModelElement one = RandomElements.element(random, RandomElements.ANONYMOUS, 1);
            ModelElement other = RandomElements.element(random, RandomElements.ANONYMOUS, 1);
            boolean sameEncoding =
                    OctetString.of(one.encode(Widths.FEWEST)).equals(OctetString.of(other.encode(Widths.FEWEST)));
            assertThat(Trees.value(one.toTree()).equals(Trees.value(other.toTree())))
                    .isEqualTo(sameEncoding);
        });
    }

    @Test
    void numbersAreEqualByTheirBits() {
        assertThat(new TlvValue.Float32(0.0f)).isNotEqualTo(new TlvValue.Float32(-0.0f));
        assertThat(new TlvValue.Float32(Float.NaN))
                .isEqualTo(new TlvValue.Float32(Float.intBitsToFloat(0x7FC0_0000)))
                .isNotEqualTo(new TlvValue.Float32(Float.intBitsToFloat(0x7FC0_0001)));
        assertThat(new TlvValue.Float64(0.0)).isNotEqualTo(new TlvValue.Float64(-0.0));
        assertThat(new TlvValue.Float64(Double.NaN))
                .isEqualTo(new TlvValue.Float64(Double.longBitsToDouble(0x7FF8_0000_0000_0000L)))
                .isNotEqualTo(new TlvValue.Float64(Double.longBitsToDouble(0xFFF8_0000_0000_0000L)));
        assertThat(new TlvValue.Float64(1)).isNotEqualTo(new TlvValue.Float32(1));
    }

    @Test
    void aPartOfAStructureOfAnotherCodec() {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.tag(3);
        TlvValue.CODEC.encode(writer, new TlvValue.Array(List.of(ONE, TlvValue.NULL)));
        writer.tag(4).bool(true);
        writer.end();
        assertThat(OctetString.of(writer.toByteArray()).toHex()).isEqualTo("153603040114182904" + "18");
        TlvReader reader = new TlvReader(writer.toByteArray());
        reader.next();
        reader.startStructure();
        reader.next();
        assertThat(TlvValue.CODEC.decode(reader)).isEqualTo(new TlvValue.Array(List.of(ONE, TlvValue.NULL)));
        assertThat(reader.next()).isTrue();
        assertThat(reader.contextTag()).isEqualTo(4);
    }

    @Test
    void anImplicitProfileIsUpToTheReader() {
        byte[] octets = OctetString.fromHex("1789020018").toByteArray();
        assertThat(TlvValue.CODEC.decode(octets))
                .isEqualTo(new TlvValue.List(List.of(new Member(TlvTag.implicitProfile(2), TlvValue.TRUE))));
        TlvReader reader = new TlvReader(octets);
        reader.next();
        assertFails(TlvError.UNKNOWN_IMPLICIT_PROFILE, () -> TlvValue.CODEC.decode(reader));
    }

    @Test
    void aFieldIsFoundByItsTag() {
        TlvValue.Structure structure = new TlvValue.Structure(List.of(
                new Member(TlvTag.context(7), ONE),
                new Member(TlvTag.context(0), TlvValue.NULL),
                new Member(TlvTag.commonProfile(7), TlvValue.TRUE)));
        assertThat(structure.get(7)).isEqualTo(ONE);
        assertThat(structure.get(0)).isEqualTo(TlvValue.NULL);
        assertThat(structure.get(1)).isNull();
        assertThat(structure.get(TlvTag.commonProfile(7))).isEqualTo(TlvValue.TRUE);
        assertThat(structure.get(TlvTag.implicitProfile(7))).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> structure.get(256));
    }

    @Test
    void containersDoNotChange() {
        List<Member> members = new ArrayList<>(List.of(new Member(TlvTag.context(0), ONE)));
        List<TlvValue> elements = new ArrayList<>(List.of(ONE));
        TlvValue.Structure structure = new TlvValue.Structure(members);
        TlvValue.List list = new TlvValue.List(members);
        TlvValue.Array array = new TlvValue.Array(elements);
        members.clear();
        elements.clear();
        assertThat(structure.members()).hasSize(1);
        assertThat(list.members()).hasSize(1);
        assertThat(array.elements()).hasSize(1);
        for (List<?> content : List.of(structure.members(), list.members(), array.elements())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> content.remove(0));
        }
    }

    @Test
    void aStructureHasEachTagOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> structure(TlvTag.context(255), TlvTag.context(0), TlvTag.context(255)))
                .withMessage("tag 255 is twice in a structure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> structure(TlvTag.fullyQualified(0, 0, 9), TlvTag.commonProfile(9)))
                .withMessage("tag common:9 is twice in a structure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> structure(TlvTag.context(0), TlvTag.ANONYMOUS))
                .withMessage("an element of a structure needs a tag");
        structure(
                TlvTag.context(9), TlvTag.commonProfile(9), TlvTag.implicitProfile(9), TlvTag.fullyQualified(1, 0, 9));
    }

    private static TlvValue structure(TlvTag... tags) {
        return new TlvValue.Structure(
                Stream.of(tags).map(tag -> new Member(tag, ONE)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\uD800", "\uDC00\uD800", "x\uDBFF"})
    void textWithoutEncodingIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TlvValue.Text(text));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void containersNestUpToTheLimit(UnaryOperator<TlvValue> container) {
        TlvValue value = ONE;
        for (int i = 0; i < DEPTH_LIMIT; i++) {
            value = container.apply(value);
        }
        TlvValue deepest = value;
        byte[] encoded = TlvValue.CODEC.encode(deepest);
        assertThat(TlvValue.CODEC.decode(encoded)).isEqualTo(deepest);
        assertThat(TlvText.parse(TlvText.print(deepest))).isEqualTo(deepest);
        assertThat(TlvText.parse(TlvText.pretty(deepest))).isEqualTo(deepest);
        assertThat(TlvJson.parse(TlvJson.print(deepest))).isEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> container.apply(deepest))
                .withMessage("more than 32 containers inside each other");
        containers().forEach(other -> assertThatIllegalArgumentException().isThrownBy(() -> other.apply(deepest)));
    }

    @Test
    void theDepthIsThatOfTheDeepestElement() {
        UnaryOperator<TlvValue> container = containers().skip(1).findFirst().orElseThrow();
        TlvValue deep = ONE;
        for (int i = 0; i < DEPTH_LIMIT - 1; i++) {
            deep = container.apply(deep);
        }
        TlvValue deepest = new TlvValue.Array(List.of(ONE, deep, new TlvValue.Array(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> new TlvValue.Array(List.of(deepest, ONE)));
    }

    @Test
    void toStringDoesNotShowOctets() {
        TlvValue secret = new TlvValue.Octets(OctetString.fromHex("c0ffee"));
        TlvValue value = new TlvValue.Structure(List.of(
                new Member(TlvTag.context(0), secret),
                new Member(
                        TlvTag.context(1),
                        new TlvValue.List(List.of(
                                new Member(TlvTag.ANONYMOUS, new TlvValue.Array(List.of(secret, ONE))),
                                new Member(
                                        TlvTag.context(2), new TlvValue.Octets(OctetString.of(new byte[] {0x55}))))))));
        assertThat(value).hasToString("{0 = <3 octets>, 1 = [[[<3 octets>, 1U], 2 = <1 octet>]]}");
        assertThat(secret).hasToString("<3 octets>");
        assertThat(new Member(TlvTag.context(0), secret)).hasToString("0 = <3 octets>");
    }

    @Test
    void toStringIsTheTextOtherwise() {
        Seeds.forEach(20_000, 500, random -> {
            TlvValue value = Trees.value(
                    RandomElements.element(random, RandomElements.ANONYMOUS, 4).toTree());
            String masked = TlvText.print(value).replaceAll("hex:[0-9a-f]*", "<>");
            assertThat(value.toString().replaceAll("<\\d+ octets?>", "<>")).isEqualTo(masked);
        });
    }

    @Test
    void whatIsAlwaysTheSameIsShared() {
        TlvValue.Array array = (TlvValue.Array)
                TlvValue.CODEC.decode(OctetString.fromHex("160809141518151818").toByteArray());
        assertThat(array.elements().get(0)).isSameAs(TlvValue.FALSE);
        assertThat(array.elements().get(1)).isSameAs(TlvValue.TRUE);
        assertThat(array.elements().get(2)).isSameAs(TlvValue.NULL);
        assertThat(TlvTag.context(7)).isSameAs(TlvTag.context(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08", "1518", "1618", "1718", "0401", "0c00", "1000", "170818"})
    void memoryIsInProportionToTheInput(String element) {
        int count = 100_000;
        byte[] octets = OctetString.fromHex("16" + element.repeat(count) + "18").toByteArray();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        TlvValue value = TlvValue.CODEC.decode(octets);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(((TlvValue.Array) value).elements()).hasSize(count);
        // Most of it is gone by now: lists that grew, and their copies.
        assertThat(allocated / octets.length).isLessThan(150);
    }

    @Test
    void hostileStructuresAreBuiltInGoodTime() {
        List<Member> members = IntStream.range(0, 200_000)
                .mapToObj(number -> new Member(TlvTag.fullyQualified(0xFFF1, number % 1_000, number), ONE))
                .toList();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> new TlvValue.Structure(members));
    }
}
