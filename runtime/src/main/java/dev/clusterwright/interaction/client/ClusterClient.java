package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.GlobalAttributes;
import dev.clusterwright.cluster.Request;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the generated clients of clusters extend: one cluster of one endpoint of a node. For what its calls give and how they
 * fail, see {@link InteractionClient}. Immutable and thread-safe.
 */
public abstract class ClusterClient {
    private final InteractionClient client;
    private final int endpoint;
    private final ClusterDescriptor cluster;
    private final GlobalAttributes globals;

    /** For generated code. */
    protected ClusterClient(InteractionClient client, int endpoint, ClusterDescriptor cluster) {
        this.client = Objects.requireNonNull(client, "client");
        this.endpoint = endpoint;
        this.cluster = cluster;
        this.globals = GlobalAttributes.of(cluster.id());
    }

    /** The endpoint that the cluster is on. */
    public final int endpoint() {
        return endpoint;
    }

    /** The node that the cluster is on. */
    public final InteractionClient client() {
        return client;
    }

    final String clusterName() {
        return cluster.name();
    }

    /** The revision of its definition that the cluster follows. */
    public final RemoteAttribute<Integer> clusterRevision() {
        return attribute(globals.clusterRevision());
    }

    /** The features that the cluster supports, a bit each. */
    public final RemoteAttribute<Long> featureMap() {
        return attribute(globals.featureMap());
    }

    /** The ids of the attributes that the cluster has. */
    public final RemoteAttribute<List<Long>> attributeList() {
        return attribute(globals.attributeList());
    }

    /** The ids of the requests that the cluster takes. */
    public final RemoteAttribute<List<Long>> acceptedCommandList() {
        return attribute(globals.acceptedCommandList());
    }

    /** The ids of the responses that the cluster may send. */
    public final RemoteAttribute<List<Long>> generatedCommandList() {
        return attribute(globals.generatedCommandList());
    }

    /** An attribute that can be read. */
    protected final <T extends @Nullable Object> RemoteAttribute<T> attribute(Attribute<T> attribute) {
        return new RemoteAttribute<>(this, attribute);
    }

    /** An attribute that can be read and written. */
    protected final <T extends @Nullable Object> WritableAttribute<T> writable(Attribute<T> attribute) {
        return new WritableAttribute<>(this, attribute);
    }

    /** An event. */
    protected final <T> RemoteEvent<T> event(Event<T> event) {
        return new RemoteEvent<>(this, event);
    }

    /** Invokes a command. */
    protected final <R> CompletionStage<R> invoke(Request<R> request) {
        return client.invoke(PendingCommand.of(endpoint, cluster.name(), request));
    }

    /** The cluster and where it is. */
    @Override
    public String toString() {
        return cluster.name() + " on endpoint " + endpoint;
    }
}
