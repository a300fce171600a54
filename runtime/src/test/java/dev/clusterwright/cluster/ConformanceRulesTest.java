package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.tlv.TlvCodecs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that compare, choices, and clusters as a whole. */
class ConformanceRulesTest {
    private static final Attribute<Integer> COUNT = Attribute.of(1, 0, "Count", "uint8", TlvCodecs.UINT8);
    private static final Attribute<Integer> PRIMARY = Attribute.of(1, 1, "Primary", "uint8", TlvCodecs.UINT8)
            .conformance("Count > 0, O")
            .constraint("max Count", 0, 255);
    private static final Attribute<Integer> LIGHT =
            Attribute.of(1, 2, "Light", "uint8", TlvCodecs.UINT8).conformance("LT");
    private static final Attribute<Integer> EITHER =
            Attribute.of(1, 3, "Either", "uint8", TlvCodecs.UINT8).conformance("[LT].a");
    private static final Attribute<Integer> OR =
            Attribute.of(1, 4, "Or", "uint8", TlvCodecs.UINT8).conformance("[LT].a");
    private static final ClusterDescriptor CLUSTER = new ClusterDescriptor(
            1,
            "Test",
            4,
            false,
            List.of(new Feature(0, "LT", "Light", "O.f+"), new Feature(1, "DK", "Dark", "[!LT].f+")),
            List.of(COUNT, PRIMARY, LIGHT, EITHER, OR),
            List.of(),
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "Number == 5, true",
        "Number == 6, false",
        "Number != 6, true",
        "Number > 4, true",
        "Number > 5, false",
        "Number >= 5, true",
        "Number < 5, false",
        "Number <= 5, true",
        "Number == 0x5, true",
        "Number == null, false",
        "Number != null, true",
        "Nothing == null, true",
        "Nothing != null, false",
        "Nothing == 5, false",
        "Flag == true, true",
        "Flag == false, false",
        "Flag != true, false",
        "Item == SortEnum.Item2, true",
        "Item == SortEnum.Item1, false",
        "Item != SortEnum.Item1, true",
        "Item == Item2, true",
        "Item == 2, true",
        "Zero == SUCCESS, true",
        "Item == SUCCESS, false",
        "Count == 3, true",
        "Rev >= 4, true",
        "Rev >= 5, false",
        "Nothing == SortEnum.Item1, false",
    })
    void comparesWhatIsKnown(String condition, boolean holds) {
        assertThat(mandatory(condition)).isEqualTo(holds);
        assertThat(mandatory("!(" + condition + ")")).isEqualTo(!holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unheard == 5",
                "Absent == 5",
                "Absent == null",
                "Nothing > 5",
                "Item == Unheard",
                "Number == Unheard",
                "Flag == 1",
                "Unheard == Unheard",
                "Unheard",
                "Number.Member",
                "FE",
                "Flag > false",
            })
    void whatIsUnknownDecidesNothing(String condition) {
        assertThat(mandatory(condition)).isFalse();
        assertThat(mandatory("!(" + condition + ")")).isFalse();
        assertThat(violations(structure("[" + condition + "]", true))).isEmpty();
    }

    /** Whether an absent field is missed under a condition. */
    private static boolean mandatory(String condition) {
        List<Violation> violations = violations(structure(condition, null));
        violations.forEach(
                violation -> assertThat(violation.message()).isEqualTo("is absent but mandatory (" + condition + ")"));
        return !violations.isEmpty();
    }

    private static Structure structure(String conformance, @Nullable Object subject) {
        return Structures.of("T")
                .field(Field.of(0, "Subject", "bool").conformance(conformance), subject)
                .field(Field.of(1, "Number", "uint8"), 5)
                .field(Field.of(2, "Nothing", "uint8").nullable(), null)
                .field(Field.of(3, "Absent", "uint8").conformance("O"), null)
                .field(Field.of(4, "Flag", "bool"), true)
                .field(Field.of(5, "Item", "SortEnum"), new Sort(2, "Item2"))
                .field(Field.of(6, "Zero", "uint8"), 0)
                .build();
    }

    private static List<Violation> violations(Structure structure) {
        return structure.validate(ClusterState.of(CLUSTER, 0, Map.of(COUNT, 3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "O.a ; 0 ; '0 of F0, F1, F2 there, not 1 (O.a)'",
                "O.a ; 1 ;",
                "O.a ; 2 ; '2 of F0, F1, F2 there, not 1 (O.a)'",
                "O.a+ ; 0 ; '0 of F0, F1, F2 there, not at least 1 (O.a+)'",
                "O.a+ ; 3 ;",
                "O.a- ; 0 ;",
                "O.a- ; 2 ; '2 of F0, F1, F2 there, not 0 to 1 (O.a-)'",
                "O.a2 ; 1 ; '1 of F0, F1, F2 there, not 2 (O.a2)'",
                "O.a2 ; 2 ;",
                "O.a1-2 ; 3 ; '3 of F0, F1, F2 there, not 1 to 2 (O.a1-2)'",
                "O.a0+ ; 3 ;",
            })
    void countsWhatIsChosen(String conformance, int chosen, String message) {
        Structures structure = Structures.of("Test.Choice");
        for (int i = 0; i < 3; i++) {
            structure.field(Field.of(i, "F" + i, "bool").conformance(conformance), i < chosen ? true : null);
        }
        List<Violation> expected = message == null
                ? List.of()
                : List.of(new Violation("Test.Choice", Violation.Kind.CONFORMANCE, message));
        assertThat(structure.build().validate()).isEqualTo(expected);
    }

    @Test
    void onlyWhatCanBeChosenCounts() {
        // Where LT is missing, First is not allowed, and Second is the only one left to choose.
        assertThat(choice(false, null, true)).isEmpty();
        assertThat(choice(false, null, null)).containsExactly("0 of Second there, not 1 (O.a)");
        assertThat(choice(false, true, true)).containsExactly("is there but not allowed ([LT].a)");
        assertThat(choice(true, true, true)).containsExactly("2 of First, Second there, not 1 (O.a)");
        // Where nobody knows, First may be chosen.
        assertThat(choice(null, true, null)).isEmpty();
        assertThat(choice(null, null, null)).containsExactly("0 of First, Second there, not 1 (O.a)");
        assertThat(choice(null, true, true)).isEmpty();
    }

    private static List<String> choice(@Nullable Boolean light, @Nullable Boolean first, @Nullable Boolean second) {
        ClusterState state = light == null ? ClusterState.unknown() : ClusterState.of(CLUSTER, light ? 1 : 0);
        return Structures.of("Test.Choice")
                .field(Field.of(0, "First", "bool").conformance("[LT].a"), first)
                .field(Field.of(1, "Second", "bool").conformance("O.a"), second)
                .build()
                .validate(state)
                .stream()
                .map(Violation::message)
                .toList();
    }

    @Test
    void aClusterThatObeys() {
        assertThat(validate(0b01, Map.of(COUNT, 3, PRIMARY, 3, LIGHT, 0, EITHER, 0)))
                .isEmpty();
        assertThat(validate(0b10, Map.of(COUNT, 0))).isEmpty();
        assertThat(ClusterState.unknown().validate()).isEmpty();
        assertThat(ClusterState.of(CLUSTER, 1).validate()).isEmpty();
    }

    @Test
    void aClusterThatDoesNot() {
        assertThat(validate(0b11, Map.of(COUNT, 3)))
                .containsExactly(
                        "FeatureMap.DK: is there but not allowed ([!LT].f+)",
                        "Primary: is absent but mandatory (Count > 0, O)",
                        "Light: is absent but mandatory (LT)",
                        "Test: 0 of Either, Or there, not 1 (O.a)");
        assertThat(validate(0b00, Map.of(PRIMARY, 3, LIGHT, 3)))
                .containsExactly(
                        "Test: 0 of LT, DK there, not at least 1 (O.f+)",
                        "Count: is absent but mandatory (M)",
                        "Light: is there but not allowed (LT)");
        assertThat(validate(0b01, Map.of(COUNT, 2, PRIMARY, 3, LIGHT, 0, OR, 0)))
                .containsExactly("Primary: 3 is not within max 2 (max Count)");
        Map<Attribute<?>, @Nullable Object> nothing = new LinkedHashMap<>(Map.of(COUNT, 0));
        nothing.put(PRIMARY, null);
        assertThat(validate(0b10, nothing)).isEmpty();
    }

    private static List<String> validate(
            long features, Map<? extends Attribute<?>, ? extends @Nullable Object> values) {
        return new ArrayList<>(ClusterState.of(CLUSTER, features, values).validate())
                .stream().map(Violation::toString).toList();
    }

    private static final class Sort extends OpenEnum {
        Sort(int value, String name) {
            super(value, 8, name);
        }
    }
}
