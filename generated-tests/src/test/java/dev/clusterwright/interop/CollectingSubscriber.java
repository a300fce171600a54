package dev.clusterwright.interop;

import dev.clusterwright.interaction.client.NodeData;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes all that is published, and ends the subscription when it is closed. */
final class CollectingSubscriber implements Flow.Subscriber<NodeData>, AutoCloseable {
    private final ConcurrentLinkedQueue<NodeData> published = new ConcurrentLinkedQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;

    /** The first item that was not taken yet. */
    NodeData next() {
        NodeData data = published.poll();
        if (data == null) {
            throw new AssertionError("nothing was published", failure);
        }
        return data;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(NodeData data) {
        published.add(data);
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
    }

    @Override
    public void onComplete() {
        failure = new IllegalStateException("the subscription has ended");
    }

    @Override
    public void close() {
        Objects.requireNonNull(subscription).cancel();
    }
}
