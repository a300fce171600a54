package dev.clusterwright.benchmarks.access;

import dev.clusterwright.access.AccessControl;
import dev.clusterwright.access.AccessControlEntry;
import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.AccessTable;
import dev.clusterwright.access.AccessTarget;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision over 20 entries of one fabric. Each entry has as many subjects as devices usually have room for, three
 * nodes and a tag or four tags, and three targets, and grants the privilege, so that no decision is a short one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class AccessBenchmark {
    private static final int FABRIC = 1;
    private static final int ENTRIES = 20;
    private static final int LAST = ENTRIES - 1;
    private static final long ON_OFF = 6;

    /** Who asks, and what for. */
    public enum Request {
        /** The last entry has the node and the endpoint. */
        ALLOWED_BY_LAST,
        /** No entry has the node. */
        DENIED_BY_SUBJECT,
        /** All entries are for everyone, and none has the endpoint, the cluster or the device type. */
        DENIED_BY_TARGET,
        /** The node has three tags, of which the last entry has one. */
        ALLOWED_BY_TAG,
        /** The node has three tags, and all 80 subjects are others. */
        DENIED_BY_TAG
    }

    /** What is measured. */
    @Param
    public Request request = Request.ALLOWED_BY_LAST;

    private AccessControl table = AccessTable.EMPTY;
    private SubjectDescriptor subject = SubjectDescriptor.pase();
    private int endpoint;
    private final List<Long> deviceTypes = List.of(0x0100L, 0x0013L);

    /** Makes the table, and makes sure that it decides as it should. */
    @Setup
    public void setUp() {
        List<AccessControlEntry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(
                    new AccessControlEntry(FABRIC, Privilege.MANAGE, AuthenticationMode.CASE, subjects(i), targets(i)));
        }
        table = AccessTable.of(entries);
        endpoint = request == Request.DENIED_BY_TARGET ? ENTRIES : LAST;
        subject = switch (request) {
            case ALLOWED_BY_LAST -> SubjectDescriptor.node(FABRIC, 3 * LAST + 3);
            case DENIED_BY_SUBJECT, DENIED_BY_TARGET -> SubjectDescriptor.node(FABRIC, 1_000_000);
            case ALLOWED_BY_TAG -> SubjectDescriptor.node(FABRIC, 1_000_000, tag(1000), tag(1001), tag(4 * LAST + 3));
            case DENIED_BY_TAG -> SubjectDescriptor.node(FABRIC, 1_000_000, tag(1000), tag(1001), tag(1002));
        };
        AccessDecision expected = request.name().startsWith("ALLOWED") ? AccessDecision.ALLOWED : AccessDecision.DENIED;
        if (decide() != expected) {
            throw new IllegalStateException(request + " is not what it is called");
        }
    }

    private List<Long> subjects(int entry) {
        return switch (request) {
            case ALLOWED_BY_LAST, DENIED_BY_SUBJECT ->
                List.of(
                        3L * entry + 1,
                        3L * entry + 2,
                        3L * entry + 3,
                        CaseAuthenticatedTag.of(tag(entry)).nodeId());
            case DENIED_BY_TARGET -> List.of();
            case ALLOWED_BY_TAG, DENIED_BY_TAG -> {
                List<Long> tags = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    tags.add(CaseAuthenticatedTag.of(tag(4 * entry + i)).nodeId());
                }
                yield tags;
            }
        };
    }

    private static List<AccessTarget> targets(int entry) {
        return List.of(
                AccessTarget.ofDeviceType(0x1000 + entry),
                AccessTarget.ofCluster(0x1000 + entry),
                new AccessTarget(ON_OFF, entry, null));
    }

    private static long tag(int identifier) {
        return new CaseAuthenticatedTag(identifier, 2).value();
    }

    /** Decides. */
    @Benchmark
    public AccessDecision decide() {
        return table.check(subject, Privilege.OPERATE, endpoint, ON_OFF, deviceTypes);
    }
}
