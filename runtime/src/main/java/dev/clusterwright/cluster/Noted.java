package dev.clusterwright.cluster;

import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule in the specification's notation that is read when somebody first asks what it says: a program that never
 * validates reads none. Thread-safe, as the rules are immutable: at worst two threads read the same text.
 *
 * @param <T> the rule
 */
final class Noted<T> {
    /** Always mandatory, as most elements are. */
    static final Noted<Conformance> MANDATORY = conformance("M");

    private final String text;
    private final Function<String, T> reader;
    /** What the text says; null until somebody asks. */
    private @Nullable T rule;

    private Noted(String text, Function<String, T> reader) {
        this.text = text;
        this.reader = reader;
    }

    static Noted<Conformance> conformance(String text) {
        return new Noted<>(text, Conformance::parse);
    }

    static Noted<Constraint> constraint(String text) {
        return new Noted<>(text, Constraint::parse);
    }

    /** Whether this says that an element always has to be there; does not read the text. */
    boolean isMandatory() {
        return text.equals("M");
    }

    /**
     * What the text says.
     *
     * @throws IllegalArgumentException if it is not in the notation
     */
    T rule() {
        T known = rule;
        if (known == null) {
            known = reader.apply(text);
            rule = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return text;
    }
}
