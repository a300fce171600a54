package dev.clusterwright.servers.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node under load is killed again and again, each time on the store of the one before. What it has acknowledged is there
 * afterwards; of the one command that it had not, there is all or nothing; and what was not completed is rolled back.
 * {@code -Dclusterwright.kills=200} for more of it; {@code -Dclusterwright.seed} makes the same choices again, as far as the
 * process gets.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("clusterwright.kills", 20);
    /** Of so many, one is killed while it starts. */
    private static final int STARTS = 5;

    private final long seed = Long.getLong("clusterwright.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private int done;
    private int refused;
    private int carriedOut;
    private int notCarriedOut;
    private int rolledBack;

    @Test
    void nothingIsLostAndNothingIsHalf(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        System.out.println("seed " + seed + " (-Dclusterwright.seed), " + KILLS + " kills (-Dclusterwright.kills)");
        long start = System.nanoTime();
        World world = observe(folder);
        for (int kill = 0; kill < KILLS; kill++) {
            Journal journal = new Journal(world);
            List<String> lines = runAndKill(folder, random.nextLong(), kill % STARTS == STARTS - 1);
            lines.forEach(journal::add);
            world = whatIsLeft(folder, journal, "kill " + kill + " of seed " + seed);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        System.out.printf(
                "%d kills in %d s: %d commands acknowledged, %d refused; of those not answered %d were carried out, "
                        + "%d were not; %d times something was rolled back%n",
                KILLS, seconds, done, refused, carriedOut, notCarriedOut, rolledBack);
        assertThat(done).as("a load that is one").isGreaterThan(KILLS);
    }

    private static World observe(Path folder) {
        try (Device device = new Device(folder)) {
            World world = Parts.observe(device);
            assertThat(device.storage.read("fabrics/pending")).isEmpty();
            return world;
        }
    }

    private World whatIsLeft(Path folder, Journal journal, String what) {
        World left = observe(folder);
        done += journal.done();
        refused += journal.refused();
        World without = journal.without();
        Optional<World> with = journal.with();
        rolledBack += journal.isPending() ? 1 : 0;
        if (with.isPresent() && left.differences(with.get()).isEmpty()) {
            carriedOut++;
            return with.get();
        }
        notCarriedOut += with.isPresent() ? 1 : 0;
        assertThat(left.differences(without))
                .as(
                        "what is left and what should be, at %s after %d commands and before %s",
                        what, journal.done(), journal.unanswered())
                .isEmpty();
        return without;
    }

    /** What a process has written down when it is killed at some time, maybe before it has begun. */
    private List<String> runAndKill(Path folder, long childSeed, boolean whileItStarts) throws Exception {
        Victim victim = new Victim(folder, childSeed);
        victim.await(whileItStarts ? Load.OPENING : Load.READY);
        Thread.sleep(whileItStarts ? random.nextInt(300) : 50 + random.nextInt(450));
        return victim.kill();
    }
}
