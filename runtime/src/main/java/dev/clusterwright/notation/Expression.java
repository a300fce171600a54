package dev.clusterwright.notation;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition in a conformance. {@code toString} is the specification's notation: {@code AB & !(CD | EF)},
 * {@code Rev >= 3}. What is nested looks the same however it was nested: there is no And directly within an And.
 */
public sealed interface Expression {
    /**
     * The cluster supports a feature.
     *
     * @param code such as {@code LT}
     */
    record Feature(String code) implements Expression {
        private static final Pattern CODE = Pattern.compile("[A-Z0-9_]*[A-Z][A-Z0-9_]*");

        /** Whether a name by itself is taken for the code of a feature: capitals, digits, underscores. */
        static boolean looksLike(String name) {
            return CODE.matcher(name).matches();
        }

        @Override
        public String toString() {
            return looksLike(code) && Tokens.isPlain(code) ? code : "feature " + Tokens.quoted(code);
        }
    }

    /** An element of that name is there, a condition of that name holds; in a comparison, the value of that name. */
    record Name(Path path) implements Expression, Value {
        @Override
        public String toString() {
            String only = path.names().get(0);
            return path.names().size() == 1 && Feature.looksLike(only) ? Tokens.quoted(only) : path.toString();
        }

        @Override
        public String compared() {
            return path.toString();
        }
    }

    /** Is not so. */
    record Not(Expression operand) implements Expression {
        @Override
        public String toString() {
            return "!" + parenthesised(operand);
        }
    }

    /** All are so. */
    record And(List<Expression> operands) implements Expression {
        /** Copies the list. */
        public And {
            operands = List.copyOf(operands);
            if (operands.size() < 2 || operands.stream().anyMatch(And.class::isInstance)) {
                throw new IllegalArgumentException("an And has two operands at least, none of them an And");
            }
        }

        @Override
        public String toString() {
            return operands.stream().map(Expression::parenthesised).collect(Collectors.joining(" & "));
        }
    }

    /** One is so at least. */
    record Or(List<Expression> operands) implements Expression {
        /** Copies the list. */
        public Or {
            operands = List.copyOf(operands);
            if (operands.size() < 2 || operands.stream().anyMatch(Or.class::isInstance)) {
                throw new IllegalArgumentException("an Or has two operands at least, none of them an Or");
            }
        }

        @Override
        public String toString() {
            return operands.stream().map(Expression::parenthesised).collect(Collectors.joining(" | "));
        }
    }

    /** Two values compare so. */
    record Comparison(Value left, Operator operator, Value right) implements Expression {
        @Override
        public String toString() {
            return left.compared() + " " + operator + " " + right.compared();
        }
    }

    /** How two values compare. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        LESS_OR_EQUAL("<=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    /** What compares. */
    sealed interface Value {
        /** Its text within a comparison, where no feature can stand. */
        default String compared() {
            return toString();
        }
    }

    /**
     * A number, or {@code null}.
     *
     * @param text as the definition writes it: {@code 0x80}
     */
    record Literal(String text) implements Value {
        /** Refuses any other text. */
        public Literal {
            if (!text.equals("null") && !Tokens.isNumber(text)) {
                throw new IllegalArgumentException("neither a number nor null: " + text);
            }
        }

        /** The number; null for null. */
        public @Nullable BigDecimal number() {
            return text.equals("null") ? null : Tokens.value(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The revision that a device implements, of the cluster or of the device type. */
    record Revision() implements Value {
        @Override
        public String toString() {
            return "Rev";
        }
    }

    /** All of these, of which there is one at least. */
    static Expression allOf(List<Expression> operands) {
        List<Expression> flat = flat(operands, part -> part instanceof And and ? and.operands() : List.of(part));
        return flat.size() == 1 ? flat.get(0) : new And(flat);
    }

    /** One of these at least, of which there is one at least. */
    static Expression anyOf(List<Expression> operands) {
        List<Expression> flat = flat(operands, part -> part instanceof Or or ? or.operands() : List.of(part));
        return flat.size() == 1 ? flat.get(0) : new Or(flat);
    }

    private static List<Expression> flat(List<Expression> operands, Function<Expression, List<Expression>> parts) {
        return operands.stream().map(parts).flatMap(List::stream).toList();
    }

    private static String parenthesised(Expression operand) {
        return operand instanceof Feature || operand instanceof Name || operand instanceof Not
                ? operand.toString()
                : "(" + operand + ")";
    }
}
