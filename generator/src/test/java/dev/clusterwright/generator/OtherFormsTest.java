package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.Roots.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms of the data-model dialect that releases between those of the corpus have, and drafts of them. */
class OtherFormsTest {
    @TempDir
    Path temporary;

    @Test
    void fieldsMayHaveTheirNumberAsFieldId() throws IOException {
        Output output = new Roots(temporary).file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <dataTypes>
                            <struct name="PartStruct">
                              <field fieldId="0" name="Size" type="uint8"/>
                              <field fieldId="2" name="Label" type="string"/>
                            </struct>
                          </dataTypes>
                          <attributes><attribute id="0" name="Part" type="PartStruct"/></attributes>
                        </cluster>
                        """).generate();
        assertThat(output.problems()).isEmpty();
        assertThat(output.file("a/PartStruct.java"))
                .contains("Field.of(2, \"Label\"")
                .doesNotContain("Field.of(1,");
    }

    @Test
    void whatIsFalseIsNotSo() throws IOException {
        Output output = new Roots(temporary).file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <features><feature bit="0" code="X" name="Extra" default="0"/></features>
                          <attributes>
                            <attribute id="0" name="Size" type="uint8">
                              <access read="true" write="false" readPrivilege="view"/>
                              <quality nullable="false" scene="false" persistence="volatile" sourceAttribution="false"/>
                            </attribute>
                          </attributes>
                        </cluster>
                        """).generate();
        assertThat(output.problems()).isEmpty();
        assertThat(output.file("a/A.java")).contains("uint8, read view.", ".access(Access.read(Privilege.VIEW))");
    }

    @Test
    void aBaseMayHaveAnEmptyId() throws IOException {
        Output output = new Roots(temporary)
                .file("own", "Base.xml", """
                        <cluster id="" name="Mode Base" revision="1">
                          <clusterIds><clusterId id="" name="Mode Base"/></clusterIds>
                          <classification hierarchy="base"/>
                          <attributes><attribute id="0" name="Mode" type="uint8"/></attributes>
                        </cluster>
                        """)
                .file("own", "Oven.xml", """
                        <cluster id="" name="Oven Mode" revision="1">
                          <clusterIds><clusterId id="0x49" name="Oven Mode"/></clusterIds>
                          <classification hierarchy="derived" baseCluster="Mode Base"/>
                        </cluster>
                        """)
                .generate();
        assertThat(output.problems()).isEmpty();
        assertThat(output.files())
                .containsOnlyKeys(
                        "ovenmode/OvenMode.java",
                        "ovenmode/OvenModeClient.java",
                        "ovenmode/OvenModeServer.java",
                        "ovenmode/package-info.java");
        assertThat(output.file("ovenmode/OvenMode.java")).contains("MODE");
    }

    @Test
    void aChapterThatIsNoClusterIsLeftOut() throws IOException {
        Output output = new Roots(temporary)
                .file("own", "A.xml", "<cluster id='1' name='A' revision='1'/>")
                .file("own", "Overview.xml", "<cluster id='' name='Overview' revision=''/>")
                .generate();
        assertThat(output.files())
                .containsOnlyKeys("a/A.java", "a/AClient.java", "a/AServer.java", "a/package-info.java");
        assertThat(output.problems())
                .containsExactly(
                        "own/Overview.xml:1:1: warning: cluster 'Overview' has no id and no cluster derives from"
                                + " it; it is left out [cluster-without-id]. Put id=\"0x...\" into it if a device can have it");
    }

    @Test
    void aClusterMayStandInTheRootElementOnly() throws IOException {
        Output output = new Roots(temporary).file("own", "A.xml", """
                        <cluster id="0x0008" name="Level" revision="1">
                          <clusterIds><clusterId id="0x001C" name="Pulse Width"/></clusterIds>
                        </cluster>
                        """).generate();
        assertThat(output.files()).containsKeys("level/Level.java", "pulsewidth/PulseWidth.java");
        assertThat(output.file("level/Level.java")).contains("ID = 0x0008L");
        assertThat(output.file("pulsewidth/PulseWidth.java")).contains("ID = 0x001CL");
    }

    @Test
    void aBoundThatCannotBeReadIsToldOnce() throws IOException {
        Output output = new Roots(temporary).file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <attributes>
                            <attribute id="0" name="Heat" type="int16">
                              <constraint type="between" from="-5.0&#xB0;C" to="10"/>
                            </attribute>
                          </attributes>
                        </cluster>
                        """).generate();
        assertThat(output.problems())
                .containsExactly("own/A.xml:4:7: warning: <from> has no bound that can be read; it is taken as open"
                        + " [empty-constraint]");
        assertThat(output.file("a/A.java")).contains("max 10");
    }

    @Test
    void theRevisionOfTheSdkDialectMayBeMissing() throws IOException {
        Output output = new Roots(temporary).file("own", "A.xml", """
                        <configurator>
                          <cluster>
                            <name>A</name>
                            <code>0xFFF1FC01</code>
                            <globalAttribute side="server" code="0xFFFD"/>
                          </cluster>
                        </configurator>
                        """).generate();
        assertThat(output.file("a/A.java")).contains("REVISION = 1");
    }

    @Test
    void typesOfNoClusterKeepTheRulesOfTypes() throws IOException {
        assertThat(new Roots(temporary)
                        .file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <attributes><attribute id="0" name="Part" type="PartStruct"/></attributes>
                        </cluster>
                        """)
                        .file("own", "Globals.xml", """
                        <structs>
                          <struct name="PartStruct">
                            <field id="0" name="Size" type="uint8"/>
                            <field id="0" name="Label" type="string"/>
                          </struct>
                        </structs>
                        """)
                        .problems())
                .containsExactly(
                        "own/Globals.xml:4:5: error: 'Label' has the same field id as 'Size': 0 [duplicate-id]."
                                + " 'Size' is at own/Globals.xml:3:5");
    }

    @Test
    void whatHasAFileHasANameThatAFileCanHave() throws IOException {
        String name = "Abc".repeat(50);
        assertThat(new Roots(temporary)
                        .file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <events><event id="0" name="%s" priority="info"/></events>
                        </cluster>
                        """.formatted(name))
                        .file("own", "B.xml", "<namespace id='1' name='%s'/>".formatted(name))
                        .problems())
                .containsExactly(
                        "own/A.xml:2:11: error: the name of the event has 150 characters; a file cannot be named so: '"
                                + name.substring(0, 128) + "...' [name-too-long]. Use at most 128 characters",
                        "own/B.xml:1:1: error: the name of the namespace has 150 characters; a file cannot be named so: '"
                                + name.substring(0, 128) + "...' [name-too-long]. Use at most 128 characters");
    }

    @Test
    void aWordMayBeVeryLong() throws IOException {
        Output output = new Roots(temporary)
                .file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <attributes><attribute id="0" name="%s" type="uint8"/></attributes>
                        </cluster>
                        """.formatted("X".repeat(8000)))
                .generate();
        assertThat(output.file("a/A.java")).contains("X".repeat(8000));
    }

    @Test
    void aStringIsNotTakenForAConstant() throws IOException {
        String summary = "x".repeat(100) + " = y; " + "z ".repeat(20);
        Output output = new Roots(temporary)
                .file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <attributes>
                            <attribute id="0" name="%s" type="AEnum"/>
                            <attribute id="1" name="Z" type="AEnum"/>
                          </attributes>
                          <dataTypes><enum name="AEnum"><item value="0" name="%s" summary="%s"/></enum></dataTypes>
                        </cluster>
                        """.formatted(summary, summary, summary))
                .generate();
        Map<String, String> sources = new TreeMap<>();
        output.files().forEach((path, text) -> sources.put("example/" + path, text));
        assertThat(InMemoryCompiler.compile(sources)).isNotEmpty();
    }

    @Test
    void aTextHasAnEnd() throws IOException {
        assertThat(new Roots(temporary)
                        .file("own", "A.xml", "<cluster id='1' name='%s' revision='1'/>".formatted("x".repeat(70_000)))
                        .problems())
                .containsExactly("own/A.xml:1:1: error: the text of 'name' has 70000 characters [text-too-long]."
                        + " Use at most 8192 characters");
    }
}
