package dev.clusterwright.generator.diff;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a change means for those who use the older definitions; the worst first. */
public enum Impact {
    /** A node of the older definitions and one of the newer no longer understand each other here. */
    WIRE_BREAKING,
    /** Code written against the Java of the older definitions does not compile against that of the newer. */
    SOURCE_BREAKING,
    /** What is sent and compiled is the same, but what is allowed, demanded or done is not. */
    BEHAVIOUR_CHANGING,
    /** Something new that nobody has to know. */
    ADDITIVE,
    /** Told to people only. */
    EDITORIAL;

    /** What it means, in a line. */
    public String meaning() {
        return switch (this) {
            case WIRE_BREAKING -> "Nodes of the two sides do not understand each other";
            case SOURCE_BREAKING -> "Code written against the Java of the older side does not compile";
            case BEHAVIOUR_CHANGING -> "What is allowed, demanded or done is different";
            case ADDITIVE -> "New, and nobody has to know it";
            case EDITORIAL -> "Told to people only";
        };
    }

    /** The one that users write so; empty if there is none. */
    public static Optional<Impact> named(String name) {
        return Stream.of(values())
                .filter(impact -> impact.toString().equals(name))
                .findFirst();
    }

    /** As users write it: {@code wire-breaking}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
