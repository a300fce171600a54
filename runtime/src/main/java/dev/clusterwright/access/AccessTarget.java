package dev.clusterwright.access;

import dev.clusterwright.type.Integers;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of access control is about (Matter Core, 9.10 Access Control Cluster, AccessControlTargetStruct). All
 * that is not null must be as it says. Immutable and thread-safe.
 *
 * @param cluster the id of the cluster; null for every one
 * @param endpoint the endpoint; null for every one
 * @param deviceType the id of a device type that the endpoint has; null for any
 */
public record AccessTarget(
        @Nullable Long cluster,
        @Nullable Integer endpoint,
        @Nullable Long deviceType) {
    private static final int MAX_ENDPOINT = 0xFFFE;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * Checks that numbers fit their types. Whether an entry may have it is what {@link AccessControlEntry#problems} says.
     *
     * @throws IllegalArgumentException if one does not
     */
    public AccessTarget {
        Integers.checkUnsigned("cluster", cluster, 32);
        Integers.checkUnsigned("endpoint", endpoint, 16);
        Integers.checkUnsigned("deviceType", deviceType, 32);
    }

    /** A cluster of every endpoint. */
    public static AccessTarget ofCluster(long cluster) {
        return new AccessTarget(cluster, null, null);
    }

    /** Every cluster of an endpoint. */
    public static AccessTarget ofEndpoint(int endpoint) {
        return new AccessTarget(null, endpoint, null);
    }

    /** Every cluster of the endpoints that have a device type. */
    public static AccessTarget ofDeviceType(long deviceType) {
        return new AccessTarget(null, null, deviceType);
    }

    /** What makes it no target, and how to mend that. */
    Optional<String> problem() {
        if (cluster == null && endpoint == null && deviceType == null) {
            return Optional.of("names nothing; name a cluster, an endpoint or a device type, or leave out all targets");
        }
        if (endpoint != null && deviceType != null) {
            return Optional.of("names both an endpoint and a device type; name one of them");
        }
        if (cluster != null && !isCluster(cluster)) {
            return Optional.of(
                    "names cluster 0x" + HEX.toHexDigits(cluster, 8)
                            + ", which can be none; standard ones are 0x0000 to 0x7FFF, those of vendors 0xvvvvFC00 to 0xvvvvFFFE");
        }
        if (endpoint != null && endpoint > MAX_ENDPOINT) {
            return Optional.of("names endpoint 0xFFFF, which stands for none; leave it out to mean every endpoint");
        }
        if (deviceType != null && !isDeviceType(deviceType)) {
            return Optional.of("names device type 0x" + HEX.toHexDigits(deviceType, 8)
                    + ", which can be none; they end in 0x0000 to 0xBFFF, and vendors are 0x0000 to 0xFFFE");
        }
        return Optional.empty();
    }

    private static boolean isCluster(long id) {
        long vendor = id >>> 16;
        long own = id & 0xFFFF;
        return vendor == 0 ? own <= 0x7FFF : vendor <= 0xFFF4 && own >= 0xFC00 && own <= 0xFFFE;
    }

    private static boolean isDeviceType(long id) {
        return id >>> 16 <= 0xFFFE && (id & 0xFFFF) <= 0xBFFF;
    }
}
