package dev.clusterwright.tlv;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Random tests that can be run again: each seed is a case of its own, and a failure says which it was. */
final class Seeds {
    private Seeds() {}

    static void forEach(long first, int count, Consumer<RandomGenerator> test) {
        withShortStack(() -> run(first, count, test));
    }

    /** Runs a test in a thread of its own: the depth of the stack makes exceptions dear, and most bad input ends in one. */
    static void withShortStack(Runnable test) {
        CompletableFuture.runAsync(test).join();
    }

    private static void run(long first, int count, Consumer<RandomGenerator> test) {
        for (long seed = first; seed < first + count; seed++) {
            try {
                test.accept(new SplittableRandom(seed));
            } catch (RuntimeException | Error failure) {
                throw new AssertionError("failed with the seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
