package dev.clusterwright.servers.accesscontrol;

import static dev.clusterwright.servers.testing.Answers.status;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.accesscontrol.AccessControlClient;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryAuthModeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.accesscontrol.AccessControlFeature;
import dev.clusterwright.clusters.accesscontrol.AccessControlTargetStruct;
import dev.clusterwright.clusters.devicetypes.OnOffLight;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.clusters.onoff.Off;
import dev.clusterwright.clusters.onoff.OnOffClient;
import dev.clusterwright.clusters.onoff.OnOffFeature;
import dev.clusterwright.clusters.onoff.OnOffServer;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.AttributeValue;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestVault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node with a lamp on endpoint 1, and clients of it: each has a session of its own, and asks as octets. */
final class AccessFixture {
    static final int LAMP = 1;

    static final SubjectDescriptor ADMINISTRATOR = SubjectDescriptor.node(1, TestFabric.ADMINISTRATOR);
    static final SubjectDescriptor OTHER_FABRIC = SubjectDescriptor.node(2, TestFabric.ADMINISTRATOR);
    static final SubjectDescriptor USER = SubjectDescriptor.node(1, 2);

    final FabricTable fabrics;
    final AccessControlCluster access;
    private final ManualTimer timer = new ManualTimer();
    private final Node node;

    AccessFixture() {
        this(AccessControlFeature.NONE);
    }

    AccessFixture(AccessControlFeature features) {
        fabrics = new FabricTable(Storage.open(new MemoryNodeStore(), new TestVault()), 5);
        access = new AccessControlCluster(fabrics, AccessControlCapacity.LEAST, features);
        join();
        join();
        node = Node.builder()
                .accessControl(access)
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .build())
                .endpoint(Endpoint.builder(LAMP)
                        .deviceType(OnOffLight.DESCRIPTOR)
                        .cluster(new Lamp())
                        .build())
                .timer(timer)
                .build();
    }

    /** Joins one more fabric. Its index is the next that was never used. */
    void join() {
        new TestFabric(1).join(fabrics, 1);
    }

    void leave(int fabricIndex) {
        fabrics.storage().change(transaction -> fabrics.remove(transaction, fabricIndex));
    }

    /** A lamp that can only be put out. */
    private static final class Lamp implements OnOffServer {
        @Override
        public OnOffFeature features() {
            return OnOffFeature.OFF_ONLY;
        }

        @Override
        public AttributeValue<Boolean> onOff() {
            return AttributeValue.of(true);
        }

        @Override
        public CommandAction<Off> off() {
            return (request, context) -> {};
        }
    }

    InteractionClient client(SubjectDescriptor subject) {
        Loopback loopback = new Loopback();
        loopback.node(() -> node.accept(Session.of(subject)));
        return new InteractionClient(loopback.toNode(), timer);
    }

    AccessControlClient acl(SubjectDescriptor subject) {
        return new AccessControlClient(client(subject), Endpoint.ROOT);
    }

    /** What the lamp answers to one who wants to put it out. */
    StatusCode off(SubjectDescriptor subject) {
        return status(new OnOffClient(client(subject), LAMP).off());
    }

    static AccessControlEntryStruct administrator() {
        return entry(AccessControlEntryPrivilegeEnum.ADMINISTER, List.of(ADMINISTRATOR.subject()), null);
    }

    static AccessControlEntryStruct entry(
            AccessControlEntryPrivilegeEnum privilege,
            @Nullable List<Long> subjects,
            @Nullable List<AccessControlTargetStruct> targets) {
        return new AccessControlEntryStruct(privilege, AccessControlEntryAuthModeEnum.CASE, subjects, targets);
    }

    static AccessControlEntryStruct group(AccessControlEntryPrivilegeEnum privilege, @Nullable List<Long> groups) {
        return new AccessControlEntryStruct(privilege, AccessControlEntryAuthModeEnum.GROUP, groups, null);
    }
}
