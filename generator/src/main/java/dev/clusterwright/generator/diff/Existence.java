package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.notation.Conformance;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What it means that a cluster has an element more, or one less.
 *
 * @param features the codes of those that there were before
 */
record Existence(Set<String> features) {
    /** Of the elements of a cluster. */
    static Existence since(Cluster older) {
        return new Existence(older.features().stream().map(Feature::code).collect(Collectors.toSet()));
    }

    /** That an attribute, a command or an event came. */
    Verdict added(String what, Conformance conformance) {
        if (ConformanceRules.always(conformance)) {
            return Verdict.behaviour("Every server has to have the " + what
                    + " now; one of the older definitions has not, which clients have to bear.");
        }
        return ConformanceRules.demanded(conformance, features::contains)
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
                        + ", which clients of the older may have used where it was.");
    }
}
