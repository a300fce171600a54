package dev.clusterwright.servers.crash;

import dev.clusterwright.credentials.attestation.AttestationCertificate;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.SystemTimer;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.commissioning.GeneralCommissioningCluster;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.groupkeymanagement.GroupKeyManagementCluster;
import dev.clusterwright.servers.storage.AesKeyVault;
import dev.clusterwright.servers.storage.MvNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestAttestation;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestNode;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.servers.testing.TestSessions;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A node with all servers, on a store in a folder, and clients of it. Used by one thread. */
final class Device implements AutoCloseable {
    static final int LAMP = TestNode.LAMP;
    static final int ACCESS_POINT = TestNode.ACCESS_POINT;
    static final int CAPACITY = TestNode.CAPACITY;

    final Storage storage;
    final FabricTable fabrics;
    final GeneralCommissioningCluster commissioning;
    final GroupKeyManagementCluster groups;
    final AccessPoint accessPoint = new AccessPoint();
    private final TestAttestation attestation;
    private final SystemTimer timer = new SystemTimer();
    private final TestSessions sessions;
    private final FailSafe failSafe;
    private final AesKeyVault vault;
    private final Node node;
    /** One for each fabric, and with 0 for the passcode. */
    private final Map<Integer, TestSession> open = new HashMap<>();

    Device(Path folder) {
        vault = AesKeyVault.fromFile(folder.resolve("vault.key"));
        storage = Storage.open(MvNodeStore.open(folder.resolve("node.store")), vault);
        TestNode whole = new TestNode(storage, timer, accessPoint, () -> false);
        fabrics = whole.fabrics;
        failSafe = whole.failSafe;
        commissioning = whole.commissioning;
        groups = whole.groups;
        attestation = whole.attestation;
        sessions = whole.sessions;
        node = whole.node;
    }

    /** With the passcode for fabric 0, otherwise as the administrator of a fabric. */
    TestSession session(int fabric) {
        TestSession session = open.get(fabric);
        if (session == null || !session.isOpen() || session.subject().fabricIndex() != fabric) {
            session = fabric == 0 ? sessions.pase() : sessions.node(fabric, TestFabric.ADMINISTRATOR);
            open.put(fabric, session);
        }
        return session;
    }

    InteractionClient client(int fabric) {
        return session(fabric).client();
    }

    /** The key by which the device shows what it is. */
    P256PublicKey attestationKey() {
        return AttestationCertificate.fromX509(attestation.credentials().dac()).publicKey();
    }

    /** The index that was given to a fabric last; 0 if none was. */
    int lastIndex() {
        OctetString last = storage.read("fabrics/last").get("fabrics/last");
        return last == null ? 0 : TlvCodecs.UINT8.decode(last.toByteArray());
    }

    /** The administrator of a fabric, who is the same in each process. */
    static TestFabric administrator(long fabricId) {
        byte[] key = ByteBuffer.allocate(P256KeyPair.PRIVATE_KEY_LENGTH)
                .putLong(1)
                .putLong(fabricId)
                .array();
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(key)) {
            return new TestFabric(fabricId, P256KeyPair.of(secret));
        }
    }

    @Override
    public void close() {
        failSafe.close();
        node.close();
        timer.close();
        storage.close();
        vault.close();
    }
}
