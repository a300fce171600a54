package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What constraints allow, beside the fields Least (3), Most (10), Nothing (null) and Absent, and a few attributes. */
class ConstraintRulesTest {
    private static final Attribute<Integer> LIMIT = Attribute.of(1, 0, "Limit", "uint8", TlvCodecs.UINT8);
    private static final Attribute<Integer> MOST = Attribute.of(1, 1, "Most", "uint8", TlvCodecs.UINT8);
    private static final Attribute<Integer> VALUE = Attribute.of(1, 2, "Value", "uint8", TlvCodecs.UINT8);
    private static final Attribute<Long> FAR = Attribute.of(1, 3, "Far", "uint64", TlvCodecs.UINT64);
    private static final Attribute<Integer> MISSING = Attribute.of(1, 4, "Missing", "uint8", TlvCodecs.UINT8);
    private static final ClusterDescriptor CLUSTER = new ClusterDescriptor(
            1, "Test", 2, false, List.of(), List.of(LIMIT, MOST, VALUE, FAR, MISSING), List.of(), List.of(), List.of());
    private static final ClusterState STATE =
            ClusterState.of(CLUSTER, 0, Map.of(LIMIT, 20, MOST, 200, VALUE, 7, FAR, -1L));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5 to 8 ; 4 ; 4 is not within 5 to 8",
                "5 to 8 ; 5 ;",
                "5 to 8 ; 8 ;",
                "5 to 8 ; 9 ; 9 is not within 5 to 8",
                "min 0x10 ; 15 ; 15 is not within min 0x10",
                "max 15 ; 16 ; 16 is not within max 15",
                "7 ; 8 ; 8 is not 7",
                "1 to 3, 7 ; 7 ;",
                "1 to 3, 7 ; 5 ; '5 is not within 1 to 3, 7'",
                "1 to 3, desc ; 5 ;",
                "desc ; 5 ;",
                "all ; 5 ;",
                "max (-5) ; -4 ; -4 is not within max -5",
                // What stands beside comes first, then attributes; a field is not bounded by itself.
                "Least to Most ; 3 ;",
                "Least to Most ; 11 ; 11 is not within 3 to 10 (Least to Most)",
                "max Limit ; 20 ;",
                "max Limit ; 21 ; 21 is not within max 20 (max Limit)",
                "max Value ; 7 ;",
                "max Value ; 8 ; 8 is not within max 7 (max Value)",
                "max Far ; 255 ;",
                "min Far ; 255 ; 255 is not within min 18446744073709551615 (min Far)",
                // What is null, absent or unknown bounds nothing, and the other bound stays.
                "max Nothing ; 255 ;",
                "max Absent ; 255 ;",
                "max Missing ; 255 ;",
                "max Unheard ; 255 ;",
                "max Limit.Member ; 255 ;",
                "Nothing to 5 ; 6 ; 6 is not within Nothing to 5",
                "Nothing ; 6 ;",
                "max RESP_MAX(90) ; 91 ; 91 is not within max RESP_MAX(90)",
                "max (Limit * 2) ; 40 ;",
                "max (Limit * 2) ; 41 ; 41 is not within max 40 (max (Limit * 2))",
                "max (Limit / 3) ; 6 ;",
                "max (Limit / 3) ; 7 ; 7 is not within max 6.666666666666667 (max (Limit / 3))",
                "max (Limit / (Least - 3)) ; 255 ;",
                "max (Least + Nothing) ; 255 ;",
                "max maxOf(Least, Most, 4) ; 10 ;",
                "max maxOf(Least, Most, 4) ; 11 ; '11 is not within max 10 (max maxOf(Least, Most, 4))'",
                "max minOf(Least, Most, 4) ; 4 ; '4 is not within max 3 (max minOf(Least, Most, 4))'",
                "max minOf(Least, Nothing) ; 4 ;",
                "max Inner.Deep ; 31 ;",
                "max Inner.Deep ; 32 ; 32 is not within max 31 (max Inner.Deep)",
                "max Inner.Shallow ; 32 ;",
            })
    void ofNumbers(String constraint, int value, String message) {
        assertThat(messages("int16", constraint, value)).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "uint64 ; min 1 ; -1 ;",
                "int64 ; min 1 ; -1 ; -1 is not within min 1",
                "epoch-us ; max 9223372036854775808 ; -9223372036854775808 ;",
                "epoch-us ; max 9223372036854775807 ; -9223372036854775808 ; 9223372036854775808 is not within max 9223372036854775807",
                "power-mW ; max 0 ; -9223372036854775808 ;",
                "node-id ; Far ; -1 ;",
            })
    void ofNumbersOf64Bits(String type, String constraint, long value, String message) {
        assertThat(messages(type, constraint, value)).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.1 to 0.5 ; 0.1 ;",
                "0.1 to 0.5 ; 0.5 ;",
                "0.1 to 0.5 ; 0.50001 ; 0.50001 is not within 0.1 to 0.5",
                "max Limit ; Infinity ; infinity is not within max 20 (max Limit)",
                "min Limit ; Infinity ;",
                "min Limit ; -Infinity ; -infinity is not within min 20 (min Limit)",
                "min Limit ; NaN ; NaN is not within min 20 (min Limit)",
                "max Nothing ; NaN ;",
            })
    void ofFractions(String constraint, float value, String message) {
        List<String> expected = message == null ? List.of() : List.of(message);
        assertThat(messages("single", constraint, value)).isEqualTo(expected);
        assertThat(messages("double", constraint, Double.parseDouble(Float.toString(value))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max 3 ; abc ;",
                "max 3 ; abcd ; length 4 is not within max 3",
                "max 3 ; \u00e4\u00f6 ; length 4 is not within max 3",
                "max 3 ; \u20ac ;",
                "max 4 ; \ud83d\ude00 ;",
                "max 3 ; \ud83d\ude00 ; length 4 is not within max 3",
                "max 8{2} ; \ud83d\ude00\ud83d\ude00 ;",
                "max 8{2} ; abc ; length 3 (3 characters) is not within max 8{2}",
                "max 8{Least} ; abc ;",
                "max 8{Least} ; abcd ; length 4 (4 characters) is not within max 8{3} (max 8{Least})",
                "all{2} ; abc ; length 3 (3 characters) is not within all{2}",
                // What follows U+001F names a translation, and does not count.
                "max 3 ; abc\u001f1F ;",
                "3 ; ab ; length 2 is not 3",
            })
    void ofText(String constraint, String value, String message) {
        assertThat(messages("string", constraint, value)).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @Test
    void ofOctets() {
        assertThat(messages("octstr", "16", octets(16))).isEmpty();
        assertThat(messages("octstr", "16", octets(15))).containsExactly("length 15 is not 16");
        assertThat(messages("octstr", "max Most", octets(11)))
                .containsExactly("length 11 is not within max 10 (max Most)");
        // Of the TLV of something unknown the length means nothing.
        assertThat(messages("any", "max 1", octets(11))).isEmpty();
    }

    @Test
    void ofListsAndTheirEntries() {
        assertThat(messages("list[uint8]", "max 2", List.of(1, 2, 3))).containsExactly("count 3 is not within max 2");
        assertThat(violations("list[uint8]", "max 2[5 to 8]", Arrays.asList(1, null, 9)))
                .extracting(Violation::toString)
                .containsExactly(
                        "Test.Rule.Value: count 3 is not within max 2",
                        "Test.Rule.Value[0]: 1 is not within 5 to 8",
                        "Test.Rule.Value[2]: 9 is not within 5 to 8");
        assertThat(violations("list[uint8]", "1[max Limit], 3[max Limit]", List.of(21, 1)))
                .extracting(Violation::toString)
                .containsExactly(
                        "Test.Rule.Value: count 2 is not within 1, 3",
                        "Test.Rule.Value[0]: 21 is not within max 20 (max Limit)");
        assertThat(messages("list[subject-id]", "max 2[min 1]", List.of(-1L, 0L)))
                .containsExactly("0 is not within min 1");
        // What the type of the entries allows need not be said.
        assertThat(messages("list[group-id]", "max 2", List.of(0, 1))).containsExactly("0 is not within 1 to 65535");
    }

    @Test
    void ofEnumsAndBitmaps() {
        assertThat(messages("SortEnum", "all", Sort.of(1))).isEmpty();
        assertThat(messages("SortEnum", "all", Sort.of(9))).containsExactly("0x09 is no value of SortEnum");
        assertThat(messages("SortEnum", "One(1), Two(2)", Sort.of(2))).isEmpty();
        assertThat(messages("SortEnum", "Two(2), Three(3)", Sort.of(1)))
                .containsExactly("1 is not within Two(2), Three(3)");
        assertThat(messages("list[SortEnum]", "max 2[Two(2)]", List.of(Sort.of(1))))
                .containsExactly("1 is not Two(2)");
        // An item without its number may as well be an attribute.
        assertThat(messages("SortEnum", "Two", Sort.of(1))).isEmpty();
        assertThat(messages("SidesBitmap", "all", new Sides(1))).isEmpty();
        assertThat(messages("SidesBitmap", "all", new Sides(9)))
                .containsExactly("Left | 0x8 has bits that SidesBitmap does not have");
    }

    @Test
    void whatATypeOrADeviceAllowsAtMostIsAlwaysChecked() {
        Field sentinel = Field.of(0, "Value", "uint8").nullable().constraint("all", 0, 254);
        Field fabrics = Field.of(0, "Value", "uint8").constraint("max SupportedFabrics", 1, 254);
        Field far = Field.of(0, "Value", "fabric-id").constraint("all", 1, -1);
        assertThat(Structures.of("T").field(sentinel, 255).build().validate())
                .extracting(Violation::message)
                .containsExactly("255 is not within 0 to 254");
        assertThat(Structures.of("T").field(fabrics, 300).build().validate())
                .extracting(Violation::message)
                .containsExactly("300 is not within 1 to 254 (max SupportedFabrics)");
        assertThat(Structures.of("T").field(far, 0L).build().validate())
                .extracting(Violation::message)
                .containsExactly("0 is not within 1 to 18446744073709551615");
        assertThat(Structures.of("T").field(far, -1L).build().validate()).isEmpty();
    }

    @Test
    void nullAndAbsentPass() {
        Field nullable = Field.of(0, "Value", "uint8").nullable().constraint("5", 5, 5);
        assertThat(Structures.of("T").field(nullable, null).build().validate()).isEmpty();
        for (Maybe<Integer> value : List.of(Maybe.<Integer>absent(), Maybe.<Integer>ofNull(), Maybe.of(5))) {
            assertThat(Structures.of("T")
                            .field(nullable.conformance("O"), value)
                            .build()
                            .validate())
                    .isEmpty();
        }
        assertThat(Structures.of("T")
                        .field(nullable.conformance("O"), Maybe.of(6))
                        .build()
                        .validate())
                .hasSize(1);
    }

    @Test
    void whatIsInsideIsNamedByItsWholePath() {
        Structure inner = Structures.of("Test.Inner")
                .field(Field.of(0, "Key", "octstr").constraint("16", 16, 16), octets(3))
                .build();
        Structure outer = Structures.of("Test.Outer")
                .field(Field.of(0, "List", "list[Inner]"), List.of(inner, inner))
                .field(Field.of(1, "One", "Inner"), inner)
                .build();
        assertThat(outer.validate())
                .extracting(Violation::path)
                .containsExactly(
                        "Test.Outer.List[0] > Test.Inner.Key",
                        "Test.Outer.List[1] > Test.Inner.Key",
                        "Test.Outer.One > Test.Inner.Key");
    }

    @Test
    void neverShowsWhatMayBeSecret() {
        Structure structure = Structures.of("Test.Secret")
                .field(Field.of(0, "Key", "octstr").constraint("16", 16, 16), OctetString.fromHex("cafe"))
                .field(Field.of(1, "Name", "string").constraint("max 2", 0, 2), "hunter2")
                .build();
        assertThat(structure.validate().toString())
                .contains("length 2 is not 16", "length 7")
                .doesNotContainIgnoringCase("cafe")
                .doesNotContain("hunter2");
        assertThat(structure.members().toString()).isEqualTo("Test.Secret");
    }

    @Test
    void stopsAtAHundred() {
        AtomicInteger read = new AtomicInteger();
        List<Integer> hostile = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                read.incrementAndGet();
                return 2;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        Field field = Field.of(0, "Value", "list[uint8]").constraint("all[max 1]", 0, Integer.MAX_VALUE);
        assertThat(Structures.of("T").field(field, hostile).build().validate()).hasSize(100);
        assertThat(read).hasValue(100);
    }

    @Test
    void attributesAreNamedByTheirName() {
        Attribute<List<Integer>> list = Attribute.of(1, 9, "List", "list[uint8]", TlvCodecs.list(TlvCodecs.UINT8))
                .constraint("max Limit[max Most]", 0, 254);
        assertThat(list.validate(List.of(200, 201), STATE))
                .extracting(Violation::toString)
                .containsExactly("List[1]: 201 is not within max 200 (max Most)");
        assertThat(list.validate(List.of(200, 201), ClusterState.unknown())).isEmpty();
        // An attribute does not bound itself.
        assertThat(VALUE.constraint("max Value", 0, 255).validate(8, STATE)).isEmpty();
    }

    private static List<String> messages(String type, String constraint, Object value) {
        return violations(type, constraint, value).stream()
                .map(Violation::message)
                .toList();
    }

    private static List<Violation> violations(String type, String constraint, Object value) {
        Structure inner = Structures.of("Test.Inner")
                .field(Field.of(0, "Deep", "uint8"), 31)
                .build();
        Field subject = Field.of(0, "Value", type).constraint(constraint, Long.MIN_VALUE, Long.MAX_VALUE);
        List<Violation> violations = Structures.of("Test.Rule")
                .field(subject, value)
                .field(Field.of(1, "Least", "uint8"), 3)
                .field(Field.of(2, "Most", "uint8"), 10)
                .field(Field.of(3, "Nothing", "uint8").nullable(), null)
                .field(Field.of(4, "Absent", "uint8").conformance("O"), null)
                .field(Field.of(5, "Inner", "InnerStruct"), inner)
                .build()
                .validate(STATE);
        assertThat(violations).allMatch(violation -> violation.kind() == Violation.Kind.CONSTRAINT);
        return violations;
    }

    private static OctetString octets(int length) {
        return OctetString.of(new byte[length]);
    }

    private static final class Sort extends OpenEnum {
        private Sort(int value, String name) {
            super(value, 8, name);
        }

        static Sort of(int value) {
            return new Sort(value, value > 0 && value < 4 ? "Item" + value : "");
        }
    }
}
