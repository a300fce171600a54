package dev.clusterwright.device;

import java.util.List;

/** A cluster that an endpoint of a device type has, or may have. Immutable and thread-safe. */
public final class ClusterRequirement {
    /** Which side of a cluster an endpoint has. */
    public enum Side {
        /** It holds the attributes and answers commands. */
        SERVER,
        /** It reads, writes and sends commands to servers elsewhere. */
        CLIENT
    }

    private final Side side;
    private final long clusterId;
    private final String clusterName;
    private final String conformance;
    private final boolean singleton;
    private final List<FeatureRequirement> features;
    private final List<ElementRequirement> elements;

    private ClusterRequirement(
            Side side,
            long clusterId,
            String clusterName,
            String conformance,
            boolean singleton,
            List<FeatureRequirement> features,
            List<ElementRequirement> elements) {
        this.side = side;
        this.clusterId = clusterId;
        this.clusterName = clusterName;
        this.conformance = conformance;
        this.singleton = singleton;
        this.features = features;
        this.elements = elements;
    }

    /**
     * The server of a cluster.
     *
     * @param clusterId its id, an unsigned 32-bit number
     * @param clusterName its name as the specification writes it
     * @param conformance whether it has to be there, in the specification's notation
     */
    public static ClusterRequirement server(long clusterId, String clusterName, String conformance) {
        return new ClusterRequirement(Side.SERVER, clusterId, clusterName, conformance, false, List.of(), List.of());
    }

    /** The client of a cluster; see {@link #server} for the parameters. */
    public static ClusterRequirement client(long clusterId, String clusterName, String conformance) {
        return new ClusterRequirement(Side.CLIENT, clusterId, clusterName, conformance, false, List.of(), List.of());
    }

    /** This, and no other endpoint of the node has the cluster. */
    public ClusterRequirement singleton() {
        return new ClusterRequirement(side, clusterId, clusterName, conformance, true, features, elements);
    }

    /** This, with what the device type says of features. */
    public ClusterRequirement features(FeatureRequirement... requirements) {
        return new ClusterRequirement(
                side, clusterId, clusterName, conformance, singleton, List.of(requirements), elements);
    }

    /** This, with what the device type says of attributes, commands and events. */
    public ClusterRequirement elements(ElementRequirement... requirements) {
        return new ClusterRequirement(
                side, clusterId, clusterName, conformance, singleton, features, List.of(requirements));
    }

    /** Which side of the cluster. */
    public Side side() {
        return side;
    }

    /** The id of the cluster, an unsigned 32-bit number. */
    public long clusterId() {
        return clusterId;
    }

    /** The name of the cluster as the specification writes it. */
    public String clusterName() {
        return clusterName;
    }

    /** Whether it has to be there, in the specification's notation, such as {@code M}, {@code O} or {@code ['Wi-Fi']}. */
    public String conformance() {
        return conformance;
    }

    /** Whether only one endpoint of a node has the cluster. */
    public boolean isSingleton() {
        return singleton;
    }

    /** What is said of its features. */
    public List<FeatureRequirement> features() {
        return features;
    }

    /** What is said of its attributes, commands and events. */
    public List<ElementRequirement> elements() {
        return elements;
    }

    @Override
    public String toString() {
        return (side == Side.SERVER ? "server of " : "client of ") + clusterName;
    }
}
