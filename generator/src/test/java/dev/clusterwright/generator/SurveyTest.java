package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.generator.docs.Format;
import dev.clusterwright.generator.docs.Site;
import dev.clusterwright.generator.docs.Survey;
import dev.clusterwright.generator.docs.SurveyReader;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a survey adds to pages, and what is wrong with one. */
class SurveyTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright", "1.6.1");
    private static final List<Model> MODELS = List.of(Models.of(BUNDLED, List.of()));

    @TempDir
    Path temporary;

    private final Problems problems = new Problems();

    @Test
    void devicesAreCountedOnceAndSorted() throws IOException {
        Document page = page(read("""
                [
                  {"vendor": "B", "product": "Strip", "firmware": {"version": [1, 2]}, "endpoints": [
                    {"id": 0, "deviceTypes": ["On/Off Light"], "clusters": ["0x0006", "Groups"]},
                    {"deviceTypes": [256], "clusters": [6, "On/Off", "onoff"]}]},
                  {"vendor": "A", "product": "strip", "endpoints": [{"clusters": ["OnOff"]}]},
                  {"vendor": "A", "product": "Hub", "endpoints": []}
                ]
                """));
        assertThat(problems.sorted()).isEmpty();
        assertThat(page.select("h2#survey + p").text()).isEqualTo("2 devices in the survey implement this cluster.");
        assertThat(page.select("ul.devices li").eachText()).containsExactly("strip A", "Strip B");
    }

    @Test
    void noneIsSaidPlainly() throws IOException {
        Document page = page(read("[]"));
        assertThat(page.select("h2#survey + p").text()).isEqualTo("0 devices in the survey implement this cluster.");
        assertThat(page(Survey.NONE).select("#survey")).isEmpty();
    }

    @Test
    void manyAreNotAllShownAtOnce() throws IOException {
        Document page = page(read(IntStream.range(0, 40)
                .mapToObj(
                        i -> "{\"vendor\":\"V\",\"product\":\"P" + (100 + i) + "\",\"endpoints\":[{\"clusters\":[6]}]}")
                .collect(Collectors.joining(",", "[", "]"))));
        assertThat(page.select("ul.devices li").eachText()).hasSize(40).isSorted();
        assertThat(page.select("details li").eachText()).hasSize(28);
        assertThat(page.select("details summary").text()).isEqualTo("28 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "7 -> s.json:2:1: warning: device 1: a device is an object; it is left out [bad-survey-entry]",
                "[[{}]] -> s.json:2:1: warning: device 1: a device is an object; it is left out [bad-survey-entry]",
                "{} -> s.json:2:1: warning: device 1: it has no 'vendor'; it is left out [bad-survey-entry]",
                "{\"vendor\":\"V\",\"endpoints\":[]} -> s.json:2:1: warning: device 1: it has no 'product'; it is left out"
                        + " [bad-survey-entry]",
                "{\"vendor\":\"V\",\"product\":\"P\"} -> s.json:2:1: warning: device 1: it has no 'endpoints'; it is left out"
                        + " [bad-survey-entry]",
                "{\"vendor\":[{\"a\":1}]} -> s.json:2:11: warning: device 1, which begins at line 2: 'vendor' is a text; it is"
                        + " left out [bad-survey-entry]",
                "{\"vendor\":\" \"} -> s.json:2:11: warning: device 1, which begins at line 2: 'vendor' is empty; it is left"
                        + " out [bad-survey-entry]",
                "{\"endpoints\":{}} -> s.json:2:14: warning: device 1, which begins at line 2: 'endpoints' is an array; it is"
                        + " left out [bad-survey-entry]",
                "{\"endpoints\":[{\"clusters\":[6,-1]}]} -> s.json:2:30: warning: device 1, which begins at line 2: 'clusters'"
                        + " holds ids and names only; it is left out [bad-survey-entry]",
                "{\"endpoints\":[{\"clusters\":[99999999999999999999]}]} -> s.json:2:28: warning: device 1, which begins at line"
                        + " 2: 'clusters' holds ids and names only; it is left out [bad-survey-entry]"
            })
    void whatIsMalformedIsNamedAndLeftOut(String entry, String problem) throws IOException {
        String good = "{\"vendor\":\"V\",\"product\":\"P\",\"endpoints\":[{\"clusters\":[6]}]}";
        Survey survey = read("[" + good + ",\n" + entry + ",\n" + good + "]");
        assertThat(problems.sorted()).extracting(Problem::toString).containsExactly(problem);
        assertThat(survey.size()).isEqualTo(2);
    }

    @Test
    void anUnknownNameIsLeftOutAndTheRestStays() throws IOException {
        Survey survey = read("[{\"vendor\":\"V\",\"product\":\"P\",\"endpoints\":[{\"clusters\":[\"Nonsense\",\"0x6\","
                + "\"nonsense\"]}]}]");
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("s.json:1:56: warning: device 0: there is no cluster 'Nonsense'; it is left out"
                        + " [unknown-survey-name]");
        assertThat(page(survey).select("ul.devices li").eachText()).containsExactly("P V");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "hello", "[", "[{\"vendor\":", "[] []", "[{\"vendor\": \"\u0001\"}]"})
    void whatIsNoArrayOfJsonIsAnError(String text) throws IOException {
        read(text);
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("bad-survey");
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        DocsRequest request = new DocsRequest(
                ModelRequest.of(List.of(new ModelRequest.Root("bundled", Releases.FOLDER))),
                List.of(),
                "matter",
                Path.of("no-such.json"),
                new TreeSet<>(Set.of(Format.HTML)),
                temporary.resolve("out"));
        assertThatThrownBy(() -> new ReferencePages().run(request))
                .hasMessage("no-such.json: error: the survey cannot be read, as there is no such file"
                        + " [unreadable-survey]. Check the parameter 'survey'; a relative path starts at the project's"
                        + " folder");
        assertThat(temporary.resolve("out")).doesNotExist();
    }

    @Test
    void whatIsNamedIsBounded() throws IOException {
        read(IntStream.range(0, 5_000)
                .mapToObj(i -> "\"none" + i + "\"")
                .collect(Collectors.joining(
                        ",", "[{\"vendor\":\"V\",\"product\":\"P\",\"endpoints\":[{\"clusters\":[", "]}]}, 1, 2, 3]")));
        assertThat(problems.sorted()).hasSize(1_000);
        assertThat(problems.sorted().get(999).hint()).isEqualTo("Whatever else of the survey is left out is not named");
    }

    @Test
    void whereJsonEndsTooEarlyIsSaidInFewWords() throws IOException {
        read("[{\"vendor\": \"V\"");
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("s.json:1:16: error: this is not JSON, or more of it than a survey can be: Unexpected"
                        + " end-of-input: expected close marker for Object [bad-survey]");
    }

    @Test
    void depthAndLengthAreBounded() throws IOException {
        read("[" + "[".repeat(100_000));
        assertThat(problems.sorted()).extracting(Problem::code).contains("bad-survey");
        read("[{\"vendor\":\"" + "a".repeat(100_000) + "\"}]");
        assertThat(problems.sorted())
                .filteredOn(problem -> problem.code().equals("bad-survey"))
                .hasSize(2);
    }

    private Survey read(String json) throws IOException {
        return new SurveyReader("s.json", MODELS, problems)
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Document page(Survey survey) {
        return Jsoup.parse(String.valueOf(new Site(MODELS, "matter", survey)
                .files(List.of(Format.HTML))
                .get("1.6.1/clusters/0x0006-on-off.html")));
    }
}
