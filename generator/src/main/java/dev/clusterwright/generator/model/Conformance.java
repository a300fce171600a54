package dev.clusterwright.generator.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When an element is there. {@code toString} is the specification's notation: {@code M}, {@code [CS]},
 * {@code P, GCAST}, {@code O.a+} (Matter Core, 7.3 Conformance).
 */
public sealed interface Conformance {
    /**
     * Has to be there, always or when the condition holds.
     *
     * @param condition null for always
     */
    record Mandatory(@Nullable Expression condition) implements Conformance {
        /** Has to be there. */
        public static final Mandatory ALWAYS = new Mandatory(null);

        @Override
        public String toString() {
            return condition == null ? "M" : condition.toString();
        }
    }

    /**
     * May be there, always or when the condition holds.
     *
     * @param condition null for always
     * @param choice null unless the element is one of several to choose from
     */
    record Optional(
            @Nullable Expression condition, @Nullable Choice choice) implements Conformance {
        @Override
        public String toString() {
            return (condition == null ? "O" : "[" + condition + "]") + (choice == null ? "" : choice);
        }
    }

    /** Is on trial: may change in the next release. */
    record Provisional() implements Conformance {
        @Override
        public String toString() {
            return "P";
        }
    }

    /** Was there in an older release. */
    record Obsolete() implements Conformance {
        @Override
        public String toString() {
            return "D";
        }
    }

    /** Must not be there. */
    record Disallowed() implements Conformance {
        @Override
        public String toString() {
            return "X";
        }
    }

    /** Only prose says when. */
    record Described() implements Conformance {
        @Override
        public String toString() {
            return "desc";
        }
    }

    /** The first that applies. */
    record Otherwise(List<Conformance> alternatives) implements Conformance {
        /** Copies the list. */
        public Otherwise {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public String toString() {
            return alternatives.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * A set of elements to choose from: those with the same letter.
     *
     * @param letter names the set
     * @param min how many at least
     * @param orMore whether more than {@code min} may be chosen
     */
    record Choice(String letter, int min, boolean orMore) {
        @Override
        public String toString() {
            return "." + letter + (min == 1 ? "" : min) + (orMore ? "+" : "");
        }
    }

    /** Whether a release has the element only to keep its number from being used again. */
    default boolean isDisallowed() {
        return this instanceof Disallowed;
    }
}
