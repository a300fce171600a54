package dev.clusterwright.device;

import java.util.List;

/**
 * A device type that another one is composed of: it is found on an endpoint below. Immutable and thread-safe.
 *
 * @param deviceTypeId its id, an unsigned 32-bit number
 * @param deviceTypeName its name as the specification writes it
 * @param conformance whether it has to be there, in the specification's notation; empty when the definitions do not say
 * @param count on how many endpoints, such as {@code min 1}; empty when the definitions do not say
 * @param requirements clusters that it has there, beyond what it requires anyway
 */
public record Component(
        long deviceTypeId,
        String deviceTypeName,
        String conformance,
        String count,
        List<ClusterRequirement> requirements) {
    /** Copies the list. */
    public Component {
        requirements = List.copyOf(requirements);
    }
}
