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
}
