package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Bitmap;
import dev.clusterwright.cluster.OpenEnum;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Enums and bitmaps, known numbers and unknown ones alike.
 *
 * @param bits the width, found by trying
 * @param of the value of a number
 * @param number the number of a value
 */
record NumberedKind(int bits, LongFunction<Object> of, ToLongFunction<Object> number) implements Kind {
    static NumberedKind ofEnum(Class<?> type) {
        Method method = Reflection.call(() -> type.getMethod("of", int.class));
        LongFunction<Object> of = value -> Reflection.call(() -> method.invoke(null, (int) value));
        return new NumberedKind(width(of, 16, 8), of, value -> ((OpenEnum) value).value());
    }

    static NumberedKind ofBitmap(Class<?> type) {
        Class<?> bits = type.getRecordComponents()[0].getType();
        boolean isInt = bits == int.class;
        Constructor<?> canonical = Reflection.call(() -> type.getConstructor(bits));
        LongFunction<Object> of =
                value -> Reflection.call(() -> canonical.newInstance(isInt ? (Object) (int) value : (Object) value));
        return new NumberedKind(
                isInt ? width(of, 16, 8) : width(of, 64, 32), of, value -> ((Bitmap<?>) value).toLong());
    }

    /** The wider of two widths if it has all those bits, else the other. */
    private static int width(LongFunction<Object> of, int wider, int other) {
        try {
            assertThat(of.apply(ones(wider))).isNotNull();
            return wider;
        } catch (IllegalArgumentException tooWide) {
            assertThat(tooWide).hasMessageContaining("which is not within 0 to " + ones(other));
            return other;
        }
    }

    /** All bits. */
    static long ones(int bits) {
        return -1L >>> (Long.SIZE - bits);
    }

    /** None, all, every single bit, and all but one. */
    @Override
    public List<Object> edges() {
        LongStream powers = IntStream.range(0, bits).mapToLong(bit -> 1L << bit);
        return LongStream.concat(
                        LongStream.of(0, ones(bits)), powers.flatMap(power -> LongStream.of(power, ones(bits) ^ power)))
                .mapToObj(of)
                .toList();
    }

    @Override
    public Object any(RandomGenerator random) {
        return of.apply(random.nextLong() >>> (Long.SIZE - 1 - random.nextInt(bits)));
    }

    @Override
    public void write(Wire wire, int tag, Object value) {
        wire.integer(tag, false, Wire.unsigned(number.applyAsLong(value)));
    }
}
