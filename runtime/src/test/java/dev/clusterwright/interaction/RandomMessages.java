package dev.clusterwright.interaction;

import dev.clusterwright.interaction.Block.Field;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages and blocks that may be, and what others may add to them. */
final class RandomMessages {
    private static final int MAX_DEPTH = 4;

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    /** A message or a block with anything in it. */
    Record next(Block block) {
        return create(block, components(block));
    }

    /**
     * The same with an integer in it.
     *
     * @throws IllegalArgumentException if the integer may not be there
     */
    Record withInteger(Block block, Field field, long value) {
        Class<?> type = block.component(field).getType();
        Object integer = type == long.class || type == Long.class ? (Object) value : (Object) (int) value;
        @Nullable Object[] values = components(block);
        values[block.indexOf(field)] = type == Maybe.class
                ? Maybe.of(integer)
                : type == StatusCode.class ? StatusCode.of((int) value) : integer;
        return create(block, values);
    }

    private static Record create(Block block, @Nullable Object[] values) {
        Class<?>[] types = Arrays.stream(block.type().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return block.type().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + block, e);
        }
    }

    private @Nullable Object[] components(Block block) {
        RecordComponent[] components = block.type().getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            Field field = block.fields().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(block + " has nothing noted down of " + name));
            values[i] = component(field, components[i].getGenericType());
        }
        return values;
    }

    private @Nullable Object component(Field field, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Maybe.class) {
            return switch (random.nextInt(3)) {
                case 0 -> Maybe.absent();
                case 1 -> Maybe.ofNull();
                default -> Maybe.of((int) integer(field.bits()));
            };
        }
        return field.isMandatory() || random.nextInt(3) > 0 ? value(field, type) : null;
    }

    private Object value(Field field, Type type) {
        if (type instanceof ParameterizedType list) {
            Type entry = list.getActualTypeArguments()[0];
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(field, entry))
                    .toList();
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class || type == Integer.class) {
            return (int) integer(field.bits());
        } else if (type == long.class || type == Long.class) {
            return integer(field.bits());
        } else if (type == StatusCode.class) {
            return StatusCode.of((int) integer(8));
        } else if (type == OctetString.class) {
            return OctetString.of(TlvValue.CODEC.encode(anything(MAX_DEPTH)));
        } else if (Block.EITHER.containsKey(type)) {
            List<Class<?>> either = List.copyOf(Block.EITHER.get(type).keySet());
            return next(Block.of(either.get(random.nextInt(2))));
        }
        return next(Block.of((Class<?>) type));
    }

    /** An integer of any length up to so many bits, and often the largest. */
    private long integer(int maxBits) {
        int bits = random.nextInt(4) == 0 ? maxBits : random.nextInt(maxBits + 1);
        long max = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
        return random.nextInt(3) == 0 ? max : random.nextLong() & max;
    }

    /** Puts the elements of a block into any order, with others between them. */
    List<TlvValue.Member> withUnknownFields(Block block, List<TlvValue.Member> members) {
        List<TlvValue.Member> all = new ArrayList<>(members);
        Set<Integer> known = block.tags();
        for (int tag : random.ints(random.nextInt(4), 0, 256).distinct().toArray()) {
            if (!known.contains(tag)) {
                all.add(new TlvValue.Member(TlvTag.context(tag), anything(2)));
            }
        }
        if (random.nextInt(3) == 0) {
            all.add(new TlvValue.Member(TlvTag.commonProfile(random.nextInt(70_000)), anything(2)));
        }
        if (block.isList() && random.nextBoolean()) {
            all.add(new TlvValue.Member(TlvTag.ANONYMOUS, anything(2)));
        }
        Collections.shuffle(all, new Random(random.nextLong()));
        return all;
    }

    private TlvValue anything(int depthLeft) {
        return switch (random.nextInt(depthLeft == 0 ? 7 : 10)) {
            case 0 -> new TlvValue.SignedInteger(random.nextLong() >> random.nextInt(Long.SIZE));
            case 1 -> new TlvValue.UnsignedInteger(integer(64));
            case 2 -> random.nextBoolean() ? TlvValue.TRUE : TlvValue.FALSE;
            case 3 -> new TlvValue.Text("ä".repeat(random.nextInt(300)));
            case 4 -> new TlvValue.Octets(OctetString.of(new byte[random.nextInt(300)]));
            case 5 -> TlvValue.NULL;
            case 6 -> new TlvValue.Float64(random.nextDouble());
            case 7 ->
                new TlvValue.Array(IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> anything(depthLeft - 1))
                        .toList());
            case 8 -> new TlvValue.Structure(members(depthLeft));
            default -> new TlvValue.List(members(depthLeft));
        };
    }

    private List<TlvValue.Member> members(int depthLeft) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(tag -> new TlvValue.Member(TlvTag.context(tag), anything(depthLeft - 1)))
                .toList();
    }
}
