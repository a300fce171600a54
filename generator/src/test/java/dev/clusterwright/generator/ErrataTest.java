package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.Roots.Output;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrections beside definitions that cannot be edited. */
class ErrataTest {
    private static final String CLUSTER = """
            <cluster id="0x0001" name="Door" revision="1">
              <attributes>
                <attribute id="0x0000" name="State"/>
                <attribute id="0x0001" name="Slam" type="bool"/>
                <attribute id="0x0001" name="Bell/Ring" type="bool"/>
              </attributes>
            </cluster>
            """;
    private static final String ERRATA = """
            <errata>
              <set file="Door.xml" path="cluster/attributes/attribute[id=0x0000]" name="type" value="uint8" reason="has no type"/>
              <set file="Door.xml" path="cluster/attributes/attribute[id=0x0001][name=Bell/Ring]" name="id" value="0x0002"/>
              <remove file="Door.xml" path="cluster/attributes/attribute[name=Slam]" reason="never shipped"/>
              <add file="Door.xml" path="cluster/attributes"><attribute id="0x0003" name="Colour" type="uint8"/></add>
            </errata>
            """;

    @TempDir
    Path temporary;

    @Test
    void eachCorrectionIsMadeAndReported() throws IOException {
        check(new Roots(temporary).file("own", "Door.xml", CLUSTER).file("own", "errata.xml", ERRATA), "own/");
    }

    @Test
    void theyMayLieBesideTheRoot() throws IOException {
        Roots roots = new Roots(temporary).file("own", "Door.xml", CLUSTER);
        new Roots(temporary).file(".", "errata.xml", ERRATA);
        check(roots, "");
    }

    @Test
    void theyMayLieInTheRelease() throws IOException {
        check(
                new Roots(temporary)
                        .file("own", "1.0/clusters/Door.xml", CLUSTER)
                        .file("own", "1.0/errata.xml", ERRATA.replace("Door.xml", "clusters/Door.xml")),
                "own/1.0/");
    }

    private static void check(Roots roots, String where) throws IOException {
        Output output = roots.generate();
        assertThat(output.file("door/Door.java"))
                .contains("Attribute<Integer> STATE", "BELL_RING", "0x0002", "COLOUR")
                .doesNotContain("SLAM");
        String file = where.contains("1.0") ? "clusters/Door.xml: " : "Door.xml: ";
        assertThat(output.problems())
                .containsExactly(
                        where + "errata.xml:2:3: note: " + file
                                + "type of cluster/attributes/attribute[id=0x0000] is set to 'uint8', as it has no type [errata]",
                        where + "errata.xml:3:3: note: " + file
                                + "id of cluster/attributes/attribute[id=0x0001][name=Bell/Ring] is set to '0x0002' [errata]",
                        where + "errata.xml:4:3: note: " + file
                                + "cluster/attributes/attribute[name=Slam] is removed, as it never shipped [errata]",
                        where + "errata.xml:5:3: note: " + file + "cluster/attributes gets 1 more [errata]");
        // What is corrected is no reason to fail.
        assertThat(roots.generate(request -> request.withFailOnWarning(true)).files())
                .isNotEmpty();
    }

    @Test
    void aCorrectionOfNothingIsAWarning() throws IOException {
        Output output = new Roots(temporary)
                .file("own", "Door.xml", "<cluster id='1' name='Door' revision='1'/>")
                .file("own", "errata.xml", "<errata><remove file='Door.xml' path='cluster/commands'/></errata>")
                .generate();
        assertThat(output.problems())
                .containsExactly("own/errata.xml:1:9: warning: there is no cluster/commands in a file Door.xml"
                        + " [unused-errata]. Remove the correction if the definitions have been mended");
    }

    @Test
    void badCorrectionsAreProblems() throws IOException {
        assertThat(new Roots(temporary)
                        .file("own", "Door.xml", CLUSTER)
                        .file("own", "errata.xml", """
                                <errata>
                                  <set file="Door.xml" path="cluster/attributes/attribute[id=0x0001]" name="id" value="7"/>
                                  <set file="Door.xml" path="cluster//attributes" name="id" value="7"/>
                                  <set file="Door.xml" path="cluster"/>
                                  <replace file="Door.xml" path="cluster"/>
                                </errata>
                                """)
                        .problems())
                .containsExactly(
                        "own/errata.xml:2:3: error: cluster/attributes/attribute[id=0x0001] leads to 2 elements"
                                + " [ambiguous-errata]. Add another [name=value] to the path",
                        "own/errata.xml:3:3: error: 'cluster//attributes' is not a path [bad-errata]."
                                + " Write it as in 'cluster/attributes/attribute[id=0x0007]'",
                        "own/errata.xml:4:3: error: <set> is not a correction [bad-errata]. Write"
                                + " <set file= path= name= value=>, <remove file= path=> or <add file= path=>elements</add>",
                        "own/errata.xml:5:3: error: <replace> is not a correction [bad-errata]. Write"
                                + " <set file= path= name= value=>, <remove file= path=> or <add file= path=>elements</add>");
    }
}
