package dev.clusterwright.servers.storage;

import dev.clusterwright.type.OctetString;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Changes at random, and what they make of a map. */
final class StoreFixture {
    private StoreFixture() {}

    /** A seed that the name of a failed test shows; {@code -Dclusterwright.seed} repeats it. */
    static Random random(String test) {
        long seed = Long.getLong("clusterwright.seed", System.nanoTime());
        System.out.println(test + ": -Dclusterwright.seed=" + seed);
        return new Random(seed);
    }

    /** Up to ten of 100 entries, of up to 400 octets. */
    static Map<String, Optional<OctetString>> changes(Random random) {
        Map<String, Optional<OctetString>> changes = new HashMap<>();
        int count = 1 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            byte[] octets = new byte[random.nextInt(400)];
            random.nextBytes(octets);
            boolean isRemoved = random.nextInt(4) == 0;
            changes.put(
                    "entry/" + random.nextInt(100), isRemoved ? Optional.empty() : Optional.of(OctetString.of(octets)));
        }
        return changes;
    }

    static NavigableMap<String, OctetString> after(
            Map<String, OctetString> before, Map<String, Optional<OctetString>> changes) {
        NavigableMap<String, OctetString> after = new TreeMap<>(before);
        changes.forEach((name, entry) -> {
            if (entry.isPresent()) {
                after.put(name, entry.get());
            } else {
                after.remove(name);
            }
        });
        return after;
    }
}
