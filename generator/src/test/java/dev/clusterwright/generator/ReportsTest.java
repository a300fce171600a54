package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.ConsoleReport;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Diff.Section;
import dev.clusterwright.generator.diff.HtmlReport;
import dev.clusterwright.generator.diff.Impact;
import dev.clusterwright.generator.diff.JsonReport;
import dev.clusterwright.generator.diff.MarkdownReport;
import dev.clusterwright.generator.diff.Subject;
import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Cluster.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What reports look like, that JSON reads back, and that no text of a definition becomes more than text. */
class ReportsTest {
    private static final Path EXPECTED = Cases.folder("diff");

    /** All that could be more than text in a terminal, in HTML, in Markdown or in JSON. */
    private static final String HOSTILE =
            "</td><script>alert(1)</script> \u001b[2J \u202e \u0007 | `x` **b** [a](javascript:b)"
                    + " <img src=x onerror=y> ${7*7} &lt; \" ' \\ \r\n# heading\n- item\u0000";

    @Test
    void reportsAreAsExpected() throws IOException {
        Cases.compare(EXPECTED.resolve("diff.txt"), String.join("\n", ConsoleReport.of(example())) + "\n");
        Cases.compare(EXPECTED.resolve("diff.html"), withoutStyle(HtmlReport.of(example())));
        Cases.compare(EXPECTED.resolve("diff.md"), MarkdownReport.of(example()));
        Cases.compare(EXPECTED.resolve("diff.json"), JsonReport.of(example()));
    }

    /** The style is that of the reference pages, and tested there. */
    private static String withoutStyle(String page) {
        return page.replaceFirst("(?s)<style>.*?</style>", "<style></style>").replaceFirst("sha256-[^&]*", "sha256-");
    }

    @Test
    void nothingChanged() throws IOException {
        Diff none = new Diff("release 1.0", "release 1.0", List.of());
        assertThat(ConsoleReport.of(none)).containsExactly("0 changes from release 1.0 to release 1.0");
        assertThat(HtmlReport.of(none)).contains("Nothing changed.").doesNotContain("<table");
        assertThat(MarkdownReport.of(none)).isEqualTo("# From release 1.0 to release 1.0\n\nNothing changed.\n");
        assertThat(read(JsonReport.of(none))).containsEntry("/counts/wire-breaking", "0");
    }

    @Test
    void theConsoleHasTheWorstOfTooManyChanges() {
        List<String> all = ConsoleReport.of(example());
        assertThat(ConsoleReport.of(example(), 4)).isEqualTo(all);
        List<String> worst = ConsoleReport.of(example(), 2);
        int told = worst.size() - 2;
        assertThat(worst.subList(0, told)).isEqualTo(all.subList(0, told));
        assertThat(worst)
                .contains("WIRE-BREAKING", "SOURCE-BREAKING", "  struct GroupKeySetStruct")
                .doesNotContain("BEHAVIOUR-CHANGING", "What the definitions say of their revisions")
                .endsWith("", "These are the worst 2 of 4 changes; the reports have them all");
    }

    @Test
    void linesOfTheConsoleFitAndCannotSteerIt() {
        List<String> lines = ConsoleReport.of(hostile());
        assertThat(lines).hasSizeGreaterThan(10);
        lines.forEach(line -> assertThat(line.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                .as(line)
                .isTrue());
        ConsoleReport.of(example())
                .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(100).isEqualTo(line.stripTrailing()));
    }

    @Test
    void textOfADefinitionStaysTextInHtml() {
        String page = HtmlReport.of(hostile());
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("onerror=y>")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("49")
                .contains("&lt;script&gt;");
        assertThat(page).doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void textOfADefinitionStaysInItsCellInMarkdown() {
        String text = MarkdownReport.of(hostile());
        assertThat(text).doesNotContain("<script").doesNotContain("<img").doesNotContainPattern("(?<!\\\\)]\\(");
        List<String> rows = text.lines().filter(line -> line.startsWith("|")).toList();
        assertThat(rows).hasSizeGreaterThan(7);
        rows.forEach(row -> {
            int cells = row.replaceAll("\\\\.", "").split("\\|", -1).length - 2;
            assertThat(cells).as(row).isIn(3, 5);
        });
        assertThat(text.lines().filter(line -> line.startsWith("# "))).hasSize(1);
    }

    @Test
    void jsonReadsBack() {
        Map<String, String> json = read(JsonReport.of(hostile()));
        assertThat(json)
                .containsEntry("/format", "clusterwright-diff")
                .containsEntry("/version", "1")
                .containsEntry("/counts/wire-breaking", "1")
                .containsEntry("/counts/source-breaking", "1")
                .containsEntry("/sections/0/kind", "cluster")
                .containsEntry("/sections/0/id", "63")
                .containsEntry("/sections/0/name", HOSTILE)
                .containsEntry("/sections/0/history/0/summary", HOSTILE)
                .containsEntry("/sections/0/changes/0/reason", HOSTILE)
                .containsEntry("/sections/0/changes/0/classes/1", "source-breaking")
                .containsEntry("/sections/0/changes/0/path/1/name", HOSTILE);
    }

    @Test
    void reportsAreTheSameInAnyLocale() {
        String console = String.join("\n", ConsoleReport.of(example()));
        String html = HtmlReport.of(example());
        String json = JsonReport.of(example());
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            assertThat(String.join("\n", ConsoleReport.of(example()))).isEqualTo(console);
            assertThat(HtmlReport.of(example())).isEqualTo(html);
            assertThat(JsonReport.of(example())).isEqualTo(json);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static Diff example() {
        Subject keys = Subject.of(Kind.CLUSTER, 0x3F, "Group Key Management");
        Subject write = keys.part(Kind.COMMAND, 0, "KeySetWrite");
        Subject light = Subject.of(Kind.DEVICE_TYPE, 0x100, "On/Off Light");
        return new Diff(
                "release 1.0",
                "release 1.6.1",
                List.of(
                        new Section(
                                keys,
                                1,
                                2,
                                List.of(new Revision(2, "Keys of groups can be mirrored")),
                                List.of(
                                        change(
                                                write.part(Kind.FIELD, 0, "GroupKeySet"),
                                                Change.Kind.CHANGED,
                                                "type",
                                                "uint8",
                                                "uint16",
                                                EnumSet.of(Impact.WIRE_BREAKING, Impact.SOURCE_BREAKING),
                                                "Peers of the older definitions refuse numbers that do not fit 8 bits. In"
                                                        + " Java, KeySetWrite.groupKeySet() is int and not short."),
                                        change(
                                                keys.part(Kind.ATTRIBUTE, 4, "GroupcastAdoption"),
                                                Change.Kind.ADDED,
                                                "",
                                                "",
                                                "list[GroupcastAdoptionStruct], optional",
                                                EnumSet.of(Impact.ADDITIVE),
                                                "Nobody has to have it."),
                                        change(
                                                keys.part(Kind.STRUCT, Subject.Part.NO_ID, "GroupKeySetStruct"),
                                                Change.Kind.RENAMED,
                                                "name",
                                                "GroupKeySet",
                                                "GroupKeySetStruct",
                                                EnumSet.of(Impact.SOURCE_BREAKING, Impact.EDITORIAL),
                                                "The name of a type is never sent. In Java, GroupKeySet is gone."))),
                        new Section(
                                light,
                                2,
                                3,
                                List.of(),
                                List.of(change(
                                        light.part(Kind.REQUIREMENT, 0x62, "Scenes Management"),
                                        Change.Kind.CHANGED,
                                        "conformance",
                                        "P, M",
                                        "M",
                                        EnumSet.of(Impact.BEHAVIOUR_CHANGING),
                                        "It was for trial before.")))));
    }

    private static Diff hostile() {
        Subject cluster = Subject.of(Kind.CLUSTER, 0x3F, HOSTILE);
        return new Diff(
                HOSTILE,
                HOSTILE,
                List.of(new Section(
                        cluster,
                        1,
                        2,
                        List.of(new Revision(2, HOSTILE)),
                        List.of(change(
                                cluster.part(Kind.FIELD, 0, HOSTILE),
                                Change.Kind.CHANGED,
                                HOSTILE,
                                HOSTILE,
                                HOSTILE,
                                EnumSet.of(Impact.WIRE_BREAKING, Impact.SOURCE_BREAKING),
                                HOSTILE)))));
    }

    private static Change change(
            Subject subject,
            Change.Kind kind,
            String aspect,
            String before,
            String after,
            EnumSet<Impact> impacts,
            String reason) {
        return new Change(subject, kind, aspect, before, after, impacts, reason, null, null);
    }

    /** Every value of JSON by where it is. */
    private static Map<String, String> read(String text) {
        Map<String, String> values = new TreeMap<>();
        try (JsonParser parser = JsonFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    values.put(parser.streamReadContext().pathAsPointer().toString(), parser.getString());
                }
            }
        }
        return values;
    }
}
