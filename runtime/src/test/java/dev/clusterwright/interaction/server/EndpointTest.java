package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Feature;
import dev.clusterwright.tlv.TlvCodecs;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an endpoint does not take: servers that break the definition of their cluster. */
class EndpointTest {
    private static final long ID = 0xFFF1FC02L;

    private static final Attribute<Integer> SIZE =
            Attribute.of(ID, 0, "Size", "uint8", TlvCodecs.UINT8).constraint("1 to 9", 1, 9);
    private static final Attribute<Integer> SPEED =
            Attribute.of(ID, 1, "Speed", "uint8", TlvCodecs.UINT8).conformance("FAST");
    private static final Command<Bench.Act, Void> GO =
            Command.of(ID, 0, "Go", Bench.Act.CODEC, List.of(), Bench.STOP.access());
    private static final Command<Bench.Act, Void> RUSH = Command.of(
                    ID, 1, "Rush", Bench.Act.CODEC, List.of(), Bench.STOP.access())
            .conformance("FAST");
    private static final ClusterDescriptor CLUSTER = new ClusterDescriptor(
            ID,
            "Small",
            1,
            false,
            List.of(new Feature(0, "FAST", "Fast", "O")),
            List.of(SIZE, SPEED),
            List.of(GO, RUSH),
            List.of(),
            List.of());

    private static ClusterHandlers.Builder server(long features) {
        return ClusterHandlers.of(CLUSTER, features);
    }

    private static ClusterHandlers.Builder slow() {
        return server(0).attribute(SIZE, AttributeValue.of(5)).action(GO, (request, context) -> {});
    }

    private static Endpoint.Builder small() {
        return Endpoint.builder(3).deviceType(WriteFixture.BENCH);
    }

    private static void assertRefused(ClusterHandlers.Builder server, String... reasons) {
        assertThatThrownBy(() -> Endpoint.builder(3).cluster(server::build))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the server of Small on endpoint 3 breaks its definition: " + String.join("; ", reasons));
    }

    @Test
    void aServerThatKeepsTheRulesIsTaken() {
        Endpoint endpoint = small().cluster(slow()::build).build();
        ServedCluster cluster = Objects.requireNonNull(endpoint.clusters().get(ID));
        assertThat(cluster.attributes().keySet()).containsExactly(0L, 0xFFF8L, 0xFFF9L, 0xFFFBL, 0xFFFCL, 0xFFFDL);
        assertThat(cluster.commands().keySet()).containsExactly(0L);
        Endpoint.builder(3)
                .cluster(() -> server(1)
                        .attribute(SIZE, AttributeValue.of(5))
                        .attribute(SPEED, AttributeValue.of(5))
                        .action(GO, (request, context) -> {})
                        .action(RUSH, (request, context) -> {})
                        .build());
    }

    @Test
    void whatTheDefinitionDemandsHasToBeThere() {
        assertRefused(server(0), "Size: is absent but mandatory (M)", "Go: is absent but mandatory (M)");
        assertRefused(
                server(1).attribute(SIZE, AttributeValue.of(5)).action(GO, (request, context) -> {}),
                "Speed: is absent but mandatory (FAST)",
                "Rush: is absent but mandatory (FAST)");
    }

    @Test
    void whatTheDefinitionDoesNotAllowMustNotBeThere() {
        assertRefused(slow().attribute(SPEED, AttributeValue.of(5)), "Speed: is there but not allowed (FAST)");
        assertRefused(slow().action(RUSH, (request, context) -> {}), "Rush: is there but not allowed (FAST)");
    }

    @Test
    void whatAnAttributeStartsWithKeepsItsConstraint() {
        assertRefused(
                server(0).attribute(SIZE, AttributeValue.of(10)).action(GO, (request, context) -> {}),
                "Size: 10 is not within 1 to 9");
    }

    @Test
    void thereIsOneServerOfACluster() {
        Endpoint.Builder builder = small().cluster(slow()::build);
        assertThatThrownBy(() -> builder.cluster(slow()::build))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint 3 has two servers of Small; one is allowed");
    }

    @Test
    void aNumberStandsForOneEndpoint() {
        assertThatThrownBy(() -> Endpoint.builder(0xFFFF)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endpoint.builder(-1)).isInstanceOf(IllegalArgumentException.class);
        Node.Builder builder = Node.builder().endpoint(small().build());
        assertThatThrownBy(() -> builder.endpoint(small().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are two endpoints 3; one is allowed");
    }
}
