package dev.clusterwright.servers.together;

import dev.clusterwright.clusters.accesscontrol.AccessControl;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioning;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.groups.Groups;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Random;

/** One request of every command, and one value of every attribute that can be written: most can be carried out. */
final class Requests {
    static final TestFabric FABRIC = new TestFabric(0xFAB);

    private static final List<OctetString> CLIENTS = List.of(client(), client(), client());

    private Requests() {}

    private static OctetString client() {
        return NetworkIdentity.create(P256KeyPair.generate()).encode();
    }

    record Invocation(CommandPath path, TlvValue.Structure fields) {}

    record Writing(AttributePath path, TlvValue value) {}

    private static Invocation at(int endpoint, long cluster, int command, String fields) {
        return new Invocation(
                new CommandPath(endpoint, cluster, command), (TlvValue.Structure) TlvText.parse("{" + fields + "}"));
    }

    private static Invocation credentials(int command, String fields) {
        return at(Endpoint.ROOT, OperationalCredentials.ID, command, fields);
    }

    private static Invocation commissioning(int command, String fields) {
        return at(Endpoint.ROOT, GeneralCommissioning.ID, command, fields);
    }

    private static Invocation keys(int command, String fields) {
        return at(Endpoint.ROOT, GroupKeyManagement.ID, command, fields);
    }

    private static Invocation groups(int command, String fields) {
        return at(WholeNode.LAMP, Groups.ID, command, fields);
    }

    private static Invocation network(int command, String fields) {
        return at(WholeNode.ACCESS_POINT, NetworkIdentityManagement.ID, command, fields);
    }

    private static String octets(int length) {
        return "hex:" + "5a".repeat(length);
    }

    private static String hex(OctetString octets) {
        return "hex:" + octets.toHex();
    }

    /** Any of them. */
    static Invocation invocation(Random random) {
        int small = random.nextInt(4);
        return switch (random.nextInt(30)) {
            case 0 -> credentials(0x00, "0 = " + octets(32));
            case 1 -> credentials(0x02, "0 = " + (1 + random.nextInt(2)) + "U");
            case 2 -> credentials(0x04, "0 = " + octets(32) + ", 1 = " + random.nextBoolean());
            case 3 -> credentials(0x06, addNoc(noc()));
            case 4 -> credentials(0x07, "0 = " + hex(noc()));
            case 5 -> credentials(0x09, "0 = \"label " + small + "\"");
            case 6 -> credentials(0x0A, "0 = " + (random.nextInt(8) == 0 ? small : 77) + "U");
            case 7 -> credentials(0x0B, "0 = " + hex(FABRIC.rcac()));
            case 8 -> credentials(0x0C, "0 = " + (1 + small) + "U, 1 = " + octets(85) + ", 2 = " + octets(300));
            case 9 -> credentials(0x0D, "0 = " + small + "U, 1 = " + octets(32));
            case 10 -> commissioning(0x00, "0 = " + 20 * small + "U, 1 = 7U");
            case 11 -> commissioning(0x02, "0 = " + small + "U, 1 = \"D" + small + "\", 2 = 8U");
            case 12 -> commissioning(0x04, "");
            case 13, 14 -> keys(0x00, "0 = {" + keySet(small) + "}");
            case 15 -> keys(0x01, "0 = " + small + "U");
            case 16 -> keys(0x03, "0 = " + small + "U");
            case 17 -> keys(0x04, "");
            case 18, 19 -> groups(0x00, "0 = " + small + "U, 1 = \"group " + small + "\"");
            case 20 -> groups(0x01, "0 = " + small + "U");
            case 21 -> groups(0x02, "0 = [" + small + "U, 1U, 2U]");
            case 22 -> groups(0x03, "0 = " + small + "U");
            case 23 -> groups(0x04, "");
            case 24 -> groups(0x05, "0 = " + small + "U, 1 = \"\"");
            case 25 -> network(0x00, "0 = " + hex(CLIENTS.get(random.nextInt(CLIENTS.size()))));
            case 26 -> network(0x02, small + " = " + (small == 1 ? octets(20) : small + "U"));
            case 27 -> network(0x03, small + " = " + (small == 2 ? octets(20) : small + "U"));
            case 28 -> network(0x40, "0 = " + secret(random));
            default -> network(0x41, "");
        };
    }

    private static OctetString noc() {
        return FABRIC.noc(5, P256KeyPair.generate().publicKey());
    }

    /** What brings the node into a fabric, or gives it another certificate of that. */
    static Invocation certificate(P256PublicKey key, boolean isForUpdate) {
        OctetString noc = FABRIC.noc(5, key);
        return isForUpdate ? credentials(0x07, "0 = " + hex(noc)) : credentials(0x06, addNoc(noc));
    }

    private static String addNoc(OctetString noc) {
        return "0 = " + hex(noc) + ", 2 = " + octets(16) + ", 3 = " + TestFabric.ADMINISTRATOR + "U, 4 = 65521U";
    }

    private static String keySet(int id) {
        return "0 = " + id + "U, 1 = 0U, 2 = " + octets(16) + ", 3 = 5U, 4 = " + octets(16) + ", 5 = 6U, 6 = "
                + octets(16) + ", 7 = 7U";
    }

    private static String secret(Random random) {
        return "hex:1524010026" + String.format("02%02x000000", random.nextInt(40)) + "300320"
                + String.format("%02x", random.nextInt(9)).repeat(32) + "18";
    }

    /** Any of them. */
    static Writing writing(Random random) {
        int small = random.nextInt(4);
        AttributePath path;
        String value;
        switch (random.nextInt(4)) {
            case 0 -> {
                path = AttributePath.of(Endpoint.ROOT, AccessControl.Attributes.ACL);
                value = "[{1 = 5U, 2 = 2U, 3 = [" + TestFabric.ADMINISTRATOR + "U], 4 = null}, {1 = " + small
                        + "U, 2 = 3U, 3 = [" + small + "U], 4 = [{0 = 6U, 1 = " + small + "U, 2 = null}]}]";
            }
            case 1 -> {
                path = AttributePath.of(Endpoint.ROOT, AccessControl.Attributes.EXTENSION);
                value = "[{1 = hex:1718}]";
            }
            case 2 -> {
                path = AttributePath.of(Endpoint.ROOT, GroupKeyManagement.Attributes.GROUP_KEY_MAP);
                value = "[{1 = " + small + "U, 2 = 1U}, {1 = 9U, 2 = " + small + "U, 254 = 2U}]";
            }
            default -> {
                path = AttributePath.of(Endpoint.ROOT, GeneralCommissioning.Attributes.BREADCRUMB);
                value = small + "U";
            }
        }
        return new Writing(path, TlvText.parse(value));
    }
}
