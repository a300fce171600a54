package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated code of a cluster with every construct looks like, and that it compiles without a warning. */
class GoldenTest {
    private static final Path GOLDEN = Cases.folder("golden");
    private static final Path EXPECTED = GOLDEN.resolve("expected");

    @TempDir
    Path temporary;

    @Test
    void outputIsAsExpected() throws IOException {
        SortedMap<String, String> files = generate("a");
        for (var file : files.entrySet()) {
            Cases.compare(EXPECTED.resolve(file.getKey()), file.getValue());
        }
        for (Path expected : Cases.files(EXPECTED, ".java")) {
            if (!files.containsKey(EXPECTED.relativize(expected).toString().replace('\\', '/'))) {
                Cases.unexpected(expected);
            }
        }
    }

    @Test
    void outputCompilesWithoutAWarning() throws IOException {
        assertThat(InMemoryCompiler.compile(generate("a"))).isNotEmpty();
    }

    @Test
    void outputIsTheSameTwiceAndInAnyLocaleAndTimeZone() throws IOException {
        SortedMap<String, String> first = generate("a");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(generate("b")).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void linesEndWithALineFeedAndFitTheScreen() throws IOException {
        generate("a").forEach((path, text) -> {
            assertThat(text).as(path).doesNotContain("\r").doesNotContain("\t").endsWith("\n");
            // A declaration of long names may pass 120 columns: nothing in it can be broken.
            assertThat(text.lines().filter(line -> line.length() > 130))
                    .as(path)
                    .isEmpty();
        });
    }

    /** Texts of a definition land in comments and strings: none of them may end a comment or start a unicode escape. */
    @Test
    void textOfADefinitionStaysInItsComment() throws IOException {
        String text = generate("a").get("example/everyconstruct/EveryConstruct.java");
        assertThat(text)
                .contains("Adds &lt;everything&gt; &amp; more, even &#42;/ and &#92;u002a/ &#123;&#64;code.")
                .doesNotContain("\\u002a");
    }

    private SortedMap<String, String> generate(String folder) throws IOException {
        Path output = temporary.resolve(folder);
        new Generator()
                .run(new GenerateRequest(
                        ModelRequest.of(List.of(new Root("golden", GOLDEN))), JavaOptions.of("example"), output));
        SortedMap<String, String> files = new TreeMap<>();
        for (Path file : Cases.files(output, ".java")) {
            files.put(output.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
        return files;
    }
}
