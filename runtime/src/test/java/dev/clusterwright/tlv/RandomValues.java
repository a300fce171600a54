package dev.clusterwright.tlv;

import java.util.function.Consumer;

/** Values for whatever reads and prints all of them. The seed of one that fails is printed. */
final class RandomValues {
    private RandomValues() {}

    static void forEach(Consumer<TlvValue> check) {
        Seeds.forEach(
                0,
                2_000,
                random -> check.accept(Trees.value(RandomElements.element(random, RandomElements.ANONYMOUS, 6)
                        .toTree())));
    }

    /** Of both sizes; half of them are infinite or not a number. */
    static void forEachNumber(Consumer<TlvValue> check) {
        Seeds.forEach(10_000, 10_000, random -> {
            int bits = random.nextInt() | (random.nextBoolean() ? 0x7F80_0000 : 0);
            check.accept(new TlvValue.Float32(Float.intBitsToFloat(bits)));
            long longBits = random.nextLong() | (random.nextBoolean() ? 0x7FF0_0000_0000_0000L : 0);
            check.accept(new TlvValue.Float64(Double.longBitsToDouble(longBits)));
        });
    }
}
