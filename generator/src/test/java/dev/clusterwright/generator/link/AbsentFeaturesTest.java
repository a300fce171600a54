package dev.clusterwright.generator.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.notation.Conformance;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsentFeaturesTest {
    private static final Set<String> ABSENT = Set.of("AB", "CD");

    @ParameterizedTest
    @ValueSource(
            strings = {"X", "AB", "[AB]", "AB & EF", "[AB | CD]", "P, AB", "P, [CD], D", "AB, [CD & EF]", "[AB].a+"})
    void isNeverThereWithoutTheFeature(String text) {
        assertThat(AbsentFeatures.exclude(Conformance.parse(text), ABSENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M",
                "O",
                "P",
                "D",
                "desc",
                "EF",
                "!AB",
                "[AB | EF]",
                "AB, O",
                "P, AB, [EF]",
                "!(AB & CD)",
                "EF & !AB"
            })
    void mayBeThereWithoutTheFeature(String text) {
        assertThat(AbsentFeatures.exclude(Conformance.parse(text), ABSENT)).isFalse();
    }
}
