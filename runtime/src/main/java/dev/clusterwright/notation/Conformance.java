package dev.clusterwright.notation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When an element is there. {@code toString} is the specification's notation: {@code M}, {@code [CS]},
 * {@code P, GCAST}, {@code O.a+} (Matter Core, 7.3 Conformance); {@link #parse} reads it back to the same value.
 */
public sealed interface Conformance {
    /**
     * Reads the notation.
     *
     * @throws IllegalArgumentException if it is not; the message says where, and what was expected
     */
    static Conformance parse(String text) {
        return ConformanceText.parse(text);
    }

    /** The first that applies of these, of which there is one at least. */
    static Conformance firstOf(List<Conformance> alternatives) {
        List<Conformance> flat = alternatives.stream()
                .flatMap(part ->
                        part instanceof Otherwise otherwise ? otherwise.alternatives().stream() : Stream.of(part))
                .toList();
        return flat.size() == 1 ? flat.get(0) : new Otherwise(flat);
    }

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
            if (alternatives.size() < 2 || alternatives.stream().anyMatch(Otherwise.class::isInstance)) {
                throw new IllegalArgumentException("two alternatives at least, none of them with alternatives");
            }
        }

        @Override
        public String toString() {
            return alternatives.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * A set of elements to choose from: those with the same letter. {@code .a} is one of them, {@code .a2} two,
     * {@code .a+} one or more, {@code .a-} one or none, {@code .a1-3} one to three.
     *
     * @param letter names the set
     * @param min how many at least
     * @param max how many at most; {@link #NO_LIMIT} for any number
     */
    record Choice(String letter, int min, int max) {
        /** As many as there are. */
        public static final int NO_LIMIT = Integer.MAX_VALUE;

        /** Refuses what leaves nothing to choose, and a name of the set that is not of letters. */
        public Choice {
            if (!isLetter(letter) || min < 0 || max < 1 || min > max || min == NO_LIMIT) {
                throw new IllegalArgumentException("no choice: " + letter + " " + min + " to " + max);
            }
        }

        /** Whether a set of elements may be named so. */
        public static boolean isLetter(String text) {
            return !text.isEmpty() && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
        }

        @Override
        public String toString() {
            String set = "." + letter;
            if (min == max) {
                return set + unlessOne(min);
            }
            if (max == NO_LIMIT) {
                return set + unlessOne(min) + "+";
            }
            return min == 0 ? set + unlessOne(max) + "-" : set + min + "-" + max;
        }

        private static String unlessOne(int count) {
            return count == 1 ? "" : Integer.toString(count);
        }
    }

    /** Whether a release has the element only to keep its number from being used again. */
    default boolean isDisallowed() {
        return this instanceof Disallowed;
    }
}
