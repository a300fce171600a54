package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.Roots.Output;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a vendor adds to a cluster that stands in an earlier root. */
class ExtensionTest {
    private static final String DOOR = """
            <cluster id="0x0001" name="Door" revision="1">
              <dataTypes>
                <enum name="StateEnum"><item value="0" name="Open"><mandatoryConform/></item></enum>
              </dataTypes>
              <attributes><attribute id="0x0000" name="State" type="StateEnum"/></attributes>
            </cluster>
            """;
    /** The same in the other dialect. */
    private static final String DOOR_OF_THE_SDK = """
            <configurator>
              <enum name="StateEnum" type="enum8"><cluster code="1"/><item name="Open" value="0"/></enum>
              <cluster>
                <name>Door</name>
                <code>1</code>
                <attribute code="0" name="State" type="StateEnum"/>
              </cluster>
            </configurator>
            """;

    @TempDir
    Path temporary;

    @Test
    void anExtensionAddsWithTypesOfItsOwnWhereverItsRootStands() throws IOException {
        String bell = """
                <configurator>
                  <enum name="BellEnum" type="enum8"><cluster code="0x0001"/><item name="Loud" value="0"/></enum>
                  <clusterExtension code="0x0001">
                    <attribute code="0xFFF10000" name="Bell" type="BellEnum"/>
                  </clusterExtension>
                </configurator>
                """;
        Output after = new Roots(temporary.resolve("1"))
                .file("standard", "Door.xml", DOOR)
                .file("vendor", "bell.xml", bell)
                .generate();
        assertThat(after.problems()).isEmpty();
        assertThat(after.file("door/Door.java"))
                .contains("Attribute<StateEnum> STATE", "Attribute<BellEnum> BELL", "0xFFF10000L");
        Output before = new Roots(temporary.resolve("2"))
                .file("vendor", "bell.xml", bell)
                .file("standard", "Door.xml", DOOR)
                .generate();
        assertThat(before).isEqualTo(after);
    }

    @Test
    void aTypeThatTheClusterHasStaysAsItIsInEitherDialect() throws IOException {
        String vendor = """
                <configurator>
                  <enum name="StateEnum" type="enum8"><cluster code="0x0001"/><item name="Ajar" value="0"/></enum>
                </configurator>
                """;
        assertStays(new Roots(temporary.resolve("1")).file("standard", "Door.xml", DOOR), vendor, "3:5");
        assertStays(new Roots(temporary.resolve("2")).file("standard", "Door.xml", DOOR_OF_THE_SDK), vendor, "2:3");
    }

    private static void assertStays(Roots roots, String vendor, String first) throws IOException {
        Output output = roots.file("vendor", "state.xml", vendor).generate();
        assertThat(output.file("door/StateEnum.java")).contains("\"Open\"").doesNotContain("Ajar");
        assertThat(output.problems())
                .containsExactly("vendor/state.xml:2:3: warning: cluster 0x0001 has a type StateEnum already, which"
                        + " stays as it is; this one is left out [known-type]. It is at standard/Door.xml:" + first
                        + "; give this one another name");
    }

    @Test
    void aRootThatDefinesTheClusterAnewBringsItsTypes() throws IOException {
        Output output = new Roots(temporary)
                .file("standard", "Door.xml", DOOR_OF_THE_SDK)
                .file("vendor", "Door.xml", DOOR_OF_THE_SDK.replace("Open", "Ajar"))
                .generate();
        assertThat(output.file("door/StateEnum.java")).contains("\"Ajar\"").doesNotContain("\"Open\"");
        assertThat(output.problems()).isEmpty();
    }

    @Test
    void whatTheClusterHasCannotBeAddedAgain() throws IOException {
        assertThat(new Roots(temporary)
                        .file("standard", "Door.xml", DOOR)
                        .file("vendor", "state.xml", """
                                <configurator>
                                  <clusterExtension code="0x0001">
                                    <attribute code="0x0000" name="Angle" type="int8u"/>
                                  </clusterExtension>
                                </configurator>
                                """)
                        .problems())
                .containsExactly(
                        "vendor/state.xml:3:5: error: the extension adds attribute 0x0000, which the cluster has"
                                + " already [extension-changes]. It is at standard/Door.xml:5:15;"
                                + " give the addition a number with your vendor prefix");
    }

    @Test
    void anExtensionOfAClusterThatIsNotThereIsLeftOut() throws IOException {
        assertThat(new Roots(temporary)
                        .file("standard", "Door.xml", DOOR)
                        .file("vendor", "window.xml", "<configurator><clusterExtension code='2'/></configurator>")
                        .generate()
                        .problems())
                .containsExactly(
                        "vendor/window.xml:1:15: warning: cluster 2 is not in the definitions; its extension is"
                                + " left out [extension-of-nothing]. Add the definitions of the cluster, such as 'bundled',"
                                + " before this root");
    }
}
