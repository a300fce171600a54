package dev.clusterwright.interaction.server;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SubscriptionModelTest {
    private static final int CASES = 200;
    private static final long FIRST_SEED = 20261121;

    @Test
    void reportsAreWhenAndWhatTheModelSays() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            try {
                new SubscriptionModel(new SplittableRandom(seed)).run();
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("failed with the seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
