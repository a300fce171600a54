package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.CompressedFabricId;
import dev.clusterwright.group.DestinationId;
import dev.clusterwright.group.GroupHeader;
import dev.clusterwright.group.GroupMessage;
import dev.clusterwright.group.MulticastAddress;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.type.OctetString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys that nodes share, and messages to groups: what one side derives and seals, the other derives and opens.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
@Tag("interop")
class GroupsTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 20;
    /** The header of an exchange that matter.js puts before what it sends: its flags, opcode, exchange and protocol. */
    private static final String EXCHANGE = "010834120100";

    private static final Peer PEER = Peer.start();

    /** A group on a fabric, and a node that sends to it. */
    private record Group(
            P256PublicKey root,
            long fabricId,
            long nodeId,
            OctetString epochKey,
            int groupId,
            OperationalGroupKey key) {
        static Group random(RandomGenerator random) {
            P256PublicKey root = P256KeyPair.generate().publicKey();
            long fabricId = Facts.fabricId(random);
            OctetString epochKey = Facts.octets(random, 16);
            OperationalGroupKey key = OperationalGroupKey.derive(
                    SecretKeyMaterial.copyOf(epochKey), CompressedFabricId.of(root, fabricId));
            return new Group(root, fabricId, Facts.nodeId(random), epochKey, random.nextInt(1, 0xFF00), key);
        }

        ObjectNode question() {
            return Facts.question()
                    .put("rootPublicKey", root.octets().toHex())
                    .put("fabricId", Long.toUnsignedString(fabricId))
                    .put("nodeId", Long.toUnsignedString(nodeId))
                    .put("epochKey", epochKey.toHex())
                    .put("groupId", groupId);
        }
    }

    @Test
    void keysAreTheSame() {
        Facts.repeat(SEED, ROUNDS, random -> {
            Group group = Group.random(random);
            OctetString initiatorRandom = Facts.octets(random, DestinationId.RANDOM_LENGTH);

            JsonNode keys = PEER.ask("groupKeys", group.question().put("initiatorRandom", initiatorRandom.toHex()));

            assertThat(keys.get("compressedFabricId").stringValue())
                    .isEqualTo(Long.toUnsignedString(
                            CompressedFabricId.of(group.root, group.fabricId).value()));
            byte[] key = new byte[OperationalGroupKey.LENGTH];
            group.key.copyTo(key, 0);
            assertThat(OctetString.of(key)).isEqualTo(Facts.octets(keys, "key"));
            byte[] privacyKey = new byte[OperationalGroupKey.LENGTH];
            group.key.privacyKey().copyTo(privacyKey, 0);
            assertThat(OctetString.of(privacyKey)).isEqualTo(Facts.octets(keys, "privacyKey"));
            assertThat(group.key.sessionId()).isEqualTo(keys.get("sessionId").intValue());
            assertThat(DestinationId.of(group.key, initiatorRandom, group.root, group.fabricId, group.nodeId)
                            .toHex())
                    .isEqualTo(keys.get("destinations").get(0).stringValue());
            assertThat(MulticastAddress.of(group.fabricId, group.groupId))
                    .isEqualTo(address(keys.get("address").stringValue()));
        });
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void messagesOfMatterJsAreOpened() {
        Facts.repeat(SEED, ROUNDS, random -> {
            Group group = Group.random(random);
            int counter = random.nextInt();
            boolean privacy = random.nextBoolean();
            OctetString payload = Facts.octets(random, random.nextInt(1000));

            JsonNode sealed = PEER.ask(
                    "seal",
                    group.question()
                            .put("counter", Integer.toUnsignedLong(counter))
                            .put("privacy", privacy)
                            .put("control", false)
                            .put("payload", payload.toHex()));
            GroupMessage message =
                    GroupMessage.open(Facts.octets(sealed, "message").toByteArray(), List.of(group.key));

            GroupHeader header =
                    GroupHeader.of(group.key, Integer.toUnsignedLong(counter), group.nodeId, group.groupId);
            assertThat(message.header()).isEqualTo(privacy ? header.withPrivacy() : header);
            assertThat(message.payload().toHex()).isEqualTo(EXCHANGE + payload.toHex());
        });
    }

    @Test
    void messagesAreOpenedByMatterJs() {
        Facts.repeat(SEED, ROUNDS, random -> {
            Group group = Group.random(random);
            int counter = random.nextInt();
            OctetString payload = Facts.octets(random, random.nextInt(1000));
            GroupHeader header =
                    GroupHeader.of(group.key, Integer.toUnsignedLong(counter), group.nodeId, group.groupId);
            byte[] content = OctetString.fromHex(EXCHANGE + payload.toHex()).toByteArray();

            byte[] sealed = GroupMessage.seal(group.key, random.nextBoolean() ? header.withPrivacy() : header, content);
            JsonNode opened = PEER.ask(
                    "open",
                    group.question().put("message", OctetString.of(sealed).toHex()));

            assertThat(opened.has("refused")).as("%s", opened).isFalse();
            assertThat(opened.get("counter").longValue()).isEqualTo(Integer.toUnsignedLong(counter));
            assertThat(opened.get("nodeId").stringValue()).isEqualTo(Long.toUnsignedString(group.nodeId));
            assertThat(opened.get("groupId").intValue()).isEqualTo(group.groupId);
            assertThat(Facts.octets(opened, "payload")).isEqualTo(payload);
        });
    }
}
