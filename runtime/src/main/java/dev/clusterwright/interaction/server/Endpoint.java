package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Violation;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.device.SemanticTag;
import dev.clusterwright.type.Integers;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A part of a node: device types, and cluster servers (Matter Core, chapter 9, Descriptor cluster). The Descriptor
 * cluster comes by itself. Immutable, but for what its cluster servers hold; belongs to one node.
 */
public final class Endpoint {
    /** The endpoint with what concerns the whole node. */
    public static final int ROOT = 0;

    private final int id;
    private final List<DeviceType> deviceTypes;
    private final List<Long> deviceTypeIds;
    private final List<Long> clients;
    private final List<SemanticTag> tags;
    private final int parent;
    private final Descriptor descriptor;
    private final NavigableMap<Long, ServedCluster> clusters;

    private Endpoint(Builder builder) {
        this.id = builder.id;
        this.deviceTypes = List.copyOf(builder.deviceTypes);
        this.deviceTypeIds = deviceTypes.stream().map(DeviceType::id).toList();
        this.clients = List.copyOf(builder.clients);
        this.tags = List.copyOf(builder.tags);
        this.parent = builder.parent;
        this.descriptor = new Descriptor(deviceTypes, builder.clusters.keySet(), clients, tags);
        this.clusters = new TreeMap<>(builder.clusters);
        clusters.put(Descriptor.ID, new ServedCluster(id, descriptor.handlers()));
    }

    /**
     * An endpoint with nothing in it.
     *
     * @param id its number, 0 to 65534; 0 is {@link #ROOT}
     * @throws IllegalArgumentException if it is out of range
     */
    public static Builder builder(int id) {
        return new Builder(id);
    }

    /** Its number, 0 to 65534. */
    public int id() {
        return id;
    }

    /** What it is. */
    public List<DeviceType> deviceTypes() {
        return deviceTypes;
    }

    List<Long> deviceTypeIds() {
        return deviceTypeIds;
    }

    List<Long> clients() {
        return clients;
    }

    List<SemanticTag> tags() {
        return tags;
    }

    int parent() {
        return parent;
    }

    Descriptor descriptor() {
        return descriptor;
    }

    /** By id. */
    NavigableMap<Long, ServedCluster> clusters() {
        return clusters;
    }

    /** Collects what is on an endpoint. Not thread-safe. */
    public static final class Builder {
        private final int id;
        private final List<DeviceType> deviceTypes = new ArrayList<>();
        private final List<Long> clients = new ArrayList<>();
        private final List<SemanticTag> tags = new ArrayList<>();
        private final NavigableMap<Long, ServedCluster> clusters = new TreeMap<>();
        private int parent = ROOT;

        private Builder(int id) {
            Integers.checkUnsigned("id", id, 16);
            if (id == 0xFFFF) {
                throw new IllegalArgumentException("0xFFFF stands for no endpoint; take a number up to 65534");
            }
            this.id = id;
        }

        /** What it is; an endpoint needs one at least. */
        public Builder deviceType(DeviceType type) {
            deviceTypes.add(Objects.requireNonNull(type, "type"));
            return this;
        }

        /**
         * A cluster server.
         *
         * @throws IllegalArgumentException if there is one of this cluster already, if it is the Descriptor cluster, or if
         *     it breaks the rules of the cluster's definition: the message lists which of them
         */
        public Builder cluster(ClusterServer server) {
            ServedCluster cluster = new ServedCluster(id, server.handlers());
            if (cluster.id() == Descriptor.ID) {
                throw new IllegalArgumentException("the Descriptor cluster of endpoint " + id + " comes by itself");
            }
            List<Violation> violations = cluster.state().validate();
            if (!violations.isEmpty()) {
                throw new IllegalArgumentException(String.format(
                        "the server of %s on endpoint %d breaks its definition: %s",
                        cluster.cluster().name(),
                        id,
                        String.join(
                                "; ",
                                violations.stream().map(Violation::toString).toList())));
            }
            if (clusters.putIfAbsent(cluster.id(), cluster) != null) {
                throw new IllegalArgumentException("endpoint " + id + " has two servers of "
                        + cluster.cluster().name() + "; one is allowed");
            }
            return this;
        }

        /** A cluster of which it is a client, as a switch is of lights. */
        public Builder client(long clusterId) {
            Integers.checkUnsigned("clusterId", clusterId, 32);
            clients.add(clusterId);
            return this;
        }

        /** What tells it from other endpoints of the same device type. */
        public Builder tag(SemanticTag tag) {
            tags.add(tag);
            return this;
        }

        /** The endpoint that it is a part of; the root if nothing is said. */
        public Builder partOf(int endpoint) {
            Integers.checkUnsigned("endpoint", endpoint, 16);
            parent = endpoint;
            return this;
        }

        /**
         * The endpoint.
         *
         * @throws IllegalArgumentException if it has no device type
         */
        public Endpoint build() {
            if (deviceTypes.isEmpty()) {
                throw new IllegalArgumentException("endpoint " + id + " has no device type; it needs one at least");
            }
            return new Endpoint(this);
        }
    }
}
