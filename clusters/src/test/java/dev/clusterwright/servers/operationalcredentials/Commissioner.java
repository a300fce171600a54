package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Request;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentialsClient;
import dev.clusterwright.clusters.operationalcredentials.UpdateNOC;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client of the cluster: what commissioners and administrators ask for, also what no client of ours would send. */
final class Commissioner {
    static final OctetString NONCE = OctetString.of(new byte[32]);

    private final CredentialsFixture device;
    private TestSession session;

    Commissioner(CredentialsFixture device, TestSession session) {
        this.device = device;
        this.session = session;
    }

    TestSession session() {
        return session;
    }

    OperationalCredentialsClient client() {
        return new OperationalCredentialsClient(session.client(), Endpoint.ROOT);
    }

    int fabricIndex() {
        return session.subject().fabricIndex();
    }

    void arm() {
        device.arm(fabricIndex());
    }

    /** Has the node make a key, for AddNOC. */
    P256PublicKey requestKey() {
        return requestKey(false);
    }

    /** Has the node make a key, and verifies what it says. */
    P256PublicKey requestKey(boolean isForUpdate) {
        CSRResponse response = get(client().csrRequest(new CSRRequest(NONCE, isForUpdate)));
        P256PublicKey deviceKey = CredentialsFixture.FACTORY.deviceKey().publicKey();
        return new NocsrInformation(response.nocsrElements(), response.attestationSignature())
                .verify(deviceKey, session.attestationChallenge(), NONCE);
    }

    StatusCode addRoot(OctetString root) {
        return status(new AddTrustedRootCertificate(root));
    }

    /** What somebody asks for whose fabric the node is to join. */
    static AddNOC addition(OctetString noc, @Nullable OctetString icac) {
        return new AddNOC(noc, icac, TestFabric.IPK, TestFabric.ADMINISTRATOR, TestFabric.VENDOR);
    }

    NOCResponse addNoc(OctetString noc) {
        return get(client().addNoc(addition(noc, null)));
    }

    /** With a session of the new certificate after that, as the other is over. */
    NOCResponse updateNoc(OctetString noc) {
        NOCResponse response = get(client().updateNoc(new UpdateNOC(noc, null)));
        if (!session.isOpen()) {
            session = device.sessions.node(fabricIndex(), TestFabric.ADMINISTRATOR);
        }
        return response;
    }

    /** Everything from arming to AddNOC, and nothing after that. */
    int join(TestFabric fabric, long nodeId) {
        arm();
        P256PublicKey key = requestKey();
        assertThat(addRoot(fabric.rcac())).isEqualTo(StatusCode.SUCCESS);
        return index(addNoc(fabric.noc(nodeId, key)));
    }

    /** The fabric of an answer that says that all went well. */
    static int index(NOCResponse response) {
        assertThat(response.statusCode()).isEqualTo(NodeOperationalCertStatusEnum.OK);
        assertThat(response.debugText()).isNull();
        return Optional.ofNullable(response.fabricIndex()).orElseThrow();
    }

    /** The status of a refusal. */
    static NodeOperationalCertStatusEnum refusal(NOCResponse response) {
        assertThat(response.statusCode()).isNotEqualTo(NodeOperationalCertStatusEnum.OK);
        assertThat(response.fabricIndex()).isNull();
        assertThat(response.debugText()).isNotNull();
        assertThat(response.validate()).isEmpty();
        return response.statusCode();
    }

    /** What is answered to a request that is sent as it is, whether it may be sent or not. */
    <R> R ask(Request<R> request) {
        TlvValue answer = get(send(request)).orElseThrow();
        return request.command().response().orElseThrow().codec().decode(TlvValue.CODEC.encode(answer));
    }

    /** Sends a request that is to succeed. */
    void done(Request<Void> request) {
        assertThat(status(request)).isEqualTo(StatusCode.SUCCESS);
    }

    /** The status that such a request ends with. */
    StatusCode status(Request<?> request) {
        return Answers.status(send(request));
    }

    private CompletionStage<Optional<TlvValue>> send(Request<?> request) {
        CommandPath path = new CommandPath(
                Endpoint.ROOT, request.command().clusterId(), request.command().id());
        TlvValue fields = TlvValue.CODEC.decode(encode(request));
        return session.client().invoke(path, (TlvValue.Structure) fields);
    }

    @SuppressWarnings("unchecked") // a request is one of its command
    private static <Q extends Request<?>> byte[] encode(Q request) {
        return ((TlvCodec<Q>) request.command().codec()).encode(request);
    }
}
