package dev.clusterwright.interop;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random facts about nodes and fabrics, and how questions and answers about credentials have them. */
final class Facts {
    /** From 0xF000 on, identifiers have a meaning of their own; matter.js complains of others there. */
    private static final int MAX_TAG = 0xEFF0;

    private Facts() {}

    static ObjectNode question() {
        return JsonNodeFactory.instance.objectNode();
    }

    static OctetString octets(JsonNode answer, String name) {
        return OctetString.fromHex(answer.get(name).stringValue());
    }

    static OctetString octets(RandomGenerator random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return OctetString.of(octets);
    }

    static long fabricId(RandomGenerator random) {
        return Math.max(1, random.nextLong() >>> random.nextInt(64));
    }

    static long nodeId(RandomGenerator random) {
        return Math.max(1, random.nextLong() >>> (1 + random.nextInt(63)));
    }

    static List<CaseAuthenticatedTag> tags(RandomGenerator random, int most) {
        int first = random.nextInt(MAX_TAG);
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> new CaseAuthenticatedTag(first + i, random.nextInt(1, 0x10000)))
                .toList();
    }

    /** Runs a check with several seeds; a failure names the first. */
    static void repeat(long seed, int rounds, Consumer<RandomGenerator> check) {
        RandomGenerator seeds = new SplittableRandom(seed);
        Stream.generate(seeds::nextLong).limit(rounds).forEach(each -> {
            try {
                check.accept(new SplittableRandom(each));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("with the seed " + seed + ": " + failure.getMessage(), failure);
            }
        });
    }
}
