package dev.clusterwright.generator.model;

import java.util.List;
import java.util.stream.Collectors;

/** A condition in a conformance. {@code toString} is the specification's notation. */
public sealed interface Expression {
    /** What a name in an expression refers to. */
    enum Kind {
        FEATURE,
        ATTRIBUTE,
        FIELD,
        COMMAND,
        CONDITION,
        ENUM,
        STATUS,
        REVISION,
        LITERAL
    }

    /** A feature that is supported, an element that is there, or a value. */
    record Term(Kind kind, String name) implements Expression {
        @Override
        public String toString() {
            return kind == Kind.REVISION ? "Rev" : name;
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
        }

        @Override
        public String toString() {
            return operands.stream().map(Expression::parenthesised).collect(Collectors.joining(" | "));
        }
    }

    /** Two values compare so. */
    record Comparison(Expression left, String operator, Expression right) implements Expression {
        @Override
        public String toString() {
            return parenthesised(left) + " " + operator + " " + parenthesised(right);
        }
    }

    private static String parenthesised(Expression operand) {
        return operand instanceof Term || operand instanceof Not ? operand.toString() : "(" + operand + ")";
    }
}
