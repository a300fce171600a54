package dev.clusterwright.clusters;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.tlv.TlvCodec;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A codec that the bundled clusters or the runtime have to offer: a constant of the type {@link TlvCodec}, or the codec of
 * an attribute. A message of the interaction model is among them as soon as its class has such a constant.
 *
 * @param name package, class and constant: {@code groupkeymanagement.KeySetWrite.CODEC}
 * @param codec reads and writes the values
 * @param type of the values
 */
record KnownCodec<T>(String name, TlvCodec<T> codec, AnnotatedType type) {
    /** Those of the bundled clusters that are different, by name. */
    static final List<KnownCodec<?>> GENERATED = find(Bundled.CLASSES);

    /** Those of the runtime, messages included. */
    static final List<KnownCodec<?>> RUNTIME = find(PublicClasses.beside(TlvCodec.class));

    private static List<KnownCodec<?>> find(List<Class<?>> classes) {
        Map<TlvCodec<?>, KnownCodec<?>> found = new LinkedHashMap<>();
        PublicClasses.constants(classes, TlvCodec.class)
                .map(constant -> of(constant, PublicClasses.valueOf(constant, TlvCodec.class)))
                .forEach(known -> found.putIfAbsent(known.codec, known));
        PublicClasses.constants(classes, Attribute.class)
                .map(constant -> of(
                        constant,
                        PublicClasses.valueOf(constant, Attribute.class).codec()))
                .forEach(known -> found.putIfAbsent(known.codec, known));
        return found.values().stream()
                .sorted(Comparator.comparing(KnownCodec::name))
                .toList();
    }

    private static KnownCodec<?> of(Field constant, TlvCodec<?> codec) {
        String className = constant.getDeclaringClass().getName();
        String name = className.substring(className.lastIndexOf('.', className.lastIndexOf('.') - 1) + 1);
        AnnotatedParameterizedType type = (AnnotatedParameterizedType) constant.getAnnotatedType();
        return new KnownCodec<>(name + "." + constant.getName(), codec, type.getAnnotatedActualTypeArguments()[0]);
    }

    /**
     * Encodings of random values, the same each time.
     *
     * @param count how many; the first has whatever may be there, the others leave out some of it
     */
    List<byte[]> encodings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> encoding(new SplittableRandom(31L * name.hashCode() + i), i == 0))
                .toList();
    }

    private byte[] encoding(RandomGenerator random, boolean complete) {
        RandomValues values = new RandomValues(random, complete);
        return values.retrying(() -> encode(values.next(type)));
    }

    @SuppressWarnings("unchecked") // the value is made to be of the type
    private byte[] encode(Object value) {
        return codec.encode((T) value);
    }

    @Override
    public String toString() {
        return name;
    }
}
