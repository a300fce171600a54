package dev.clusterwright.servers.networkidentitymanagement;

import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;

import dev.clusterwright.access.AccessControlEntry;
import dev.clusterwright.access.AccessTable;
import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.clusters.devicetypes.NetworkInfrastructureManager;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.credentials.network.AdministratorIdentity;
import dev.clusterwright.credentials.network.AdministratorSecret;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.Digests;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.storage.KeyVault;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A node that manages a network, on endpoint 1, and clients of it. What they send is put together here and not checked, so
 * that it can be wrong.
 */
final class IdentityFixture {
    static final int MANAGER = 1;

    static final SubjectDescriptor ADMINISTRATOR = SubjectDescriptor.node(1, 5);
    static final SubjectDescriptor KEEPER = SubjectDescriptor.node(2, 6);
    static final SubjectDescriptor USER = SubjectDescriptor.node(1, 7);
    static final SubjectDescriptor COMMISSIONER = SubjectDescriptor.pase();

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final Dialect dialect;
    final NodeStore store;
    /** The one of this device, unless that has another. */
    final TestAuthenticator authenticator;

    final Node node;
    final ManualTimer timer = new ManualTimer(NOW);
    /** The time that the device has; empty if it has none. */
    Optional<Instant> clock = Optional.of(NOW);

    IdentityFixture(Dialect dialect, NodeStore store) {
        this(dialect, store, new TestAuthenticator(), 500);
    }

    IdentityFixture(Dialect dialect, NodeStore store, Authenticator authenticator, int tableSize) {
        this(dialect, store, new TestVault(), authenticator, tableSize);
    }

    IdentityFixture(Dialect dialect, NodeStore store, KeyVault vault, Authenticator authenticator, int tableSize) {
        this.dialect = dialect;
        this.store = store;
        this.authenticator = authenticator instanceof TestAuthenticator test ? test : new TestAuthenticator();
        NetworkIdentityManagementCluster cluster = NetworkIdentityManagementCluster.builder(
                        Storage.open(store, vault), authenticator)
                .definition(dialect.definition())
                .clientTableSize(tableSize)
                .clock(() -> clock)
                .build();
        node = Node.builder()
                .accessControl(AccessTable.of(
                        AccessControlEntry.administrator(1, ADMINISTRATOR.subject()),
                        entry(KEEPER, Privilege.MANAGE),
                        entry(USER, Privilege.OPERATE)))
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .build())
                .endpoint(Endpoint.builder(MANAGER)
                        .deviceType(NetworkInfrastructureManager.DESCRIPTOR)
                        .cluster(cluster)
                        .build())
                .timer(timer)
                .build();
    }

    private static AccessControlEntry entry(SubjectDescriptor subject, Privilege privilege) {
        return new AccessControlEntry(
                subject.fabricIndex(), privilege, AuthenticationMode.CASE, List.of(subject.subject()), List.of());
    }

    /** The same device after a restart. */
    IdentityFixture reopened() {
        return new IdentityFixture(dialect, store);
    }

    /** What changes of the cluster from now on. */
    Reports reports() {
        return new Reports(this);
    }

    InteractionClient client(SubjectDescriptor subject) {
        Loopback loopback = new Loopback();
        InteractionClient client = new InteractionClient(loopback.toNode(), timer);
        Session session = Session.of(subject).withPeer(loopback.toClient());
        loopback.node(() -> node.accept(session));
        loopback.client(client::accept);
        return client;
    }

    List<Dialect.Client> clients() {
        return get(dialect.clients(client(KEEPER)));
    }

    List<Dialect.Identity> identities() {
        return get(dialect.identities(client(KEEPER)));
    }

    /** Adds a client. */
    int add(OctetString identity) {
        TlvValue.Structure response =
                get(invoke(KEEPER, 0x00, field(0, identity))).orElseThrow();
        return (int) ((TlvValue.UnsignedInteger) response.members().get(0).value()).value();
    }

    StatusCode addStatus(OctetString identity) {
        return status(invoke(KEEPER, 0x00, field(0, identity)));
    }

    StatusCode remove(int index) {
        return status(invoke(KEEPER, 0x02, "{0 = " + index + "U}"));
    }

    StatusCode remove(OctetString identifier) {
        return status(invoke(KEEPER, 0x02, field(1, identifier)));
    }

    StatusCode importSecret(OctetString secret) {
        return status(invoke(ADMINISTRATOR, 0x40, field(0, secret)));
    }

    /** What QueryIdentity answers. */
    OctetString query(String fields) {
        return octets(get(invoke(KEEPER, 0x03, fields)).orElseThrow());
    }

    StatusCode queryStatus(String fields) {
        return status(invoke(KEEPER, 0x03, fields));
    }

    OctetString export() {
        return octets(get(invoke(ADMINISTRATOR, 0x41, "{}")).orElseThrow());
    }

    private static OctetString octets(TlvValue.Structure response) {
        return ((TlvValue.Octets) response.members().get(0).value()).value();
    }

    /** Invokes a command, as a timed interaction. */
    CompletionStage<Optional<TlvValue.Structure>> invoke(SubjectDescriptor subject, int command, String fields) {
        return invoke(client(subject).timed(Duration.ofSeconds(5)), command, fields);
    }

    static CompletionStage<Optional<TlvValue.Structure>> invoke(InteractionClient client, int command, String fields) {
        return client.invoke(new CommandPath(MANAGER, NetworkIdentityManagement.ID, command), (TlvValue.Structure)
                        TlvText.parse(fields))
                .thenApply(response -> response.map(TlvValue.Structure.class::cast));
    }

    static String field(int tag, OctetString octets) {
        return "{" + tag + " = hex:" + octets.toHex() + "}";
    }

    /** A client that nobody has seen before. */
    static OctetString newClient() {
        try (P256KeyPair keyPair = P256KeyPair.generate()) {
            return NetworkIdentity.create(keyPair).encode();
        }
    }

    /** What a client's key is named by: of the public key in its certificate, 65 octets after the first four. */
    static OctetString identifier(OctetString identity) {
        byte[] key = Arrays.copyOfRange(identity.toByteArray(), 4, 4 + P256PublicKey.LENGTH);
        return OctetString.copyOf(Digests.sha256(key), 0, NetworkIdentity.IDENTIFIER_LENGTH);
    }

    /** A secret in TLV, of 32 equal octets, that was made some seconds after {@link #NOW}. */
    static OctetString secret(long secondsFromNow, int octet) {
        return secretOf(MatterTime.toSeconds(NOW) + secondsFromNow, octet);
    }

    static OctetString secretOf(long created, int octet) {
        return OctetString.fromHex("15240100" + "2602"
                + String.format("%08x", Integer.reverseBytes((int) created))
                + "300320" + String.format("%02x", octet).repeat(AdministratorSecret.RAW_LENGTH) + "18");
    }

    /** The identifier of the network that follows from such a secret. */
    static OctetString networkOf(int octet) {
        byte[] raw = new byte[AdministratorSecret.RAW_LENGTH];
        Arrays.fill(raw, (byte) octet);
        try (SecretKeyMaterial material = SecretKeyMaterial.copyOf(raw);
                AdministratorSecret secret = AdministratorSecret.of(0, material);
                AdministratorIdentity identity = AdministratorIdentity.derive(secret)) {
            return identity.identity().identifier();
        }
    }
}
