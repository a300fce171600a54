package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Bitmap;
import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.type.OctetString;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.List;
import java.util.random.RandomGenerator;

/** A data type: which values it has in Java, and how each looks on the wire and in print. */
interface Kind {
    /** The values where something may go wrong, at least one. */
    List<Object> edges();

    /** A value by chance. */
    Object any(RandomGenerator random);

    /**
     * Writes a value as it has to be encoded.
     *
     * @param tag its context tag or {@link Wire#ANONYMOUS}
     */
    void write(Wire wire, int tag, Object value);

    /** A value as it has to be printed. */
    default String text(Object value) {
        return value.toString();
    }

    /**
     * The kind of a Java type.
     *
     * @param type as generated code has it
     * @param name as the descriptor has it; which integers there are stands only there
     */
    static Kind of(AnnotatedType type, String name) {
        if (type instanceof AnnotatedParameterizedType list) {
            assertThat(name).startsWith("list[").endsWith("]");
            AnnotatedType entry = list.getAnnotatedActualTypeArguments()[0];
            String entryName = name.substring("list[".length(), name.length() - 1);
            return new ListKind(new Slot(of(entry, entryName), false, Slot.isNullable(entry)));
        }
        Class<?> raw = (Class<?>) type.getType();
        if (OpenEnum.class.isAssignableFrom(raw)) {
            return NumberedKind.ofEnum(raw);
        }
        if (Bitmap.class.isAssignableFrom(raw)) {
            return NumberedKind.ofBitmap(raw);
        }
        if (raw.isRecord()) {
            return RecordKind.of(raw);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return PlainKind.BOOL;
        }
        if (raw == float.class || raw == Float.class) {
            return PlainKind.SINGLE;
        }
        if (raw == double.class || raw == Double.class) {
            return PlainKind.DOUBLE;
        }
        if (raw == String.class) {
            return PlainKind.TEXT;
        }
        if (raw == OctetString.class && name.equals("any")) {
            return PlainKind.ANY;
        }
        return raw == OctetString.class ? PlainKind.OCTETS : IntegerKind.of(raw, name);
    }
}
