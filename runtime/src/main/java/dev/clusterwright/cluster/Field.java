package dev.clusterwright.cluster;

import dev.clusterwright.tlv.TlvShape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a struct, a command or an event, as its definition describes it. Immutable and thread-safe.
 */
public final class Field {
    private final int id;
    private final String name;
    private final String type;
    private final String conformance;
    private final boolean nullable;
    private final @Nullable Constraint constraint;
    private final @Nullable String defaultValue;

    private Field(
            int id,
            String name,
            String type,
            String conformance,
            boolean nullable,
            @Nullable Constraint constraint,
            @Nullable String defaultValue) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.conformance = conformance;
        this.nullable = nullable;
        this.constraint = constraint;
        this.defaultValue = defaultValue;
    }

    /**
     * A mandatory field, not nullable and with no constraint.
     *
     * @param id its context tag, 0 to 255
     * @param name its name as the specification writes it
     * @param type its type in the specification's spelling; {@code list[T]} for a list
     */
    public static Field of(int id, String name, String type) {
        return new Field(id, name, type, "M", false, null, null);
    }

    /** This, with a conformance in the specification's notation. */
    public Field conformance(String text) {
        return new Field(id, name, type, text, nullable, constraint, defaultValue);
    }

    /** This, and null is one of its values. */
    public Field nullable() {
        return new Field(id, name, type, conformance, true, constraint, defaultValue);
    }

    /** This, with a constraint; see {@link Constraint} for the parameters. */
    public Field constraint(String text, long min, long max) {
        return new Field(id, name, type, conformance, nullable, new Constraint(text, min, max), defaultValue);
    }

    /** This, with a default as the definition writes it. */
    public Field defaultValue(String text) {
        return new Field(id, name, type, conformance, nullable, constraint, text);
    }

    /** Its context tag, 0 to 255. */
    public int id() {
        return id;
    }

    /** Its name as the specification writes it. */
    public String name() {
        return name;
    }

    /** Its type in the specification's spelling; {@code list[T]} for a list. */
    public String type() {
        return type;
    }

    /** When it is there, in the specification's notation, such as {@code M}, {@code [CS]} or {@code O.a+}. */
    public String conformance() {
        return conformance;
    }

    /** Whether it may be absent: only an unconditional M makes a field mandatory on the wire. */
    public boolean isOptional() {
        return !conformance.equals("M");
    }

    /** Whether null is one of its values. */
    public boolean isNullable() {
        return nullable;
    }

    /** What its value has to be like; empty when anything that its type allows is allowed. */
    public Optional<Constraint> constraint() {
        return Optional.ofNullable(constraint);
    }

    /** The value that its absence stands for, as the definition writes it. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /**
     * What a reader needs to know of a struct with these fields.
     *
     * @param qualifiedName cluster and struct, for errors: {@code GroupKeyManagement.GroupKeySetStruct}
     */
    public static TlvShape shape(String qualifiedName, List<Field> fields) {
        TlvShape shape = TlvShape.of(qualifiedName);
        for (Field field : fields) {
            shape = field.isOptional() ? shape.optional(field.id, field.name) : shape.required(field.id, field.name);
        }
        return shape;
    }

    @Override
    public String toString() {
        return name + " (" + id + "): " + type;
    }
}
