package dev.clusterwright.servers.crash;

import dev.clusterwright.clusters.networkidentitymanagement.ActiveNetworkIdentityStruct;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.ClientStruct;
import dev.clusterwright.clusters.networkidentitymanagement.ImportAdminSecret;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient;
import dev.clusterwright.clusters.networkidentitymanagement.RemoveClient;
import dev.clusterwright.credentials.network.AdministratorIdentity;
import dev.clusterwright.credentials.network.AdministratorSecret;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Who may join the network, and what the network shows itself with. */
final class IdentitiesPart implements Part {
    private static final String CLIENT = "client ";
    private static final String CLIENT_OF = "network of client ";
    private static final String NETWORK = "network identity ";
    private static final String CURRENT = "current network identity";
    private static final String SECRET = World.FOR_ADMINISTRATORS + "secret";
    private static final String LAST_CLIENT = World.HIDDEN + "last client";
    private static final String LAST_NETWORK = World.HIDDEN + "last network identity";
    private static final int MAX_CLIENT = 2047;
    private static final int MAX_NETWORK = 0xFFFE;

    @Override
    public Map<String, Command<?>> commands() {
        return Map.of(
                "AddClient", new Add(),
                "RemoveClient", new Remove(),
                "ImportAdminSecret", new Import(),
                "JoinNetwork", new Join());
    }

    private static NetworkIdentityManagementClient client(Device device, int fabric) {
        return new NetworkIdentityManagementClient(
                device.client(fabric).timed(Duration.ofSeconds(10)), Device.ACCESS_POINT);
    }

    private static String hex(int index) {
        return String.format("%04x", index);
    }

    /** Fabrics share all of it, and whoever has the passcode can read the lists. */
    @Override
    public void observe(Device device, World world) {
        device.accessPoint.observe(world);
        NetworkIdentityManagementClient client = client(device, 0);
        Answers.get(client.clients().read()).forEach(row -> observe(world, row));
        Answers.get(client.activeNetworkIdentities().read()).forEach(row -> observe(world, row));
        if (world.get(CURRENT).isPresent()) {
            device.fabrics.fabrics().keySet().stream()
                    .findFirst()
                    .ifPresent(fabric -> world.put(SECRET, secret(client(device, fabric))));
        }
    }

    private static String secret(NetworkIdentityManagementClient client) {
        return Answers.get(client.exportAdminSecret())
                .networkAdministratorSharedSecret()
                .toHex();
    }

    private static void observe(World world, ClientStruct row) {
        world.put(CLIENT + hex(row.clientIndex()), row.clientIdentifier().toHex());
        see(world, row.clientIndex(), row.networkIdentityIndex());
    }

    private static void see(World world, int client, @Nullable Integer network) {
        world.put(CLIENT_OF + hex(client), network == null ? "-" : hex(network));
    }

    private static void observe(World world, ActiveNetworkIdentityStruct row) {
        String index = hex(row.index());
        world.put(NETWORK + index, row.identifier().toHex() + " of " + row.createdTimestamp());
        if (row.current()) {
            world.put(CURRENT, index);
        }
    }

    /** The next index after the last that is free. */
    private static int next(World world, String last, String prefix, int max) {
        int index = world.get(last).map(Integer::parseInt).orElse(0);
        do {
            index = index % max + 1;
        } while (world.get(prefix + hex(index)).isPresent());
        world.put(last, Integer.toString(index));
        return index;
    }

    private static final class Add implements Command<AddClient> {
        @Override
        public TlvCodec<AddClient> codec() {
            return AddClient.CODEC;
        }

        @Override
        public Optional<Plan<AddClient>> plan(Device device, World world, Random random) {
            try (P256KeyPair key = P256KeyPair.generate()) {
                OctetString identity = NetworkIdentity.create(key).encode();
                return Choice.of(world.fabrics(), random).map(fabric -> new Plan<>(fabric, new AddClient(identity)));
            }
        }

        @Override
        public boolean perform(Device device, int fabric, AddClient fields) {
            return Outcome.isSuccess(client(device, fabric).addClient(fields));
        }

        @Override
        public void apply(World world, int fabric, AddClient fields) {
            int index = next(world, LAST_CLIENT, CLIENT, MAX_CLIENT);
            String identifier =
                    NetworkIdentity.decode(fields.clientIdentity()).identifier().toHex();
            world.put(CLIENT + hex(index), identifier);
            see(world, index, null);
            world.put("may join " + hex(index), identifier);
        }
    }

    private static final class Remove implements Command<RemoveClient> {
        @Override
        public TlvCodec<RemoveClient> codec() {
            return RemoveClient.CODEC;
        }

        @Override
        public Optional<Plan<RemoveClient>> plan(Device device, World world, Random random) {
            return Choice.of(world.fabrics(), random)
                    .flatMap(fabric -> Choice.of(world.below(CLIENT), random)
                            .flatMap(index -> world.get(CLIENT + index))
                            .map(identifier ->
                                    new Plan<>(fabric, new RemoveClient(null, OctetString.fromHex(identifier)))));
        }

        @Override
        public boolean perform(Device device, int fabric, RemoveClient fields) {
            return Outcome.isSuccess(client(device, fabric).removeClient(fields));
        }

        @Override
        public void apply(World world, int fabric, RemoveClient fields) {
            OctetString identifier =
                    Optional.ofNullable(fields.clientIdentifier()).orElseThrow();
            for (String index : world.below(CLIENT)) {
                if (world.get(CLIENT + index).equals(Optional.of(identifier.toHex()))) {
                    List.of(CLIENT, CLIENT_OF, "may join ").forEach(prefix -> world.remove(prefix + index));
                }
            }
        }
    }

    private static final class Import implements Command<ImportAdminSecret> {
        private static final long FIRST = 0x3000_0000;

        @Override
        public TlvCodec<ImportAdminSecret> codec() {
            return ImportAdminSecret.CODEC;
        }

        @Override
        public Optional<Plan<ImportAdminSecret>> plan(Device device, World world, Random random) {
            byte[] raw = new byte[AdministratorSecret.RAW_LENGTH];
            random.nextBytes(raw);
            long created = created(world) + 1 + random.nextInt(9);
            try (SecretKeyMaterial material = SecretKeyMaterial.copyOf(raw);
                    AdministratorSecret secret = AdministratorSecret.of(created, material);
                    SecretKeyMaterial tlv = secret.encode()) {
                byte[] octets = new byte[tlv.length()];
                tlv.copyTo(octets, 0);
                return Choice.of(world.fabrics(), random)
                        .map(fabric -> new Plan<>(fabric, new ImportAdminSecret(OctetString.of(octets))));
            }
        }

        /** When the secret was made that there is. */
        private static long created(World world) {
            return world.get(CURRENT)
                    .flatMap(index -> world.get(NETWORK + index))
                    .map(identity -> Long.parseLong(identity.substring(identity.lastIndexOf(' ') + 1)))
                    .orElse(FIRST);
        }

        @Override
        public boolean perform(Device device, int fabric, ImportAdminSecret fields) {
            return Outcome.isSuccess(client(device, fabric).importAdminSecret(fields));
        }

        @Override
        public void apply(World world, int fabric, ImportAdminSecret fields) {
            retire(world);
            OctetString octets = fields.networkAdministratorSharedSecret();
            try (SecretKeyMaterial tlv = SecretKeyMaterial.copyOf(octets);
                    AdministratorSecret secret = AdministratorSecret.decode(tlv);
                    AdministratorIdentity identity = AdministratorIdentity.derive(secret)) {
                String index = hex(next(world, LAST_NETWORK, NETWORK, MAX_NETWORK));
                String identifier = identity.identity().identifier().toHex();
                world.put(NETWORK + index, identifier + " of " + secret.created());
                world.put("shows " + index, identifier);
                world.put(CURRENT, index);
                world.put(SECRET, octets.toHex());
            }
        }

        /** What is not the current one any more, and what no client has joined with. */
        private static void retire(World world) {
            for (String index : world.below(NETWORK)) {
                boolean isUsed = world.get(CURRENT).equals(Optional.of(index))
                        || world.below(CLIENT_OF).stream()
                                .anyMatch(
                                        client -> world.get(CLIENT_OF + client).equals(Optional.of(index)));
                if (!isUsed) {
                    world.remove(NETWORK + index);
                    world.remove("shows " + index);
                }
            }
        }
    }

    /** Not a command, but stored as well: the index of a client, and of the identity that it has joined with. */
    private static final class Join implements Command<List<Integer>> {
        @Override
        public TlvCodec<List<Integer>> codec() {
            return TlvCodecs.list(TlvCodecs.UINT16);
        }

        @Override
        public Optional<Plan<List<Integer>>> plan(Device device, World world, Random random) {
            return Choice.of(world.below(CLIENT), random)
                    .flatMap(client -> Choice.of(world.below(NETWORK), random)
                            .map(network -> new Plan<>(
                                    0, List.of(Integer.parseInt(client, 16), Integer.parseInt(network, 16)))));
        }

        @Override
        public boolean perform(Device device, int fabric, List<Integer> fields) {
            device.accessPoint.join(fields.get(0), fields.get(1));
            return true;
        }

        @Override
        public void apply(World world, int fabric, List<Integer> fields) {
            boolean areThere = world.get(CLIENT + hex(fields.get(0))).isPresent()
                    && world.get(NETWORK + hex(fields.get(1))).isPresent();
            if (areThere) {
                see(world, fields.get(0), fields.get(1));
            }
        }
    }
}
