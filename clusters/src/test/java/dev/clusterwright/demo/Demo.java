package dev.clusterwright.demo;

import static dev.clusterwright.servers.testing.Answers.get;

import dev.clusterwright.clusters.accesscontrol.AccessControlClient;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementClient;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentialsClient;
import dev.clusterwright.credentials.attestation.AttestedDevice;
import dev.clusterwright.credentials.network.AdministratorIdentity;
import dev.clusterwright.credentials.network.AdministratorSecret;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.GroupHeader;
import dev.clusterwright.group.GroupMessage;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.groupkeymanagement.ReceivingKey;
import dev.clusterwright.servers.testing.TestAttestation;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A device joins a fabric, is told all that the three servers keep, and is started again: everything is there. Device and
 * commissioner are two ends of a session in one process, and say no more to each other than the octets of messages.
 */
public final class Demo {
    private static final OctetString MESSAGE = OctetString.fromHex("00112233");

    private final PrintStream out;
    private final Path folder;
    private final TestAttestation factory = new TestAttestation();
    private final Commissioner commissioner = new Commissioner(factory.verifier());
    private final AdministratorSecret secret = AdministratorSecret.generate(Instant.now());
    private final NetworkIdentity client = NetworkIdentity.create(P256KeyPair.generate());
    private int fabricIndex;

    Demo(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("clusterwright");
        try {
            new Demo(System.out, folder).run();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    void run() {
        DemoNetwork network = new DemoNetwork();
        try (Device device = new Device(folder, factory.credentials(), network)) {
            out.println("A device that belongs to nobody has started.");
            commission(device);
            configure(device);
            say("the client may join the network: " + network.admits(client.identifier()));
        }
        out.println("The device has stopped. What it leaves in its folder:");
        files().forEach(this::say);

        DemoNetwork after = new DemoNetwork();
        long start = System.nanoTime();
        try (Device device = new Device(folder, factory.credentials(), after)) {
            out.printf("It has started again, in %d ms, and knows:%n", (System.nanoTime() - start) / 1_000_000);
            show(device);
            say("the client may join the network: " + after.admits(client.identifier()));
        }
        secret.close();
    }

    private void commission(Device device) {
        TestSession pase = device.sessions.pase();
        commissioner.armFailSafe(pase.client());
        AttestedDevice attested = commissioner.attest(pase);
        say("attested: vendor %04X, product %04X".formatted(attested.vendorId(), attested.productId()));
        fabricIndex = commissioner.addToFabric(pase, attested.chain().dac().publicKey());
        commissioner.complete(administrator(device));
        say("commissioned: node %X of fabric %X, which it knows as %d"
                .formatted(Commissioner.NODE, commissioner.fabric.fabricId(), fabricIndex));
    }

    private InteractionClient administrator(Device device) {
        return device.sessions.node(fabricIndex, TestFabric.ADMINISTRATOR).client();
    }

    private void configure(Device device) {
        InteractionClient administrator = administrator(device);
        commissioner.addToGroup(administrator);
        say("told: key set %d is for group %04X, which the lamp belongs to"
                .formatted(Commissioner.KEY_SET, Commissioner.GROUP));
        commissioner.importSecret(administrator, secret);
        say("told: the secret of the network's administrators");
        say("told: a client of the network, which it knows as " + commissioner.addClient(administrator, client));
    }

    private List<String> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().map(Demo::describe).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path file) {
        try {
            return "%s, %d octets".formatted(file.getFileName(), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Device device) {
        InteractionClient administrator = administrator(device);
        get(new OperationalCredentialsClient(administrator, Endpoint.ROOT)
                        .fabrics()
                        .read())
                .forEach(it -> say("fabric %X, where it is node %X".formatted(it.fabricId(), it.nodeId())));
        get(new AccessControlClient(administrator, Endpoint.ROOT).acl().read())
                .forEach(it -> say("%s for the nodes %s".formatted(it.privilege(), it.subjects())));
        var groups = new GroupKeyManagementClient(administrator, Endpoint.ROOT);
        say("key sets " + get(groups.keySetReadAllIndices()).groupKeySetIds() + ", whose keys nobody can read");
        get(groups.groupTable().read())
                .forEach(it ->
                        say("group %04X, %s, on endpoints %s".formatted(it.groupId(), it.groupName(), it.endpoints())));
        say("a message to the group can be opened: " + opens(device));
        showNetwork(new NetworkIdentityManagementClient(administrator, Device.NETWORK));
    }

    /** What comes from another member of the group. */
    private boolean opens(Device device) {
        try (OperationalGroupKey key = commissioner.groupKey()) {
            byte[] wire = GroupMessage.seal(
                    key, GroupHeader.of(key, 1, TestFabric.ADMINISTRATOR, Commissioner.GROUP), MESSAGE.toByteArray());
            List<OperationalGroupKey> candidates = device.groupKeys.receivingKeys(key.sessionId()).stream()
                    .map(ReceivingKey::key)
                    .toList();
            return GroupMessage.open(wire, candidates).payload().equals(MESSAGE);
        }
    }

    private void showNetwork(NetworkIdentityManagementClient network) {
        try (AdministratorIdentity expected = AdministratorIdentity.derive(secret);
                SecretKeyMaterial tlv = SecretKeyMaterial.copyOf(
                        get(network.exportAdminSecret()).networkAdministratorSharedSecret());
                AdministratorSecret exported = AdministratorSecret.decode(tlv)) {
            say("the secret of the network's administrators, the same: " + exported.sameAs(secret));
            get(network.activeNetworkIdentities().read())
                    .forEach(it -> say("network identity %d, which follows from it: %s"
                            .formatted(
                                    it.index(),
                                    it.identifier().equals(expected.identity().identifier()))));
        }
        get(network.clients().read())
                .forEach(it -> say("client %d, %s"
                        .formatted(it.clientIndex(), it.clientIdentifier().toHex())));
    }

    private void say(String line) {
        out.println("  " + line);
    }
}
