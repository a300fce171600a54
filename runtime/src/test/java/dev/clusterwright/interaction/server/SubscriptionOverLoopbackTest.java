package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.SubscribedDevice.LEVEL;
import static dev.clusterwright.interaction.server.SubscribedDevice.NAMES;
import static dev.clusterwright.interaction.server.SubscribedDevice.PRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.client.NodeData;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Flow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of this library with each other, while messages are lost. */
class SubscriptionOverLoopbackTest {
    private final ManualTimer timer = new ManualTimer();
    private final SubscribedDevice device = new SubscribedDevice(timer);
    private final Loopback loopback = new Loopback();
    private final List<NodeData> items = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 50})
    void theClientHasWhatTheNodeHasInTheEnd(int lossRate) {
        SplittableRandom random = new SplittableRandom(20261121 + lossRate);
        subscribe();
        loopback.arriving(message -> random.nextInt(100) >= lossRate);
        for (int i = 1; i <= 200; i++) {
            device.on(1).level.set(i);
            device.on(2).names.set(Collections.nCopies(random.nextInt(150), "name " + i));
            device.on(2).pressed.emit(i);
            timer.advance(Duration.ofMillis(random.nextInt(3_000)));
        }
        loopback.arriving(message -> true);
        timer.advance(Duration.ofMinutes(10));
        assertThat(last(1, LEVEL)).isEqualTo(200);
        assertThat(last(2, NAMES)).isEqualTo(device.on(2).names.get());
        assertThat(items.stream()
                        .flatMap(item -> item.events(2, PRESSED).stream())
                        .map(event -> event.number())
                        .distinct())
                .hasSize(200);
    }

    private void subscribe() {
        InteractionClient client = new InteractionClient(loopback.toNode(), timer);
        Session session = Session.of(SubjectDescriptor.node(1, 0xA)).withPeer(loopback.toClient());
        loopback.node(() -> device.node.accept(session));
        loopback.client(client::accept);
        client.subscribe()
                .attributes(new AttributePath(null, null, null))
                .events(new EventPath(null, null, null, null, true))
                .intervals(Duration.ofSeconds(1), Duration.ofSeconds(30))
                .publisher()
                .subscribe(new Recorder());
        assertThat(last(1, LEVEL)).isZero();
    }

    private <T> T last(int endpoint, Attribute<T> attribute) {
        List<NodeData> with = items.stream()
                .filter(item -> item.contains(endpoint, attribute))
                .toList();
        return with.get(with.size() - 1).value(endpoint, attribute);
    }

    private final class Recorder implements Flow.Subscriber<NodeData> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(NodeData item) {
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("a subscription does not complete");
        }
    }
}
