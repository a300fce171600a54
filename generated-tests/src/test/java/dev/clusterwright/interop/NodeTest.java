package dev.clusterwright.interop;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.clusters.descriptor.Descriptor;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * A node with servers of the bundled clusters answers what matter.js asks, and matter.js understands the answers.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
@Tag("interop")
class NodeTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 10;

    private static final Agreement AGREEMENT = Agreement.reach();

    /** The Descriptor cluster comes by itself. */
    private static Stream<ClusterDescriptor> clusters() {
        return AGREEMENT.values().clusters().stream()
                .filter(cluster -> AGREEMENT.clusters().containsKey(cluster.id()))
                .filter(cluster -> cluster.id() != Descriptor.ID);
    }

    @TestFactory
    Stream<DynamicTest> oneCluster() {
        return clusters().map(cluster -> dynamicTest(cluster.name(), () -> converse(List.of(cluster))));
    }

    /** So much that answers take several messages. */
    @TestFactory
    DynamicTest allClusters() {
        return dynamicTest("all", () -> converse(clusters().toList()));
    }

    private static void converse(List<ClusterDescriptor> clusters) {
        SplittableRandom random = new SplittableRandom(SEED);
        try {
            AskedNode node = new AskedNode(AGREEMENT, clusters, random);
            ReadCheck reading = new ReadCheck(AGREEMENT, node);
            WriteCheck writing = new WriteCheck(AGREEMENT, node);
            InvokeCheck invoking = new InvokeCheck(AGREEMENT, node);
            for (int round = 0; round < ROUNDS; round++) {
                reading.read(random);
                reading.subscribe(random);
                writing.run(random, round % 2 == 0);
                invoking.run(random, round % 2 == 0);
            }
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("with the seed " + SEED + ": " + failure.getMessage(), failure);
        }
    }
}
