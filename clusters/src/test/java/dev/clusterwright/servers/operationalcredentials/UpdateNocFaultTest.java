package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_NOC;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_NODE_OP_ID;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_PUBLIC_KEY;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.MISSING_CSR;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.UpdateNOC;
import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateNocFaultTest {
    private static final OctetString TOO_LONG = OctetString.of(new byte[401]);
    private static final Validity VALIDITY = Validity.from(Instant.parse("2024-01-01T00:00:00Z"));

    private final CredentialsFixture device = new CredentialsFixture();
    private final TestFabric fabric = new TestFabric(0x1D);
    private final Commissioner administrator = device.administrator(1);

    @BeforeEach
    void join() {
        device.join(fabric, 1);
    }

    /** Everything before UpdateNOC. */
    private P256PublicKey prepare() {
        administrator.arm();
        return administrator.requestKey(true);
    }

    private UpdateNOC good(P256PublicKey key) {
        return new UpdateNOC(fabric.noc(2, key), null);
    }

    private void assertNothingHasChanged() {
        assertThat(device.fabric(1).nodeId()).isEqualTo(1);
    }

    @Test
    void updateNocWithLongNoc_INVALID_COMMAND() {
        prepare();
        assertThat(administrator.status(new UpdateNOC(TOO_LONG, null))).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @Test
    void updateNocWithLongIcac_INVALID_COMMAND() {
        UpdateNOC good = good(prepare());
        assertThat(administrator.status(new UpdateNOC(good.nocValue(), TOO_LONG)))
                .isEqualTo(StatusCode.INVALID_COMMAND);
        assertNothingHasChanged();
    }

    @Test
    void updateNocUnarmed_FAILSAFE_REQUIRED() {
        UpdateNOC good = good(prepare());
        device.expire();
        assertThat(device.administrator(1).status(good)).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
    }

    @Test
    void updateNocArmedForAnotherFabric_FAILSAFE_REQUIRED() {
        device.join(new TestFabric(7), 1);
        UpdateNOC good = good(prepare());
        assertThat(device.administrator(2).status(good)).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
    }

    @Test
    void updateNocTwice_CONSTRAINT_ERROR() {
        UpdateNOC good = good(prepare());
        assertThat(index(administrator.ask(good))).isEqualTo(1);
        assertThat(device.administrator(administrator.fabricIndex()).status(good))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void updateNocAfterAddNoc_CONSTRAINT_ERROR() {
        Commissioner commissioner = device.pase();
        TestFabric other = new TestFabric(7);
        commissioner.join(other, 1);
        UpdateNOC update = new UpdateNOC(other.noc(2, P256KeyPair.generate().publicKey()), null);
        assertThat(commissioner.status(update)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void updateNocWithoutCsr_MissingCsr() {
        administrator.arm();
        UpdateNOC good = good(P256KeyPair.generate().publicKey());
        assertThat(refusal(administrator.ask(good))).isEqualTo(MISSING_CSR);
        assertNothingHasChanged();
    }

    @Test
    void updateNocWithCsrForAddition_CONSTRAINT_ERROR() {
        administrator.arm();
        UpdateNOC good = good(administrator.requestKey(false));
        assertThat(administrator.status(good)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void updateNocAfterRoot_MissingCsr() {
        UpdateNOC good = good(prepare());
        administrator.addRoot(new TestFabric(7).rcac());
        assertThat(refusal(administrator.ask(good))).isEqualTo(MISSING_CSR);
    }

    @Test
    void updateNocAfterRootWithCsrForAddition_CONSTRAINT_ERROR() {
        administrator.arm();
        UpdateNOC good = good(administrator.requestKey(false));
        administrator.addRoot(new TestFabric(7).rcac());
        assertThat(administrator.status(good)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void updateNocOfAnotherRoot_InvalidNOC() {
        P256PublicKey key = prepare();
        assertThat(refusal(administrator.updateNoc(new TestFabric(0x1D).noc(2, key))))
                .isEqualTo(INVALID_NOC);
        assertThat(refusal(administrator.updateNoc(OctetString.EMPTY))).isEqualTo(INVALID_NOC);
        assertNothingHasChanged();
    }

    @Test
    void updateNocOfAnotherFabric_InvalidNOC() {
        P256PublicKey key = prepare();
        OctetString noc = fabric.root()
                .issue(CertificateTemplate.noc(0x1E, 2, VALIDITY), key)
                .encode();
        assertThat(refusal(administrator.updateNoc(noc))).isEqualTo(INVALID_NOC);
        assertNothingHasChanged();
    }

    @Test
    void updateNocOfNoNode_InvalidNodeOpId() {
        P256PublicKey key = prepare();
        OctetString noc = OctetString.fromHex(
                fabric.noc(0x1122_3344_5566_7788L, key).toHex().replace("8877665544332211", "ffffffffffffffff"));
        assertThat(refusal(administrator.updateNoc(noc))).isEqualTo(INVALID_NODE_OP_ID);
    }

    @Test
    void updateNocForAnotherKey_InvalidPublicKey() {
        prepare();
        UpdateNOC other = good(P256KeyPair.generate().publicKey());
        assertThat(refusal(administrator.ask(other))).isEqualTo(INVALID_PUBLIC_KEY);
        UpdateNOC same = good(device.fabric(1).operationalKey().publicKey());
        assertThat(refusal(administrator.ask(same))).isEqualTo(INVALID_PUBLIC_KEY);
        assertNothingHasChanged();
    }

    @Test
    void updateNocWithIcacBesideVvsc_MissingCsr() {
        OctetString vvsc = OctetString.fromHex("0102");
        assertThat(administrator.status(new SetVIDVerificationStatement(null, null, vvsc)))
                .isEqualTo(StatusCode.SUCCESS);
        P256PublicKey key = prepare();
        CertificateAuthority authority = fabric.intermediate();
        OctetString icac = authority.certificate().encode();
        OctetString noc =
                authority.issue(CertificateTemplate.noc(0x1D, 2, VALIDITY), key).encode();
        assertThat(refusal(administrator.ask(new UpdateNOC(noc, icac)))).isEqualTo(MISSING_CSR);
        assertNothingHasChanged();

        administrator.done(new SetVIDVerificationStatement(null, null, OctetString.EMPTY));
        assertThat(index(administrator.ask(new UpdateNOC(noc, icac)))).isEqualTo(1);
        assertThat(device.fabric(1).icac()).isEqualTo(icac);
    }

    /** Of several faults, the first counts: this has all of them, and they are mended one after another. */
    @Test
    void updateNocWithSeveralFaults_firstCounts() {
        administrator.done(new SetVIDVerificationStatement(null, null, OctetString.fromHex("0102")));
        TestFabric stranger = new TestFabric(0x1E);
        OctetString strange = stranger.noc(2, P256KeyPair.generate().publicKey());
        UpdateNOC request = new UpdateNOC(strange, TOO_LONG);
        assertThat(administrator.status(request)).isEqualTo(StatusCode.INVALID_COMMAND);

        request = new UpdateNOC(strange, OctetString.fromHex("15"));
        assertThat(administrator.status(request)).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
        administrator.arm();
        assertThat(refusal(administrator.ask(request))).isEqualTo(MISSING_CSR);
        administrator.requestKey(false);
        assertThat(administrator.status(request)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        P256PublicKey key = administrator.requestKey(true);
        assertThat(refusal(administrator.ask(request))).isEqualTo(INVALID_NOC);

        CertificateAuthority authority = fabric.intermediate();
        OctetString icac = authority.certificate().encode();
        CertificateTemplate template = CertificateTemplate.noc(0x1D, 2, VALIDITY);
        P256PublicKey otherKey = P256KeyPair.generate().publicKey();
        request = new UpdateNOC(authority.issue(template, otherKey).encode(), icac);
        assertThat(refusal(administrator.ask(request))).isEqualTo(INVALID_PUBLIC_KEY);
        request = new UpdateNOC(authority.issue(template, key).encode(), icac);
        assertThat(refusal(administrator.ask(request))).isEqualTo(MISSING_CSR);
    }
}
