package dev.clusterwright.generator.diff;

/**
 * What a change means, and why.
 *
 * @param reason a sentence or more
 */
record Verdict(Impact impact, String reason) {
    static Verdict wire(String reason) {
        return new Verdict(Impact.WIRE_BREAKING, reason);
    }

    static Verdict behaviour(String reason) {
        return new Verdict(Impact.BEHAVIOUR_CHANGING, reason);
    }

    static Verdict additive(String reason) {
        return new Verdict(Impact.ADDITIVE, reason);
    }

    static Verdict editorial(String reason) {
        return new Verdict(Impact.EDITORIAL, reason);
    }
}
