package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features that stand in another file than their cluster come to it, once. */
class SdkFeaturesTest {
    private static final String SHARED = """
            <configurator>
              <bitmap name="Feature" type="bitmap32">
                <cluster code="0x51"/>
                <field name="Latch" mask="0x1"/>
                <field name="Bell" mask="0x2"/>
              </bitmap>
            </configurator>
            """;

    @TempDir
    Path temporary;

    @Test
    void aClusterWithoutFeaturesGetsThem() throws IOException {
        assertThat(features("")).contains("LATCH", "BELL");
    }

    @Test
    void aClusterWithFeaturesKeepsItsOwn() throws IOException {
        assertThat(features("<features><feature bit=\"0\" code=\"LT\" name=\"Hook\"/></features>"))
                .contains("HOOK", "BELL")
                .doesNotContain("LATCH");
    }

    private String features(String own) throws IOException {
        Path root = Files.createDirectory(temporary.resolve("root"));
        Files.writeString(root.resolve("a-shared.xml"), SHARED);
        Files.writeString(
                root.resolve("gate.xml"),
                "<configurator><cluster><name>Gate</name><code>0x51</code>" + own + "</cluster></configurator>");
        Path output = temporary.resolve("output");
        List<?> warnings = new Generator()
                .run(new GenerateRequest(
                        ModelRequest.of(List.of(new Root("definitions", root))), JavaOptions.of("example"), output))
                .problems();
        assertThat(warnings).isEmpty();
        return Files.readString(output.resolve("example/gate/GateFeature.java"));
    }
}
