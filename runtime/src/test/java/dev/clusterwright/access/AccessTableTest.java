package dev.clusterwright.access;

import static dev.clusterwright.access.AccessDecision.ALLOWED;
import static dev.clusterwright.access.AccessDecision.DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.clusterwright.cluster.Privilege;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessTableTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ON_OFF = 6;

    @Test
    void withoutEntriesOnlyThePasscodeGrants() {
        for (Privilege privilege : Privilege.values()) {
            assertThat(decide(AccessTable.EMPTY, SubjectDescriptor.pase(), privilege, 0))
                    .isEqualTo(ALLOWED);
            assertThat(decide(AccessTable.EMPTY, SubjectDescriptor.node(1, 1), privilege, 0))
                    .isEqualTo(DENIED);
            assertThat(decide(AccessTable.EMPTY, SubjectDescriptor.group(1, 1), privilege, 0))
                    .isEqualTo(DENIED);
        }
    }

    @Test
    void refusesEntriesThatHaveProblems() {
        AccessControlEntry good = entry(Privilege.VIEW, AuthenticationMode.CASE, List.of());
        AccessControlEntry bad = entry(Privilege.ADMINISTER, AuthenticationMode.GROUP, List.of());
        assertThatThrownBy(() -> AccessTable.of(List.of(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entry 1: Privilege: a group cannot be granted Administer; use Manage, or CASE");
        assertThatThrownBy(() -> AccessTable.withAuxiliary(List.of(bad), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("entry 0: ");
    }

    @Test
    void keepsItsEntriesWhateverBecomesOfTheList() {
        AccessControlEntry entry = entry(Privilege.VIEW, AuthenticationMode.CASE, List.of());
        List<AccessControlEntry> entries = new ArrayList<>(List.of(entry));
        AccessTable table = AccessTable.of(entries);
        entries.clear();
        assertThat(table.entries()).containsExactly(entry);
        assertThat(decide(table, SubjectDescriptor.node(1, 1), Privilege.VIEW, 0))
                .isEqualTo(ALLOWED);
    }

    @Test
    void deviceTypesAreThoseOfTheEndpoint() {
        AccessTable table = AccessTable.of(List.of(
                entry(Privilege.VIEW, AuthenticationMode.CASE, List.of(AccessTarget.ofDeviceType(0xFFF1_0001L)))));
        SubjectDescriptor subject = SubjectDescriptor.node(1, 1);
        assertThat(table.check(subject, Privilege.VIEW, 1, ON_OFF, List.of(0x100L, 0xFFF1_0001L)))
                .isEqualTo(ALLOWED);
        assertThat(table.check(subject, Privilege.VIEW, 1, ON_OFF, List.of(0x100L, 0xFFF1_0002L)))
                .isEqualTo(DENIED);
        assertThat(table.check(subject, Privilege.VIEW, 1, ON_OFF, List.of())).isEqualTo(DENIED);
    }

    @Test
    void withAuxiliaryAnEntryForGroupsOnlyReachesTheRootWhenItSaysSo() {
        AccessControlEntry everything = entry(Privilege.OPERATE, AuthenticationMode.GROUP, List.of());
        AccessControlEntry root =
                entry(Privilege.OPERATE, AuthenticationMode.GROUP, List.of(AccessTarget.ofEndpoint(0)));
        AccessControlEntry forNodes = entry(Privilege.OPERATE, AuthenticationMode.CASE, List.of());
        SubjectDescriptor group = SubjectDescriptor.group(1, 7);
        SubjectDescriptor node = SubjectDescriptor.node(1, 7);

        assertThat(decide(AccessTable.of(List.of(everything)), group, Privilege.OPERATE, 0))
                .isEqualTo(ALLOWED);
        AccessTable table = AccessTable.withAuxiliary(List.of(everything, forNodes), List.of());
        assertThat(decide(table, group, Privilege.OPERATE, 0)).isEqualTo(DENIED);
        assertThat(decide(table, group, Privilege.OPERATE, 1)).isEqualTo(ALLOWED);
        assertThat(decide(table, node, Privilege.OPERATE, 0)).isEqualTo(ALLOWED);
        assertThat(decide(AccessTable.withAuxiliary(List.of(root), List.of()), group, Privilege.OPERATE, 0))
                .isEqualTo(ALLOWED);
    }

    @Test
    void anAuxiliaryGroupOperatesWhatItIsMappedToButTheRoot() {
        AccessTable table = AccessTable.withAuxiliary(List.of(), List.of(new AuxiliaryGroup(1, 7, Set.of(0, 2))));
        SubjectDescriptor group = SubjectDescriptor.group(1, 7);
        assertThat(decide(table, group, Privilege.OPERATE, 2)).isEqualTo(ALLOWED);
        assertThat(decide(table, group, Privilege.OPERATE, 0)).isEqualTo(DENIED);
        assertThat(decide(table, group, Privilege.OPERATE, 1)).isEqualTo(DENIED);
        assertThat(decide(table, group, Privilege.VIEW, 2)).isEqualTo(DENIED);
        assertThat(decide(table, group, Privilege.MANAGE, 2)).isEqualTo(DENIED);
        assertThat(decide(table, SubjectDescriptor.group(1, 8), Privilege.OPERATE, 2))
                .isEqualTo(DENIED);
        assertThat(decide(table, SubjectDescriptor.group(2, 7), Privilege.OPERATE, 2))
                .isEqualTo(DENIED);
        assertThat(decide(table, SubjectDescriptor.node(1, 7), Privilege.OPERATE, 2))
                .isEqualTo(DENIED);
    }

    /** No endpoint left must not become no targets, which is everything. */
    @Test
    void anAuxiliaryGroupOfTheRootAloneOperatesNothing() {
        for (Set<Integer> endpoints : List.of(Set.of(0), Set.<Integer>of())) {
            AccessTable table = AccessTable.withAuxiliary(List.of(), List.of(new AuxiliaryGroup(1, 7, endpoints)));
            assertThat(decide(table, SubjectDescriptor.group(1, 7), Privilege.OPERATE, 1))
                    .isEqualTo(DENIED);
        }
    }

    @Test
    void restrictionsForbidWhatTheyName() {
        AccessControl table = AccessTable.EMPTY.withRestrictions(List.of(
                new AccessRestriction(1, 2, ON_OFF, AccessRestriction.Type.ATTRIBUTE_WRITE, 0x4001L),
                new AccessRestriction(1, 2, ON_OFF, AccessRestriction.Type.COMMAND, null),
                new AccessRestriction(1, 3, ON_OFF, AccessRestriction.Type.ATTRIBUTE_ACCESS, 0L),
                new AccessRestriction(1, 3, ON_OFF, AccessRestriction.Type.EVENT, 1L)));
        SubjectDescriptor node = SubjectDescriptor.node(1, 1);
        assertThat(forbidden(table, node, 2, 0x4001))
                .containsExactly(Operation.WRITE_ATTRIBUTE, Operation.INVOKE_COMMAND);
        assertThat(forbidden(table, node, 2, 0)).containsExactly(Operation.INVOKE_COMMAND);
        assertThat(forbidden(table, node, 3, 0)).containsExactly(Operation.READ_ATTRIBUTE, Operation.WRITE_ATTRIBUTE);
        assertThat(forbidden(table, node, 3, 1)).containsExactly(Operation.READ_EVENT);
        assertThat(forbidden(table, node, 1, 0)).isEmpty();
        assertThat(forbidden(table, SubjectDescriptor.node(2, 1), 2, 0)).isEmpty();
        assertThat(forbidden(table, SubjectDescriptor.pase(), 2, 0)).isEmpty();
        assertThat(forbidden(AccessTable.EMPTY, node, 2, 0)).isEmpty();
        assertThat(table.restricts(node, Operation.INVOKE_COMMAND, 2, ON_OFF + 1, 0))
                .isFalse();
    }

    @Test
    void whileCommissioningOtherRestrictionsHold() {
        AccessControl table = AccessTable.EMPTY.withRestrictions(List.of(new AccessRestriction(
                AccessRestriction.COMMISSIONING, 2, ON_OFF, AccessRestriction.Type.COMMAND, null)));
        SubjectDescriptor joined = new SubjectDescriptor(1, AuthenticationMode.PASE, NodeIds.ofPasscode(0), List.of());
        assertThat(forbidden(table, SubjectDescriptor.pase(), 2, 0)).containsExactly(Operation.INVOKE_COMMAND);
        assertThat(forbidden(table, joined, 2, 0)).containsExactly(Operation.INVOKE_COMMAND);
        assertThat(forbidden(table, SubjectDescriptor.node(1, 1), 2, 0)).isEmpty();
    }

    @Test
    void decidingAllocatesNothing() {
        List<AccessControlEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            entries.add(new AccessControlEntry(
                    1,
                    Privilege.MANAGE,
                    AuthenticationMode.CASE,
                    List.of(1000L + i, new CaseAuthenticatedTag(1000 + i, 2).nodeId()),
                    List.of(AccessTarget.ofDeviceType(1000 + i), AccessTarget.ofCluster(1000 + i))));
        }
        AccessTable table = AccessTable.of(entries)
                .withRestrictions(List.of(new AccessRestriction(1, 2, 1019, AccessRestriction.Type.COMMAND, 1019L)));
        SubjectDescriptor last = SubjectDescriptor.node(1, 1, 2000L << 16 | 1, 1019L << 16 | 2);
        List<Long> deviceTypes = List.of(5000L, 1019L);
        assertThat(table.check(last, Privilege.MANAGE, 2, 5000, deviceTypes)).isEqualTo(ALLOWED);

        Decision decision = new Decision();
        assertThat(leastAllocatedBy(() -> decision.made = table.check(last, Privilege.MANAGE, 2, 5000, deviceTypes)))
                .isZero();
        assertThat(leastAllocatedBy(
                        () -> decision.made = table.check(last, Privilege.ADMINISTER, 2, 5000, deviceTypes)))
                .isZero();
        assertThat(leastAllocatedBy(
                        () -> decision.restricted = table.restricts(last, Operation.INVOKE_COMMAND, 2, 1019, 1019)))
                .isZero();
        assertThat(decision.made).isEqualTo(DENIED);
        assertThat(decision.restricted).isTrue();
    }

    /** Keeps what was decided, so that it has to be. */
    private static final class Decision {
        private @Nullable AccessDecision made;
        private boolean restricted;
    }

    private static long leastAllocatedBy(Runnable task) {
        assertThat(THREADS.isThreadAllocatedMemoryEnabled()).isTrue();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 10; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1_000; i++) {
                task.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static List<Operation> forbidden(
            AccessControl table, SubjectDescriptor subject, int endpoint, long element) {
        return List.of(Operation.values()).stream()
                .filter(operation -> table.restricts(subject, operation, endpoint, ON_OFF, element))
                .toList();
    }

    private static AccessDecision decide(
            AccessTable table, SubjectDescriptor subject, Privilege privilege, int endpoint) {
        return table.check(subject, privilege, endpoint, ON_OFF, List.of());
    }

    private static AccessControlEntry entry(Privilege privilege, AuthenticationMode mode, List<AccessTarget> targets) {
        return new AccessControlEntry(1, privilege, mode, List.of(), targets);
    }
}
