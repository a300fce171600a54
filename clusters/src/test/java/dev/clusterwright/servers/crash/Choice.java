package dev.clusterwright.servers.crash;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Choosing at random. */
final class Choice {
    private Choice() {}

    static <T> Optional<T> of(List<T> all, Random random) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }
}
