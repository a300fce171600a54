package dev.clusterwright.cluster;

import java.util.List;

/** What the generated records of structs, commands and events implement. */
public interface Structure {
    /** The fields with their values. */
    Members members();

    /**
     * What of this breaks the rules of its definition, as far as that can be decided without knowing the device; see
     * {@link #validate(ClusterState)}.
     */
    default List<Violation> validate() {
        return validate(ClusterState.unknown());
    }

    /**
     * What of this breaks the rules of its definition: constraints, and which fields are there. What is inside of it is
     * validated too. A rule that depends on something unknown is not broken.
     *
     * @param state of the cluster that this belongs to
     * @return empty if no rule is broken; the first 100 violations at most
     */
    default List<Violation> validate(ClusterState state) {
        return Validator.validate(this, state);
    }
}
