package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.clusters.networkidentitymanagement.ActiveNetworkIdentityStruct;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.AddClientResponse;
import dev.clusterwright.clusters.networkidentitymanagement.ClientStruct;
import dev.clusterwright.clusters.networkidentitymanagement.ExportAdminSecret;
import dev.clusterwright.clusters.networkidentitymanagement.ExportAdminSecretResponse;
import dev.clusterwright.clusters.networkidentitymanagement.IdentityTypeEnum;
import dev.clusterwright.clusters.networkidentitymanagement.ImportAdminSecret;
import dev.clusterwright.clusters.networkidentitymanagement.QueryIdentity;
import dev.clusterwright.clusters.networkidentitymanagement.QueryIdentityResponse;
import dev.clusterwright.clusters.networkidentitymanagement.RemoveClient;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The records of Network Identity Management, encoded by hand: the vectors of matter.js do not have the cluster.
 */
class NetworkIdentityManagementCodecTest {
    private static final String IDENTIFIER = "a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3";

    static final List<Example> EXAMPLES = List.of(
            new Example(
                    "ActiveNetworkIdentityStruct",
                    new ActiveNetworkIdentityStruct(
                            0x1234, IdentityTypeEnum.ECDSA, OctetString.fromHex(IDENTIFIER), 0x89ABCDEFL, true, 5),
                    "15 2500 3412 240100 300214" + IDENTIFIER + "2603 efcdab89 2904 240505 18"),
            new Example(
                    "ActiveNetworkIdentityStruct",
                    new ActiveNetworkIdentityStruct(
                            1, IdentityTypeEnum.of(7), OctetString.fromHex(IDENTIFIER), 0, false, null),
                    "15 240001 240107 300214" + IDENTIFIER + "240300 2804 3405 18"),
            new Example(
                    "ClientStruct",
                    new ClientStruct(2047, OctetString.fromHex(IDENTIFIER), 3),
                    "15 2500ff07 300114" + IDENTIFIER + "240203 18"),
            new Example(
                    "ClientStruct",
                    new ClientStruct(4, OctetString.fromHex(IDENTIFIER), null),
                    "15 240004 300114" + IDENTIFIER + "3402 18"),
            new Example("AddClient", new AddClient(OctetString.fromHex("c1c2c3")), "15 300003c1c2c3 18"),
            new Example("AddClientResponse", new AddClientResponse(0x0102), "15 25000201 18"),
            new Example("RemoveClient", new RemoveClient().withClientIndex(6), "15 240006 18"),
            new Example(
                    "RemoveClient",
                    new RemoveClient().withClientIdentifier(OctetString.fromHex(IDENTIFIER)),
                    "15 300114" + IDENTIFIER + "18"),
            new Example("QueryIdentity", new QueryIdentity().withNetworkIdentityIndex(8), "15 240008 18"),
            new Example(
                    "QueryIdentity",
                    new QueryIdentity().withNetworkIdentityType(IdentityTypeEnum.ECDSA),
                    "15 240100 18"),
            new Example(
                    "QueryIdentity",
                    new QueryIdentity().withIdentifier(OctetString.fromHex(IDENTIFIER)),
                    "15 300214" + IDENTIFIER + "18"),
            new Example(
                    "QueryIdentityResponse",
                    new QueryIdentityResponse(OctetString.fromHex("d1d2")),
                    "15 300002d1d2 18"),
            new Example(
                    "ImportAdminSecret",
                    new ImportAdminSecret(OctetString.fromHex("e1e2e3e4")),
                    "15 300004e1e2e3e4 18"),
            new Example("ExportAdminSecret", new ExportAdminSecret(), "15 18"),
            new Example(
                    "ExportAdminSecretResponse",
                    new ExportAdminSecretResponse(OctetString.fromHex("f1f2f3f4")),
                    "15 300004f1f2f3f4 18"));

    @TestFactory
    Stream<DynamicTest> decodesAndEncodes() {
        return EXAMPLES.stream()
                .map(example -> dynamicTest(example.toString(), () -> check(example.payload(), example)));
    }

    @Test
    void noPayloadIsLeftOut() {
        assertThat(EXAMPLES.stream().map(Example::payload).distinct())
                .containsExactlyInAnyOrderElementsOf(Payload.all()
                        .filter(payload -> payload.name().startsWith("NetworkIdentityManagement."))
                        .toList());
    }

    private static <T> void check(Payload<T> payload, Example example) {
        T decoded = payload.codec().decode(example.encoding().toByteArray());

        assertThat(decoded).isEqualTo(example.value());
        assertThat(OctetString.of(payload.codec().encode(decoded)).toHex())
                .isEqualTo(example.encoding().toHex());
    }

    /** A value and its encoding in hexadecimal, with spaces for the reader. */
    record Example(String name, Record value, String hex) {
        Payload<?> payload() {
            return Payload.named("NetworkIdentityManagement." + name);
        }

        OctetString encoding() {
            return OctetString.fromHex(hex.replace(" ", ""));
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }
}
