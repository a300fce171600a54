package dev.clusterwright.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The HTML report of the goal {@code diff}: one file that needs no other. */
@Tag("browser")
class DiffReportTest {
    private static final URI REPORT = Path.of("target", "clusterwright-diff", "diff.html")
            .toAbsolutePath()
            .toUri();

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
    void isReadableEverywhere() throws IOException {
        browser.open(REPORT);
        assertThat(Look.structure(browser)).isEmpty();
        assertThat(Look.onScreens(browser)).isEmpty();
        assertThat(Look.onPaper(browser)).isEmpty();
        assertThat(browser.messages()).isEmpty();
        assertThat(browser.requests()).isEqualTo(Set.of(REPORT));
    }

    @Test
    void linksLeadToPlacesWithin() {
        browser.open(REPORT);
        List<String> ids = browser.texts("Array.from(document.querySelectorAll('[id]'), e => '#' + e.id)");
        assertThat(ids)
                .isNotEmpty()
                .containsAll(
                        browser.texts("Array.from(document.querySelectorAll('a[href]'), e => e.getAttribute('href'))"));
    }
}
