package dev.clusterwright.generator.diff;

import dev.clusterwright.notation.Conformance;

/** What it means that a cluster has an element more, or one less. */
final class Existence {
    private Existence() {}

    /** That an attribute, a command or an event came. */
    static Verdict added(String what, Conformance conformance) {
        if (ConformanceRules.always(conformance)) {
            return Verdict.behaviour("Every server has to have the " + what
                    + " now; one of the older definitions has not, which clients have to bear.");
        }
        return ConformanceRules.demanded(conformance)
                ? Verdict.behaviour("Some servers have to have the " + what
                        + " now; one of the older definitions has not, which clients have to bear.")
                : Verdict.additive("Servers may have the " + what + "; those who do not know it need not.");
    }

    /** That one went. */
    static Verdict removed(String what, Conformance conformance) {
        return ConformanceRules.always(conformance)
                ? Verdict.wire("Clients of the older definitions count on the " + what
                        + ", and servers of the newer no longer have it.")
                : Verdict.behaviour("Servers of the newer definitions never have the " + what
                        + "; clients of the older find that they could do without, or not.");
    }
}
