package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.INVALID_FABRIC_INDEX;
import static dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum.LABEL_CONFLICT;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.operationalcredentials.Commissioner.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.AttestationRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainTypeEnum;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationRequest;
import dev.clusterwright.clusters.operationalcredentials.UpdateFabricLabel;
import dev.clusterwright.clusters.operationalcredentials.UpdateNOC;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.WriteResult;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UpdateFabricLabel, RemoveFabric, and who may ask for anything at all. */
class AdministrationFaultTest {
    private final CredentialsFixture device = new CredentialsFixture();
    private final Commissioner administrator = device.administrator(1);
    private final Commissioner other = device.administrator(2);

    @BeforeEach
    void join() {
        device.join(new TestFabric(1), 1);
        device.join(new TestFabric(2), 1);
    }

    @Test
    void aFailSafeOfAnotherTable() {
        FailSafe stranger = new CredentialsFixture().failSafe;
        DeviceCredentials factory = CredentialsFixture.FACTORY.credentials();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperationalCredentialsCluster(device.fabrics, stranger, factory))
                .withMessageContaining("another table of fabrics");
    }

    private static UpdateFabricLabel label(String label) {
        return new UpdateFabricLabel(label);
    }

    @Test
    void updateFabricLabelTooLong_CONSTRAINT_ERROR() {
        assertThat(administrator.status(label("x".repeat(33)))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(administrator.status(label("ä".repeat(17)))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(index(administrator.ask(label("ä".repeat(16))))).isEqualTo(1);
        assertThat(index(administrator.ask(label("x".repeat(32))))).isEqualTo(1);
    }

    @Test
    void updateFabricLabelOfAnother_LabelConflict() {
        assertThat(index(administrator.ask(label("Home")))).isEqualTo(1);
        assertThat(refusal(other.ask(label("Home")))).isEqualTo(LABEL_CONFLICT);
        assertThat(index(other.ask(label("home")))).isEqualTo(2);
        assertThat(index(administrator.ask(label("Home")))).isEqualTo(1);
    }

    @Test
    void updateFabricLabelEmptyAsThatOfAnother_LabelConflict() {
        assertThat(refusal(administrator.ask(label("")))).isEqualTo(LABEL_CONFLICT);
        assertThat(index(other.ask(label("Home")))).isEqualTo(2);
        assertThat(index(administrator.ask(label("")))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void removeFabricOfNoIndex_CONSTRAINT_ERROR(int index) {
        assertThat(administrator.status(new RemoveFabric(index))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 254})
    void removeFabricThatThereIsNot_InvalidFabricIndex(int index) {
        assertThat(refusal(administrator.ask(new RemoveFabric(index)))).isEqualTo(INVALID_FABRIC_INDEX);
    }

    static Stream<Request<?>> scopedRequests() {
        return Stream.of(
                new UpdateNOC(OctetString.EMPTY, null), label("Home"), new SetVIDVerificationStatement(1, null, null));
    }

    @ParameterizedTest
    @MethodSource("scopedRequests")
    void scopedRequestsOverPase_UNSUPPORTED_ACCESS(Request<?> request) {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        assertThat(commissioner.status(request)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    static Stream<Request<?>> requests() {
        OctetString nonce = Commissioner.NONCE;
        return Stream.concat(
                scopedRequests(),
                Stream.of(
                        new AttestationRequest(nonce),
                        new CertificateChainRequest(CertificateChainTypeEnum.DAC_CERTIFICATE),
                        new CSRRequest(nonce, null),
                        Commissioner.addition(OctetString.EMPTY, null),
                        new AddTrustedRootCertificate(OctetString.EMPTY),
                        new RemoveFabric(1),
                        new SignVIDVerificationRequest(1, nonce)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsOfNoAdministrator_UNSUPPORTED_ACCESS(Request<?> request) {
        Commissioner user = new Commissioner(device, device.sessions.node(1, 99));
        assertThat(user.status(request)).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(device.fabrics.fabrics()).containsOnlyKeys(1, 2);
    }

    static Stream<Attribute<?>> attributes() {
        return OperationalCredentials.DESCRIPTOR.attributes().stream();
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void writtenAttribute_UNSUPPORTED_WRITE(Attribute<?> attribute) {
        WriteResult result = Answers.get(administrator
                .session()
                .client()
                .write()
                .set(AttributePath.of(Endpoint.ROOT, attribute), new TlvValue.Array(List.of()))
                .send());
        assertThat(result.status(Endpoint.ROOT, attribute).code()).isEqualTo(StatusCode.UNSUPPORTED_WRITE);
    }

    @Test
    void nocsReadByNoAdministrator_UNSUPPORTED_ACCESS() {
        Commissioner user = new Commissioner(device, device.sessions.node(1, 99));
        assertThat(Answers.status(user.client().nocs().read())).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }
}
