package dev.clusterwright.generator.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data-model dialect, where it says one thing in several ways. */
class DataModelReaderTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type="uint8" default="5"/>                                                  | 5
            type="uint8"/>                                                              |
            type="uint8"><default><attribute name="Most"/></default></attribute>        | Most
            type="TagEnum"><default><enum default="Quick"/></default></attribute>       | Quick
            """)
    void aDefaultIsAValueOrTheNameOfOne(String attribute, String expected) {
        DefinitionFile file = new DefinitionReader(Errata.read(List.of(), problems), problems)
                .read(new SourceFile("gate.xml", """
                        <cluster id="0x0B00" name="Gate Cluster" revision="1">
                          <attributes><attribute id="0x0000" name="Least" %s</attributes>
                        </cluster>
                        """.formatted(attribute).getBytes(StandardCharsets.UTF_8)));
        assertThat(problems.sorted()).isEmpty();
        assertThat(file.clusters().get(0).attributes())
                .singleElement()
                .extracting(FieldElement::defaultValue)
                .isEqualTo(expected);
    }
}
