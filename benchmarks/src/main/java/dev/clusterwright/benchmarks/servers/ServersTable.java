package dev.clusterwright.benchmarks.servers;

import static dev.clusterwright.benchmarks.servers.Filling.get;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementClient;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRead;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.GroupsClient;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient;
import dev.clusterwright.clusters.networkidentitymanagement.RemoveClient;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the same operations with little in the servers and with as much as they take, and how long it takes to open that:
 * {@code java -cp benchmarks.jar dev.clusterwright.benchmarks.servers.ServersTable [folder]}. What is asked of a node goes
 * through generated clients and messages, within the process; the store is on the disk of the folder.
 */
public final class ServersTable {
    private static final int ROUNDS = 5;
    private static final Filling LITTLE = new Filling(1, 4, 10);
    private static final Filling MUCH = new Filling(16, Servers.GROUPS, Servers.CLIENTS - 1);

    private ServersTable() {}

    /** Measures, which takes a few minutes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("clusterwright-servers");
        Path little = Files.createDirectories(folder.resolve("little"));
        Path much = Files.createDirectories(folder.resolve("much"));
        try (Servers small = new Servers(little);
                Servers large = new Servers(much)) {
            LITTLE.fill(small);
            MUCH.fill(large);
            print(operations(small, 1), operations(large, 16));
        }
        long[] first = Opening.measure(little, ROUNDS);
        long[] second = Opening.measure(much, ROUNDS);
        System.out.printf("| open the store | %d ms | %d ms | |%n", first[0], second[0]);
        System.out.printf("| start a node with it | %d ms | %d ms | |%n", first[1], second[1]);
        System.out.printf(
                "| octets of the file | %,d | %,d | |%n",
                Files.size(little.resolve("node.store")), Files.size(much.resolve("node.store")));
    }

    private static void print(Map<String, Operation> little, Map<String, Operation> much) {
        System.out.println("| | little | much | ratio |\n|---|---|---|---|");
        little.forEach((name, operation) -> {
            double[] small = new double[ROUNDS];
            double[] large = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                small[round] = measure(operation);
                large[round] = measure(much.get(name));
            }
            double first = median(small);
            double second = median(large);
            System.out.printf(Locale.ROOT, "| %s | %.2f µs | %.2f µs | %.2f |%n", name, first, second, second / first);
        });
    }

    /** Something to do again and again. */
    private interface Operation {
        void run();
    }

    /** Microseconds of one, over 300 ms after as long a time to warm up. */
    private static double measure(Operation operation) {
        repeat(operation, 300_000_000);
        return repeat(operation, 300_000_000);
    }

    private static double repeat(Operation operation, long nanoseconds) {
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < nanoseconds) {
            operation.run();
            count++;
        }
        return (System.nanoTime() - start) / 1000.0 / count;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** What is measured, for the last fabric. */
    private static Map<String, Operation> operations(Servers servers, int fabricIndex) {
        InteractionClient administrator = servers.administrator(fabricIndex);
        var keys = new GroupKeyManagementClient(administrator, Endpoint.ROOT);
        var groups = new GroupsClient(administrator, Servers.NETWORK);
        var network = new NetworkIdentityManagementClient(administrator, Servers.NETWORK);
        SubjectDescriptor subject = SubjectDescriptor.node(fabricIndex, Servers.ADMINISTRATOR);
        int sessionId = sessionId(servers, fabricIndex);
        OctetString client = Filling.client();
        Map<String, Operation> operations = new LinkedHashMap<>();
        operations.put(
                "decide about access",
                () -> servers.access.check(subject, Privilege.ADMINISTER, 0, GroupKeyManagement.ID, List.of()));
        operations.put("look keys up by session id", () -> servers.groupKeys.receivingKeys(sessionId));
        operations.put("look up who is in a group", () -> servers.groupKeys.endpoints(fabricIndex, 1));
        operations.put("KeySetRead", () -> get(keys.keySetRead(new KeySetRead(1))));
        operations.put("KeySetWrite, three keys", () -> get(keys.keySetWrite(Filling.keySet(1))));
        operations.put("AddGroup, another name", () -> rename(groups));
        operations.put("AddClient and RemoveClient", () -> {
            int index = get(network.addClient(new AddClient(client))).clientIndex();
            get(network.removeClient(new RemoveClient(index, null)));
        });
        operations.put("read GroupTable", () -> get(keys.groupTable().read()));
        operations.put("read Clients", () -> get(network.clients().read()));
        return operations;
    }

    private static void rename(GroupsClient groups) {
        get(groups.addGroup(new AddGroup(1, "group " + System.nanoTime() % 10_000)));
    }

    private static int sessionId(Servers servers, int fabricIndex) {
        try (SecretKeyMaterial epochKey =
                        SecretKeyMaterial.copyOf(Filling.keySet(1).groupKeySet().epochKey0());
                OperationalGroupKey key = OperationalGroupKey.derive(
                        epochKey, servers.fabrics.fabrics().get(fabricIndex).compressedId())) {
            return key.sessionId();
        }
    }
}
