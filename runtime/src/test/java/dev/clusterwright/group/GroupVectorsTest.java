package dev.clusterwright.group;

import static dev.clusterwright.group.GroupSamples.hex;
import static dev.clusterwright.group.GroupSamples.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other implementations of Matter derive and send, from {@code /vectors/groupkeys.json}. */
class GroupVectorsTest {
    private static JsonNode vectors;

    @BeforeAll
    static void load() throws IOException {
        try (InputStream json = GroupVectorsTest.class.getResourceAsStream("/vectors/groupkeys.json")) {
            vectors = new JsonMapper().readTree(json);
        }
    }

    @TestFactory
    Stream<DynamicTest> compressedFabricIds() {
        return each("compressed_fabric_id", 4, vector -> {
            CompressedFabricId id = CompressedFabricId.of(publicKey(vector), number(vector, "fabric_id"));
            assertThat(id.octets().toHex()).isEqualTo(text(vector, "compressed_fabric_id"));
            assertThat(id).isEqualTo(fabric(vector));
        });
    }

    @TestFactory
    Stream<DynamicTest> compressedFabricIdsOfNoKey() {
        return each(
                "compressed_fabric_id_negative",
                1,
                vector -> assertThatExceptionOfType(CryptoException.class)
                        .isThrownBy(() -> publicKey(vector))
                        .withMessage("a public key begins with 4, for an uncompressed point"));
    }

    @TestFactory
    Stream<DynamicTest> groupKeys() {
        return each("group_keys", 12, vector -> {
            try (SecretKeyMaterial epochKey = SecretKeyMaterial.copyOf(value(vector, "epoch_key"));
                    OperationalGroupKey key = OperationalGroupKey.derive(epochKey, fabric(vector))) {
                assertKey(key, vector, "operational_key");
                assertSessionAndPrivacy(key, vector);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> identityProtectionKeys() {
        return each("ipk", 1, vector -> {
            try (SecretKeyMaterial epochKey = SecretKeyMaterial.copyOf(value(vector, "ipk_epoch_key"));
                    OperationalGroupKey key = OperationalGroupKey.derive(epochKey, fabric(vector))) {
                assertKey(key, vector, "ipk_operational");
            }
            assertThat(vector.get("key_set_id").intValue()).isEqualTo(GroupKeySet.IPK_ID);
        });
    }

    @TestFactory
    Stream<DynamicTest> storedKeys() {
        return each("session_id_and_privacy_from_operational_key", 1, vector -> {
            try (OperationalGroupKey key = key(vector, "operational_key")) {
                assertSessionAndPrivacy(key, vector);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> messages() {
        return each("group_message", 1, vector -> {
            try (OperationalGroupKey key = key(vector, "operational_key")) {
                GroupHeader header = GroupHeader.decode(hex(text(vector, "aad_cleartext_header")));
                byte[] wire = hex(text(vector, "wire"));
                byte[] payload = hex(text(vector, "payload_plaintext"));
                assertThat(octets(key.privacyKey())).isEqualTo(hex(text(vector, "privacy_key")));
                assertThat(header.encode()).isEqualTo(hex(text(vector, "aad_cleartext_header")));
                assertThat(GroupHeader.nonce(header.encode())).isEqualTo(hex(text(vector, "ccm_nonce")));
                assertThat(GroupMessage.privacyNonce(key.sessionId(), wire))
                        .isEqualTo(hex(text(vector, "privacy_nonce")));
                assertThat(GroupMessage.seal(key, header, payload)).isEqualTo(wire);
                GroupMessage opened = GroupMessage.open(wire, List.of(key));
                assertThat(opened.header()).isEqualTo(header);
                assertThat(opened.payload()).isEqualTo(OctetString.of(payload));
                assertThat(opened.key()).isSameAs(key);
            }
        });
    }

    /** The message that the vector above comes with in TestSessionManagerDispatch.cpp of the SDK. */
    @Test
    void messageThatHidesNothing() {
        byte[] wire = hex("067ddb017856341201000000000000000200" + "65c767bc6cda" + "0106c9801323900e9b3ce6d4bb0327d6");
        try (OperationalGroupKey key = GroupSamples.key(hex("ca92d7a0942d1a511a0e26ad074f4c2f"))) {
            GroupHeader header = GroupHeader.of(key, 0x12345678, 1, 2);
            assertThat(GroupMessage.seal(key, header, hex("0164ee0e207d"))).isEqualTo(wire);
            assertThat(GroupMessage.open(wire, List.of(key)).header()).isEqualTo(header);
        }
    }

    @TestFactory
    Stream<DynamicTest> privacyNonces() {
        return each("privacy_nonce", 1, vector -> {
            byte[] message = GroupModel.concat(new byte[20], hex(text(vector, "mic")));
            int sessionId = HexFormat.fromHexDigits(text(vector, "session_id"));
            assertThat(GroupMessage.privacyNonce(sessionId, message)).isEqualTo(hex(text(vector, "nonce")));
        });
    }

    @TestFactory
    Stream<DynamicTest> multicastAddresses() {
        return each("multicast_address", 4, vector -> {
            Inet6Address address = vector.has("policy")
                    ? MulticastAddress.IANA
                    : MulticastAddress.of(number(vector, "fabric_id"), (int) number(vector, "group_id"));
            assertThat(address.getAddress()).isEqualTo(hex(text(vector, "ipv6_bytes")));
            assertThat(address).isEqualTo(Inet6Address.getByName(text(vector, "ipv6")));
        });
    }

    @TestFactory
    Stream<DynamicTest> destinationIds() {
        return each("case_destination_id", 1, vector -> {
            try (OperationalGroupKey ipk = key(vector, "ipk_operational")) {
                assertThat(DestinationId.of(
                                ipk,
                                value(vector, "initiator_random"),
                                publicKey(vector),
                                number(vector, "fabric_id"),
                                number(vector, "node_id")))
                        .isEqualTo(value(vector, "destination_id"));
            }
        });
    }

    private static Stream<DynamicTest> each(String list, int least, Throwing test) {
        assertThat(vectors.get(list)).hasSizeGreaterThanOrEqualTo(least);
        return vectors.get(list)
                .valueStream()
                .map(vector -> dynamicTest(text(vector, "source"), () -> test.accept(vector)));
    }

    private interface Throwing {
        void accept(JsonNode vector) throws Exception;
    }

    private static void assertKey(OperationalGroupKey key, JsonNode vector, String name) {
        assertThat(octets(key)).isEqualTo(hex(text(vector, name)));
    }

    private static void assertSessionAndPrivacy(OperationalGroupKey key, JsonNode vector) {
        assertThat(key.sessionId()).isEqualTo(HexFormat.fromHexDigits(text(vector, "group_session_id")));
        assertThat(octets(key.privacyKey())).isEqualTo(hex(text(vector, "privacy_key")));
    }

    private static OperationalGroupKey key(JsonNode vector, String name) {
        return GroupSamples.key(hex(text(vector, name)));
    }

    private static P256PublicKey publicKey(JsonNode vector) {
        return P256PublicKey.of(value(vector, "root_public_key"));
    }

    private static CompressedFabricId fabric(JsonNode vector) {
        return new CompressedFabricId(number(vector, "compressed_fabric_id"));
    }

    private static long number(JsonNode vector, String name) {
        return HexFormat.fromHexDigitsToLong(text(vector, name));
    }

    private static OctetString value(JsonNode vector, String name) {
        return OctetString.fromHex(text(vector, name));
    }

    private static String text(JsonNode vector, String name) {
        return vector.get(name).asString();
    }
}
