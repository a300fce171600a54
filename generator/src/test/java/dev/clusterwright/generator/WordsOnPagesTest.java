package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.docs.Format;
import dev.clusterwright.generator.docs.Site;
import dev.clusterwright.generator.docs.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** No conformance, no constraint and no default of any definition is left in the specification's notation. */
class WordsOnPagesTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");
    private static final Pattern CONFORMANCE = Pattern.compile(
            "(?:(?:mandatory|optional(?:, (?:exactly|at most)? ?(?:one|\\d+)(?: or more| to \\d+)? of the set \\w+)?)(?: if .+)?"
                    + "|provisional|deprecated|disallowed|described in the specification|as the cluster says)");
    private static final Pattern NOTATION =
            Pattern.compile("[\\[\\]&|!{}=]|\\b(?:max|min|desc|all|maxOf|minOf)\\b|<|>");

    @Test
    void everyFactIsInWords() throws IOException {
        List<Path> releases = new ArrayList<>(Corpus.folders(BUNDLED));
        Corpus.ifPresent().forEach(releases::add);
        Set<String> conformances = new TreeSet<>();
        Set<String> constraints = new TreeSet<>();
        Set<String> defaults = new TreeSet<>();
        for (Path release : releases) {
            new Site(List.of(Models.of(release, List.of())), "matter", Survey.NONE)
                    .files(List.of(Format.HTML)).entrySet().stream()
                            .filter(file -> file.getKey().endsWith(".html"))
                            .forEach(
                                    file -> collect(Jsoup.parse(file.getValue()), conformances, constraints, defaults));
        }
        assertThat(conformances).hasSizeGreaterThan(20).allSatisfy(words -> {
            assertThat(words.split("; otherwise |; "))
                    .allMatch(part -> CONFORMANCE.matcher(part).matches(), "words");
            assertThat(words).doesNotContainPattern(NOTATION);
        });
        assertThat(defaults)
                .contains("described in the specification", "up to the manufacturer", "null", "0")
                .doesNotContain("desc", "MS");
        assertThat(constraints)
                .hasSizeGreaterThan(20)
                .allSatisfy(words -> assertThat(words).doesNotContainPattern(NOTATION));
    }

    private static void collect(
            Document page, Set<String> conformances, Set<String> constraints, Set<String> defaults) {
        for (Element table : page.select("table")) {
            List<String> heads = table.select("thead th").eachText();
            table.select("tbody tr").forEach(row -> {
                add(row, heads.indexOf("Conformance"), conformances);
                add(row, heads.indexOf("Default"), defaults);
                if (!page.select("h1").text().equals("Global types")) {
                    add(row, heads.indexOf("Range"), constraints);
                }
            });
        }
    }

    private static void add(Element row, int column, Set<String> texts) {
        if (column >= 0 && !row.child(column).text().isEmpty()) {
            texts.add(row.child(column).text());
        }
    }
}
