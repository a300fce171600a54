package dev.clusterwright.access;

import static dev.clusterwright.access.AuthenticationMode.CASE;
import static dev.clusterwright.access.AuthenticationMode.GROUP;
import static dev.clusterwright.access.AuthenticationMode.PASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Privilege;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of entries that are wrong; which ones are is mostly for {@link AccessVectorsTest}. */
class AccessControlEntryTest {
    @Test
    void theFabricMustBeOne() {
        assertThat(entry(0, Privilege.VIEW, CASE, List.of(1L)).problems())
                .containsExactly("FabricIndex: 0 is no fabric; those are 1 to 254");
        assertThat(entry(255, Privilege.VIEW, CASE, List.of(1L)).problems())
                .containsExactly("FabricIndex: 255 is no fabric; those are 1 to 254");
        assertThat(entry(254, Privilege.VIEW, CASE, List.of(1L)).problems()).isEmpty();
    }

    @Test
    void passcodesHaveNoEntries() {
        assertThat(entry(1, Privilege.VIEW, PASE, List.of(NodeIds.ofPasscode(0)))
                        .problems())
                .containsExactly("AuthMode: PASE is not for entries, as a passcode grants everything while it is valid;"
                        + " use CASE or Group");
    }

    @Test
    void groupsDoNotAdminister() {
        for (Privilege privilege : Privilege.values()) {
            assertThat(entry(1, privilege, CASE, List.of(1L)).problems()).isEmpty();
            assertThat(entry(1, privilege, GROUP, List.of(NodeIds.ofGroup(1))).problems())
                    .hasSize(privilege == Privilege.ADMINISTER ? 1 : 0);
        }
    }

    @Test
    void subjectsMustBeWhatTheModeShows() {
        List<Long> subjects = List.of(
                1L,
                NodeIds.ofGroup(2),
                NodeIds.ofPasscode(0),
                new CaseAuthenticatedTag(1, 0).nodeId(),
                new CaseAuthenticatedTag(1, 1).nodeId());
        assertThat(entry(1, Privilege.VIEW, CASE, subjects).problems())
                .containsExactly(
                        "Subjects[1]: 0xFFFFFFFFFFFF0002 is neither a node nor a tag, which is what CASE shows",
                        "Subjects[2]: 0xFFFFFFFB00000000 is neither a node nor a tag, which is what CASE shows",
                        "Subjects[3]: 0xFFFFFFFD00010000 is a tag of version 0, which no node has;"
                                + " versions are 1 to 0xFFFF");
        assertThat(entry(1, Privilege.VIEW, GROUP, List.of(NodeIds.ofGroup(0), 1L))
                        .problems())
                .containsExactly(
                        "Subjects[0]: 0xFFFFFFFFFFFF0000 is group 0, which is none; groups are 0x0001 to 0xFFFF",
                        "Subjects[1]: 0x0000000000000001 is no group, which is what Group shows;"
                                + " groups are 0x0001 to 0xFFFF");
    }

    @Test
    void targetsMustNameWhatCanBe() {
        List<AccessTarget> targets = List.of(
                new AccessTarget(6L, 1, null),
                new AccessTarget(null, null, null),
                new AccessTarget(6L, 1, 0x100L),
                AccessTarget.ofCluster(0xFC00),
                AccessTarget.ofEndpoint(0xFFFF),
                AccessTarget.ofDeviceType(0xC000));
        assertThat(new AccessControlEntry(1, Privilege.VIEW, CASE, List.of(), targets).problems())
                .containsExactly(
                        "Targets[1]: names nothing; name a cluster, an endpoint or a device type,"
                                + " or leave out all targets",
                        "Targets[2]: names both an endpoint and a device type; name one of them",
                        "Targets[3]: names cluster 0x0000FC00, which can be none; standard ones are 0x0000 to 0x7FFF,"
                                + " those of vendors 0xvvvvFC00 to 0xvvvvFFFE",
                        "Targets[4]: names endpoint 0xFFFF, which stands for none; leave it out to mean every endpoint",
                        "Targets[5]: names device type 0x0000C000, which can be none; they end in 0x0000 to 0xBFFF,"
                                + " and vendors are 0x0000 to 0xFFFE");
    }

    @Test
    void auxiliaryEntriesAreTheNodesOwn() {
        AccessControlEntry entry =
                new AccessControlEntry(1, Privilege.VIEW, CASE, List.of(), List.of(), AuxiliaryType.SYSTEM);
        assertThat(entry.problems()).containsExactly("AuxiliaryType: SYSTEM is for the node to say; leave it out");
    }

    @Test
    void numbersMustFitTheirTypes() {
        assertThatThrownBy(() -> entry(256, Privilege.VIEW, CASE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fabricIndex is 256, which is not within 0 to 255");
        assertThatThrownBy(() -> AccessTarget.ofEndpoint(0x10000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccessTarget.ofCluster(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AccessTarget.ofDeviceType(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subjectsPrintAsUnsignedNumbers() {
        assertThat(entry(1, Privilege.VIEW, GROUP, List.of(NodeIds.ofGroup(0xFFFF))))
                .hasToString("AccessControlEntry[fabricIndex=1, privilege=VIEW, mode=GROUP,"
                        + " subjects=[18446744073709551615], targets=[], auxiliaryType=null]");
    }

    private static AccessControlEntry entry(
            int fabricIndex, Privilege privilege, AuthenticationMode mode, List<Long> subjects) {
        return new AccessControlEntry(fabricIndex, privilege, mode, subjects, List.of());
    }
}
