package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.get;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.operationalcredentials.AttestationRequest;
import dev.clusterwright.clusters.operationalcredentials.AttestationResponse;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainResponse;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainTypeEnum;
import dev.clusterwright.credentials.attestation.AttestationEvidence;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.testing.TestAttestation;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
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
        CertificateChainResponse response =
                get(commissioner.client().certificateChainRequest(new CertificateChainRequest(type)));
        return response.certificate();
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
        assertThat(get(commissioner.client().currentFabricIndex().read())).isEqualTo(1);
    }
}
