package dev.clusterwright.interop;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.ClusterDescriptor;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * A client of the bundled clusters asks matter.js, and understands what it answers.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
@Tag("interop")
class ClientTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 12;

    private static final Agreement AGREEMENT = Agreement.reach();

    @TestFactory
    Stream<DynamicTest> clusters() {
        return AGREEMENT.values().clusters().stream()
                .filter(cluster -> AGREEMENT.clusters().containsKey(cluster.id()))
                .map(cluster -> dynamicTest(cluster.name(), () -> converse(cluster)));
    }

    private static void converse(ClusterDescriptor cluster) {
        SplittableRandom random = new SplittableRandom(SEED);
        try {
            ClientReadCheck reading = new ClientReadCheck(AGREEMENT, cluster, random);
            ClientWriteCheck writing = new ClientWriteCheck(AGREEMENT, cluster, random);
            for (int round = 0; round < ROUNDS; round++) {
                reading.read();
                reading.readAll();
                reading.subscribe();
                writing.write();
                writing.invoke();
            }
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("with the seed " + SEED + ": " + failure.getMessage(), failure);
        }
    }
}
