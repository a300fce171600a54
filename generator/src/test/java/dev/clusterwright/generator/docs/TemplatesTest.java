package dev.clusterwright.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates make of views, and what they may not. */
class TemplatesTest {
    private static final String HOSTILE = "\"><script>'&\n\u202E\u0000</script>";

    @Test
    void htmlOfAViewIsText() {
        String html = Templates.render("docs/trial.html.ftl", new Trial(HOSTILE, 1234567));
        assertThat(html)
                .startsWith("<!DOCTYPE html>\n")
                .contains("<h1>&quot;&gt;&lt;script&gt;&#39;&amp; \uFFFD\uFFFD&lt;/script&gt;</h1>")
                .contains(">1234567<")
                .contains("style-src &#39;sha256-")
                .doesNotContain("<script", "\u202E", "\u0000", "\r");
    }

    @Test
    void markdownOfAViewIsText() {
        String text = Templates.render("docs/trial.md.ftl", new Trial("a|b`c`\n# <b> [x](y) *z* s_t_u _v_", 7));
        String title = "a\\|b\\`c\\` # &lt;b&gt; \\[x\\](y) \\*z\\* s_t_u \\_v\\_";
        assertThat(text.lines()).containsExactly("# " + title, "", "| " + title + " | 7 |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "- no list -> \\- no list",
                "1. no list -> 1\\. no list",
                "12) no list -> 12\\) no list",
                "# no heading -> \\# no heading",
                "=== no heading -> \\=== no heading",
                "-5 -> \\-5",
                "http://example.test/ -> http&#58;//example.test/",
                "www.example.test -> www&#46;example.test",
                "a@example.test -> a&#64;example.test",
                "&amp; -> &amp;amp;",
                "\\ -> \\\\"
            })
    void markdownReadsNothingIntoText(String text, String escaped) {
        assertThat(Markdown.INSTANCE.escapePlainText(text)).isEqualTo(escaped);
    }

    @Test
    void theLocaleOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Templates.render("docs/trial.md.ftl", new Trial("a", -1234567)))
                    .contains("-1234567");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "new", "api", "method", "class"})
    void templatesSeeComponentsOnly(String template) {
        assertThatThrownBy(() -> Templates.render("docs/" + template + ".html.ftl", new Whole(new Trial("a", 1), "t")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("template docs/" + template + ".html.ftl");
    }

    @Test
    void whatIsNeitherHtmlNorMarkdownHasNoTemplates() {
        assertThatThrownBy(() -> Templates.render("docs/trial.txt.ftl", new Trial("a", 1)))
                .isInstanceOf(RuntimeException.class);
    }

    /** A view. */
    public record Trial(String title, long number) {}

    /** A view with a view in it. */
    public record Whole(Trial self, String title) {}
}
