package dev.clusterwright.tlv;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has to know of a structure beyond its octets: the names of its fields, for messages, and which of them
 * are mandatory.
 *
 * <p>A shape is made once for each kind of structure:
 *
 * <pre>{@code
 * private static final TlvShape SHAPE = TlvShape.of("GroupKeyManagement.GroupKeySetStruct")
 *         .required(0, "GroupKeySetID")
 *         .optional(8, "GroupKeyMulticastPolicy");
 * }</pre>
 *
 * <p>A shape says nothing about types and does not limit a structure to its fields: fields it does not know are to be
 * skipped.
 *
 * <p>Instances are immutable and safe to share between threads; {@link #required} and {@link #optional} return another
 * shape.
 */
public final class TlvShape {
    private static final int FABRIC_INDEX_BIT = 63;

    /** The shape of a container nobody described: without names and without mandatory fields. */
    static final TlvShape NONE = new TlvShape("", new Field[0]);

    private final String name;
    private final Field[] fields;

    /** The mandatory fields with usual tags, as the bits of {@link #bit}. */
    private final long requiredUsual;
    /** Whether no other field is mandatory. */
    private final boolean onlyUsual;

    private TlvShape(String name, Field[] fields) {
        this.name = name;
        this.fields = fields;
        long usual = 0;
        boolean only = true;
        for (Field field : fields) {
            if (field.required) {
                usual |= bit(field.tag);
                only &= bit(field.tag) != 0;
            }
        }
        this.requiredUsual = usual;
        this.onlyUsual = only;
    }

    /**
     * Returns the shape of a structure without fields.
     *
     * @param name the structure's name as messages show it
     * @return a shape to add fields to
     */
    public static TlvShape of(String name) {
        return new TlvShape(name, NONE.fields);
    }

    /**
     * Adds a field that every such structure must have, be it as a null.
     *
     * @param tag 0 to 255
     * @param field the field's name as messages show it
     * @return this shape and the field
     * @throws IllegalArgumentException if the tag is outside that range or taken
     */
    public TlvShape required(int tag, String field) {
        return with(new Field(tag, field, true));
    }

    /**
     * Adds a field that such a structure may lack.
     *
     * @param tag 0 to 255
     * @param field the field's name as messages show it
     * @return this shape and the field
     * @throws IllegalArgumentException if the tag is outside that range or taken
     */
    public TlvShape optional(int tag, String field) {
        return with(new Field(tag, field, false));
    }

    private TlvShape with(Field field) {
        if (field.tag < 0 || field.tag > 255) {
            throw new IllegalArgumentException("context tag " + field.tag + " is not between 0 and 255");
        }
        String taken = fieldName(field.tag);
        if (taken != null) {
            throw new IllegalArgumentException(
                    "context tag " + field.tag + " of " + name + " is both " + taken + " and " + field.name);
        }
        Field[] extended = Arrays.copyOf(fields, fields.length + 1);
        extended[fields.length] = field;
        return new TlvShape(name, extended);
    }

    /** Returns the structure's name, empty where it has none. */
    String name() {
        return name;
    }

    /** Returns the name of the field with this context tag, or null if the shape does not know one. */
    @Nullable String fieldName(int tag) {
        for (Field field : fields) {
            if (field.tag == tag) {
                return field.name;
            }
        }
        return null;
    }

    /**
     * Returns a bit for a context tag that is usual in the data model, one of its own for each: the lower ones and that of
     * a FabricIndex. Returns 0 for any other tag.
     */
    static long bit(int tag) {
        return tag < FABRIC_INDEX_BIT ? 1L << tag : tag == TlvWriter.FABRIC_INDEX ? 1L << FABRIC_INDEX_BIT : 0;
    }

    /** Says whether a structure has all mandatory fields with usual tags if it has those of these bits. */
    boolean hasAllUsual(long seen) {
        return (requiredUsual & ~seen) == 0;
    }

    /** Whether the tags of all mandatory fields are usual ones. */
    boolean onlyUsual() {
        return onlyUsual;
    }

    /** Returns the lowest tag of a mandatory field that a structure lacks; -1 if it lacks none. */
    int firstMissing(IntPredicate has) {
        return Stream.of(fields)
                .filter(field -> field.required && !has.test(field.tag))
                .mapToInt(Field::tag)
                .min()
                .orElse(-1);
    }

    /**
     * Returns the structure's name.
     *
     * @return the name the shape was made with
     */
    @Override
    public String toString() {
        return name;
    }

    private record Field(int tag, String name, boolean required) {}
}
