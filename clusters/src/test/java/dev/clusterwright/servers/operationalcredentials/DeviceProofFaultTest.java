package dev.clusterwright.servers.operationalcredentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.operationalcredentials.AttestationRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainTypeEnum;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AttestationRequest, CertificateChainRequest and CSRRequest. */
class DeviceProofFaultTest {
    private final CredentialsFixture device = new CredentialsFixture();
    private final Commissioner commissioner = device.pase();

    private static CSRRequest csr(int nonceLength, boolean isForUpdate) {
        return new CSRRequest(OctetString.of(new byte[nonceLength]), isForUpdate);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void attestationRequestNonceOfAnotherLength_INVALID_COMMAND(int length) {
        assertThat(commissioner.status(new AttestationRequest(OctetString.of(new byte[length]))))
                .isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 255})
    void certificateChainRequestOfUnknownType_INVALID_COMMAND(int type) {
        assertThat(commissioner.status(new CertificateChainRequest(CertificateChainTypeEnum.of(type))))
                .isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void csrRequestNonceOfAnotherLength_INVALID_COMMAND(int length) {
        commissioner.arm();
        assertThat(commissioner.status(csr(length, false))).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @Test
    void csrRequestForUpdateOverPase_INVALID_COMMAND() {
        commissioner.arm();
        assertThat(commissioner.status(csr(32, true))).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @Test
    void csrRequestUnarmed_FAILSAFE_REQUIRED() {
        assertThat(commissioner.status(csr(32, false))).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
    }

    @Test
    void csrRequestArmedForAnotherFabric_FAILSAFE_REQUIRED() {
        device.join(new TestFabric(7), 1);
        commissioner.arm();
        assertThat(device.administrator(1).status(csr(32, true))).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
    }

    @Test
    void csrRequestAfterAddNoc_CONSTRAINT_ERROR() {
        commissioner.join(new TestFabric(7), 1);
        assertThat(commissioner.status(csr(32, false))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(commissioner.status(csr(32, true))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void csrRequestAfterUpdateNoc_CONSTRAINT_ERROR() {
        TestFabric fabric = new TestFabric(7);
        device.join(fabric, 1);
        Commissioner administrator = device.administrator(1);
        administrator.arm();
        administrator.updateNoc(fabric.noc(1, administrator.requestKey(true)));
        assertThat(administrator.status(csr(32, true))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void csrRequestKeyOfAFabric_FAILURE() {
        Deque<P256KeyPair> keys = new ArrayDeque<>();
        CredentialsFixture unlucky = new CredentialsFixture(new MemoryNodeStore(), 5, keys::remove);
        unlucky.join(new TestFabric(7), 1);
        keys.add(copy(unlucky.fabric(1).operationalKey()));
        P256KeyPair good = P256KeyPair.generate();
        keys.add(good);
        keys.add(copy(good));
        Commissioner administrator = unlucky.administrator(1);
        administrator.arm();

        assertThat(administrator.status(csr(32, true))).isEqualTo(StatusCode.FAILURE);
        assertThat(administrator.requestKey(true)).isEqualTo(good.publicKey());
        assertThat(administrator.status(csr(32, true))).isEqualTo(StatusCode.FAILURE);
        assertThat(good.sign(new byte[0])).as("the key that was there before").isNotNull();
    }

    private static P256KeyPair copy(P256KeyPair pair) {
        try (SecretKeyMaterial key = pair.privateKey()) {
            return P256KeyPair.of(key);
        }
    }

    /** Of several faults, the first counts. */
    @Test
    void csrRequestWithSeveralFaults_firstCounts() {
        assertThat(commissioner.status(csr(31, true))).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(commissioner.status(csr(32, true))).isEqualTo(StatusCode.INVALID_COMMAND);
        commissioner.join(new TestFabric(7), 1);
        Commissioner other = device.pase();
        assertThat(other.status(csr(32, false))).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
        assertThat(commissioner.status(csr(31, false))).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    /** A secure element that is out of order for a while. */
    private static final class Element implements Signer {
        private final P256KeyPair key = CredentialsFixture.FACTORY.deviceKey();
        private boolean isBroken;

        @Override
        public P256PublicKey publicKey() {
            return key.publicKey();
        }

        @Override
        public EcdsaSignature sign(byte[] message) {
            if (isBroken) {
                throw new IllegalStateException("the secure element does not answer");
            }
            return key.sign(message);
        }
    }

    @Test
    void requestsWhileTheDeviceCannotSign_FAILURE() {
        Element element = new Element();
        DeviceCredentials credentials = CredentialsFixture.FACTORY.credentials(element);
        List<P256KeyPair> keys = new ArrayList<>();
        CredentialsFixture broken = new CredentialsFixture(new MemoryNodeStore(), 5, credentials, () -> {
            keys.add(P256KeyPair.generate());
            return keys.get(keys.size() - 1);
        });
        Commissioner asking = broken.pase();
        TestFabric fabric = new TestFabric(7);
        asking.arm();
        asking.addRoot(fabric.rcac());
        P256PublicKey key = asking.requestKey();
        element.isBroken = true;
        assertThat(asking.status(new AttestationRequest(Commissioner.NONCE))).isEqualTo(StatusCode.FAILURE);
        assertThat(asking.status(csr(32, false))).isEqualTo(StatusCode.FAILURE);
        assertThat(asking.status(new CertificateChainRequest(CertificateChainTypeEnum.DAC_CERTIFICATE)))
                .isEqualTo(StatusCode.SUCCESS);

        assertThat(TestKeys.isClosed(keys.get(1)))
                .as("the key that nobody has heard of")
                .isTrue();
        assertThat(Commissioner.index(asking.addNoc(fabric.noc(1, key)))).isEqualTo(1);
    }
}
