package dev.clusterwright.generator.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.mojo.Descriptor.Goal;
import dev.clusterwright.generator.mojo.Descriptor.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read of the goals: on the command line, and in an IDE over a POM. */
class DescriptorTest {
    static List<Goal> goals() {
        return Descriptor.read().goals();
    }

    /** Those of the goal "help" are of Maven's making. */
    static List<Goal> ownGoals() {
        return goals().stream().filter(goal -> !goal.name().equals("help")).toList();
    }

    @Test
    void thereAreGoals() {
        assertThat(goals()).extracting(Goal::name).contains("generate", "generate-test", "help", "validate");
    }

    @ParameterizedTest
    @MethodSource("ownGoals")
    void everyGoalIsDescribedAndRunsInParallelAndWithoutAProject(Goal goal) {
        assertThat(goal.description()).matches("(?s)[A-Z].{40,}\\.");
        assertPlain(goal.description());
        assertThat(goal.since()).isEqualTo("0.1.0");
        assertThat(goal.isThreadSafe()).isTrue();
        assertThat(goal.requiresProject()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("ownGoals")
    void everyParameterHasAPropertyADescriptionAVersionAndADefault(Goal goal) {
        assertThat(goal.editable()).isNotEmpty();
        assertThat(goal.parameters().stream().filter(Parameter::isEditable).map(Parameter::property))
                .doesNotHaveDuplicates();
        for (Parameter parameter : goal.parameters()) {
            if (parameter.isEditable()) {
                String name = goal.name() + "." + parameter.name();
                assertThat(parameter.property()).as(name).matches("\\$\\{clusterwright\\.\\w+}");
                assertThat(parameter.since()).as(name).isEqualTo("0.1.0");
                assertThat(parameter.description()).as(name).matches("(?s)[A-Z].{10,}\\.");
                assertPlain(parameter.description());
                // A default that is no value is told in words.
                assertThat(!parameter.defaultValue().isEmpty() || tellsOfDefault(parameter.description()))
                        .as("%s says what happens without it: %s", name, parameter.description())
                        .isTrue();
            }
        }
    }

    /** Eclipse asks about every goal that it does not know what to do with. */
    @ParameterizedTest
    @MethodSource("goals")
    void eclipseKnowsWhatToDoWithEveryGoal(Goal goal) throws IOException {
        try (InputStream stream =
                DescriptorTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<goal>" + goal.name() + "</goal>");
        }
    }

    private static boolean tellsOfDefault(String description) {
        String text = description.toLowerCase(Locale.ROOT);
        return text.contains("has to be named")
                || text.contains("is not named")
                || text.contains("by default")
                || text.contains("if none")
                || text.contains("if not")
                || text.contains("without");
    }

    /** Terminals show neither HTML nor the tags of javadoc. */
    private static void assertPlain(String text) {
        assertThat(text).doesNotContain("&lt;", "</", "{@", "\t").doesNotContainPattern("<[a-z]+>");
    }
}
