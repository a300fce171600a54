package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.FABRIC_CONFLICT;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_ADMIN_SUBJECT;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_NOC;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_NODE_OP_ID;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_PUBLIC_KEY;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.MISSING_CSR;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.TABLE_FULL;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.access.NodeIds;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddNocFaultTest {
    private static final OctetString TOO_LONG = OctetString.of(new byte[401]);
    private static final Validity VALIDITY = Validity.from(Instant.parse("2024-01-01T00:00:00Z"));

    private final CredentialsFixture device = new CredentialsFixture();
    private final TestFabric fabric = new TestFabric(0x1D);
    private final Commissioner commissioner = device.pase();

    /** Everything before AddNOC. */
    private P256PublicKey prepare() {
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        assertThat(commissioner.addRoot(fabric.rcac())).isEqualTo(StatusCode.SUCCESS);
        return key;
    }

    /** AddNOC with the right certificate, but for one thing. */
    private AddNOC good(P256PublicKey key) {
        return Commissioner.addition(fabric.noc(0x5EED, key), null);
    }

    private void assertNothingHasChanged() {
        assertThat(device.fabrics.fabrics()).isEmpty();
        assertThat(commissioner.fabricIndex()).isZero();
        assertThat(device.credentials.trustedRootCertificates().read()).containsExactly(fabric.rcac());
    }

    @Test
    void addNocWithLongNoc_INVALID_COMMAND() {
        prepare();
        assertThat(commissioner.status(Commissioner.addition(TOO_LONG, null))).isEqualTo(StatusCode.INVALID_COMMAND);
        assertNothingHasChanged();
    }

    @Test
    void addNocWithLongIcac_INVALID_COMMAND() {
        AddNOC good = good(prepare());
        assertThat(commissioner.status(Commissioner.addition(good.nocValue(), TOO_LONG)))
                .isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17})
    void addNocWithIpkOfAnotherLength_INVALID_COMMAND(int length) {
        AddNOC good = good(prepare());
        AddNOC bad = new AddNOC(
                good.nocValue(), null, OctetString.of(new byte[length]), good.caseAdminSubject(), good.adminVendorId());
        assertThat(commissioner.status(bad)).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xFFF5, 0xFFFF})
    void addNocWithNoVendor_INVALID_COMMAND(int vendorId) {
        AddNOC good = good(prepare());
        AddNOC bad = new AddNOC(good.nocValue(), null, good.ipkValue(), good.caseAdminSubject(), vendorId);
        assertThat(commissioner.status(bad)).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0xFFF4})
    void vendorsAtTheLimitsAreTaken(int vendorId) {
        AddNOC good = good(prepare());
        AddNOC other = new AddNOC(good.nocValue(), null, good.ipkValue(), good.caseAdminSubject(), vendorId);
        assertThat(index(commissioner.ask(other))).isEqualTo(1);
        assertThat(device.fabric(1).vendorId()).isEqualTo(vendorId);
    }

    @Test
    void addNocUnarmed_FAILSAFE_REQUIRED() {
        AddNOC good = good(prepare());
        device.expire();
        assertThat(device.pase().status(good)).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
    }

    @Test
    void addNocArmedForAnotherFabric_FAILSAFE_REQUIRED() {
        device.join(new TestFabric(7), 1);
        AddNOC good = good(prepare());
        assertThat(device.administrator(1).status(good)).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
        assertThat(index(commissioner.ask(good))).isEqualTo(2);
    }

    @Test
    void addNocTwice_CONSTRAINT_ERROR() {
        AddNOC good = good(prepare());
        assertThat(index(commissioner.ask(good))).isEqualTo(1);
        assertThat(commissioner.status(good)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.fabrics.fabrics()).hasSize(1);
    }

    @Test
    void addNocAfterUpdateNoc_CONSTRAINT_ERROR() {
        device.join(fabric, 1);
        Commissioner administrator = device.administrator(1);
        administrator.arm();
        P256PublicKey key = administrator.requestKey(true);
        index(administrator.updateNoc(fabric.noc(1, key)));
        assertThat(administrator.status(good(key))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void addNocWithoutCsr_MissingCsr() {
        commissioner.arm();
        commissioner.addRoot(fabric.rcac());
        AddNOC good = good(P256KeyPair.generate().publicKey());
        assertThat(refusal(commissioner.ask(good))).isEqualTo(MISSING_CSR);
        assertNothingHasChanged();
    }

    @Test
    void addNocWithCsrOfAnEarlierFailSafe_MissingCsr() {
        AddNOC good = good(prepare());
        device.expire();
        Commissioner next = device.pase();
        next.arm();
        next.addRoot(fabric.rcac());
        assertThat(refusal(next.ask(good))).isEqualTo(MISSING_CSR);
    }

    @Test
    void addNocWithCsrForUpdate_CONSTRAINT_ERROR() {
        device.join(new TestFabric(7), 1);
        Commissioner administrator = device.administrator(1);
        administrator.arm();
        P256PublicKey key = administrator.requestKey(true);
        administrator.addRoot(fabric.rcac());
        assertThat(administrator.status(good(key))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void addNocWithoutRoot_InvalidNOC() {
        commissioner.arm();
        assertThat(refusal(commissioner.ask(good(commissioner.requestKey())))).isEqualTo(INVALID_NOC);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                0xFFFF_FFF0_0000_0000L,
                0xFFFF_FFFB_0000_0000L,
                0xFFFF_FFFD_ABCD_0000L,
                0xFFFF_FFFE_0000_0001L,
                0xFFFF_FFFF_FFFF_0001L,
                -1
            })
    void addNocForNoAdministrator_InvalidAdminSubject(long subject) {
        AddNOC good = good(prepare());
        AddNOC bad = new AddNOC(good.nocValue(), null, good.ipkValue(), subject, good.adminVendorId());
        assertThat(refusal(commissioner.ask(bad))).isEqualTo(INVALID_ADMIN_SUBJECT);
        assertNothingHasChanged();
    }

    @Test
    void aTagCanAdminister() {
        AddNOC good = good(prepare());
        long tag = new CaseAuthenticatedTag(0xABCD, 1).nodeId();
        assertThat(NodeIds.kind(tag)).isEqualTo(NodeIds.Kind.TAG);
        AddNOC other = new AddNOC(good.nocValue(), null, good.ipkValue(), tag, good.adminVendorId());
        assertThat(index(commissioner.ask(other))).isEqualTo(1);
    }

    @Test
    void addNocBeyondCapacity_TableFull() {
        for (int i = 1; i <= 4; i++) {
            device.join(new TestFabric(i), 1);
        }
        AddNOC good = good(prepare());
        device.join(new TestFabric(5), 1);
        assertThat(refusal(commissioner.ask(good))).isEqualTo(TABLE_FULL);
        assertThat(device.fabrics.fabrics()).hasSize(5);
    }

    @Test
    void addNocOfTheSameFabric_FabricConflict() {
        device.join(fabric, 1);
        assertThat(refusal(commissioner.ask(good(prepare())))).isEqualTo(FABRIC_CONFLICT);
    }

    @Test
    void addNocOfAnotherFabricOfTheRoot_OK() {
        device.join(fabric, 1);
        P256PublicKey key = prepare();
        OctetString noc = fabric.root()
                .issue(CertificateTemplate.noc(0x1E, 1, VALIDITY), key)
                .encode();
        assertThat(index(commissioner.addNoc(noc))).isEqualTo(2);
        assertThat(device.credentials.trustedRootCertificates().read()).containsExactly(fabric.rcac(), fabric.rcac());
    }

    @Test
    void addNocOfTheSameFabricIdUnderAnotherRoot_OK() {
        device.join(new TestFabric(0x1D), 1);
        assertThat(index(commissioner.ask(good(prepare())))).isEqualTo(2);
    }

    @Test
    void addNocOfAnotherRoot_InvalidNOC() {
        P256PublicKey key = prepare();
        assertThat(refusal(commissioner.addNoc(new TestFabric(0x1D).noc(1, key))))
                .isEqualTo(INVALID_NOC);
        assertNothingHasChanged();
    }

    @Test
    void addNocOfNoCertificate_InvalidNOC() {
        prepare();
        assertThat(refusal(commissioner.addNoc(OctetString.EMPTY))).isEqualTo(INVALID_NOC);
        assertThat(refusal(commissioner.addNoc(OctetString.fromHex("1518")))).isEqualTo(INVALID_NOC);
    }

    @Test
    void addNocWithTheRootAsIcac_InvalidNOC() {
        AddNOC good = good(prepare());
        assertThat(refusal(commissioner.ask(Commissioner.addition(good.nocValue(), fabric.rcac()))))
                .isEqualTo(INVALID_NOC);
    }

    @Test
    void addNocWithAnIcacThatDidNotIssueIt_InvalidNOC() {
        AddNOC good = good(prepare());
        OctetString icac = fabric.intermediate().certificate().encode();
        assertThat(refusal(commissioner.ask(Commissioner.addition(good.nocValue(), icac))))
                .isEqualTo(INVALID_NOC);
    }

    @Test
    void addNocWithoutTheIcacThatIssuedIt_InvalidNOC() {
        P256PublicKey key = prepare();
        CertificateAuthority authority = fabric.intermediate();
        OctetString noc =
                authority.issue(CertificateTemplate.noc(0x1D, 1, VALIDITY), key).encode();
        assertThat(refusal(commissioner.addNoc(noc))).isEqualTo(INVALID_NOC);
        OctetString icac = authority.certificate().encode();
        assertThat(index(commissioner.ask(Commissioner.addition(noc, icac)))).isEqualTo(1);
        assertThat(device.fabric(1).icac()).isEqualTo(icac);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000", "FFFFFFFB00000000", "FFFFFFFFFFFF0001"})
    void addNocOfNoNode_InvalidNodeOpId(String nodeId) {
        P256PublicKey key = prepare();
        OctetString noc = OctetString.fromHex(
                fabric.noc(0x1122_3344_5566_7788L, key).toHex().replace("8877665544332211", reversed(nodeId)));
        assertThat(refusal(commissioner.addNoc(noc))).isEqualTo(INVALID_NODE_OP_ID);
        assertNothingHasChanged();
    }

    /** As TLV has numbers: the least significant octet first. */
    private static String reversed(String number) {
        long reversed = Long.reverseBytes(Long.parseUnsignedLong(number, 16));
        return String.format("%016x", reversed);
    }

    @Test
    void addNocForAnotherKey_InvalidPublicKey() {
        P256PublicKey key = prepare();
        assertThat(refusal(commissioner.ask(good(P256KeyPair.generate().publicKey()))))
                .isEqualTo(INVALID_PUBLIC_KEY);
        assertNothingHasChanged();
        assertThat(index(commissioner.ask(good(key)))).isEqualTo(1);
    }

    @Test
    void addNocForAKeyThatWasReplaced_InvalidPublicKey() {
        P256PublicKey key = prepare();
        P256PublicKey other = commissioner.requestKey();
        assertThat(refusal(commissioner.ask(good(key)))).isEqualTo(INVALID_PUBLIC_KEY);
        assertThat(index(commissioner.ask(good(other)))).isEqualTo(1);
    }

    /** Of several faults, the first counts: this has all of them, and they are mended one after another. */
    @Test
    void addNocWithSeveralFaults_firstCounts() {
        device.join(fabric, 1);
        for (int i = 2; i <= 4; i++) {
            device.join(new TestFabric(i), 1);
        }
        Commissioner administrator = device.administrator(1);
        assertThat(administrator.session().subject().mode()).isEqualTo(AuthenticationMode.CASE);
        OctetString strange = new TestFabric(0x1D).noc(1, P256KeyPair.generate().publicKey());
        AddNOC request = new AddNOC(strange, null, OctetString.EMPTY, 0, TestFabric.VENDOR);
        assertThat(administrator.status(request)).isEqualTo(StatusCode.INVALID_COMMAND);

        request = new AddNOC(strange, null, TestFabric.IPK, 0, TestFabric.VENDOR);
        assertThat(administrator.status(request)).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
        administrator.arm();
        assertThat(refusal(administrator.ask(request))).isEqualTo(MISSING_CSR);
        administrator.requestKey(true);
        assertThat(administrator.status(request)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        P256PublicKey key = administrator.requestKey(false);
        assertThat(refusal(administrator.ask(request))).isEqualTo(INVALID_NOC);
        administrator.addRoot(fabric.rcac());
        device.join(new TestFabric(5), 1);
        assertThat(refusal(administrator.ask(request))).isEqualTo(INVALID_ADMIN_SUBJECT);

        request = Commissioner.addition(strange, null);
        assertThat(refusal(administrator.ask(request))).isEqualTo(TABLE_FULL);
        administrator.ask(new RemoveFabric(5));
        assertThat(refusal(administrator.ask(request))).isEqualTo(FABRIC_CONFLICT);

        CertificateTemplate template = CertificateTemplate.noc(0x1E, 1, VALIDITY);
        P256PublicKey otherKey = P256KeyPair.generate().publicKey();
        CertificateAuthority otherRoot = new TestFabric(0x1E).root();
        request = Commissioner.addition(otherRoot.issue(template, otherKey).encode(), null);
        assertThat(refusal(administrator.ask(request))).isEqualTo(INVALID_NOC);
        request = Commissioner.addition(fabric.root().issue(template, otherKey).encode(), null);
        assertThat(refusal(administrator.ask(request))).isEqualTo(INVALID_PUBLIC_KEY);
        request = Commissioner.addition(fabric.root().issue(template, key).encode(), null);
        assertThat(index(administrator.ask(request))).isEqualTo(6);
    }
}
