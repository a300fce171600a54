package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.docs.Format;
import dev.clusterwright.generator.docs.Site;
import dev.clusterwright.generator.docs.Survey;
import dev.clusterwright.generator.docs.SurveyReader;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a definition is called and says of itself: pages have the elements that templates have, and no others. */
class HostilePagesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'><svg/onload=alert(1)>",
                "--><!-- x",
                "</title></style></script><b>",
                "a\n\n# heading\n\n| a | b |\n|---|---|",
                "[x](javascript:alert(1)) ![y](http://example.test/z)",
                "`code` *a* _b_ ~~c~~ $d$ <https://example.test>",
                "\u202Etxt.exe\u2066\u200B",
                "${7*7} <#assign x=1> #{1} [=1]",
                "\\u003Cscript> \\",
                "../../etc/passwd",
                "]]&gt;&amp;&#60;b&#62;",
                "]];alert(1);//\u2028"
            })
    void namesAndSummariesAreText(String text) throws IOException {
        SortedMap<String, String> plain = site("Plain");
        SortedMap<String, String> hostile = site(text);
        assertThat(hostile).hasSameSizeAs(plain);
        SiteTest.check(hostile);
        List<String> expected = structure(plain);
        assertThat(structure(hostile)).isEqualTo(expected);
        hostile.forEach((path, file) -> assertThat(file.codePoints()
                        .filter(c -> c != '\n'
                                && (Character.isISOControl(c)
                                        || Character.getType(c) == Character.FORMAT
                                        || c == 0x2028))
                        .count())
                .as(path)
                .isZero());
        hostile.keySet()
                .forEach(path -> assertThat(path).matches("[A-Za-z0-9./-]+").doesNotContain(".."));
        String index = String.valueOf(hostile.get("definitions/search-index.js"));
        assertThat(index.replaceAll("\"(\\\\u[0-9A-F]{4}|\\\\[\"\\\\]|[^\"\\\\<>&])*\"", "S"))
                .as("strings, brackets and commas only")
                .matches("window\\.clusterwrightIndex = [S,\\[\\]\\n]*;\\n");
    }

    /** The elements of every page of HTML, without their texts, and the links of Markdown. */
    private static List<String> structure(SortedMap<String, String> files) {
        return files.values().stream()
                .filter(text -> text.startsWith("<!DOCTYPE html>"))
                .map(text -> {
                    Document page = Jsoup.parse(text);
                    StringBuilder elements = new StringBuilder();
                    page.getAllElements()
                            .forEach(element -> elements.append(element.tagName())
                                    .append(element.attributes().asList().stream()
                                            .map(attribute -> attribute.getKey())
                                            .sorted()
                                            .toList())
                                    .append(' '));
                    return elements.toString();
                })
                .sorted()
                .toList();
    }

    private SortedMap<String, String> site(String text) throws IOException {
        Path root = folder.resolve("root" + text.hashCode());
        Files.createDirectories(root.resolve("clusters"));
        String safe = xml(text);
        Files.writeString(root.resolve("clusters").resolve("A.xml"), """
                <cluster id="0xFFF1FC00" name="%1$s" revision="1" summary="%1$s">
                  <revisionHistory><revision revision="1" summary="%1$s"/></revisionHistory>
                  <clusterIds><clusterId id="0xFFF1FC00" name="%1$s"/></clusterIds>
                  <classification hierarchy="%1$s" role="%1$s" picsCode="%1$s" scope="%1$s"/>
                  <features><feature bit="0" code="AB" name="%1$s" summary="%1$s"><optionalConform/></feature></features>
                  <dataTypes>
                    <enum name="%1$s"><item value="0" name="%1$s" summary="%1$s"><mandatoryConform/></item></enum>
                  </dataTypes>
                  <attributes>
                    <attribute id="0x0000" name="%1$s" type="string" default="%1$s" summary="%1$s"><optionalConform/></attribute>
                  </attributes>
                  <commands>
                    <command id="0x00" name="%1$s" direction="commandToServer" response="Y" summary="%1$s">
                      <mandatoryConform><feature name="AB"/></mandatoryConform>
                      <field id="0" name="%1$s" type="bool" summary="%1$s"><mandatoryConform/></field>
                    </command>
                  </commands>
                  <events><event id="0x00" name="%1$s" priority="info" summary="%1$s"><optionalConform/></event></events>
                </cluster>
                """.formatted(safe));
        Files.createDirectories(root.resolve("device_types"));
        Files.writeString(root.resolve("device_types").resolve("B.xml"), """
                <deviceType id="0xFFF10001" name="%1$s" revision="1">
                  <revisionHistory><revision revision="1" summary="%1$s"/></revisionHistory>
                  <classification class="simple" scope="endpoint"/>
                  <conditions><condition name="%1$s" summary="%1$s"/></conditions>
                  <clusters>
                    <cluster id="0xFFF1FC00" name="%1$s" side="server"><mandatoryConform/></cluster>
                  </clusters>
                </deviceType>
                """.formatted(safe));
        Files.createDirectories(root.resolve("namespaces"));
        Files.writeString(root.resolve("namespaces").resolve("C.xml"), """
                <namespace id="0x70" name="%1$s"><tags>
                  <tag id="0x00" name="%1$s"><description>%1$s</description></tag>
                </tags></namespace>
                """.formatted(safe));
        Problems problems = new Problems();
        Model model = new ModelReader(problems).read(ModelRequest.of(List.of(new Root("hostile", root))));
        String json = "[{\"vendor\": " + quoted(text) + ", \"product\": " + quoted(text)
                + ", \"endpoints\": [{\"clusters\": [4294048768]}]}]";
        Survey survey = new SurveyReader("survey.json", List.of(model), problems)
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(survey.size()).isEqualTo(1);
        return new Site(List.of(model), "matter", survey).files(List.of(Format.values()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(String.format("\\u%04x", c)));
        return quoted.append('"').toString();
    }

    private static String xml(String text) {
        StringBuilder xml = new StringBuilder();
        text.chars().forEach(c -> xml.append("&#").append(c).append(';'));
        return xml.toString();
    }
}
