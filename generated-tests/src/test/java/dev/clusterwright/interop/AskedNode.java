package dev.clusterwright.interop;

import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.clusters.devicetypes.OnOffLight;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Limits;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** A node with servers of some clusters, of which matter.js may ask anything. */
final class AskedNode {
    static final int ENDPOINT = 1;

    private static final Limits LIMITS = new Limits(1000, 1000, 1000, 10, 1000);
    private static final int WINDOW = 1000;

    private final Agreement agreement;
    private final List<RandomServer> servers;
    private final Node node;
    private final ManualTimer timer = new ManualTimer();
    private final ReportCollector reports = new ReportCollector();
    private final Session session =
            Session.of(SubjectDescriptor.node(RandomServer.FABRIC, 0x1234)).withPeer(reports);

    AskedNode(Agreement agreement, List<ClusterDescriptor> clusters, SplittableRandom random) {
        this.agreement = agreement;
        this.servers = clusters.stream()
                .map(cluster -> new RandomServer(agreement, cluster, random))
                .toList();
        Endpoint.Builder endpoint = Endpoint.builder(ENDPOINT).deviceType(OnOffLight.DESCRIPTOR);
        servers.forEach(endpoint::cluster);
        this.node = Node.builder()
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .build())
                .endpoint(endpoint.build())
                .accessControl((subject, privilege, number, cluster, deviceTypes) -> AccessDecision.ALLOWED)
                .timer(timer)
                .limits(LIMITS)
                .build();
    }

    List<RandomServer> servers() {
        return servers;
    }

    /** The server of a cluster. */
    RandomServer server(long cluster) {
        return servers.stream()
                .filter(server -> server.descriptor().id() == cluster)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody serves " + cluster));
    }

    /** All messages of the answer to a request, in hexadecimal. */
    List<String> ask(int opcode, JsonNode request, boolean timed) {
        Conversation conversation = new Conversation(node.accept(session));
        if (timed) {
            JsonNode announcement = agreement.peer().timedRequest(WINDOW);
            conversation.announce(TimedRequest.OPCODE, announcement.get("hex").stringValue());
        }
        return conversation.ask(opcode, request.get("hex").stringValue());
    }

    /** What subscribers are told in the course of some time, in hexadecimal. */
    List<String> wait(Duration time) {
        reports.take();
        timer.advance(time);
        return reports.take();
    }
}
