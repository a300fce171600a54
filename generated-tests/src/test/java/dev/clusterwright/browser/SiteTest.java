package dev.clusterwright.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The reference pages, as the goal {@code docs} made them, as a reader meets them. */
@Tag("browser")
class SiteTest {
    private static final Path SITE = Path.of("target", "clusterwright-docs").toAbsolutePath();
    private static final URI INDEX = SITE.resolve("index.html").toUri();

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsReadableEverywhere() throws IOException {
        Map<String, List<String>> wrong = new TreeMap<>();
        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThan(20);
        for (Path page : pages) {
            browser.open(page.toUri());
            List<String> found = new ArrayList<>(Look.structure(browser));
            found.addAll(Look.onScreens(browser));
            found.addAll(Look.onPaper(browser));
            found.addAll(browser.messages());
            browser.requests().stream()
                    .filter(address -> !isOfTheSite(address))
                    .forEach(address -> found.add("asks for " + address));
            if (!found.isEmpty()) {
                wrong.put(SITE.relativize(page).toString(), found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhereAndEveryPageIsLinked() throws IOException {
        Map<URI, Set<String>> anchors = new HashMap<>();
        Map<URI, List<URI>> links = new HashMap<>();
        Deque<URI> open = new ArrayDeque<>(List.of(INDEX));
        while (!open.isEmpty()) {
            URI page = open.remove();
            if (links.containsKey(page)) {
                continue;
            }
            browser.open(page);
            anchors.put(page, Set.copyOf(browser.texts("Array.from(document.querySelectorAll('[id]'), e => e.id)")));
            List<URI> found = browser.texts("Array.from(document.querySelectorAll('a[href]'), e => e.href)").stream()
                    .map(URI::create)
                    .toList();
            links.put(page, found);
            found.stream()
                    .map(SiteTest::withoutFragment)
                    .filter(SiteTest::isPage)
                    .forEach(open::add);
        }
        Set<String> broken = new TreeSet<>();
        links.forEach((page, found) -> found.stream()
                .filter(link -> !leadsSomewhere(link, anchors))
                .forEach(link -> broken.add(page + " -> " + link)));
        assertThat(broken).isEmpty();
        assertThat(links.keySet())
                .hasSameElementsAs(pages().stream().map(Path::toUri).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "group key, Group Key Management",
        "GroupKeyManagement, Group Key Management",
        "0x003f, Group Key Management",
        "KeySetRead, KeySetRead",
        "Root Node, Root Node"
    })
    void searchFinds(String text, String expected) {
        search(text);
        assertThat(browser.texts(
                        "Array.from(document.querySelectorAll('#search-results a'), e => e.firstChild.data.trim())"))
                .first()
                .isEqualTo(expected);
        assertThat(browser.evaluate("document.getElementById('search-status').textContent")
                        .asString())
                .matches("1 result|\\d+ results.*");
        browser.press(Keys.ENTER);
        assertThat(isOfTheSite(browser.address())).isTrue();
        assertThat(browser.address()).isNotEqualTo(INDEX);
        assertThat(browser.evaluate("document.body.innerText").asString()).contains(expected);
        assertThat(browser.messages()).isEmpty();
    }

    @Test
    void searchWorksWithKeysAlone() {
        search("network");
        assertThat(focused()).isEqualTo("search-text");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ARROW_DOWN);
        assertThat(place()).isEqualTo(1);
        browser.press(Keys.ARROW_UP);
        assertThat(place()).isEqualTo(0);
        browser.press(Keys.ARROW_UP);
        assertThat(focused()).isEqualTo("search-text");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ESCAPE);
        assertThat(focused()).isEqualTo("search-text");
        assertThat(shown("#search-results")).isFalse();

        search("network");
        browser.press(Keys.ARROW_DOWN);
        String address = browser.evaluate("document.activeElement.href").asString();
        browser.press(Keys.ENTER);
        assertThat(browser.address()).isEqualTo(URI.create(address));
    }

    @Test
    void searchSaysThatThereIsNothing() {
        search("zzzz <b>&amp;");
        assertThat(browser.evaluate("document.getElementById('search-status').textContent")
                        .asString())
                .isEqualTo("Nothing found");
        assertThat(shown("#search-results")).isFalse();
        assertThat(browser.messages()).isEmpty();
    }

    @Test
    void resultsAreReadable() throws IOException {
        search("e");
        assertThat(Look.onScreens(browser)).isEmpty();
    }

    @Test
    void pagesAreThereWithoutScripts() throws IOException {
        browser.scripts(false);
        try {
            for (Path page : pages()) {
                browser.open(page.toUri());
                assertThat(shown("main h1")).as(page.toString()).isTrue();
                assertThat(shown("#search")).as(page.toString()).isFalse();
                assertThat(browser.texts("Array.from(document.querySelectorAll('main h2, main h3, main table'))"
                                + ".filter(e => !e.checkVisibility()).map(e => e.textContent)"))
                        .as(page.toString())
                        .isEmpty();
            }
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void keysReachEverythingAndShowWhereTheyAre() {
        browser.open(INDEX);
        browser.show(1400, "light");
        browser.tab();
        assertThat(browser.evaluate("document.activeElement.className").asString())
                .isEqualTo("skip");
        assertThat(browser.evaluate("document.activeElement.getBoundingClientRect().top")
                        .asDouble())
                .isNotNegative();
        List<String> unseen = new ArrayList<>();
        int reached = 0;
        while (reached < 40
                && !browser.evaluate("document.activeElement === document.body").asBoolean()) {
            reached++;
            if (!browser.evaluate("(s => parseFloat(s.outlineWidth) >= 1 && s.outlineStyle !== 'none')"
                            + "(getComputedStyle(document.activeElement))")
                    .asBoolean()) {
                unseen.add(browser.evaluate("document.activeElement.outerHTML.slice(0, 80)")
                        .asString());
            }
            browser.tab();
        }
        assertThat(reached).isGreaterThan(10);
        assertThat(unseen).isEmpty();

        browser.open(INDEX);
        browser.tab();
        browser.press(Keys.ENTER);
        assertThat(focused()).isEqualTo("content");
    }

    @Test
    void lightAndDarkDiffer() {
        browser.open(INDEX);
        browser.show(800, "light");
        String light = browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asString();
        browser.show(800, "dark");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asString())
                .isNotEqualTo(light);
    }

    @Test
    void paperHasTheContentAndNoSearch() {
        browser.open(INDEX);
        browser.print();
        assertThat(shown("main h1")).isTrue();
        assertThat(shown("main table")).isTrue();
        assertThat(shown("#search")).isFalse();
        assertThat(browser.texts("Array.from(document.querySelectorAll('.table'), e => getComputedStyle(e).overflowX)"))
                .containsOnly("visible");
    }

    private static void search(String text) {
        browser.open(INDEX);
        browser.show(1400, "light");
        browser.evaluate("document.getElementById('search-text').focus()");
        browser.press(text);
    }

    private static String focused() {
        return browser.evaluate("document.activeElement.id").asString();
    }

    /** Which of the results has the focus. */
    private static int place() {
        return browser.evaluate(
                        "Array.from(document.querySelectorAll('#search-results a')).indexOf(document.activeElement)")
                .asInt();
    }

    private static boolean shown(String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').checkVisibility()")
                .asBoolean();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOfTheSite(URI address) {
        return address.toString().startsWith(SITE.toUri().toString());
    }

    private static boolean isPage(URI link) {
        return isOfTheSite(link) && link.getPath().endsWith(".html") && Files.isRegularFile(Path.of(link));
    }

    private static URI withoutFragment(URI link) {
        String text = link.toString();
        return URI.create(text.contains("#") ? text.substring(0, text.indexOf('#')) : text);
    }

    private static boolean leadsSomewhere(URI link, Map<URI, Set<String>> anchors) {
        Set<String> ids = anchors.get(withoutFragment(link));
        return ids != null && (link.getFragment() == null || ids.contains(link.getFragment()));
    }
}
