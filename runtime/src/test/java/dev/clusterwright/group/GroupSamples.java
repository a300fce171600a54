package dev.clusterwright.group;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Keys and random numbers for tests. */
final class GroupSamples {
    /** {@code -Dclusterwright.seed=SEED} repeats a run. */
    static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());

    private GroupSamples() {}

    /** Runs a test with random numbers; a failure says of which seed they are. */
    static void random(Consumer<SplittableRandom> test) {
        try {
            test.accept(new SplittableRandom(SEED));
        } catch (RuntimeException | Error failure) {
            throw new AssertionError("failed with -Dclusterwright.seed=" + SEED + ": " + failure.getMessage(), failure);
        }
    }

    static byte[] octets(SplittableRandom random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    static byte[] hex(String hex) {
        return OctetString.fromHex(hex).toByteArray();
    }

    /** A stored operational key. */
    static OperationalGroupKey key(byte[] octets) {
        try (SecretKeyMaterial material = SecretKeyMaterial.copyOf(octets)) {
            return OperationalGroupKey.of(material);
        }
    }

    /** A key like no other with another number. */
    static OperationalGroupKey key(int number) {
        return key(octets(number));
    }

    static byte[] octets(int number) {
        return ByteBuffer.allocate(OperationalGroupKey.LENGTH).putInt(number).array();
    }

    static byte[] octets(SecretKeyMaterial material) {
        byte[] octets = new byte[material.length()];
        material.copyTo(octets, 0);
        return octets;
    }

    static byte[] octets(OperationalGroupKey key) {
        byte[] octets = new byte[OperationalGroupKey.LENGTH];
        key.copyTo(octets, 0);
        return octets;
    }

    /** Two keys with the same session id: some hundred have to be tried. */
    static List<OperationalGroupKey> collision() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int number = 0; ; number++) {
            Integer other = numbers.put(GroupModel.sessionId(octets(number)), number);
            if (other != null) {
                return List.of(key(other), key(number));
            }
        }
    }
}
