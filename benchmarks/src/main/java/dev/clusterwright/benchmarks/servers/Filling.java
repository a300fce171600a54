package dev.clusterwright.benchmarks.servers;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementClient;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.GroupsClient;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient;
import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Tells a node so much, by what administrators can do. */
record Filling(int fabrics, int groups, int clients) {
    static final OctetString KEY = OctetString.fromHex("000102030405060708090a0b0c0d0e0f");

    private static final Validity VALIDITY = Validity.from(Instant.EPOCH.plusSeconds(1_700_000_000));

    static <T> T get(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    void fill(Servers servers) {
        for (int index = 1; index <= fabrics; index++) {
            join(servers);
            groups(servers.administrator(index));
            System.err.printf("fabric %d of %d%n", index, fabrics);
        }
        var network = new NetworkIdentityManagementClient(servers.administrator(1), Servers.NETWORK);
        for (int i = 1; i <= clients; i++) {
            get(network.addClient(new AddClient(client())));
            if (i % 500 == 0) {
                System.err.printf("client %d of %d%n", i, clients);
            }
        }
    }

    static OctetString client() {
        try (P256KeyPair key = P256KeyPair.generate()) {
            return NetworkIdentity.create(key).encode();
        }
    }

    private static void join(Servers servers) {
        CertificateAuthority root =
                CertificateAuthority.createRoot(P256KeyPair.generate(), CertificateTemplate.rcac(1, VALIDITY));
        servers.fabrics.storage().change(transaction -> {
            P256KeyPair key = P256KeyPair.generate();
            OctetString noc = root.issue(CertificateTemplate.noc(1, 2, VALIDITY), key.publicKey())
                    .encode();
            Fabric fabric = Fabric.of(
                    servers.fabrics.nextIndex(transaction), root.certificate().encode(), null, noc, key, 0xFFF1);
            try (SecretKeyMaterial ipk = SecretKeyMaterial.copyOf(KEY)) {
                servers.fabrics.add(
                        transaction, new NewFabric(fabric, ipk, Servers.ADMINISTRATOR, SubjectDescriptor.pase()));
            }
            servers.fabrics.complete(transaction);
        });
    }

    private void groups(InteractionClient administrator) {
        var keys = new GroupKeyManagementClient(administrator, Endpoint.ROOT);
        for (int id = 1; id < Servers.KEY_SETS; id++) {
            get(keys.keySetWrite(keySet(id)));
        }
        get(keys.groupKeyMap()
                .write(IntStream.rangeClosed(1, groups)
                        .mapToObj(group -> new GroupKeyMapStruct(group, 1 + group % (Servers.KEY_SETS - 1)))
                        .toList()));
        var members = new GroupsClient(administrator, Servers.NETWORK);
        for (int group = 1; group <= groups; group++) {
            get(members.addGroup(new AddGroup(group, "group " + group)));
        }
    }

    /** A key set with three keys, others for each id. */
    static KeySetWrite keySet(int id) {
        List<OctetString> keys = IntStream.range(0, 3)
                .mapToObj(i -> {
                    byte[] octets = KEY.toByteArray();
                    octets[0] = (byte) id;
                    octets[1] = (byte) i;
                    return OctetString.of(octets);
                })
                .toList();
        return new KeySetWrite(new GroupKeySetStruct(
                id, GroupKeySecurityPolicyEnum.TRUST_FIRST, keys.get(0), 1L, keys.get(1), 2L, keys.get(2), 3L));
    }
}
