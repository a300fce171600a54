package dev.clusterwright.cluster;

import dev.clusterwright.cluster.Violation.Kind;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.type.Maybe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks through values and reports what breaks the rules. Rules themselves are {@link Limits} and {@link Presence}. */
final class Validator {
    private static final Constraint UNCONSTRAINED = new Constraint.Unconstrained();

    private final ClusterState state;
    private final Report report = new Report();

    private Validator(ClusterState state) {
        this.state = state;
    }

    static List<Violation> validate(Structure structure, ClusterState state) {
        Validator validator = new Validator(state);
        validator.structure(structure, null);
        return validator.report.violations();
    }

    static List<Violation> validate(Attribute<?> attribute, @Nullable Object value, ClusterState state) {
        Validator validator = new Validator(state);
        if (value != null) {
            validator.attribute(attribute, value);
        }
        return validator.report.violations();
    }

    static List<Violation> validate(ClusterState state) {
        Validator validator = new Validator(state);
        state.cluster().ifPresent(validator::cluster);
        return validator.report.violations();
    }

    private void cluster(ClusterDescriptor cluster) {
        Place whole = Place.of(cluster.name());
        Presence.check(cluster.features().stream().map(this::element).toList(), whole, report);
        Presence.check(cluster.attributes().stream().map(this::element).toList(), whole, report);
        Presence.check(cluster.commands().stream().map(this::element).toList(), whole, report);
        for (Attribute<?> attribute : cluster.attributes()) {
            state.value(attribute).map(Maybe::orNull).ifPresent(value -> attribute(attribute, value));
        }
    }

    private Presence.Element element(Feature feature) {
        return new Presence.Element(
                Place.of("FeatureMap." + feature.code()),
                feature.code(),
                feature.conformance(),
                scope(feature.code()).supports(feature),
                scope(feature.code()));
    }

    private Presence.Element element(Attribute<?> attribute) {
        return new Presence.Element(
                Place.of(attribute.name()),
                attribute.name(),
                attribute.conformance(),
                state.value(attribute).map(value -> Truth.of(!value.isAbsent())).orElse(Truth.UNKNOWN),
                scope(attribute.name()));
    }

    private Presence.Element element(Command<?, ?> command) {
        return new Presence.Element(
                Place.of(command.name()),
                command.name(),
                command.conformance(),
                state.accepts(command).map(Truth::of).orElse(Truth.UNKNOWN),
                scope(command.name()));
    }

    private Scope scope(String self) {
        return new Scope(null, state, self);
    }

    private void attribute(Attribute<?> attribute, Object value) {
        Place place = Place.of(attribute.name());
        value(value, attribute.type(), attribute.constraint(), attribute.bounds(), scope(attribute.name()), place);
    }

    private void structure(Structure structure, @Nullable Place outer) {
        Members members = structure.members();
        List<Field> fields = members.fields();
        List<Presence.Element> optional = new ArrayList<>();
        for (int i = 0; i < fields.size() && !report.isFull(); i++) {
            Field field = fields.get(i);
            Maybe<Object> value = members.value(i);
            Scope scope = new Scope(members, state, field.name());
            Place place = Place.field(outer, members.name(), field.name());
            if (field.isOptional()) {
                Truth present = Truth.of(!value.isAbsent());
                optional.add(new Presence.Element(place, field.name(), field.conformance(), present, scope));
            }
            if (value.isPresent()) {
                value(value.get(), field.type(), field.constraint(), field.bounds(), scope, place);
            }
        }
        Presence.check(optional, Place.field(outer, members.name(), ""), report);
    }

    /** A value that is there and not null. */
    private void value(
            Object value,
            String type,
            Optional<Constraint> constraint,
            Optional<Bounds> bounds,
            Scope scope,
            Place place) {
        if (value instanceof Structure structure) {
            structure(structure, place);
            return;
        }
        if (value instanceof OpenEnum item && !item.isNamed()) {
            add(place, item + " is no value of " + type);
        } else if (value instanceof Bitmap<?> bitmap && (bitmap.toLong() & ~bitmap.knownBits()) != 0) {
            add(place, bitmap + " has bits that " + type + " does not have");
        } else {
            Quantity quantity = Quantity.of(value, type);
            if (quantity != null) {
                limited(quantity, constraint.orElse(UNCONSTRAINED), bounds, scope, place);
            }
        }
        if (value instanceof List<?> list) {
            Constraint entry = constraint.map(Limits::entry).orElse(null);
            entries(list, BaseTypes.entry(type), Optional.ofNullable(entry), scope, place);
        }
    }

    private void entries(List<?> list, String type, Optional<Constraint> constraint, Scope scope, Place place) {
        Optional<Bounds> bounds = Optional.ofNullable(BaseTypes.narrow(type));
        for (int i = 0; i < list.size() && !report.isFull(); i++) {
            Object entry = list.get(i);
            if (entry != null) {
                value(entry, type, constraint, bounds, scope, place.entry(i));
            }
        }
    }

    /** What is within the constraint may still be beyond what its type allows, or what a device allows at most. */
    private void limited(Quantity quantity, Constraint constraint, Optional<Bounds> bounds, Scope scope, Place place) {
        Constraint own = Limits.count(constraint);
        Constraint known = Limits.known(own, scope);
        Long bits = quantity.bits();
        String shown = own instanceof Constraint.CodePoints
                ? quantity + " (" + quantity.codePoints() + " characters)"
                : quantity.toString();
        if (Limits.admit(known, quantity) == Truth.FALSE) {
            String limit = known + (known.equals(own) ? "" : " (" + own + ")");
            add(place, shown + (known instanceof Constraint.Allowed ? " is not " : " is not within ") + limit);
        } else if (bits != null && bounds.isPresent() && !bounds.get().admits(bits)) {
            boolean says = !(own instanceof Constraint.Unconstrained) && !(own instanceof Constraint.Described);
            String limit = bounds.get() + (says ? " (" + own + ")" : "");
            add(place, shown + (bounds.get().isSingle() ? " is not " : " is not within ") + limit);
        }
    }

    private void add(Place place, String message) {
        report.add(place, Kind.CONSTRAINT, message);
    }
}
