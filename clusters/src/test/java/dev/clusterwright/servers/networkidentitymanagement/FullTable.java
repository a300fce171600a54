package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.stream.IntStream;

/** As many clients as there can be, made once, as each has to be signed. */
final class FullTable {
    /** One more than there is room for. */
    private static final List<OctetString> IDENTITIES = IntStream.range(0, 2048)
            .mapToObj(i -> NetworkIdentity.create(P256KeyPair.generate()).encode())
            .toList();

    private FullTable() {}

    static List<OctetString> identities() {
        return IDENTITIES;
    }

    /** A device with its first clients, as many as there is room for. */
    static IdentityFixture of(Dialect dialect, int tableSize) {
        IdentityFixture device =
                new IdentityFixture(dialect, new MemoryNodeStore(), new TestAuthenticator(), tableSize);
        IDENTITIES.subList(0, tableSize).forEach(device::add);
        return device;
    }
}
