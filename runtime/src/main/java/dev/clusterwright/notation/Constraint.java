package dev.clusterwright.notation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a value has to be like: of a number its value, of octets and text their length in octets, of a list its count.
 * {@code toString} is the specification's notation: {@code min 1}, {@code 5 to 254}, {@code max 10[max 32]} (Matter
 * Core, 7.6 Constraint); {@link #parse} reads it back to the same value.
 */
public sealed interface Constraint {
    /**
     * Reads the notation.
     *
     * @throws IllegalArgumentException if it is not; the message says where, and what was expected
     */
    static Constraint parse(String text) {
        return ConstraintText.parse(text);
    }

    /** One of these is enough, of which there is one at least. */
    static Constraint anyOf(List<Constraint> parts) {
        List<Constraint> flat = parts(parts).toList();
        return flat.size() == 1 ? flat.get(0) : new Any(flat);
    }

    /** A list whose count and entries are like these. */
    static Constraint entries(Constraint count, Constraint entry) {
        return anyOf(parts(List.of(count))
                .<Constraint>map(part -> new Entries(part, entry))
                .toList());
    }

    private static Stream<Constraint> parts(List<Constraint> parts) {
        return parts.stream().flatMap(part -> part instanceof Any any ? any.parts().stream() : Stream.of(part));
    }

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
        /** Refuses a range that is open at both ends: that is {@link Unconstrained}. */
        public Range {
            if (min == null && max == null) {
                throw new IllegalArgumentException("a range has one bound at least");
            }
        }

        @Override
        public String toString() {
            if (min == null) {
                return "max " + max;
            }
            return max == null ? "min " + min : min + " to " + max;
        }
    }

    /** This value; of octets or text: exactly so many octets. */
    record Allowed(Operand value) implements Constraint {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * Of text: its length in octets, and at most so many Unicode characters. {@code max 128{32}} is 128 octets, which
     * are 32 characters at most.
     */
    record CodePoints(Constraint octets, Operand max) implements Constraint {
        /** Refuses what cannot be told apart in the notation. */
        public CodePoints {
            if (octets instanceof Any || octets instanceof Entries || octets instanceof CodePoints) {
                throw new IllegalArgumentException("not a single limit of octets: " + octets);
            }
        }

        @Override
        public String toString() {
            return octets + "{" + max + "}";
        }
    }

    /** One of these is enough: {@code 1 to 8, 254}. */
    record Any(List<Constraint> parts) implements Constraint {
        /** Copies the list. */
        public Any {
            parts = List.copyOf(parts);
            if (parts.size() < 2 || parts.stream().anyMatch(Any.class::isInstance)) {
                throw new IllegalArgumentException("two parts at least, none of them with parts");
            }
        }

        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
    }

    /** Of a list: the count, and what each entry has to be like. */
    record Entries(Constraint count, Constraint entry) implements Constraint {
        /** Refuses what cannot be told apart in the notation. */
        public Entries {
            if (count instanceof Any || count instanceof Entries) {
                throw new IllegalArgumentException("not a single count: " + count);
            }
        }

        @Override
        public String toString() {
            return count + "[" + entry + "]";
        }
    }

    /** A bound: a number, or something that a device knows. */
    sealed interface Operand {
        /**
         * Reads a bound as definitions write it in an attribute, where {@code MinMeasuredValue + 1} needs no parentheses.
         *
         * @throws IllegalArgumentException if it is none; the message says where, and what was expected
         */
        static Operand parse(String text) {
            return ConstraintText.parseOperand(text);
        }

        /**
         * A number.
         *
         * @param text as the definition writes it: {@code 0xFFFE}
         */
        record Literal(String text) implements Operand {
            /** Refuses what is not a number. */
            public Literal {
                if (!Tokens.isNumber(text)) {
                    throw new IllegalArgumentException("not a number: " + text);
                }
            }

            /** Its value. */
            public BigDecimal value() {
                return Tokens.value(text);
            }

            /** Its value; null if it is written with a fraction. */
            public @Nullable BigInteger number() {
                return text.contains(".") ? null : value().toBigIntegerExact();
            }

            @Override
            public String toString() {
                return text;
            }
        }

        /** A number with a name: {@code RESP_MAX(900)}. */
        record Constant(String name, Literal value) implements Operand {
            @Override
            public String toString() {
                return Tokens.word(name) + "(" + value + ")";
            }
        }

        /** The value of an attribute or field, here or in another cluster, or an enum's item. */
        record Reference(Path path) implements Operand {
            @Override
            public String toString() {
                return path.toString();
            }
        }

        /** The greatest or the least of several. */
        record Extreme(Function function, List<Operand> operands) implements Operand {
            /** Copies the list. */
            public Extreme {
                operands = List.copyOf(operands);
                if (operands.isEmpty()) {
                    throw new IllegalArgumentException(function + " of nothing");
                }
            }

            @Override
            public String toString() {
                return function + operands.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
            }
        }

        /** Which of several. */
        enum Function {
            MAX_OF("maxOf"),
            MIN_OF("minOf");

            private final String word;

            Function(String word) {
                this.word = word;
            }

            @Override
            public String toString() {
                return word;
            }
        }

        /** Two operands and a sign between them. */
        record Computed(Operand left, Operator operator, Operand right) implements Operand {
            @Override
            public String toString() {
                return "(" + left + " " + operator + " " + right + ")";
            }
        }

        /** What is done with two operands. */
        enum Operator {
            ADD("+"),
            SUBTRACT("-"),
            MULTIPLY("*"),
            DIVIDE("/");

            private final String sign;

            Operator(String sign) {
                this.sign = sign;
            }

            @Override
            public String toString() {
                return sign;
            }
        }
    }
}
