package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.diff.Change;
import dev.clusterwright.generator.diff.Differ;
import dev.clusterwright.generator.diff.Impact;
import dev.clusterwright.generator.diff.SourceBreaks;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks code, one change at a time, and what does not. */
class SourceBreaksTest {
    private static final String DOOR = """
            <cluster id="0xFFF1FC00" name="Door" revision="1">
              <revisionHistory><revision revision="1" summary="First"/></revisionHistory>
              <dataTypes>
                <enum name="StateEnum">
                  <item value="0" name="Open"><mandatoryConform/></item>
                </enum>
                <bitmap name="PartBitmap">
                  <bitfield name="Lock" bit="0"><mandatoryConform/></bitfield>
                </bitmap>
                <struct name="GuestStruct">
                  <field id="0" name="Age" type="uint8"><mandatoryConform/></field>
                  <field id="1" name="Name" type="string"><mandatoryConform/></field>
                </struct>
              </dataTypes>
              <attributes>
                <attribute id="0x0000" name="State" type="StateEnum"><access read="true" readPrivilege="view"/><mandatoryConform/></attribute>
                <attribute id="0x0001" name="Parts" type="PartBitmap"><access read="true" readPrivilege="view"/><optionalConform/></attribute>
              </attributes>
              <commands>
                <command id="0x00" name="Enter" direction="commandToServer" response="Y"><mandatoryConform/>
                  <field id="0" name="Guest" type="GuestStruct"><mandatoryConform/></field>
                </command>
              </commands>
            </cluster>
            """;

    @TempDir
    Path temporary;

    @Test
    void sameDefinitionsBreakNothing() throws IOException {
        assertThat(breaks(DOOR, DOOR)).isEmpty();
        assertThat(breaks(DOOR, DOOR.replace("summary=\"First\"", "summary=\"The first\"")))
                .isEmpty();
    }

    @Test
    void optionalElementOfTheClusterBreaksNothing() throws IOException {
        assertThat(changed(
                        "</attributes>",
                        "<attribute id=\"0x0002\" name=\"Bell\" type=\"bool\"><access read=\"true\" readPrivilege=\"view\"/>"
                                + "<optionalConform/></attribute></attributes>"))
                .isEmpty();
    }

    @Test
    void mandatoryElementOfTheClusterHasToBeImplemented() throws IOException {
        assertThat(changed(
                        "</attributes>",
                        "<attribute id=\"0x0002\" name=\"Bell\" type=\"bool\"><access read=\"true\" readPrivilege=\"view\"/>"
                                + "<mandatoryConform/></attribute></attributes>"))
                .containsExactly("added Door.Bell: In Java, DoorServer.bell() has to be implemented in addition.");
    }

    @Test
    void fieldOfARecordBreaksItsConstructorWhetherOptionalOrNot() throws IOException {
        assertThat(changed(
                        "</struct>", "<field id=\"2\" name=\"Hat\" type=\"bool\"><optionalConform/></field></struct>"))
                .containsExactly(
                        "added Door.GuestStruct.Hat: In Java, the constructor of GuestStruct takes one more, hat.");
    }

    @Test
    void typeOfAFieldIsToldOnce() throws IOException {
        assertThat(changed("name=\"Age\" type=\"uint8\"", "name=\"Age\" type=\"uint32\""))
                .containsExactly("changed Door.GuestStruct.Age: In Java, GuestStruct.age() is long and not int.");
    }

    @Test
    void typeThatIsTheSameInJavaBreaksNothing() throws IOException {
        assertThat(changed("name=\"Age\" type=\"uint8\"", "name=\"Age\" type=\"uint16\""))
                .isEmpty();
    }

    @Test
    void fieldThatMayBeLeftOutGivesTheRecordAnotherConstructor() throws IOException {
        assertThat(changed(
                        "name=\"Name\" type=\"string\"><mandatoryConform/>",
                        "name=\"Name\" type=\"string\"><optionalConform/>"))
                .containsExactly("changed Door.GuestStruct.Name: In Java, the constructor of GuestStruct with what is"
                        + " mandatory takes one less, name.");
    }

    @Test
    void itemOfAnEnumHasToBeCovered() throws IOException {
        assertThat(changed("</enum>", "<item value=\"1\" name=\"Shut\"><mandatoryConform/></item></enum>"))
                .containsExactly("added Door.StateEnum.Shut: In Java, a switch over StateEnum.Known that has to cover"
                        + " everything lacks SHUT.");
    }

    @Test
    void bitBreaksNothing() throws IOException {
        assertThat(changed("</bitmap>", "<bitfield name=\"Knob\" bit=\"1\"><mandatoryConform/></bitfield></bitmap>"))
                .isEmpty();
    }

    @Test
    void attributeThatCanBeWrittenIsOfAnotherType() throws IOException {
        assertThat(changed(
                        "name=\"Parts\" type=\"PartBitmap\"><access read=\"true\" readPrivilege=\"view\"/>",
                        "name=\"Parts\" type=\"PartBitmap\"><access read=\"true\" write=\"true\" readPrivilege=\"view\""
                                + " writePrivilege=\"operate\"/>"))
                .containsExactly(
                        "changed Door.Parts: In Java, DoorClient.parts() is WritableAttribute<PartBitmap> and not"
                                + " RemoteAttribute<PartBitmap>.");
    }

    @Test
    void renamedTypeBreaksWhateverNamesIt() throws IOException {
        assertThat(breaks(DOOR, DOOR.replace("GuestStruct", "VisitorStruct")))
                .containsExactlyInAnyOrder(
                        "renamed Door.VisitorStruct: In Java, GuestStruct is gone.",
                        "changed Door.Enter.Guest: In Java, Enter.guest() is VisitorStruct and not GuestStruct.");
    }

    @Test
    void clusterOfAnotherNameIsOneBreak() throws IOException {
        assertThat(breaks(DOOR, DOOR.replace("name=\"Door\"", "name=\"Gate\"")))
                .containsExactly("renamed Gate: In Java, the package matter.door is gone.");
    }

    @Test
    void nameThatAClashChangesIsAChangeOfItsOwn() throws IOException {
        assertThat(changed(
                        "</attributes>",
                        "<attribute id=\"0x0002\" name=\"Enter\" type=\"bool\"><access read=\"true\" readPrivilege=\"view\"/>"
                                + "<optionalConform/></attribute></attributes>"))
                .contains("changed Door.Enter: In Java, DoorClient.enter(Enter request) is gone.");
    }

    private List<String> changed(String part, String by) throws IOException {
        assertThat(DOOR).containsOnlyOnce(part);
        return breaks(DOOR, DOOR.replace(part, by));
    }

    /** Each change that breaks code, and what it says of Java. */
    private List<String> breaks(String older, String newer) throws IOException {
        Model before = model("older", older);
        Model after = model("newer", newer);
        return SourceBreaks.addTo(Differ.between(before, after, "a", "b"), before, after, JavaOptions.of("matter"))
                .changes()
                .filter(change -> change.impacts().contains(Impact.SOURCE_BREAKING))
                .map(SourceBreaksTest::line)
                .toList();
    }

    private static String line(Change change) {
        String reason = change.reason();
        return change.kind() + " " + change.subject() + ": " + reason.substring(reason.indexOf("In Java, "));
    }

    private Model model(String name, String text) throws IOException {
        Path folder = temporary.resolve(name);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Door.xml"), text);
        return new ModelReader(new Problems()).read(ModelRequest.of(List.of(new Root(name, folder))));
    }
}
