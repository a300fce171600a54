package dev.clusterwright.servers.fabrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.accesscontrol.AccessControlClient;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryAuthModeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestSessions;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What comes from a fabric when the node has just left it puts nothing back. */
class RemovedFabricTest {
    private static final List<AccessControlEntryStruct> ENTRIES = List.of(new AccessControlEntryStruct(
            AccessControlEntryPrivilegeEnum.ADMINISTER,
            AccessControlEntryAuthModeEnum.CASE,
            List.of(TestFabric.ADMINISTRATOR),
            null));

    private final FabricFixture device = new FabricFixture();
    private final AccessControlCluster access = new AccessControlCluster(device.fabrics);

    private void assertNothingIsLeft(int index) {
        assertThat(device.store.read(FabricTable.prefix(index))).isEmpty();
        assertThat(access.acl().read())
                .noneMatch(entry -> Integer.valueOf(index).equals(entry.fabricIndex()));
    }

    /** The order in which it could go wrong. */
    @Test
    void aWriteThatWasLetIn() {
        device.join();
        device.join();
        Session session = Session.of(SubjectDescriptor.node(2, TestFabric.ADMINISTRATOR));
        List<AccessControlEntryStruct> written =
                ENTRIES.stream().map(entry -> entry.withFabricIndex(2)).toList();
        access.acl().write(written, new InteractionContext(session, Endpoint.ROOT));
        device.remove(2);
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> access.acl().write(written, new InteractionContext(session, Endpoint.ROOT)))
                .satisfies(e -> assertThat(e.status().code()).isEqualTo(StatusCode.UNSUPPORTED_ACCESS));
        assertNothingIsLeft(2);
    }

    /** Two who ask at the same time, through the node. */
    @Test
    void aWriteWhileTheFabricIsRemoved() throws Exception {
        ManualTimer timer = new ManualTimer();
        TestSessions sessions = new TestSessions(timer);
        sessions.serve(Node.builder()
                .accessControl(access)
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .build())
                .timer(timer)
                .build());
        int written = 0;
        for (int round = 0; round < 200; round++) {
            int index = device.join().index();
            CyclicBarrier start = new CyclicBarrier(2);
            Thread remover = new Thread(() -> {
                await(start);
                device.remove(index);
            });
            remover.start();
            AccessControlClient client = new AccessControlClient(
                    sessions.node(index, TestFabric.ADMINISTRATOR).client(), Endpoint.ROOT);
            await(start);
            boolean isWritten = isWritten(client);
            remover.join();
            written += isWritten ? 1 : 0;
            assertNothingIsLeft(index);
            assertThat(device.reopened().fabrics.fabrics()).isEmpty();
        }
        System.out.println("written before the fabric went: " + written + " of 200");
    }

    private static boolean isWritten(AccessControlClient client) {
        try {
            client.acl().write(ENTRIES).toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(StatusException.class);
            return false;
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
