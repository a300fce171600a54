package dev.clusterwright.generator.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.generator.Corpus;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.XmlNode;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every conformance and every constraint of the official files has a text that reads back to the same value. The files
 * may not be passed on: {@code -Dclusterwright.corpus=DIR} says where they are.
 */
class CorpusNotationTest {

    /**
     * What is reported, and why: releases 1.0 and 1.2 have {@code <allowed/>} where the specification has a phrase, and
     * one {@code <allowed value="">}; nothing is left in them that could be read.
     */
    private static final Map<String, String> EXPECTED =
            Map.of("warning empty-constraint", "<allowed> has no bound that can be read; it is taken as open");

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null, true, 7, -1L, 0.5f, Double.NaN, "text", OctetString.fromHex("00"), List.of(1), Maybe.ofNull());

    private final Problems problems = new Problems();
    private final ConformanceParser conformances = new ConformanceParser(problems);
    private final ConstraintParser constraints = new ConstraintParser(problems);

    /** How often each text occurs. */
    private final Map<String, Integer> texts = new TreeMap<>();

    @Test
    void everyTextReadsBack() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Corpus.folder(""))) {
            files = all.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            visit(XmlNodes.of(file));
        }
        assertThat(texts).hasSizeGreaterThan(500);
        Map<String, List<Problem>> unexpected = problems.sorted().stream()
                .filter(problem -> !problem.message().equals(EXPECTED.get(problem.severity() + " " + problem.code())))
                .collect(Collectors.groupingBy(Problem::code));
        assertThat(unexpected).isEmpty();
        assertThat(problems.sorted()).hasSizeBetween(1, 20);
    }

    private void visit(XmlNode node) {
        for (XmlNode child : node.children()) {
            if (child.name().endsWith("Conform")) {
                Conformance conformance = conformances.parse(Optional.of(child));
                String text = count(conformance.toString());
                assertThat(Conformance.parse(text)).as("%s", child).isEqualTo(conformance);
                isDecided(Field.of(0, "Self", "any").conformance(text));
            }
            visit(child);
        }
        List<XmlNode> own = node.children("constraint");
        Optional<XmlNode> entry = node.child("entry");
        if (!own.isEmpty() || entry.isPresent()) {
            Constraint constraint = constraints.parse(own, entry);
            String text = count(constraint.toString());
            assertThat(Constraint.parse(text)).as("%s", node).isEqualTo(constraint);
            isDecided(Field.of(0, "Self", "uint64").constraint(text, Long.MIN_VALUE, Long.MAX_VALUE));
        }
    }

    /** A validator has an answer for any value, whatever the rule; what the answer is, other tests tell. */
    private static void isDecided(Field field) {
        for (Object value : VALUES) {
            Members members = new Members("T", List.of(field), value);
            Structure structure = () -> members;
            assertThat(structure.validate()).as("%s of %s", field, value).hasSizeLessThan(3);
        }
    }

    private String count(String text) {
        texts.merge(text, 1, Integer::sum);
        return text;
    }
}
