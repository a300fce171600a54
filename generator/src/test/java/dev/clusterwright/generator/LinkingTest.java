package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.Roots.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clusters have from others: members of a base, types of another cluster or of none. */
class LinkingTest {
    private static final String BASE = """
            <cluster name="Program Base Cluster" revision="1">
              <classification hierarchy="base" role="application" scope="Endpoint"/>
              <features>
                <feature bit="0" code="TMR" name="Timer"><optionalConform/></feature>
                <feature bit="1" code="LOG" name="Log"><optionalConform/></feature>
              </features>
              <dataTypes>
                <enum name="TagEnum"><item value="0" name="Auto"/><item value="1" name="Quick"/></enum>
                <struct name="ProgramStruct">
                  <field id="0" name="Label" type="string"><mandatoryConform/><constraint><maxLength value="64"/></constraint></field>
                  <field id="1" name="Tags" type="list"><entry type="TagEnum"/><mandatoryConform/></field>
                </struct>
              </dataTypes>
              <attributes>
                <attribute id="0x0000" name="Programs" type="list"><entry type="ProgramStruct"/><access read="true" readPrivilege="view"/><mandatoryConform/></attribute>
                <attribute id="0x0001" name="Current" type="uint8"><access read="true" readPrivilege="view"/><quality nullable="true"/><mandatoryConform/></attribute>
                <attribute id="0x0002" name="Delay" type="uint16" default="5"><optionalConform/></attribute>
                <attribute id="0x0003" name="Entries" type="uint16"><otherwiseConform><provisionalConform/><mandatoryConform><andTerm><feature name="LOG"/><feature name="TMR"/></andTerm></mandatoryConform></otherwiseConform></attribute>
                <attribute id="0x0004" name="Minutes" type="uint16"><optionalConform><feature name="TMR"/></optionalConform></attribute>
              </attributes>
              <commands>
                <command id="0x00" name="Choose" direction="commandToServer" response="ChooseResponse"><mandatoryConform/><field id="0" name="Program" type="uint8"><mandatoryConform/></field></command>
                <command id="0x00" name="ChooseResponse" direction="responseFromServer"><mandatoryConform/><field id="0" name="Status" type="enum8"><mandatoryConform/></field></command>
                <command id="0x02" name="Skip" direction="commandToServer" response="Y"><optionalConform/></command>
                <command id="0x03" name="ClearLog" direction="commandToServer" response="Y"><mandatoryConform><feature name="LOG"/></mandatoryConform></command>
              </commands>
            </cluster>
            """;
    private static final String DERIVED = """
            <cluster id="0x0B00" name="Oven Program Cluster" revision="2">
              <clusterIds><clusterId id="0x0B00" name="Oven Program"/></clusterIds>
              <classification hierarchy="derived" baseCluster="Program Base" role="application" scope="Endpoint"/>
              <features><feature bit="1" code="LOG"><disallowConform/></feature></features>
              <dataTypes>
                <enum name="TagEnum"><item value="0x00" name="Auto"/><item value="0x40" name="Grill"/></enum>
                <struct name="ProgramStruct"><field id="0" name="Label"><constraint><maxLength value="32"/></constraint></field></struct>
              </dataTypes>
              <attributes>
                <attribute id="0x0001" name="Current"><mandatoryConform/></attribute>
                <attribute id="0x0002" name="Delay"><disallowConform/></attribute>
                <attribute id="0x0040" name="Heat" type="temperature"><mandatoryConform/></attribute>
              </attributes>
              <commands>
                <command id="0x02" name="Skip"><disallowConform/></command>
                <command id="0x40" name="Preheat" direction="commandToServer" response="ChooseResponse"><optionalConform/></command>
              </commands>
            </cluster>
            """;

    @TempDir
    Path temporary;

    @Test
    void aDerivedClusterHasWhatItsBaseHas() throws IOException {
        Output output = new Roots(temporary)
                .file("own", "Base.xml", BASE)
                .file("own", "Oven.xml", DERIVED)
                .generate();
        assertThat(output.problems()).isEmpty();
        assertThat(output.files().keySet())
                .containsExactlyInAnyOrder(
                        "ovenprogram/Choose.java",
                        "ovenprogram/ChooseResponse.java",
                        "ovenprogram/OvenProgram.java",
                        "ovenprogram/OvenProgramClient.java",
                        "ovenprogram/OvenProgramFeature.java",
                        "ovenprogram/OvenProgramServer.java",
                        "ovenprogram/Preheat.java",
                        "ovenprogram/ProgramStruct.java",
                        "ovenprogram/TagEnum.java",
                        "ovenprogram/package-info.java");
        assertThat(output.file("ovenprogram/OvenProgram.java"))
                .contains("PROGRAMS", "CURRENT", "HEAT", "MINUTES", "Choose", "Preheat", "ID = 0x0B00L", "REVISION = 2")
                .doesNotContain("DELAY", "SKIP")
                // What depends on a feature that the derived cluster never has is never there.
                .doesNotContain("ENTRIES", "CLEAR_LOG");
        // Nullability and the limit of a list are as in the base, what is said anew is as it is said.
        assertThat(output.file("ovenprogram/OvenProgram.java")).contains("TlvCodecs.nullable(TlvCodecs.UINT8)");
        assertThat(output.file("ovenprogram/ProgramStruct.java"))
                .contains("max 32")
                .doesNotContain("max 64");
        assertThat(output.file("ovenprogram/TagEnum.java"))
                .contains("new TagEnum(0, \"Auto\"", "new TagEnum(1, \"Quick\"", "new TagEnum(64, \"Grill\"");
        assertThat(output.file("ovenprogram/OvenProgramFeature.java"))
                .contains("TIMER")
                .doesNotContain("LOG");
    }

    @Test
    void theBaseMayStandInAnotherRoot() throws IOException {
        Output output = new Roots(temporary)
                .file("standard", "Base.xml", BASE)
                .file("own", "Oven.xml", DERIVED)
                .generate();
        assertThat(output.file("ovenprogram/OvenProgram.java")).contains("PROGRAMS");
    }

    @Test
    void aMissingBaseIsAProblem() throws IOException {
        assertThat(new Roots(temporary)
                        .file("own", "Oven.xml", DERIVED.replace("Program Base", "Programm Bas"))
                        .file("own", "Base.xml", BASE)
                        .problems())
                .contains("own/Oven.xml:1:1: error: the base cluster 'Programm Bas' is not in the definitions"
                        + " [unknown-base]. Did you mean 'Program Base'?");
    }

    @Test
    void aClusterThatDerivesFromItselfIsAProblem() throws IOException {
        String circle = "<cluster id='%s' name='%s' revision='1'>"
                + "<classification hierarchy='derived' baseCluster='%s'/></cluster>";
        assertThat(new Roots(temporary)
                        .file("own", "A.xml", circle.formatted("1", "A", "B"))
                        .file("own", "B.xml", circle.formatted("2", "B", "A"))
                        .problems())
                .contains("own/A.xml:1:1: error: cluster 'A' is derived from itself [circular-base]."
                        + " Name a cluster as baseCluster that does not derive from this one");
    }

    private static final String LENDER = """
            <cluster id="0x0C00" name="Lender" revision="1">
              <dataTypes>
                <number name="StreamID" type="uint16"/>
                <enum name="KindEnum"><item value="0" name="One"/></enum>
                <enum name="OtherEnum"><item value="0" name="One"/></enum>
                <struct name="LentStruct">
                  <field id="0" name="Kind" type="KindEnum"/>
                  <field id="1" name="Size" type="uint8"><constraint><max><attribute name="MaxSize"/></max></constraint></field>
                </struct>
              </dataTypes>
              <attributes>
                <attribute id="0" name="MaxSize" type="uint8"><constraint><max value="9"/></constraint></attribute>
                <attribute id="1" name="Other" type="OtherEnum"/>
              </attributes>
            </cluster>
            """;
    private static final String BORROWER = """
            <cluster id="0x0C01" name="Borrower" revision="1">
              <attributes>
                <attribute id="0" name="Lent" type="list"><entry type="LentStruct"/></attribute>
                <attribute id="1" name="Stream" type="StreamID"/>
                <attribute id="2" name="Place" type="PlaceStruct"/>
              </attributes>
            </cluster>
            """;
    private static final String GLOBALS = """
            <structs>
              <struct name="PlaceStruct"><field id="0" name="Name" type="string"/></struct>
              <struct name="UnusedStruct"><field id="0" name="Nonsense" type="whatever"/></struct>
            </structs>
            """;

    @Test
    void aClusterTakesTheTypesThatItNeedsAndNoMore() throws IOException {
        Roots roots = new Roots(temporary)
                .file("own", "Lender.xml", LENDER)
                .file("own", "Borrower.xml", BORROWER)
                .file("own", "Globals.xml", GLOBALS);
        Output alone = roots.generate(request -> request.withClusters(List.of("Borrower")));
        assertThat(alone.problems()).isEmpty();
        assertThat(alone.files().keySet())
                .containsExactlyInAnyOrder(
                        "borrower/Borrower.java",
                        "borrower/BorrowerClient.java",
                        "borrower/BorrowerServer.java",
                        "borrower/package-info.java",
                        "globals/PlaceStruct.java",
                        "globals/package-info.java",
                        "lender/KindEnum.java",
                        "lender/LentStruct.java",
                        "lender/package-info.java");
        assertThat(alone.file("lender/LentStruct.java")).contains("\"max MaxSize\", 0, 9");
        // The same with all that stands beside it.
        assertThat(roots.generate().files()).containsAllEntriesOf(alone.files());
    }

    @Test
    void atomicWritesBringTheirCommandsAlong() throws IOException {
        String commands = """
                <commands>
                  <command id="0xFD" name="AtomicResponse" direction="responseFromServer"><field id="0" name="StatusCode" type="status"/></command>
                  <command id="0xFE" name="AtomicRequest" direction="commandToServer" response="AtomicResponse"><field id="0" name="Kind" type="enum8"/></command>
                </commands>
                """;
        String cluster = "<cluster id='%s' name='%s' revision='1'><attributes>"
                + "<attribute id='0' name='A' type='uint8'><quality %s='true'/></attribute></attributes></cluster>";
        Output output = new Roots(temporary)
                .file("own", "Commands.xml", commands)
                .file("own", "A.xml", cluster.formatted("1", "Atomic", "atomicWrite"))
                .file("own", "B.xml", cluster.formatted("2", "Plain", "scene"))
                .generate();
        assertThat(output.files())
                .containsKeys("atomic/AtomicRequest.java", "atomic/AtomicResponse.java")
                .doesNotContainKey("plain/AtomicRequest.java");
    }

    @Test
    void twoClustersOfOneNameAreToldApart() throws IOException {
        Roots roots = new Roots(temporary)
                .file("standard", "A.xml", "<cluster id='0x0006' name='On/Off' revision='1'/>")
                .file("own", "B.xml", "<cluster id='0xFFF1FC06' name='OnOff' revision='1'/>");
        Output output = roots.generate();
        assertThat(output.files()).containsKeys("onoff/OnOff.java", "onoff_fff1fc06/OnOff.java");
        assertThat(output.problems())
                .containsExactly("own/B.xml:1:1: warning: cluster 0xFFF1FC06 has the name of cluster 0x0006;"
                        + " the id is added to the name of its package [duplicate-cluster-name]");
        assertThat(roots.generate(request -> request.withClusters(List.of("0xFFF1FC06")))
                        .files())
                .containsKey("onoff_fff1fc06/OnOff.java");
    }

    @Test
    void aTypeIsFoundThatIsNamedAsTheElementIs() throws IOException {
        Output output = new Roots(temporary).file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <dataTypes><enum name="ReasonEnum"><item value="0" name="None"/></enum></dataTypes>
                          <attributes>
                            <attribute id="0" name="Reason"/>
                            <attribute id="1" name="Last" type="Reason"/>
                            <attribute id="2" name="Reasons" type="list"><entry type=""/></attribute>
                          </attributes>
                        </cluster>
                        """).generate();
        assertThat(output.file("a/A.java"))
                .contains(
                        "Attribute<ReasonEnum> REASON",
                        "Attribute<ReasonEnum> LAST",
                        "Attribute<List<ReasonEnum>> REASONS");
        assertThat(output.problems())
                .containsExactly(
                        "own/A.xml:4:5: warning: attribute 'Reason' has no type; ReasonEnum is assumed [unknown-type]",
                        "own/A.xml:5:5: warning: the type of attribute 'Last' is unknown: 'Reason';"
                                + " ReasonEnum is assumed [unknown-type]",
                        "own/A.xml:6:50: warning: the entries of attribute 'Reasons' have no type;"
                                + " ReasonEnum is assumed [unknown-type]");
    }

    @Test
    void typesWithinFieldsAreNamedAfterThem() throws IOException {
        Output output = new Roots(temporary).file("own", "A.xml", """
                        <cluster id="1" name="A" revision="1">
                          <attributes>
                            <attribute id="0" name="Mode" type="enum8"><enum><item value="0" name="Off"/></enum></attribute>
                            <attribute id="1" name="Options" type="map8"><bitmap><bitfield bit="0" name="Fast"/></bitmap></attribute>
                          </attributes>
                          <commands>
                            <command id="0" name="Go"><field id="0" name="Mode" type="enum8"><enum><item value="0" name="Off"/></enum></field></command>
                            <command id="1" name="Stop"><field id="0" name="Mode" type="enum8"><enum><item value="0" name="Now"/></enum></field></command>
                          </commands>
                        </cluster>
                        """).generate();
        assertThat(output.problems()).isEmpty();
        assertThat(output.files()).containsKeys("a/ModeEnum.java", "a/OptionsBitmap.java", "a/StopModeEnum.java");
        assertThat(output.file("a/Go.java")).contains("Go(ModeEnum mode)");
        assertThat(output.file("a/Stop.java")).contains("Stop(StopModeEnum mode)");
    }
}
