package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.client.NodeData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** What a subscriber hears of the cluster. */
final class Reports implements Flow.Subscriber<NodeData> {
    private final IdentityFixture device;
    private final List<String> names = new CopyOnWriteArrayList<>();

    Reports(IdentityFixture device) {
        this.device = device;
        device.client(IdentityFixture.KEEPER)
                .subscribe()
                .attributes(new AttributePath(IdentityFixture.MANAGER, NetworkIdentityManagement.ID, null))
                .intervals(Duration.ZERO, Duration.ofHours(1))
                .publisher()
                .subscribe(this);
        if (!news().contains("Clients")) {
            throw new AssertionError("nothing is reported at first");
        }
    }

    /** The attributes that have been reported since this was asked for. */
    List<String> news() {
        device.timer.advance(Duration.ofSeconds(1));
        List<String> news = List.copyOf(names);
        names.clear();
        return news;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(NodeData report) {
        for (Attribute<?> attribute : device.dialect.definition().attributes()) {
            if (report.contains(IdentityFixture.MANAGER, attribute)) {
                names.add(attribute.name());
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
        throw new AssertionError("a subscription does not end by itself");
    }
}
