package dev.clusterwright.cluster;

import dev.clusterwright.notation.Conformance;

/** A part of a cluster that a server may support (Matter Core, 7.10 Features). Immutable and thread-safe. */
public final class Feature {
    private final int bit;
    private final String code;
    private final String name;
    private final Noted<Conformance> conformance;

    /**
     * A feature.
     *
     * @param bit its bit in the FeatureMap, 0 to 31
     * @param code its short name, as conformance refers to it
     * @param name its full name
     * @param conformance whether a server has to support it, in the specification's notation
     */
    public Feature(int bit, String code, String name, String conformance) {
        this.bit = bit;
        this.code = code;
        this.name = name;
        this.conformance = Noted.conformance(conformance);
    }

    /** Its bit in the FeatureMap, 0 to 31. */
    public int bit() {
        return bit;
    }

    /** Its short name, as conformance refers to it. */
    public String code() {
        return code;
    }

    /** Its full name. */
    public String name() {
        return name;
    }

    /**
     * Whether a server has to support it.
     *
     * @throws IllegalArgumentException if what this was made with is not in the notation
     */
    public Conformance conformance() {
        return conformance.rule();
    }

    @Override
    public String toString() {
        return code;
    }
}
