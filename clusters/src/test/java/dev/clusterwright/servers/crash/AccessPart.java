package dev.clusterwright.servers.crash;

import dev.clusterwright.clusters.accesscontrol.AccessControlClient;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryAuthModeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Who may do what. */
final class AccessPart implements Part {
    private static final String ACL = "acl";

    @Override
    public Map<String, Command<?>> commands() {
        return Map.of("WriteAcl", new WriteAcl());
    }

    @Override
    public void observe(Device device, World world) {
        for (int fabric : device.fabrics.fabrics().keySet()) {
            world.put(
                    fabric,
                    ACL,
                    text(Answers.get(client(device, fabric).acl().read()).stream()
                            .filter(entry -> Integer.valueOf(fabric).equals(entry.fabricIndex()))
                            .toList()));
        }
    }

    private static AccessControlClient client(Device device, int fabric) {
        return new AccessControlClient(device.client(fabric), Endpoint.ROOT);
    }

    private static String text(List<AccessControlEntryStruct> entries) {
        return entries.stream()
                .map(entry -> entry.privilege().value() + "/" + entry.authMode().value() + "/" + entry.subjects())
                .toList()
                .toString();
    }

    /** What a fabric has when the node has joined it. */
    static void join(World world, int fabric) {
        world.put(fabric, ACL, text(List.of(administrator())));
    }

    private static AccessControlEntryStruct administrator() {
        return entry(AccessControlEntryPrivilegeEnum.ADMINISTER, TestFabric.ADMINISTRATOR);
    }

    private static AccessControlEntryStruct entry(AccessControlEntryPrivilegeEnum privilege, long subject) {
        return new AccessControlEntryStruct(privilege, AccessControlEntryAuthModeEnum.CASE, List.of(subject), null);
    }

    private static final class WriteAcl implements Command<List<AccessControlEntryStruct>> {
        @Override
        public TlvCodec<List<AccessControlEntryStruct>> codec() {
            return TlvCodecs.list(AccessControlEntryStruct.CODEC);
        }

        @Override
        public Optional<Plan<List<AccessControlEntryStruct>>> plan(Device device, World world, Random random) {
            List<AccessControlEntryStruct> entries = new ArrayList<>(List.of(administrator()));
            for (int i = random.nextInt(4); i > 0; i--) {
                entries.add(entry(AccessControlEntryPrivilegeEnum.of(1 + random.nextInt(5)), 1 + random.nextInt(99)));
            }
            return Choice.of(world.fabrics(), random).map(fabric -> new Plan<>(fabric, entries));
        }

        @Override
        public boolean perform(Device device, int fabric, List<AccessControlEntryStruct> fields) {
            return Outcome.isSuccess(client(device, fabric).acl().write(fields));
        }

        @Override
        public void apply(World world, int fabric, List<AccessControlEntryStruct> fields) {
            world.put(fabric, ACL, text(fields));
        }
    }
}
