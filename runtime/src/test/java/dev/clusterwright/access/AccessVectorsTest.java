package dev.clusterwright.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Privilege;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Decisions and ids that another implementation of Matter is tested with. */
class AccessVectorsTest {
    @Test
    void noVectorIsLost() {
        assertThat(AccessVectors.ENTRIES).hasSize(9);
        assertThat(AccessVectors.CHECKS).hasSize(43);
        assertThat(AccessVectors.CHECKS.stream().filter(check -> check.expected() == AccessDecision.ALLOWED))
                .hasSize(19);
    }

    @TestFactory
    Stream<DynamicTest> decisions() {
        AccessTable table = AccessTable.of(AccessVectors.ENTRIES);
        return IntStream.range(0, AccessVectors.CHECKS.size()).mapToObj(i -> {
            AccessVectors.Check check = AccessVectors.CHECKS.get(i);
            return dynamicTest(
                    i + " " + check,
                    () -> assertThat(table.check(
                                    check.subject(), check.privilege(), check.endpoint(), check.cluster(), List.of()))
                            .isEqualTo(check.expected()));
        });
    }

    @Test
    void subjects() {
        Function<Long, AccessControlEntry> ofNode = id -> entry(AuthenticationMode.CASE, List.of(id), List.of());
        Function<Long, AccessControlEntry> ofGroup = id -> entry(AuthenticationMode.GROUP, List.of(id), List.of());
        assertValid("validCaseSubjects", 21, ofNode);
        assertInvalid("validCaseSubjects", 21, ofGroup);
        assertValid("validGroupSubjects", 11, ofGroup);
        assertInvalid("validGroupSubjects", 11, ofNode);
        assertInvalid("invalidSubjects", 74, ofNode);
        assertInvalid("invalidSubjects", 74, ofGroup);
    }

    @Test
    void clusters() {
        Function<Long, AccessControlEntry> entry = id -> ofTarget(AccessTarget.ofCluster(id));
        assertValid("validClusters", 16, entry);
        assertInvalid("invalidClusters", 66, entry);
    }

    @Test
    void endpoints() {
        assertValid("validEndpoints", 4, id -> ofTarget(AccessTarget.ofEndpoint(id.intValue())));
    }

    @Test
    void deviceTypes() {
        Function<Long, AccessControlEntry> entry = id -> ofTarget(AccessTarget.ofDeviceType(id));
        assertValid("validDeviceTypes", 16, entry);
        assertInvalid("invalidDeviceTypes", 24, entry);
    }

    private static void assertValid(String list, int count, Function<Long, AccessControlEntry> entry) {
        assertThat(AccessVectors.ids(list))
                .hasSize(count)
                .allSatisfy(id -> assertThat(entry.apply(id).problems()).isEmpty());
    }

    private static void assertInvalid(String list, int count, Function<Long, AccessControlEntry> entry) {
        assertThat(AccessVectors.ids(list))
                .hasSize(count)
                .allSatisfy(id -> assertThat(entry.apply(id).problems()).hasSize(1));
    }

    private static AccessControlEntry ofTarget(AccessTarget target) {
        return entry(AuthenticationMode.CASE, List.of(1L), List.of(target));
    }

    private static AccessControlEntry entry(AuthenticationMode mode, List<Long> subjects, List<AccessTarget> targets) {
        return new AccessControlEntry(1, Privilege.VIEW, mode, subjects, targets);
    }
}
