package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.TABLE_FULL;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.refusal;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.accesscontrol.AccessControlClient;
import dev.clusterwright.clusters.operationalcredentials.AttestationRequest;
import dev.clusterwright.clusters.operationalcredentials.AttestationResponse;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainTypeEnum;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.UpdateFabricLabel;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.credentials.attestation.AttestationEvidence;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricDependent;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.servers.testing.FailingStore;
import dev.clusterwright.servers.testing.TestAttestation;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a node joins fabrics, and gets other certificates. */
class CommissioningTest {
    private final CredentialsFixture device = new CredentialsFixture();
    private final TestFabric fabric = new TestFabric(0x1D);

    @Test
    void whatTheDeviceSaysOfItselfIsVerified() {
        Commissioner commissioner = device.pase();
        OctetString nonce = OctetString.fromHex("00ff".repeat(16));
        AttestationResponse response = get(commissioner.client().attestationRequest(new AttestationRequest(nonce)));
        var evidence = new AttestationEvidence(
                certificate(commissioner, CertificateChainTypeEnum.DAC_CERTIFICATE),
                certificate(commissioner, CertificateChainTypeEnum.PAI_CERTIFICATE),
                response.attestationElements(),
                response.attestationSignature(),
                nonce,
                commissioner.session().attestationChallenge(),
                TestAttestation.VENDOR,
                TestAttestation.PRODUCT);
        var attested = CredentialsFixture.FACTORY.verifier().verify(evidence);
        assertThat(attested.elements().timestamp()).isZero();
        assertThat(attested.declaration().productIds()).containsExactly(TestAttestation.PRODUCT);
    }

    private static OctetString certificate(Commissioner commissioner, CertificateChainTypeEnum type) {
        return get(commissioner.client().certificateChainRequest(new CertificateChainRequest(type)))
                .certificate();
    }

    @Test
    void aNodeJoinsItsFirstFabric() {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        assertThat(commissioner.addRoot(fabric.rcac())).isEqualTo(StatusCode.SUCCESS);
        OctetString noc = fabric.noc(0x5EED, key);
        assertThat(index(commissioner.addNoc(noc))).isEqualTo(1);
        assertThat(commissioner.fabricIndex()).isEqualTo(1);

        Commissioner administrator = device.administrator(1);
        assertJoined(device, administrator, noc);
        device.complete();
        assertThat(commissioner.session().isOpen()).isFalse();
        device.timer.advance(CredentialsFixture.FAIL_SAFE.multipliedBy(2));
        assertJoined(device, administrator, noc);
        CredentialsFixture restarted = device.restarted();
        assertJoined(restarted, restarted.administrator(1), noc);
        assertThat(restarted.fabric(1).operationalKey().publicKey()).isEqualTo(key);
    }

    private void assertJoined(CredentialsFixture on, Commissioner administrator, OctetString noc) {
        Fabric joined = on.fabric(1);
        assertThat(joined.rcac()).isEqualTo(fabric.rcac());
        assertThat(joined.noc()).isEqualTo(noc);
        assertThat(joined.icac()).isNull();
        assertThat(joined.fabricId()).isEqualTo(0x1D);
        assertThat(joined.nodeId()).isEqualTo(0x5EED);
        assertThat(joined.vendorId()).isEqualTo(TestFabric.VENDOR);
        assertThat(joined.label()).isEmpty();
        var entries = get(new AccessControlClient(administrator.session().client(), Endpoint.ROOT)
                .acl()
                .read());
        assertThat(entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.subjects()).containsExactly(TestFabric.ADMINISTRATOR));
    }

    @Test
    void whatIsNotCompletedIsUndone() {
        Commissioner commissioner = device.pase();
        commissioner.join(fabric, 1);
        Commissioner administrator = device.administrator(1);
        P256KeyPair key = device.fabric(1).operationalKey();
        device.expire();

        assertThat(device.fabrics.fabrics()).isEmpty();
        assertThat(device.credentials.trustedRootCertificates().read()).isEmpty();
        assertThat(commissioner.session().isOpen()).isFalse();
        assertThat(administrator.session().isOpen()).isFalse();
        assertThat(TestKeys.isClosed(key)).isTrue();
        assertThat(device.pase().join(fabric, 1))
                .as("indexes are not used again")
                .isEqualTo(2);
    }

    @Test
    void aLossOfPowerUndoesItToo() {
        device.pase().join(fabric, 1);
        CredentialsFixture restarted = device.restarted();
        assertThat(restarted.fabrics.fabrics()).isEmpty();
        assertThat(restarted.credentials.trustedRootCertificates().read()).isEmpty();
        assertThat(restarted.pase().join(fabric, 1)).isEqualTo(2);
    }

    @Test
    void whatWasPreparedIsForgotten() {
        List<P256KeyPair> keys = new ArrayList<>();
        CredentialsFixture counting = new CredentialsFixture(new MemoryNodeStore(), 5, () -> {
            keys.add(P256KeyPair.generate());
            return keys.get(keys.size() - 1);
        });
        Commissioner commissioner = counting.pase();
        commissioner.arm();
        commissioner.requestKey();
        commissioner.requestKey();
        commissioner.addRoot(fabric.rcac());
        assertThat(keys).extracting(TestKeys::isClosed).containsExactly(true, false);
        counting.expire();
        assertThat(keys).extracting(TestKeys::isClosed).containsExactly(true, true);
        assertThat(counting.credentials.trustedRootCertificates().read()).isEmpty();

        Commissioner next = counting.pase();
        next.arm();
        next.requestKey();
        next.addRoot(fabric.rcac());
        counting.complete();
        assertThat(keys).extracting(TestKeys::isClosed).containsExactly(true, true, true);
        assertThat(counting.credentials.trustedRootCertificates().read()).isEmpty();
    }

    /** Nobody has told the node what time it is, so any validity is taken. */
    @Test
    void validityIsNotLookedAt() {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        commissioner.addRoot(fabric.rcac());
        OctetString noc = fabric.root()
                .issue(CertificateTemplate.noc(0x1D, 1, new Validity(1, 2)), key)
                .encode();
        assertThat(index(commissioner.addNoc(noc))).isEqualTo(1);
    }

    @Test
    void anAdministratorAddsAFabricAndStaysInItsOwn() {
        device.join(new TestFabric(7), 1);
        Commissioner administrator = device.administrator(1);
        assertThat(administrator.join(fabric, 1)).isEqualTo(2);
        assertThat(administrator.fabricIndex()).isEqualTo(1);
        assertThat(get(administrator.client().currentFabricIndex().read())).isEqualTo(1);
        device.expire();
        assertThat(administrator.session().isOpen()).isTrue();
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1);
    }

    @Test
    void aCertificateIsReplaced() {
        device.join(fabric, 1);
        Commissioner administrator = device.administrator(1);
        Commissioner other = device.administrator(1);
        index(administrator.ask(new UpdateFabricLabel("Home")));
        OctetString statement = OctetString.of(new byte[85]);
        administrator.done(new SetVIDVerificationStatement(0x1234, statement, null));
        P256KeyPair before = device.fabric(1).operationalKey();

        administrator.arm();
        P256PublicKey key = administrator.requestKey(true);
        OctetString noc = fabric.noc(2, key);
        TestSession asking = administrator.session();
        assertThat(index(administrator.updateNoc(noc))).isEqualTo(1);
        assertThat(asking.isOpen()).as("once it has got its answer").isFalse();
        assertThat(other.session().isOpen()).isFalse();
        assertThat(TestKeys.isClosed(before))
                .as("until commissioning is complete")
                .isFalse();
        device.complete();
        assertThat(TestKeys.isClosed(before)).isTrue();

        Fabric updated = device.restarted().fabric(1);
        assertThat(updated.noc()).isEqualTo(noc);
        assertThat(updated.nodeId()).isEqualTo(2);
        assertThat(updated.operationalKey().publicKey()).isEqualTo(key);
        assertThat(updated.label()).isEqualTo("Home");
        assertThat(updated.vendorId()).isEqualTo(0x1234);
        assertThat(updated.vidVerificationStatement()).isEqualTo(statement);
    }

    @Test
    void aReplacementThatIsNotCompletedIsUndone() {
        device.join(fabric, 1);
        Fabric before = device.fabric(1);
        Commissioner administrator = device.administrator(1);
        administrator.arm();
        index(administrator.updateNoc(fabric.noc(2, administrator.requestKey(true))));
        P256KeyPair replaced = device.fabric(1).operationalKey();
        device.expire();
        assertThat(device.fabric(1).noc()).isEqualTo(before.noc());
        assertThat(TestKeys.isClosed(replaced)).isTrue();
        assertThat(TestKeys.isClosed(device.fabric(1).operationalKey())).isFalse();
        assertThat(administrator.session().isOpen()).isFalse();
    }

    @Test
    void thereIsRoomForAsManyFabricsAsSaid() {
        CredentialsFixture large = new CredentialsFixture(new MemoryNodeStore(), 16, P256KeyPair::generate);
        for (int i = 1; i <= 16; i++) {
            assertThat(large.pase().join(new TestFabric(i), i)).isEqualTo(i);
            large.complete();
        }
        Commissioner commissioner = large.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        assertThat(commissioner.addRoot(fabric.rcac())).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        commissioner.ask(new RemoveFabric(16));
        commissioner.addRoot(fabric.rcac());
        large.join(new TestFabric(17), 1);
        assertThat(refusal(commissioner.addNoc(fabric.noc(1, key)))).isEqualTo(TABLE_FULL);
        assertThat(get(commissioner.client().commissionedFabrics().read())).isEqualTo(16);
        assertThat(large.restarted().fabrics.fabrics())
                .hasSize(16)
                .containsKey(17)
                .doesNotContainKey(16);
    }

    @Test
    void indexesBeginAgainAfterTheLast() {
        device.join(new TestFabric(1), 1);
        device.join(new TestFabric(2), 1);
        for (int i = 3; i <= 254; i++) {
            device.leave(device.join(fabric, 1));
        }
        assertThat(device.pase().join(fabric, 1)).isEqualTo(3);
    }

    /** A part of the device that has no room. */
    private static final class Full implements FabricDependent {
        private boolean isFull = true;

        @Override
        public void added(Transaction transaction, NewFabric added) {
            if (isFull) {
                throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "there is no room");
            }
        }

        @Override
        public void removed(Transaction transaction, int fabricIndex) {}
    }

    @Test
    void aFabricThatAPartOfTheDeviceHasNoRoomForIsNotJoined() {
        Full part = new Full();
        device.fabrics.register(part);
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        commissioner.addRoot(fabric.rcac());
        var request = Commissioner.addition(fabric.noc(1, key), null);
        assertThat(commissioner.status(request)).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(device.fabrics.fabrics()).isEmpty();
        assertThat(commissioner.fabricIndex()).isZero();
        assertThat(device.credentials.trustedRootCertificates().read()).containsExactly(fabric.rcac());
        part.isFull = false;
        assertThat(index(commissioner.ask(request))).isEqualTo(1);
    }

    @Test
    void whatCannotBeStoredIsNotDone() {
        FailingStore store = new FailingStore();
        CredentialsFixture broken = new CredentialsFixture(store);
        Commissioner commissioner = broken.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        commissioner.addRoot(fabric.rcac());
        var request = Commissioner.addition(fabric.noc(1, key), null);
        store.isFull = true;
        assertThat(commissioner.status(request)).isEqualTo(StatusCode.FAILURE);
        assertThat(broken.fabrics.fabrics()).isEmpty();
        assertThat(commissioner.fabricIndex()).isZero();
        store.isFull = false;
        assertThat(index(commissioner.ask(request))).isEqualTo(1);
    }

    /** The epoch key comes along, for who keeps keys. */
    @Test
    void theIpkIsHandedOn() {
        List<Boolean> same = new ArrayList<>();
        device.fabrics.register(new FabricDependent() {
            @Override
            public void added(Transaction transaction, NewFabric added) {
                try (SecretKeyMaterial expected = SecretKeyMaterial.copyOf(TestFabric.IPK)) {
                    same.add(added.ipk().sameAs(expected));
                }
            }

            @Override
            public void removed(Transaction transaction, int fabricIndex) {}
        });
        device.pase().join(fabric, 1);
        assertThat(same).containsExactly(true);
    }
}
