package dev.clusterwright.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.access.NodeIds.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeIdsTest {
    @Test
    void eachRangeFromItsFirstToItsLast() {
        assertKind(Kind.UNSPECIFIED, 0, 0);
        assertKind(Kind.OPERATIONAL, 1, 0xFFFFFFEF_FFFFFFFFL);
        assertKind(Kind.RESERVED, 0xFFFFFFF0_00000000L, 0xFFFFFFFA_FFFFFFFFL);
        assertKind(Kind.PASSCODE, 0xFFFFFFFB_00000000L, 0xFFFFFFFB_0000FFFFL);
        assertKind(Kind.RESERVED, 0xFFFFFFFB_00010000L, 0xFFFFFFFC_FFFFFFFFL);
        assertKind(Kind.TAG, 0xFFFFFFFD_00000000L, 0xFFFFFFFD_FFFFFFFFL);
        assertKind(Kind.TEMPORARY_LOCAL, 0xFFFFFFFE_00000000L, 0xFFFFFFFE_FFFFFFFFL);
        assertKind(Kind.RESERVED, 0xFFFFFFFF_00000000L, 0xFFFFFFFF_FFFEFFFFL);
        assertKind(Kind.GROUP, 0xFFFFFFFF_FFFF0000L, 0xFFFFFFFF_FFFFFFFFL);
    }

    private static void assertKind(Kind kind, long first, long last) {
        for (long id : List.of(first, last)) {
            assertThat(NodeIds.kind(id)).as("%016X", id).isEqualTo(kind);
        }
    }

    @Test
    void whatStandsForGroupsAndPasscodes() {
        assertThat(NodeIds.ofGroup(0x1234)).isEqualTo(0xFFFFFFFF_FFFF1234L);
        assertThat(NodeIds.ofGroup(0xFFFF)).isEqualTo(0xFFFFFFFF_FFFFFFFFL);
        assertThat(NodeIds.ofPasscode(0x1234)).isEqualTo(0xFFFFFFFB_00001234L);
        assertThatThrownBy(() -> NodeIds.ofGroup(0x10000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeIds.ofGroup(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeIds.ofPasscode(0x10000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sessionsHaveThemAsSubjects() {
        assertThat(SubjectDescriptor.group(1, 2).subject()).isEqualTo(0xFFFFFFFF_FFFF0002L);
        assertThat(SubjectDescriptor.pase().subject()).isEqualTo(0xFFFFFFFB_00000000L);
        assertThat(SubjectDescriptor.node(1, 2).subject()).isEqualTo(2);
    }

    @Test
    void aSessionHasThreeTagsAtMost() {
        assertThat(SubjectDescriptor.node(1, 2, 3L, 4L, 0xFFFFFFFFL).tags()).hasSize(3);
        assertThatThrownBy(() -> SubjectDescriptor.node(1, 2, 3L, 4L, 5L, 6L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 4 tags, and a certificate has 3 at most");
        assertThatThrownBy(() -> SubjectDescriptor.node(1, 2, 1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }
}
