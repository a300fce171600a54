package dev.clusterwright.notation;

import dev.clusterwright.notation.Constraint.Operand;
import dev.clusterwright.notation.Constraint.Operand.Function;
import dev.clusterwright.notation.Constraint.Operand.Operator;
import dev.clusterwright.notation.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the notation of constraints:
 *
 * <pre>
 * constraint = part {"," part}
 * part       = size ["{" operand "}"] ["[" constraint "]"]
 * size       = "all" | "desc" | "min" operand | "max" operand | operand ["to" operand]
 * operand    = number | path | name "(" number ")" | ("maxOf" | "minOf") "(" operand {"," operand} ")"
 *            | "(" operand ("+" | "-" | "*" | "/") operand ")"
 * path       = name {"." name}
 * </pre>
 */
final class ConstraintText {
    private final Tokens tokens;

    private ConstraintText(String text) {
        this.tokens = new Tokens(text);
    }

    static Constraint parse(String text) {
        ConstraintText parser = new ConstraintText(text);
        Constraint constraint = parser.constraint();
        parser.tokens.expectEnd();
        return constraint;
    }

    static Operand parseOperand(String text) {
        ConstraintText parser = new ConstraintText(text);
        Operand operand = parser.computed();
        parser.tokens.expectEnd();
        return operand;
    }

    private Constraint constraint() {
        tokens.enter();
        List<Constraint> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (tokens.takeSymbol(","));
        tokens.leave();
        return Constraint.anyOf(parts);
    }

    private Constraint part() {
        Constraint part = size();
        if (tokens.takeSymbol("{")) {
            part = new Constraint.CodePoints(part, operand());
            tokens.expectSymbol("}");
        }
        if (tokens.takeSymbol("[")) {
            part = new Constraint.Entries(part, constraint());
            tokens.expectSymbol("]");
        }
        return part;
    }

    private Constraint size() {
        if (tokens.takeWord("all")) {
            return new Constraint.Unconstrained();
        }
        if (tokens.takeWord("desc")) {
            return new Constraint.Described();
        }
        if (tokens.takeWord("min")) {
            return new Constraint.Range(operand(), null);
        }
        if (tokens.takeWord("max")) {
            return new Constraint.Range(null, operand());
        }
        Operand operand = operand();
        return tokens.takeWord("to") ? new Constraint.Range(operand, operand()) : new Constraint.Allowed(operand);
    }

    private Operand operand() {
        tokens.enter();
        try {
            if (tokens.kind() == Kind.NUMBER || tokens.isSymbol("-")) {
                return new Operand.Literal(tokens.number());
            }
            for (Function function : Function.values()) {
                if (tokens.takeWord(function.toString())) {
                    return new Operand.Extreme(function, operands());
                }
            }
            if (tokens.takeSymbol("(")) {
                Operand operand = computed();
                tokens.expectSymbol(")");
                return operand;
            }
            return named();
        } finally {
            tokens.leave();
        }
    }

    private List<Operand> operands() {
        tokens.expectSymbol("(");
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(operand());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return operands;
    }

    /** What is within parentheses; around a single operand they mean nothing. */
    private Operand computed() {
        Operand left = operand();
        Optional<Operator> operator = operator();
        return operator.isPresent() ? new Operand.Computed(left, operator.get(), operand()) : left;
    }

    private Operand named() {
        if (!tokens.isName()) {
            throw tokens.expected("a bound");
        }
        Path path = tokens.path();
        if (path.names().size() > 1 || !tokens.takeSymbol("(")) {
            return new Operand.Reference(path);
        }
        Operand.Literal value = new Operand.Literal(tokens.number());
        tokens.expectSymbol(")");
        return new Operand.Constant(path.names().get(0), value);
    }

    private Optional<Operator> operator() {
        return Stream.of(Operator.values())
                .filter(operator -> tokens.takeSymbol(operator.toString()))
                .findFirst();
    }
}
