package dev.clusterwright.cluster;

import dev.clusterwright.type.Maybe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask of the cluster that a value belongs to: a server answers from its data, a client from what it has
 * read. Anything may be unknown; a rule that depends on it is not broken then.
 */
public interface ClusterState {
    /** Nothing is known. */
    static ClusterState unknown() {
        return KnownState.UNKNOWN;
    }

    /**
     * A cluster with these features; what its attributes are is not known.
     *
     * @param features its FeatureMap
     */
    static ClusterState of(ClusterDescriptor cluster, long features) {
        return new KnownState(cluster, features, null);
    }

    /**
     * A cluster of which all is known.
     *
     * @param features its FeatureMap
     * @param values of the attributes that it has; it has no others
     */
    static ClusterState of(
            ClusterDescriptor cluster, long features, Map<? extends Attribute<?>, ? extends @Nullable Object> values) {
        return new KnownState(cluster, features, values);
    }

    /** The cluster as its definition describes it; empty when that is not known, and then nothing else is looked up. */
    Optional<ClusterDescriptor> cluster();

    /** The FeatureMap, if it is known. */
    OptionalLong features();

    /** The ClusterRevision, if it is known. */
    OptionalInt revision();

    /**
     * The value of one of the cluster's attributes: empty when it is not known, absent when the cluster does not have the
     * attribute.
     */
    Optional<Maybe<Object>> value(Attribute<?> attribute);

    /** Whether the cluster takes a command; empty when that is not known. */
    default Optional<Boolean> accepts(Command<?, ?> command) {
        return Optional.empty();
    }

    /**
     * What of the cluster breaks the rules of its definition: which features it supports, which attributes and commands
     * it has, and what the attributes hold.
     *
     * @return empty if no rule is broken; the first 100 violations at most
     */
    default List<Violation> validate() {
        return Validator.validate(this);
    }
}
