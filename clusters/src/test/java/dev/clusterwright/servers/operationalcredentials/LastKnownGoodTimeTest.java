package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a node knows of the time by its certificates. */
class LastKnownGoodTimeTest {
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    /** When roots of tests begin to be valid. */
    private static final Instant ROOT = Instant.parse("2024-01-01T00:00:00Z");

    private static final Instant LATER = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant EARLIER = Instant.parse("2025-07-01T12:00:00Z");

    private final MemoryNodeStore store = new MemoryNodeStore();
    private final CredentialsFixture device = new CredentialsFixture(store);

    private void join(TestFabric fabric, Instant notBefore) {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        commissioner.addRoot(fabric.rcac());
        CertificateTemplate template = CertificateTemplate.noc(fabric.fabricId(), 1, Validity.from(notBefore));
        index(commissioner.addNoc(fabric.root().issue(template, key).encode()));
    }

    @Test
    void itRisesWhenCommissioningIsComplete() {
        assertThat(device.credentials.lastKnownGoodTime()).isEqualTo(BEGINNING);
        join(new TestFabric(1), LATER);
        assertThat(device.credentials.lastKnownGoodTime()).isEqualTo(BEGINNING);
        device.complete();
        assertThat(device.credentials.lastKnownGoodTime()).isEqualTo(LATER);
        assertThat(device.restarted().credentials.lastKnownGoodTime()).isEqualTo(LATER);
    }

    @Test
    void itStaysIfCommissioningIsGivenUp() {
        join(new TestFabric(1), LATER);
        device.expire();
        device.arm(0);
        device.complete();
        assertThat(device.credentials.lastKnownGoodTime()).isEqualTo(BEGINNING);
    }

    @Test
    void itNeverGoesBack() {
        join(new TestFabric(1), LATER);
        device.complete();
        join(new TestFabric(2), EARLIER);
        device.complete();
        assertThat(device.credentials.lastKnownGoodTime()).isEqualTo(LATER);
    }

    @Test
    void theNewestCertificateOfTheChainCounts() {
        join(new TestFabric(1), Instant.parse("2020-01-01T00:00:00Z"));
        device.complete();
        assertThat(device.credentials.lastKnownGoodTime()).isEqualTo(ROOT);
    }

    @Test
    void anotherCertificateCountsToo() {
        TestFabric fabric = new TestFabric(1);
        device.join(fabric, 1);
        Commissioner administrator = device.administrator(1);
        administrator.arm();
        P256PublicKey key = administrator.requestKey(true);
        CertificateTemplate template = CertificateTemplate.noc(1, 1, Validity.from(LATER));
        index(administrator.updateNoc(fabric.root().issue(template, key).encode()));
        device.complete();
        assertThat(device.credentials.lastKnownGoodTime()).isEqualTo(LATER);
    }

    @Test
    void damageIsNoticed() {
        store.write(Map.of("credentials/last-known-good", Optional.of(OctetString.fromHex("15"))));
        assertThatThrownBy(device::restarted)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("credentials/last-known-good");
    }
}
