package dev.clusterwright.generator.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.XmlNode;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the XML forms of conformance and constraints say, in the notation, and which of them are reported. */
class NotationOfXmlTest {
    @ParameterizedTest
    @MethodSource
    void conformance(String xml, String text, String problems) {
        Problems collected = new Problems();
        Conformance conformance = new ConformanceParser(collected).parse(Optional.of(XmlNodes.of(xml)));
        assertThat(conformance).hasToString(text);
        assertThat(Conformance.parse(text)).isEqualTo(conformance);
        assertThat(codes(collected)).isEqualTo(problems);
    }

    @ParameterizedTest
    @MethodSource
    void constraint(String xml, String text, String problems) {
        Problems collected = new Problems();
        XmlNode field = XmlNodes.of("<field>" + xml + "</field>");
        Constraint constraint =
                new ConstraintParser(collected).parse(field.children("constraint"), field.child("entry"));
        assertThat(constraint).hasToString(text);
        assertThat(Constraint.parse(text)).isEqualTo(constraint);
        assertThat(codes(collected)).isEqualTo(problems);
    }

    /** Elements that do not belong into each other give a value that has a text, and problems; never an exception. */
    @Test
    void anyElementsAreReadOrReported() {
        long seed = new Random().nextLong();
        System.out.println("NotationOfXmlTest.anyElementsAreReadOrReported: seed " + seed);
        Random random = new Random(seed);
        SourceLocation location = SourceLocation.of("test.xml");
        for (int i = 0; i < 20_000; i++) {
            XmlNode node = node(random, location, 5);
            Problems problems = new Problems();
            Conformance conformance = new ConformanceParser(problems).parse(Optional.of(node));
            Constraint constraint = new ConstraintParser(problems).parse(List.of(node, node), Optional.of(node));
            assertThat(Conformance.parse(conformance.toString()))
                    .as("seed %d: %s", seed, node)
                    .isEqualTo(conformance);
            assertThat(Constraint.parse(constraint.toString()))
                    .as("seed %d: %s", seed, node)
                    .isEqualTo(constraint);
        }
    }

    static Stream<Arguments> conformance() throws IOException {
        return cases("conformance.csv");
    }

    static Stream<Arguments> constraint() throws IOException {
        return cases("constraint.csv");
    }

    /** A line is the XML, the notation, and the codes of the problems if there are any, with semicolons between. */
    private static Stream<Arguments> cases(String file) throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "notation", file)).stream()
                .map(line -> line.split(";"))
                .map(columns -> Arguments.of(columns[0], columns[1], columns.length > 2 ? columns[2] : ""));
    }

    private static XmlNode node(Random random, SourceLocation location, int depth) {
        List<String> names = List.of(
                "mandatoryConform",
                "optionalConform",
                "otherwiseConform",
                "andTerm",
                "orTerm",
                "notTerm",
                "equalTerm",
                "greaterTerm",
                "feature",
                "attribute",
                "field",
                "enum",
                "value",
                "literal",
                "revision",
                "status",
                "name",
                "cluster",
                "choice",
                "min",
                "max",
                "more",
                "type",
                "from",
                "to",
                "between",
                "allowed",
                "maxCodePoints",
                "desc",
                "constraint",
                "compute",
                "left",
                "right",
                "operation",
                "maxOf",
                "minOf",
                "constant",
                "around");
        List<String> texts =
                List.of("", "5", "-0x5", "1_000", "+7", "a", "min", "add", "A + 1", "current", "null", "B.C", "true");
        int children = depth == 0 ? 0 : random.nextInt(4);
        return new XmlNode(
                location,
                names.get(random.nextInt(names.size())),
                texts.get(random.nextInt(texts.size())),
                random.ints(children)
                        .mapToObj(i -> node(random, location, depth - 1))
                        .toList());
    }

    private static String codes(Problems problems) {
        return problems.sorted().stream().map(Problem::code).collect(Collectors.joining(" "));
    }
}
