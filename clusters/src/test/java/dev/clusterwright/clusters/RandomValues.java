package dev.clusterwright.clusters;

import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values of the types that generated code is made of, looked up by reflection. */
final class RandomValues {
    private static final int ATTEMPTS = 60;

    private final RandomGenerator random;
    /** Whether nothing is null or absent, and no list empty. */
    private final boolean complete;
    /** How many bits integers have at most. */
    private int bits = Long.SIZE;

    RandomValues(RandomGenerator random, boolean complete) {
        this.random = random;
        this.complete = complete;
    }

    /** Makes something of values until no number in them is out of range, with smaller and smaller numbers. */
    <T> T retrying(Supplier<T> attempt) {
        int before = bits;
        IllegalArgumentException outOfRange = new IllegalArgumentException("no value has been tried");
        for (int tries = 0; tries < ATTEMPTS; tries++) {
            bits = Math.max(1, before - tries);
            try {
                return attempt.get();
            } catch (IllegalArgumentException e) {
                outOfRange = e;
            } finally {
                bits = before;
            }
        }
        throw outOfRange;
    }

    /** Returns a value of a type; null only if the type is nullable. */
    @Nullable Object next(AnnotatedType type) {
        boolean mayBeNull = type.isAnnotationPresent(Nullable.class);
        return mayBeNull && leavesOut() ? null : present(type);
    }

    private boolean leavesOut() {
        return !complete && random.nextInt(3) == 0;
    }

    private Object present(AnnotatedType type) {
        Class<?> raw = raw(type);
        if (raw == boolean.class || raw == Boolean.class) {
            return random.nextBoolean();
        } else if (raw == int.class || raw == Integer.class) {
            return (int) integer(Integer.SIZE - 1);
        } else if (raw == long.class || raw == Long.class) {
            return integer(Long.SIZE);
        } else if (raw == Float.class) {
            return Float.intBitsToFloat(random.nextInt());
        } else if (raw == Double.class) {
            return Double.longBitsToDouble(random.nextLong());
        } else if (raw == String.class) {
            return text();
        } else if (raw == OctetString.class) {
            byte[] octets = new byte[random.nextInt(20)];
            random.nextBytes(octets);
            return OctetString.of(octets);
        } else if (raw == List.class) {
            return list(argument(type));
        } else if (raw == Maybe.class) {
            return maybe(argument(type));
        } else if (OpenEnum.class.isAssignableFrom(raw)) {
            return number(raw);
        } else if (raw.isRecord()) {
            return retrying(() -> record(raw));
        }
        throw new AssertionError("values of " + raw + " are yet to be made");
    }

    /** Returns an integer of any length, so that small ones are not rare. */
    private long integer(int maxBits) {
        int length = random.nextInt(Math.min(maxBits, bits) + 1);
        return length == 0 ? 0 : random.nextLong() >>> (Long.SIZE - length);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(random.nextInt(8) == 0 ? random.nextInt(0xE000, 0x1_1000) : random.nextInt(' ', 0x7F));
        }
        return text.toString();
    }

    private List<@Nullable Object> list(AnnotatedType entry) {
        int size = complete ? 2 : random.nextInt(4);
        return Arrays.asList(IntStream.range(0, size).mapToObj(i -> next(entry)).toArray());
    }

    private Maybe<?> maybe(AnnotatedType value) {
        if (!leavesOut()) {
            return Maybe.of(present(value));
        }
        return random.nextBoolean() ? Maybe.ofNull() : Maybe.absent();
    }

    private Object number(Class<?> type) {
        try {
            return type.getMethod("of", int.class).invoke(null, random.nextInt(random.nextBoolean() ? 4 : 256));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type, e);
        }
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> next(component.getAnnotatedType()))
                .toArray();
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException outOfRange) {
                throw outOfRange;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type, e);
        }
    }

    private static AnnotatedType argument(AnnotatedType type) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
    }

    private static Class<?> raw(AnnotatedType type) {
        return (Class<?>) (type.getType() instanceof ParameterizedType generic ? generic.getRawType() : type.getType());
    }
}
