package dev.clusterwright.cluster;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.tlv.TlvCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as its definition describes it. Immutable and thread-safe.
 *
 * @param <T> the Java type of its value; nullable when null is one of its values
 */
public final class Attribute<T extends @Nullable Object> {
    private final long clusterId;
    private final long id;
    private final String name;
    private final String type;
    private final TlvCodec<T> codec;
    private final Access access;
    private final Set<Quality> qualities;
    private final Noted<Conformance> conformance;
    private final @Nullable Noted<Constraint> constraint;
    private final @Nullable Bounds bounds;
    private final @Nullable String defaultValue;

    private Attribute(
            long clusterId,
            long id,
            String name,
            String type,
            TlvCodec<T> codec,
            Access access,
            Set<Quality> qualities,
            Noted<Conformance> conformance,
            @Nullable Noted<Constraint> constraint,
            @Nullable Bounds bounds,
            @Nullable String defaultValue) {
        this.clusterId = clusterId;
        this.id = id;
        this.name = name;
        this.type = type;
        this.codec = codec;
        this.access = access;
        this.qualities = qualities;
        this.conformance = conformance;
        this.constraint = constraint;
        this.bounds = bounds;
        this.defaultValue = defaultValue;
    }

    /**
     * A mandatory attribute that anyone who may view can read, with no qualities and no constraint.
     *
     * @param clusterId the id of its cluster
     * @param id its id, an unsigned 32-bit number
     * @param name its name as the specification writes it
     * @param type its type in the specification's spelling; {@code list[T]} for a list
     * @param codec reads and writes its value
     */
    public static <T extends @Nullable Object> Attribute<T> of(
            long clusterId, long id, String name, String type, TlvCodec<T> codec) {
        return new Attribute<>(
                clusterId,
                id,
                name,
                type,
                codec,
                Access.read(Privilege.VIEW),
                Set.of(),
                Noted.MANDATORY,
                null,
                null,
                null);
    }

    /** This, with another access. */
    public Attribute<T> access(Access other) {
        return new Attribute<>(
                clusterId, id, name, type, codec, other, qualities, conformance, constraint, bounds, defaultValue);
    }

    /** This, with qualities. */
    public Attribute<T> qualities(Quality... all) {
        return new Attribute<>(
                clusterId, id, name, type, codec, access, Set.of(all), conformance, constraint, bounds, defaultValue);
    }

    /** This, with a conformance in the specification's notation. */
    public Attribute<T> conformance(String text) {
        Noted<Conformance> other = Noted.conformance(text);
        return new Attribute<>(
                clusterId, id, name, type, codec, access, qualities, other, constraint, bounds, defaultValue);
    }

    /**
     * This, with a constraint; see {@link Bounds} for the numbers.
     *
     * @param text in the specification's notation, such as {@code 5 to 254}; {@code all} when only the type sets bounds
     */
    public Attribute<T> constraint(String text, long min, long max) {
        Noted<Constraint> other = Noted.constraint(text);
        Bounds numbers = new Bounds(min, max);
        return new Attribute<>(
                clusterId, id, name, type, codec, access, qualities, conformance, other, numbers, defaultValue);
    }

    /** This, with a default as the definition writes it. */
    public Attribute<T> defaultValue(String text) {
        return new Attribute<>(
                clusterId, id, name, type, codec, access, qualities, conformance, constraint, bounds, text);
    }

    /** The id of its cluster. */
    public long clusterId() {
        return clusterId;
    }

    /** Its id, an unsigned 32-bit number; the upper 16 bits are the vendor prefix, 0 for a standard attribute. */
    public long id() {
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

    /** Reads and writes its value. */
    public TlvCodec<T> codec() {
        return codec;
    }

    /** Who may read and write it. */
    public Access access() {
        return access;
    }

    /** How its value is kept and reported. */
    public Set<Quality> qualities() {
        return qualities;
    }

    /**
     * When a server has it, such as {@code M}, {@code [CS]} or {@code P, GCAST}.
     *
     * @throws IllegalArgumentException if what this was made with is not in the notation
     */
    public Conformance conformance() {
        return conformance.rule();
    }

    /** Whether a server may do without it: only an unconditional M makes it mandatory. */
    public boolean isOptional() {
        return !conformance.isMandatory();
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

    /** The value that it starts with, as the definition writes it. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /**
     * What of a value breaks the rules of this attribute, and of the structures in it.
     *
     * @param state of the cluster that the value belongs to
     * @return empty if no rule is broken; the first 100 violations at most
     */
    public List<Violation> validate(T value, ClusterState state) {
        return Validator.validate(this, value, state);
    }

    @Override
    public String toString() {
        return name;
    }
}
