package dev.clusterwright.access;

import dev.clusterwright.cluster.Privilege;
import java.util.List;

/** Decides who may do what. Thread-safe; asked for every path of every request, so it has to be quick. */
@FunctionalInterface
public interface AccessControl {
    /**
     * Decides about one cluster of one endpoint.
     *
     * @param subject who asks
     * @param privilege what it takes
     * @param endpoint the endpoint
     * @param cluster the id of the cluster
     * @param deviceTypes the ids of the device types of the endpoint
     */
    AccessDecision check(
            SubjectDescriptor subject, Privilege privilege, int endpoint, long cluster, List<Long> deviceTypes);

    /**
     * Whether the maker of the device forbids what has been allowed (feature MNGD): then it is
     * {@link AccessDecision#RESTRICTED}. To be asked where {@link #check} has said {@link AccessDecision#ALLOWED}; most
     * devices forbid nothing.
     *
     * @param subject who asks
     * @param operation what is to be done
     * @param endpoint the endpoint
     * @param cluster the id of the cluster
     * @param element the id of the attribute, command or event
     */
    default boolean restricts(
            SubjectDescriptor subject, Operation operation, int endpoint, long cluster, long element) {
        return false;
    }
}
