package dev.clusterwright.demo;

import static dev.clusterwright.servers.testing.Answers.get;

import dev.clusterwright.clusters.generalcommissioning.ArmFailSafe;
import dev.clusterwright.clusters.generalcommissioning.CommissioningErrorEnum;
import dev.clusterwright.clusters.generalcommissioning.GeneralCommissioningClient;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementClient;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.GroupsClient;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.ImportAdminSecret;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagementClient;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.AttestationRequest;
import dev.clusterwright.clusters.operationalcredentials.AttestationResponse;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainTypeEnum;
import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentialsClient;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.credentials.attestation.AttestationEvidence;
import dev.clusterwright.credentials.attestation.AttestedDevice;
import dev.clusterwright.credentials.attestation.DeviceAttestation;
import dev.clusterwright.credentials.network.AdministratorSecret;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.CompressedFabricId;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.testing.TestAttestation;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestSession;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Objects;

/** Who brings a device into a fabric and tells it what it has to know, by what the generated clients can do. */
final class Commissioner {
    static final long NODE = 0x5EED;
    static final int KEY_SET = 42;
    static final int GROUP = 0x0101;
    static final String GROUP_NAME = "Downstairs";

    private static final int FAIL_SAFE_SECONDS = 60;
    private static final int NONCE_LENGTH = 32;

    final TestFabric fabric = new TestFabric(0x1D);
    private final DeviceAttestation attestation;

    /** Nobody guesses it, and no device says it again. */
    private final SecretKeyMaterial epochKey = SecretKeyMaterial.random(OperationalGroupKey.LENGTH);

    Commissioner(DeviceAttestation attestation) {
        this.attestation = attestation;
    }

    private static OctetString random(int length) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.random(length)) {
            return octets(secret);
        }
    }

    private static OctetString octets(SecretKeyMaterial secret) {
        byte[] octets = new byte[secret.length()];
        secret.copyTo(octets, 0);
        return OctetString.of(octets);
    }

    void armFailSafe(InteractionClient device) {
        var answer = get(new GeneralCommissioningClient(device, Endpoint.ROOT)
                .armFailSafe(new ArmFailSafe(FAIL_SAFE_SECONDS, 1)));
        require(answer.errorCode().equals(CommissioningErrorEnum.OK), answer);
    }

    /** Makes sure that the device is what it says it is. */
    AttestedDevice attest(TestSession device) {
        var client = new OperationalCredentialsClient(device.client(), Endpoint.ROOT);
        OctetString nonce = random(NONCE_LENGTH);
        AttestationResponse answer = get(client.attestationRequest(new AttestationRequest(nonce)));
        return attestation.verify(new AttestationEvidence(
                certificate(client, CertificateChainTypeEnum.DAC_CERTIFICATE),
                certificate(client, CertificateChainTypeEnum.PAI_CERTIFICATE),
                answer.attestationElements(),
                answer.attestationSignature(),
                nonce,
                device.attestationChallenge(),
                TestAttestation.VENDOR,
                TestAttestation.PRODUCT));
    }

    private static OctetString certificate(OperationalCredentialsClient client, CertificateChainTypeEnum type) {
        return get(client.certificateChainRequest(new CertificateChainRequest(type)))
                .certificate();
    }

    /**
     * Issues a certificate to the device, which brings it into the fabric.
     *
     * @param deviceKey of the device that has been attested
     * @return the index that the device knows the fabric by
     */
    int addToFabric(TestSession device, P256PublicKey deviceKey) {
        var client = new OperationalCredentialsClient(device.client(), Endpoint.ROOT);
        OctetString nonce = random(NONCE_LENGTH);
        CSRResponse request = get(client.csrRequest(new CSRRequest(nonce)));
        P256PublicKey nodeKey = new NocsrInformation(request.nocsrElements(), request.attestationSignature())
                .verify(deviceKey, device.attestationChallenge(), nonce);
        get(client.addTrustedRootCertificate(new AddTrustedRootCertificate(fabric.rcac())));
        NOCResponse added = get(client.addNoc(
                new AddNOC(fabric.noc(NODE, nodeKey), TestFabric.IPK, TestFabric.ADMINISTRATOR, TestFabric.VENDOR)));
        require(added.statusCode().equals(NodeOperationalCertStatusEnum.OK), added);
        return Objects.requireNonNull(added.fabricIndex());
    }

    void complete(InteractionClient device) {
        var answer = get(new GeneralCommissioningClient(device, Endpoint.ROOT).commissioningComplete());
        require(answer.errorCode().equals(CommissioningErrorEnum.OK), answer);
    }

    /** Gives the device a key for a group, and makes the lamp a member of that. */
    void addToGroup(InteractionClient device) {
        var keys = new GroupKeyManagementClient(device, Endpoint.ROOT);
        get(keys.keySetWrite(new KeySetWrite(new GroupKeySetStruct(
                KEY_SET, GroupKeySecurityPolicyEnum.TRUST_FIRST, octets(epochKey), 1L, null, null, null, null))));
        get(keys.groupKeyMap().write(List.of(new GroupKeyMapStruct(GROUP, KEY_SET))));
        var answer = get(new GroupsClient(device, Device.LAMP).addGroup(new AddGroup(GROUP, GROUP_NAME)));
        require(answer.status() == 0, answer);
    }

    /** The key that messages to the group are sealed with. */
    OperationalGroupKey groupKey() {
        return OperationalGroupKey.derive(
                epochKey, CompressedFabricId.of(fabric.root().certificate().publicKey(), fabric.fabricId()));
    }

    void importSecret(InteractionClient device, AdministratorSecret secret) {
        try (SecretKeyMaterial tlv = secret.encode()) {
            get(new NetworkIdentityManagementClient(device, Device.NETWORK)
                    .importAdminSecret(new ImportAdminSecret(octets(tlv))));
        }
    }

    /** Lets a client join the network; gives the index that the device knows it by. */
    int addClient(InteractionClient device, NetworkIdentity client) {
        return get(new NetworkIdentityManagementClient(device, Device.NETWORK)
                        .addClient(new AddClient(client.encode())))
                .clientIndex();
    }

    private static void require(boolean holds, Object answer) {
        if (!holds) {
            throw new IllegalStateException("the device has answered " + answer);
        }
    }
}
