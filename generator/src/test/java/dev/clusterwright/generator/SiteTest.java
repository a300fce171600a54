package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.docs.Format;
import dev.clusterwright.generator.docs.Site;
import dev.clusterwright.generator.docs.Survey;
import dev.clusterwright.generator.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What holds for every page, whatever it tells of. */
class SiteTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("(?<!\\\\)]\\(([^)]*)\\)");
    private static final Pattern MARKDOWN_ANCHOR = Pattern.compile("<a id=\"([^\"]*)\"></a>");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");

    @Test
    void pagesOfTheBundledReleasesAreWhole() throws IOException {
        List<Model> models = new ArrayList<>();
        for (Path release : Corpus.folders(BUNDLED)) {
            models.add(0, Models.of(release, List.of()));
        }
        assertThat(models).hasSize(4);
        check(files(models));
    }

    @Test
    void pagesOfOfficialReleasesAreWhole() throws IOException {
        List<Model> models = new ArrayList<>();
        for (Path release : Corpus.releases()) {
            models.add(0, Models.of(release, List.of()));
        }
        check(files(models));
    }

    @Test
    void pagesOfASelectionAreWhole() {
        check(files(List.of(Models.of(BUNDLED.resolve("1.6.1"), List.of("Dishwasher Mode", "On/Off")))));
    }

    @Test
    void theMachineDoesNotMatter() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<Model> models = List.of(Models.of(BUNDLED.resolve("1.6.1"), List.of()));
        SortedMap<String, String> here = files(models);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(files(models)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aRevisionIsShownInEveryRelease() {
        List<Model> models =
                List.of(Models.of(BUNDLED.resolve("1.6.1"), List.of()), Models.of(BUNDLED.resolve("1.0"), List.of()));
        String page = files(models).get("1.6.1/clusters/0x003F-group-key-management.html");
        Document document = Jsoup.parse(String.valueOf(page));
        assertThat(document.select("#caption-releases ~ tbody tr").eachText())
                .containsExactly("1.6.1 this page 4", "1.0 1");
        assertThat(document.select("#caption-releases ~ tbody a").eachAttr("href"))
                .containsExactly("../../1.0/clusters/0x003F-group-key-management.html");
    }

    static SortedMap<String, String> files(List<Model> models) {
        return new Site(models, "matter", Survey.NONE).files(List.of(Format.values()));
    }

    /** Pages are well-formed and accessible as far as that can be seen from their text, and every link leads to something. */
    static void check(SortedMap<String, String> files) {
        Map<String, Set<String>> anchors = new TreeMap<>();
        Map<String, List<String>> links = new TreeMap<>();
        files.forEach((path, text) -> {
            assertThat(text).as(path).doesNotContain("\r").endsWith("\n");
            if (path.endsWith(".html")) {
                html(path, text, anchors, links);
            } else if (path.endsWith(".md")) {
                markdown(path, text, anchors, links);
            }
        });
        links.forEach((path, targets) -> targets.forEach(target -> {
            int hash = target.indexOf('#');
            String file = hash < 0 ? target : target.substring(0, hash);
            String found = file.isEmpty() ? path : resolve(path, file);
            assertThat(files).as("%s, from %s", target, path).containsKey(found);
            if (hash >= 0 && found.endsWith(".html")) {
                assertThat(anchors.get(found)).as("%s, from %s", target, path).contains(target.substring(hash + 1));
            } else if (hash >= 0 && !target.matches("(\\.\\./)*index\\.md#(clusters|device-types|namespaces)")) {
                assertThat(anchors.get(found)).as("%s, from %s", target, path).contains(target.substring(hash + 1));
            }
        }));
        assertThat(links).isNotEmpty();
    }

    private static String resolve(String path, String href) {
        return Path.of(path).resolveSibling(href).normalize().toString().replace('\\', '/');
    }

    private static void html(
            String path, String text, Map<String, Set<String>> anchors, Map<String, List<String>> links) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = parser.parseInput(text, "");
        assertThat(parser.getErrors()).as(path).isEmpty();
        Set<String> ids = new HashSet<>();
        page.select("[id]")
                .forEach(element -> assertThat(ids.add(element.id()))
                        .as("%s in %s", element.id(), path)
                        .isTrue());
        anchors.put(path, ids);
        links.put(path, page.select("a[href], link[href]").eachAttr("href"));
        links.get(path).addAll(page.select("script[src]").eachAttr("src"));
        page.getAllElements()
                .forEach(element -> element.attributes()
                        .forEach(attribute -> assertThat(attribute.getKey())
                                .as(path)
                                .doesNotStartWith("on")
                                .isNotEqualTo("style")));
        assertThat(page.select("script:not([src])")).as(path).isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none';");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("h1")).as(path).hasSize(1);
        int level = 1;
        for (Element heading : page.select("h1, h2, h3, h4")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as("%s in %s", heading, path).isLessThanOrEqualTo(level + 1);
            assertThat(heading.text()).isNotBlank();
            level = next;
        }
        page.select("[aria-labelledby], [aria-describedby]")
                .forEach(element -> assertThat(ids)
                        .contains(element.attr(
                                element.hasAttr("aria-labelledby") ? "aria-labelledby" : "aria-describedby")));
        page.select("input")
                .forEach(input ->
                        assertThat(page.select("label[for=" + input.id() + "]")).hasSize(1));
        page.select("table").forEach(table -> {
            assertThat(table.select("> caption").text()).as(path).isNotBlank();
            assertThat(table.closest("div[tabindex=0]")).as(path).isNotNull();
            int columns = table.select("thead th[scope=col]").size();
            table.select("tbody tr").forEach(row -> {
                assertThat(row.childrenSize()).as("%s in %s", row, path).isEqualTo(columns);
                assertThat(row.select("> th[scope=row]")).hasSize(1);
            });
        });
    }

    private static void markdown(
            String path, String text, Map<String, Set<String>> anchors, Map<String, List<String>> links) {
        Set<String> ids = new HashSet<>();
        MARKDOWN_ANCHOR
                .matcher(text)
                .results()
                .forEach(found -> assertThat(ids.add(found.group(1)))
                        .as("%s in %s", found.group(), path)
                        .isTrue());
        anchors.put(path, ids);
        links.put(
                path,
                MARKDOWN_LINK
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
        assertThat(MARKDOWN_ANCHOR.matcher(text).replaceAll("")).as(path).doesNotContain("<");
        int columns = 0;
        for (String line : text.split("\n", -1)) {
            boolean row = line.startsWith("|");
            int cells = row ? (int) CELL_END.matcher(line).results().count() : 0;
            assertThat(columns == 0 || !row || cells == columns)
                    .as("%s in %s", line, path)
                    .isTrue();
            columns = cells;
        }
        Matcher blank = Pattern.compile("\n{3,}").matcher(text);
        assertThat(blank.find()).as("two empty lines in %s", path).isFalse();
    }
}
