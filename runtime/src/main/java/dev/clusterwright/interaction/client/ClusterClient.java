package dev.clusterwright.interaction.client;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the generated clients of clusters extend. Immutable and thread-safe. */
public abstract class ClusterClient {
    private final InteractionClient client;
    private final int endpoint;
    private final ClusterDescriptor cluster;

    /** For generated code. */
    protected ClusterClient(InteractionClient client, int endpoint, ClusterDescriptor cluster) {
        this.client = client;
        this.endpoint = endpoint;
        this.cluster = cluster;
    }

    /** The endpoint that the cluster is on. */
    public final int endpoint() {
        return endpoint;
    }

    /** The node that the cluster is on. */
    public final InteractionClient client() {
        return client;
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
        return CompletableFuture.failedFuture(new UnsupportedOperationException(cluster.name() + request));
    }
}
