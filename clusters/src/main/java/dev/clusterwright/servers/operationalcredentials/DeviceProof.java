package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.clusters.operationalcredentials.AttestationRequest;
import dev.clusterwright.clusters.operationalcredentials.AttestationResponse;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainResponse;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainTypeEnum;
import dev.clusterwright.credentials.CertificateSigningRequest;
import dev.clusterwright.credentials.NocsrElements;
import dev.clusterwright.credentials.NocsrInformation;
import dev.clusterwright.credentials.attestation.AttestationAnswer;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.operationalcredentials.PendingCredentials.CsrKey;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.util.function.Supplier;

/** The commands that the device's attestation key signs the answers of, and the one for its certificates. Thread-safe. */
final class DeviceProof {
    /** A device that does not know the time says so. */
    private static final long NO_TIME = 0;

    private final FabricTable fabrics;
    private final FailSafe failSafe;
    private final PendingCredentials pending;
    private final DeviceCredentials device;
    private final Supplier<P256KeyPair> keys;

    DeviceProof(
            FabricTable fabrics,
            FailSafe failSafe,
            PendingCredentials pending,
            DeviceCredentials device,
            Supplier<P256KeyPair> keys) {
        this.fabrics = fabrics;
        this.failSafe = failSafe;
        this.pending = pending;
        this.device = device;
        this.keys = keys;
    }

    AttestationResponse attest(AttestationRequest request, InteractionContext context) {
        requireNonce(request.attestationNonce());
        AttestationAnswer answer =
                device.attest(request.attestationNonce(), context.session().attestationChallenge(), NO_TIME);
        return new AttestationResponse(answer.elements(), answer.signature());
    }

    CertificateChainResponse certificate(CertificateChainRequest request) {
        CertificateChainTypeEnum type = request.certificateType();
        return new CertificateChainResponse(
                switch (type.known()) {
                    case DAC_CERTIFICATE -> device.dac();
                    case PAI_CERTIFICATE -> device.pai();
                    default -> throw Refusals.invalid("there is no certificate of type " + type);
                });
    }

    CSRResponse request(CSRRequest request, InteractionContext context) {
        requireNonce(request.csrNonce());
        boolean isForUpdate = Boolean.TRUE.equals(request.isForUpdateNoc());
        if (isForUpdate && context.fabricIndex() == 0) {
            throw Refusals.invalid("only who is of a fabric can have its certificate replaced");
        }
        return fabrics.storage().call(transaction -> {
            failSafe.require(transaction, context.fabricIndex());
            if (failSafe.hasCredentials(transaction)) {
                throw Refusals.constraint("the node has got a certificate already since the fail-safe was armed");
            }
            P256KeyPair key = newKey(transaction);
            pending.key(transaction, new CsrKey(key, isForUpdate));
            NocsrElements elements = new NocsrElements(CertificateSigningRequest.create(key), request.csrNonce());
            NocsrInformation information = NocsrInformation.sign(
                    elements, device.signer(), context.session().attestationChallenge());
            return new CSRResponse(information.elements(), information.signature());
        });
    }

    private static void requireNonce(OctetString nonce) {
        if (nonce.length() != NocsrElements.NONCE_LENGTH) {
            throw Refusals.invalid("the nonce has " + nonce.length() + " octets");
        }
    }

    /** A key that nobody here has. That this fails means that random numbers are none. */
    private P256KeyPair newKey(Transaction transaction) {
        P256KeyPair key = keys.get();
        transaction.otherwise(key::close);
        P256PublicKey publicKey = key.publicKey();
        CsrKey before = pending.key(transaction);
        boolean isTaken = (before != null && before.pair().publicKey().equals(publicKey))
                || fabrics.fabrics(transaction).values().stream()
                        .anyMatch(fabric -> fabric.operationalKey().publicKey().equals(publicKey));
        if (isTaken) {
            throw new StatusException(StatusCode.FAILURE, "the new key is one that the node has already");
        }
        return key;
    }
}
