package dev.clusterwright.generator.diff;

import java.util.Locale;

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

    /** As users write it: {@code wire-breaking}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
