package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with the official definitions sees what it is for. It is tested here, where none are needed. */
class DefinitionFactsTest {
    private static final String OFFICIAL = "<cluster name='Groups Cluster'><commands><command id='0' name='AddGroup'>"
            + "<field id='0' name='GroupID' type='group-id'><mandatoryConform/></field>"
            + "</command></commands></cluster>";

    @TempDir
    Path temporary;

    @Test
    void aDifferenceIsNamedByItsPath() throws IOException {
        assertThat(differences("group-id", "uint16"))
                .containsExactly("cluster[Groups]/commands/command[AddGroup]/field[GroupID]@type:"
                        + " 'uint16', officially 'group-id'");
        assertThat(differences("type='group-id'", ""))
                .containsExactly("cluster[Groups]/commands/command[AddGroup]/field[GroupID]@type:"
                        + " nothing, officially 'group-id'");
        assertThat(differences("<mandatoryConform/>", "<optionalConform/>"))
                .containsExactly("cluster[Groups]/commands/command[AddGroup]/field[GroupID]/mandatoryConform:"
                        + " <optionalConform> here");
        assertThat(differences("<mandatoryConform/>", ""))
                .containsExactly("cluster[Groups]/commands/command[AddGroup]/field[GroupID]/mandatoryConform:"
                        + " officially only");
        assertThat(differences("</command>", "<field id='1'/></command>"))
                .containsExactly("cluster[Groups]/commands/command[AddGroup]/field[1]: here only");
        assertThat(differences("<mandatoryConform/>", "<mandatoryConform>x</mandatoryConform>"))
                .containsExactly("cluster[Groups]/commands/command[AddGroup]/field[GroupID]/mandatoryConform:"
                        + " 'x', officially ''");
    }

    @Test
    void whatIsToldToPeopleIsNoDifference() throws IOException {
        assertThat(differences("<commands>", "<!-- all --> <commands summary='Two  Words'>"))
                .isEmpty();
        assertThat(differences("<mandatoryConform/>", "<description>x</description><mandatoryConform/>"))
                .isEmpty();
    }

    @Test
    void theRootMayBeNamedByItsId() throws IOException {
        DefinitionFacts title = read("<cluster name='All On/Off Clusters'><clusterIds><clusterId id='6' name='On/Off'/>"
                + "</clusterIds></cluster>");
        String ours = "<cluster id='0x0006' name='On/Off Cluster'><clusterIds><clusterId id='6' name='On/Off'/>"
                + "</clusterIds></cluster>";
        assertThat(read(ours).differences(title)).isEmpty();
        assertThat(read(ours.replace("'On/Off Cluster'", "'Off Cluster'")).differences(title))
                .containsExactly("cluster[All On/Off Clusters]@name: 'Off Cluster', officially 'All On/Off Clusters'");
    }

    @Test
    void textsAreFoundInBothForms() throws IOException {
        assertThat(read("<a summary=' Two\n Words'><description>Others</description></a>")
                        .told())
                .containsExactly("others", "two words");
    }

    @Test
    void theKeyIsTheIdsOrElseTheName() throws IOException {
        assertThat(read("<cluster id='0x0004' name='A'/>").key())
                .isEqualTo(read("<cluster name='B'><clusterIds><clusterId id='4'/></clusterIds></cluster>")
                        .key())
                .isNotEqualTo(read("<deviceType id='0x0004' name='A'/>").key());
        assertThat(read("<cluster name='Mode Base'/>").key()).isEqualTo("cluster Mode Base");
    }

    private List<String> differences(String official, String ours) throws IOException {
        assertThat(OFFICIAL).contains(official);
        return read(OFFICIAL.replace(official, ours)).differences(read(OFFICIAL));
    }

    private DefinitionFacts read(String text) throws IOException {
        return DefinitionFacts.read(Files.writeString(temporary.resolve("definition.xml"), text));
    }
}
