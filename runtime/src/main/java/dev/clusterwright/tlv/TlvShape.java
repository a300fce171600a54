package dev.clusterwright.tlv;

import java.util.Arrays;
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
    /** The shape of a container nobody described: without names and without mandatory fields. */
    static final TlvShape NONE = new TlvShape("", new Field[0], 0, 0, 0, 0);

    private final String name;
    private final Field[] fields;

    // One bit for each mandatory tag, 64 tags to a number.
    private final long required0;
    private final long required1;
    private final long required2;
    private final long required3;

    private TlvShape(String name, Field[] fields, long required0, long required1, long required2, long required3) {
        this.name = name;
        this.fields = fields;
        this.required0 = required0;
        this.required1 = required1;
        this.required2 = required2;
        this.required3 = required3;
    }

    /**
     * Returns the shape of a structure without fields.
     *
     * @param name the structure's name as messages show it
     * @return a shape to add fields to
     */
    public static TlvShape of(String name) {
        return new TlvShape(name, NONE.fields, 0, 0, 0, 0);
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
        long bit = 1L << tag;
        return new TlvShape(
                name,
                with(tag, field),
                tag >>> 6 == 0 ? required0 | bit : required0,
                tag >>> 6 == 1 ? required1 | bit : required1,
                tag >>> 6 == 2 ? required2 | bit : required2,
                tag >>> 6 == 3 ? required3 | bit : required3);
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
        return new TlvShape(name, with(tag, field), required0, required1, required2, required3);
    }

    private Field[] with(int tag, String field) {
        if (tag < 0 || tag > 255) {
            throw new IllegalArgumentException("context tag " + tag + " is not between 0 and 255");
        }
        String taken = fieldName(tag);
        if (taken != null) {
            throw new IllegalArgumentException(
                    "context tag " + tag + " of " + name + " is both " + taken + " and " + field);
        }
        Field[] extended = Arrays.copyOf(fields, fields.length + 1);
        extended[fields.length] = new Field(tag, field);
        return extended;
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

    /** Says whether a structure has all mandatory fields if these are the bits of those it has. */
    boolean isComplete(long seen0, long seen1, long seen2, long seen3) {
        return ((required0 & ~seen0) | (required1 & ~seen1) | (required2 & ~seen2) | (required3 & ~seen3)) == 0;
    }

    /** Returns the lowest tag of a mandatory field that an incomplete structure lacks. */
    int firstMissing(long seen0, long seen1, long seen2, long seen3) {
        long[] missing = {required0 & ~seen0, required1 & ~seen1, required2 & ~seen2, required3 & ~seen3};
        int word = 0;
        while (missing[word] == 0) {
            word++;
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(missing[word]);
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

    private record Field(int tag, String name) {}
}
