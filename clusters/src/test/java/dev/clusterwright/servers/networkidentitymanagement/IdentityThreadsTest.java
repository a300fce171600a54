package dev.clusterwright.servers.networkidentitymanagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Client;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Identity;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Administrators and the authenticator at the same time. */
class IdentityThreadsTest {
    private static final int CLIENTS = 200;

    @Test
    @Timeout(60)
    void nobodySeesHalfOfAnything() throws InterruptedException, ExecutionException {
        IdentityFixture device = new IdentityFixture(Dialect.LATER, new MemoryNodeStore());
        List<OctetString> identities = FullTable.identities().subList(0, CLIENTS);
        device.importSecret(IdentityFixture.secret(-9, 1));
        ExecutorService threads = Executors.newFixedThreadPool(5);
        List<Callable<Object>> work = new ArrayList<>();
        work.add(() -> addAll(device, identities.subList(0, CLIENTS / 2)));
        work.add(() -> addAll(device, identities.subList(CLIENTS / 2, CLIENTS)));
        work.add(() -> joinAll(device));
        work.add(() -> importAll(device));
        work.add(() -> readAll(device));
        for (Future<Object> done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(device.clients()).hasSize(CLIENTS).extracting(Client::index).doesNotHaveDuplicates();
        IdentityFixture again = device.reopened();
        assertThat(again.clients()).isEqualTo(device.clients());
        assertThat(again.identities()).isEqualTo(device.identities());
        assertThat(again.authenticator.clients.keySet()).isEqualTo(device.authenticator.clients.keySet());
        assertThat(again.authenticator.identities.keySet()).isEqualTo(device.authenticator.identities.keySet());
    }

    private static Object addAll(IdentityFixture device, List<OctetString> identities) {
        identities.forEach(device::add);
        return identities;
    }

    private static Object joinAll(IdentityFixture device) {
        for (int round = 0; round < 3; round++) {
            for (int index = 1; index <= CLIENTS; index++) {
                device.authenticator.callback().clientAuthenticated(index, 1 + (index + round) % 5);
            }
        }
        return device;
    }

    private static Object importAll(IdentityFixture device) {
        for (int i = 2; i <= 9; i++) {
            assertThat(device.importSecret(IdentityFixture.secret(i - 9, i)))
                    .isIn(StatusCode.SUCCESS, StatusCode.RESOURCE_EXHAUSTED);
        }
        return device;
    }

    private static Object readAll(IdentityFixture device) {
        for (int i = 0; i < 50; i++) {
            List<Identity> identities = device.identities();
            assertThat(identities).filteredOn(Identity::current).hasSize(1);
            assertThat(identities).hasSizeBetween(1, 4);
            assertThat(device.clients()).extracting(Client::index).isSorted();
        }
        return device;
    }
}
