package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.generator.docs.Format;
import dev.clusterwright.generator.docs.Site;
import dev.clusterwright.generator.docs.Survey;
import dev.clusterwright.generator.model.BaseType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fact of the three public pages that the project started from is on the pages that it makes. */
class PageFactsTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright", "1.6.1");
    private static final Path FACTS = Cases.folder("dev/clusterwright/generator/docs/page-facts.txt");
    private static final Path PAGES = Path.of(System.getProperty(
            "clusterwright.pages", Path.of("..", "..", "shared", "pages").toString()));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (0x[0-9A-F]+) \\|");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+): (\\w+)");

    private static final Map<String, Document> DOCUMENTS = new Site(
                    List.of(Models.of(BUNDLED, List.of())), "matter", Survey.NONE)
            .files(List.of(Format.HTML)).entrySet().stream()
                    .filter(file -> file.getKey().startsWith("1.6.1/clusters/0x"))
                    .collect(Collectors.toMap(
                            file -> file.getKey().replaceAll(".*/(0x[0-9A-F]+)-.*", "$1"),
                            file -> Jsoup.parse(file.getValue())));

    static List<Fact> facts() throws IOException {
        return Files.readAllLines(FACTS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> new Fact(Arrays.stream((line + " ").split("\\|"))
                        .map(String::strip)
                        .toList()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void isOnThePage(Fact fact) {
        Document page = Objects.requireNonNull(DOCUMENTS.get(fact.get(1)));
        switch (fact.get(0)) {
            case "cluster" -> cluster(page, fact);
            case "attribute" -> attribute(page, fact);
            case "command" -> command(page, fact);
            case "feature" -> {
                Element row = row(page, "feature-" + fact.get(3));
                assertThat(cells(row))
                        .startsWith(fact.get(2), fact.get(3))
                        .element(2)
                        .asString()
                        .startsWith(fact.get(4));
            }
            default -> throw new AssertionError(fact);
        }
    }

    private static void cluster(Document page, Fact fact) {
        assertThat(text(page, "h1")).isEqualTo(fact.get(2) + " " + fact.get(1));
        String sentence = "The " + fact.get(2) + " cluster (" + fact.get(1) + ") defines " + fact.get(3)
                + " commands and " + fact.get(4) + " attributes";
        assertThat(page.select("main > p").eachText())
                .contains(sentence
                        + (fact.get(5).equals("0") ? "." : " and is mandatory for " + fact.get(5) + " device type."));
    }

    private static void attribute(Document page, Fact fact) {
        List<String> cells = cells(row(page, "attribute-" + fact.get(2)));
        assertThat(cells.get(0)).isEqualTo(fact.get(2));
        assertThat(firstWord(cells.get(1))).isEqualTo(fact.get(3));
        assertThat(cells.get(2)).matches(shown -> isSameType(fact.get(4), shown), "is " + fact.get(4));
        String flags = fact.get(5);
        Matcher privilege = Pattern.compile("(read|write): \\w+").matcher(flags);
        while (privilege.find()) {
            assertThat(cells.get(6)).contains(privilege.group());
        }
        assertThat(cells.get(6).contains("write: ")).isEqualTo(flags.contains("Writable"));
        assertThat(cells.get(7).equals("mandatory")).isEqualTo(!flags.contains("Optional"));
        for (String part : fact.get(6).split(" · ", -1)) {
            Matcher range = Pattern.compile("(?:(min|max|default) )?(\\d+)(?:\\.\\.(\\d+))?")
                    .matcher(part);
            if (!part.isEmpty()) {
                assertThat(range.matches()).as(part).isTrue();
                range(cells, range);
            }
        }
    }

    private static void range(List<String> cells, Matcher range) {
        String kind = String.valueOf(range.group(1));
        String number = range.group(2);
        switch (kind) {
            case "default" -> assertThat(cells.get(4)).isEqualTo(number);
            case "min" -> assertThat(cells.get(3)).matches("(at least )?" + number + "\\b.*");
            case "max" -> assertThat(cells.get(3)).matches(".*(at most|to) " + number + "\\b.*");
            default -> assertThat(cells.get(3)).isEqualTo(number + " to " + range.group(3));
        }
    }

    private static void command(Document page, Fact fact) {
        boolean request = fact.get(4).equals("client→server");
        String anchor = (request ? "command-" : "response-") + fact.get(2);
        Element heading = Objects.requireNonNull(page.getElementById(anchor), anchor);
        assertThat(heading.text()).isEqualTo(fact.get(2) + " " + fact.get(3));
        Element section = Objects.requireNonNull(heading.parent());
        List<String> facts = section.select("dd").eachText();
        assertThat(facts.get(0).replace(" ", "")).isEqualTo(fact.get(4));
        assertThat(fact.get(5).isEmpty() || facts.get(1).contains(fact.get(5)))
                .as("%s in %s", fact, facts)
                .isTrue();
        List<String> expected = PARAMETER
                .matcher(fact.get(6))
                .results()
                .map(found -> found.group(1))
                .toList();
        List<Element> rows = section.select("tbody tr");
        assertThat(rows).extracting(row -> firstWord(cells(row).get(1))).isEqualTo(expected);
        List<String> types = PARAMETER
                .matcher(fact.get(6))
                .results()
                .map(found -> found.group(2))
                .toList();
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            assertThat(cells(rows.get(i)).get(2)).matches(shown -> isSameType(type, shown), "is " + type);
        }
    }

    /** The pages have the SDK's names of types, which are wider at times, and of a list of numbers the entry. */
    private static boolean isSameType(String onPage, String shown) {
        if (onPage.equals("array")) {
            return shown.startsWith("list[");
        }
        String name = shown.replaceAll("^list\\[(.*)]$", "$1");
        Optional<BaseType> ours = BaseType.find(name);
        Optional<BaseType> theirs = BaseType.find(onPage);
        return theirs.isEmpty()
                ? name.equals(onPage)
                : ours.isPresent()
                        && ours.get().kind() == theirs.get().kind()
                        && ours.get().bits() == theirs.get().bits();
    }

    /** Whoever adds to the pages has to add to the table. */
    @Test
    void everyRowOfThePagesIsInTheTable() throws IOException {
        assumeTrue(Files.isDirectory(PAGES), "skipped: there are no pages at " + PAGES);
        List<String> rows = new ArrayList<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.sorted().toList()) {
                String text = Files.readString(page);
                Matcher id = Pattern.compile("0x[0-9A-F]{4}").matcher(text);
                assertThat(id.find()).isTrue();
                ROW.matcher(text).results().forEach(row -> rows.add(id.group() + " " + row.group(1)));
                Pattern.compile("\\((\\w+)\\)\\R+bit (\\d+)")
                        .matcher(text)
                        .results()
                        .forEach(feature -> rows.add(id.group() + " bit " + feature.group(2) + " " + feature.group(1)));
            }
        }
        assertThat(facts().stream()
                        .filter(fact -> !fact.get(0).equals("cluster"))
                        .map(fact -> fact.get(0).equals("feature")
                                ? fact.get(1) + " bit " + fact.get(2) + " " + fact.get(3)
                                : fact.get(1) + " " + fact.get(2)))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    private static Element row(Document page, String id) {
        return Objects.requireNonNull(page.getElementById(id), id);
    }

    private static String firstWord(String text) {
        return text.replaceAll(" .*", "");
    }

    private static List<String> cells(Element row) {
        return row.children().stream().map(Element::text).toList();
    }

    private static String text(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector)).text();
    }

    /** A line of the table. */
    record Fact(List<String> parts) {
        String get(int part) {
            return part < parts.size() ? parts.get(part) : "";
        }

        @Override
        public String toString() {
            return String.join(" ", parts);
        }
    }
}
