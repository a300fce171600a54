package dev.clusterwright.notation;

import dev.clusterwright.notation.Conformance.Choice;
import dev.clusterwright.notation.Expression.Operator;
import dev.clusterwright.notation.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the notation of conformance:
 *
 * <pre>
 * conformance = alternative {"," alternative}
 * alternative = "M" | "P" | "D" | "X" | "desc" | condition | ("O" | "[" condition "]") [choice]
 * choice      = "." letters [count] ["+" | "-" [count]]
 * condition   = value sign value | operand {"&amp;" operand} | operand {"|" operand}
 * operand     = "!" operand | "(" condition ")" | path | FEATURE | "feature" quoted
 * value       = path | number | "null" | "Rev"
 * path        = name {"." name}
 * </pre>
 */
final class ConformanceText {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern CHOICE = Pattern.compile("([A-Za-z]+)([0-9]{0,9})");

    private final Tokens tokens;

    private ConformanceText(String text) {
        this.tokens = new Tokens(text);
    }

    static Conformance parse(String text) {
        ConformanceText parser = new ConformanceText(text);
        List<Conformance> alternatives = new ArrayList<>();
        do {
            alternatives.add(parser.alternative());
        } while (parser.tokens.takeSymbol(","));
        parser.tokens.expectEnd();
        return Conformance.firstOf(alternatives);
    }

    private Conformance alternative() {
        if (tokens.takeWord("M")) {
            return Conformance.Mandatory.ALWAYS;
        }
        if (tokens.takeWord("P")) {
            return new Conformance.Provisional();
        }
        if (tokens.takeWord("D")) {
            return new Conformance.Obsolete();
        }
        if (tokens.takeWord("X")) {
            return new Conformance.Disallowed();
        }
        if (tokens.takeWord("desc")) {
            return new Conformance.Described();
        }
        if (tokens.takeWord("O")) {
            return new Conformance.Optional(null, choice());
        }
        if (tokens.takeSymbol("[")) {
            Expression condition = condition();
            tokens.expectSymbol("]");
            return new Conformance.Optional(condition, choice());
        }
        return new Conformance.Mandatory(condition());
    }

    private @Nullable Choice choice() {
        if (!tokens.takeSymbol(".")) {
            return null;
        }
        Matcher set = CHOICE.matcher(tokens.kind() == Kind.WORD ? tokens.next() : "");
        if (!set.matches()) {
            throw tokens.expected("the letter of a choice before this");
        }
        String letter = set.group(1);
        int count = set.group(2).isEmpty() ? 1 : Integer.parseInt(set.group(2));
        if (tokens.takeSymbol("+")) {
            return choice(letter, count, Choice.NO_LIMIT);
        }
        if (!tokens.takeSymbol("-")) {
            return choice(letter, count, count);
        }
        if (tokens.kind() != Kind.NUMBER) {
            return choice(letter, 0, count);
        }
        String max = tokens.next();
        return choice(letter, count, COUNT.matcher(max).matches() ? Integer.parseInt(max) : -1);
    }

    private Choice choice(String letter, int min, int max) {
        if (min > max || max < 1) {
            throw tokens.expected("a count of what to choose before this");
        }
        return new Choice(letter, min, max);
    }

    private Expression condition() {
        Expression first;
        if (startsValue()) {
            boolean quoted = tokens.kind() == Kind.QUOTED;
            Expression.Value value = value();
            Optional<Operator> operator = operator();
            if (operator.isPresent()) {
                return new Expression.Comparison(value, operator.get(), value());
            }
            first = named(value, quoted);
        } else {
            first = operand();
        }
        if (tokens.isSymbol("&")) {
            return Expression.allOf(operands(first, "&"));
        }
        return tokens.isSymbol("|") ? Expression.anyOf(operands(first, "|")) : first;
    }

    private List<Expression> operands(Expression first, String sign) {
        List<Expression> operands = new ArrayList<>();
        operands.add(first);
        while (tokens.takeSymbol(sign)) {
            operands.add(operand());
        }
        return operands;
    }

    private Expression operand() {
        tokens.enter();
        try {
            if (tokens.takeSymbol("!")) {
                return new Expression.Not(operand());
            }
            if (tokens.takeSymbol("(")) {
                Expression condition = condition();
                tokens.expectSymbol(")");
                return condition;
            }
            if (tokens.takeWord("feature")) {
                if (tokens.kind() != Kind.QUOTED) {
                    throw tokens.expected("the code of a feature in quotes");
                }
                return new Expression.Feature(tokens.next());
            }
            boolean quoted = tokens.kind() == Kind.QUOTED;
            return named(new Expression.Name(tokens.path()), quoted);
        } finally {
            tokens.leave();
        }
    }

    private boolean startsValue() {
        return tokens.isName()
                || tokens.kind() == Kind.NUMBER
                || tokens.isSymbol("-")
                || tokens.isWord("null")
                || tokens.isWord("Rev");
    }

    private Expression.Value value() {
        if (tokens.takeWord("Rev")) {
            return new Expression.Revision();
        }
        if (tokens.isWord("null")) {
            return new Expression.Literal(tokens.next());
        }
        return tokens.kind() == Kind.NUMBER || tokens.isSymbol("-")
                ? new Expression.Literal(tokens.number())
                : new Expression.Name(tokens.path());
    }

    private Optional<Operator> operator() {
        return Stream.of(Operator.values())
                .filter(operator -> tokens.takeSymbol(operator.toString()))
                .findFirst();
    }

    private Expression named(Expression.Value value, boolean quoted) {
        if (!(value instanceof Expression.Name name)) {
            throw tokens.expected("a sign of comparison");
        }
        List<String> names = name.path().names();
        return !quoted && names.size() == 1 && Expression.Feature.looksLike(names.get(0))
                ? new Expression.Feature(names.get(0))
                : name;
    }
}
