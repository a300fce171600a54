package dev.clusterwright.servers.operationalcredentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationRequest;
import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SetVIDVerificationStatement and SignVIDVerificationRequest. */
class VendorFaultTest {
    private static final OctetString CHALLENGE = OctetString.of(new byte[32]);

    private final CredentialsFixture device = new CredentialsFixture();
    private final TestFabric fabric = new TestFabric(0x1D);

    private Commissioner administrator() {
        device.join(fabric, 1);
        return device.administrator(1);
    }

    /** Of a fabric that issues through an authority of its own. */
    private Commissioner administratorWithIcac() {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        commissioner.addRoot(fabric.rcac());
        CertificateAuthority authority = fabric.intermediate();
        CertificateTemplate template =
                CertificateTemplate.noc(0x1D, 1, Validity.from(Instant.parse("2024-01-01T00:00:00Z")));
        commissioner.ask(Commissioner.addition(
                authority.issue(template, key).encode(), authority.certificate().encode()));
        device.complete();
        return device.administrator(1);
    }

    private static SetVIDVerificationStatement set(
            @Nullable Integer vendorId, @Nullable Integer statementLength, @Nullable Integer vvscLength) {
        return new SetVIDVerificationStatement(vendorId, octets(statementLength), octets(vvscLength));
    }

    private static @Nullable OctetString octets(@Nullable Integer length) {
        return length == null ? null : OctetString.of(new byte[length]);
    }

    @Test
    void setVidVerificationStatementOfNothing_INVALID_COMMAND() {
        assertThat(administrator().status(set(null, null, null))).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xFFF5, 0xFFFF})
    void setVidVerificationStatementOfNoVendor_CONSTRAINT_ERROR(int vendorId) {
        assertThat(administrator().status(set(vendorId, null, null))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 84, 86, 400})
    void setVidVerificationStatementOfAnotherLength_CONSTRAINT_ERROR(int length) {
        Commissioner administrator = administrator();
        assertThat(administrator.status(set(7, length, null))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.fabric(1).vendorId()).isEqualTo(TestFabric.VENDOR);
    }

    @Test
    void setVidVerificationStatementWithLongVvsc_CONSTRAINT_ERROR() {
        Commissioner administrator = administrator();
        assertThat(administrator.status(set(null, null, 401))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(administrator.status(set(null, null, 400))).isEqualTo(StatusCode.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void setVidVerificationStatementWithVvscBesideIcac_INVALID_COMMAND(int length) {
        Commissioner administrator = administratorWithIcac();
        assertThat(administrator.status(set(7, null, length))).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(device.fabric(1).vendorId()).isEqualTo(TestFabric.VENDOR);
        assertThat(administrator.status(set(7, 85, null))).isEqualTo(StatusCode.SUCCESS);
    }

    /** Of several faults, the first counts. */
    @Test
    void setVidVerificationStatementWithSeveralFaults_firstCounts() {
        Commissioner administrator = administratorWithIcac();
        assertThat(administrator.status(set(0, 84, 401))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(administrator.status(set(7, 84, 1))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(administrator.status(set(7, 85, 401))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(administrator.status(set(7, 85, 1))).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 254, 255})
    void signVidVerificationRequestForNoFabric_CONSTRAINT_ERROR(int index) {
        assertThat(administrator().status(new SignVIDVerificationRequest(index, CHALLENGE)))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void signVidVerificationRequestChallengeOfAnotherLength_CONSTRAINT_ERROR(int length) {
        assertThat(administrator().status(new SignVIDVerificationRequest(1, OctetString.of(new byte[length]))))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }
}
