package dev.clusterwright.generator.model;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be like: of a number its value, of octets and text their length in octets, of a list its count.
 * {@code toString} is the specification's notation: {@code min 1}, {@code 5 to 254}, {@code max 10[max 32]}.
 */
public sealed interface Constraint {
    /** Anything the type allows. */
    record Unconstrained() implements Constraint {
        @Override
        public String toString() {
            return "all";
        }
    }

    /** Only prose says what. */
    record Described() implements Constraint {
        @Override
        public String toString() {
            return "desc";
        }
    }

    /**
     * Between two bounds, one of which may be open.
     *
     * @param min null when open
     * @param max null when open
     */
    record Range(@Nullable Operand min, @Nullable Operand max) implements Constraint {
        @Override
        public String toString() {
            if (min == null) {
                return "max " + max;
            }
            return max == null ? "min " + min : min + " to " + max;
        }
    }

    /** One of these; of octets or text: exactly so many octets. */
    record Allowed(List<Operand> values) implements Constraint {
        /** Copies the list. */
        public Allowed {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
    }

    /** At most so many Unicode characters, whatever they take in octets. */
    record CodePoints(Operand max) implements Constraint {
        @Override
        public String toString() {
            return "max {" + max + "}";
        }
    }

    /** All of these. */
    record All(List<Constraint> parts) implements Constraint {
        /** Copies the list. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
    }

    /** Of a list: the count, and what each entry has to be like. */
    record Entries(Constraint count, Constraint entry) implements Constraint {
        @Override
        public String toString() {
            return count + "[" + entry + "]";
        }
    }

    /** A bound: a number, or something that a device knows. */
    sealed interface Operand {
        /** A number, or the name of a value. */
        record Literal(String text, @Nullable BigInteger number) implements Operand {
            @Override
            public String toString() {
                return text;
            }
        }

        /** A number with a name. */
        record Constant(String name, @Nullable BigInteger number) implements Operand {
            @Override
            public String toString() {
                return name;
            }
        }

        /**
         * The value of an attribute or field, here or in another cluster.
         *
         * @param path its name; for a member of a struct, with a dot between the names
         */
        record Reference(String path) implements Operand {
            @Override
            public String toString() {
                return path;
            }
        }

        /** The greatest or the least of several. */
        record Extreme(String function, List<Operand> operands) implements Operand {
            /** Copies the list. */
            public Extreme {
                operands = List.copyOf(operands);
            }

            @Override
            public String toString() {
                return function + operands.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
            }
        }

        /** Two operands and a sign between them. */
        record Computed(Operand left, String operator, Operand right) implements Operand {
            @Override
            public String toString() {
                return "(" + left + " " + operator + " " + right + ")";
            }
        }
    }
}
