package dev.clusterwright.cluster;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
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
    private final Noted<Conformance> conformance;
    private final boolean nullable;
    private final @Nullable Noted<Constraint> constraint;
    private final @Nullable Bounds bounds;
    private final @Nullable String defaultValue;
    private final boolean fabricSensitive;

    private Field(
            int id,
            String name,
            String type,
            Noted<Conformance> conformance,
            boolean nullable,
            @Nullable Noted<Constraint> constraint,
            @Nullable Bounds bounds,
            @Nullable String defaultValue,
            boolean fabricSensitive) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.conformance = conformance;
        this.nullable = nullable;
        this.constraint = constraint;
        this.bounds = bounds;
        this.defaultValue = defaultValue;
        this.fabricSensitive = fabricSensitive;
    }

    /**
     * A mandatory field, not nullable and with no constraint.
     *
     * @param id its context tag, 0 to 255
     * @param name its name as the specification writes it
     * @param type its type in the specification's spelling; {@code list[T]} for a list
     */
    public static Field of(int id, String name, String type) {
        return new Field(id, name, type, Noted.MANDATORY, false, null, null, null, false);
    }

    /** This, with a conformance in the specification's notation. */
    public Field conformance(String text) {
        return new Field(
                id, name, type, Noted.conformance(text), nullable, constraint, bounds, defaultValue, fabricSensitive);
    }

    /** This, and null is one of its values. */
    public Field nullable() {
        return new Field(id, name, type, conformance, true, constraint, bounds, defaultValue, fabricSensitive);
    }

    /**
     * This, with a constraint; see {@link Bounds} for the numbers.
     *
     * @param text in the specification's notation, such as {@code 5 to 254}; {@code all} when only the type sets bounds
     */
    public Field constraint(String text, long min, long max) {
        Noted<Constraint> other = Noted.constraint(text);
        return new Field(
                id, name, type, conformance, nullable, other, new Bounds(min, max), defaultValue, fabricSensitive);
    }

    /** This, with a default as the definition writes it. */
    public Field defaultValue(String text) {
        return new Field(id, name, type, conformance, nullable, constraint, bounds, text, fabricSensitive);
    }

    /** This, and other fabrics than the one that the struct belongs to may not see it. */
    public Field fabricSensitive() {
        return new Field(id, name, type, conformance, nullable, constraint, bounds, defaultValue, true);
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

    /**
     * When it is there, such as {@code M}, {@code [CS]} or {@code O.a+}.
     *
     * @throws IllegalArgumentException if what this was made with is not in the notation
     */
    public Conformance conformance() {
        return conformance.rule();
    }

    /** Whether it may be absent: only an unconditional M makes a field mandatory on the wire. */
    public boolean isOptional() {
        return !conformance.isMandatory();
    }

    /** Whether null is one of its values. */
    public boolean isNullable() {
        return nullable;
    }

    /**
     * What its value has to be like; empty when anything that its type allows is allowed.
     *
     * @throws IllegalArgumentException if what this was made with is not in the notation
     */
    public Optional<Constraint> constraint() {
        return constraint == null ? Optional.empty() : Optional.of(constraint.rule());
    }

    /** What its constraint and its type allow, as far as it is known without a device; empty when that is anything. */
    public Optional<Bounds> bounds() {
        return Optional.ofNullable(bounds);
    }

    /** The value that its absence stands for, as the definition writes it. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** Whether it is left out of what other fabrics read of the struct that has it. */
    public boolean isFabricSensitive() {
        return fabricSensitive;
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
