package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.device.SemanticTag;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What endpoints say of themselves, and which compositions make no node. */
class DescriptorTest {
    /** A bridge with a composed device: 3 and 4 are parts of 2, which is a part of 1. */
    private final Node node = ReadFixture.builder(new ManualTimer())
            .endpoint(Endpoint.builder(4)
                    .deviceType(ReadFixture.FURNITURE)
                    .partOf(2)
                    .cluster(new Shelf())
                    .tag(new Tag(7, 1))
                    .tag(new Tag(8, 2))
                    .build())
            .endpoint(Endpoint.builder(0).deviceType(ReadFixture.ROOT_NODE).build())
            .endpoint(Endpoint.builder(3)
                    .deviceType(ReadFixture.FURNITURE)
                    .partOf(2)
                    .client(0x0006)
                    .client(0x0005)
                    .client(0x0006)
                    .build())
            .endpoint(Endpoint.builder(1).deviceType(ReadFixture.FURNITURE).build())
            .endpoint(Endpoint.builder(2)
                    .deviceType(ReadFixture.FURNITURE)
                    .deviceType(ReadFixture.ROOT_NODE)
                    .partOf(1)
                    .build())
            .build();

    private record Tag(int namespaceId, int value) implements SemanticTag {}

    @ParameterizedTest(name = "{0}, attribute {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0      | [{0 = 22U, 1 = 4U}]
            2 | 0      | [{0 = 4293984257U, 1 = 2U}, {0 = 22U, 1 = 4U}]
            0 | 1      | [29U]
            4 | 1      | [29U, 4294048784U]
            3 | 2      | [5U, 6U]
            4 | 2      | []
            0 | 3      | [1U, 2U, 3U, 4U]
            1 | 3      | [2U]
            2 | 3      | [3U, 4U]
            3 | 3      | []
            4 | 4      | [{0 = null, 1 = 7U, 2 = 1U}, {0 = null, 1 = 8U, 2 = 2U}]
            4 | 0xFFFC | 1U
            3 | 0xFFFC | 0U
            3 | 0xFFFD | 3U
            4 | 0xFFFB | [0U, 1U, 2U, 3U, 4U, 65528U, 65529U, 65531U, 65532U, 65533U]
            3 | 0xFFFB | [0U, 1U, 2U, 3U, 65528U, 65529U, 65531U, 65532U, 65533U]
            """)
    void descriptorSaysWhatIsSo(int endpoint, String attribute, String expected) {
        var messages = ReadFixture.messages(
                node,
                ReadFixture.session("viewer"),
                ReadFixture.attributes(new AttributePath(endpoint, 0x1DL, Long.decode(attribute))));
        AttributeData data =
                (AttributeData) ReadFixture.attributeReports(messages).get(0);

        assertThat(TlvValue.CODEC.decode(data.data().toByteArray())).isEqualTo(TlvText.parse(expected));
    }

    @Test
    void nodeNeedsARoot() {
        Node.Builder builder = ReadFixture.builder(new ManualTimer()).endpoint(part(1, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("a node needs endpoint 0");
    }

    @Test
    void partsBelongToEndpointsThatThereAre() {
        Node.Builder builder =
                ReadFixture.builder(new ManualTimer()).endpoint(part(0, 0)).endpoint(part(1, 5));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("endpoint 1 is a part of endpoint 5");
    }

    @Test
    void nothingIsAPartOfItself() {
        Node.Builder builder = ReadFixture.builder(new ManualTimer())
                .endpoint(part(0, 0))
                .endpoint(part(1, 2))
                .endpoint(part(2, 1));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("part of itself");
    }

    @Test
    void endpointNeedsADeviceType() {
        assertThatIllegalArgumentException()
                .isThrownBy(Endpoint.builder(3)::build)
                .withMessage("endpoint 3 has no device type; it needs one at least");
    }

    @Test
    void nobodyElseServesTheDescriptor() {
        ClusterDescriptor cluster = new ClusterDescriptor(
                0x1D, "Descriptor", 1, false, List.of(), List.of(), List.of(), List.of(), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.builder(3)
                        .cluster(() -> ClusterHandlers.of(cluster, 0).build()))
                .withMessageContaining("comes by itself");
    }

    private static Endpoint part(int id, int parent) {
        return Endpoint.builder(id)
                .deviceType(ReadFixture.FURNITURE)
                .partOf(parent)
                .build();
    }
}
