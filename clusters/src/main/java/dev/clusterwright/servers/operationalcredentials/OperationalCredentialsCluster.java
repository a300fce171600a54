package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.clusters.basicinformation.Leave;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.AttestationRequest;
import dev.clusterwright.clusters.operationalcredentials.AttestationResponse;
import dev.clusterwright.clusters.operationalcredentials.CSRRequest;
import dev.clusterwright.clusters.operationalcredentials.CSRResponse;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainRequest;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainResponse;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentialsServer;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationRequest;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationResponse;
import dev.clusterwright.clusters.operationalcredentials.UpdateFabricLabel;
import dev.clusterwright.clusters.operationalcredentials.UpdateNOC;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The Operational Credentials cluster of a node, by which it shows what device it is, joins fabrics and leaves them (Matter
 * Core, 11.18). It belongs on endpoint 0.
 *
 * <pre>{@code
 * FabricTable fabrics = new FabricTable(storage, 16);
 * FailSafe failSafe = new FailSafe(fabrics, sessions, timer, Duration.ofMinutes(15));
 * DeviceCredentials device = DeviceCredentials.of(dac, pai, certificationDeclaration, secureElement);
 * OperationalCredentialsCluster credentials = new OperationalCredentialsCluster(fabrics, failSafe, device);
 * }</pre>
 *
 * <p>The key that attests never comes here: {@code secureElement} is a {@link dev.clusterwright.crypto.Signer}, which the
 * vendor implements. While it signs a certificate signing request, whatever else is to be stored waits. What it throws is
 * answered with FAILURE, and nothing has changed.
 *
 * <p>A commissioner asks for attestation and a certificate signing request, adds its root and then the certificate that it
 * has issued, all while the fail-safe is armed. The key of the request and the root are in memory until then; with the
 * certificate, the fabric is stored, and pending until commissioning is complete. Every command is one transaction: what is
 * refused has changed nothing.
 *
 * <p>Thread-safe.
 */
public final class OperationalCredentialsCluster implements OperationalCredentialsServer {
    private final FabricTable fabrics;
    private final PendingCredentials pending;
    private final LastKnownGoodTime time;
    private final FabricNews news;
    private final DeviceProof device;
    private final NodeCertificates certificates;
    private final FabricAdministration administration;
    private final VendorProof vendors;

    /**
     * The cluster as it is stored.
     *
     * @param fabrics of the node
     * @param failSafe under which certificates come
     * @param device what the device was given when it was made
     * @throws StorageException if what is stored cannot be read
     * @throws IllegalArgumentException if the fail-safe is one of other fabrics
     */
    public OperationalCredentialsCluster(FabricTable fabrics, FailSafe failSafe, DeviceCredentials device) {
        this(fabrics, failSafe, device, P256KeyPair::generate);
    }

    OperationalCredentialsCluster(
            FabricTable fabrics, FailSafe failSafe, DeviceCredentials device, Supplier<P256KeyPair> keys) {
        if (failSafe.fabrics() != fabrics) {
            throw new IllegalArgumentException(
                    "the fail-safe has another table of fabrics; a node has one, for all servers");
        }
        this.fabrics = fabrics;
        this.pending = new PendingCredentials();
        this.time = new LastKnownGoodTime(fabrics.storage());
        this.news = new FabricNews(fabrics, pending);
        this.device = new DeviceProof(fabrics, failSafe, pending, device, keys);
        this.certificates = new NodeCertificates(fabrics, failSafe, pending);
        this.administration = new FabricAdministration(fabrics, failSafe);
        this.vendors = new VendorProof(fabrics);
        fabrics.register(news);
        failSafe.register(new Forgetting());
    }

    /** What was prepared under the fail-safe goes with it. */
    private final class Forgetting implements FailSafe.Listener {
        @Override
        public void completed(Transaction transaction) {
            Instant issued = pending.issued(transaction);
            if (issued != null) {
                time.raise(transaction, issued);
            }
            forget(transaction);
        }

        @Override
        public void expired(Transaction transaction) {
            forget(transaction);
        }

        private void forget(Transaction transaction) {
            pending.forget(transaction);
            transaction.afterwards(news.roots()::changed);
        }
    }

    /**
     * A time that has passed, as certificates of this node have been issued since: for who establishes sessions with nodes
     * and does not know the time ({@link dev.clusterwright.credentials.CertificateChain#verifyAfter}). It rises when
     * commissioning is complete; the beginning of the year 2000 before the first time.
     */
    public Instant lastKnownGoodTime() {
        return time.get();
    }

    /**
     * Tells that the node has left a fabric, once it has: for the event of the same name of the cluster Basic Information,
     * which returns this.
     */
    public EventEmitter<Leave> leave() {
        return news.leave();
    }

    @Override
    public AttributeHandler<List<NOCStruct>> nocs() {
        return news.nocs();
    }

    @Override
    public AttributeHandler<List<FabricDescriptorStruct>> fabrics() {
        return news.descriptors();
    }

    @Override
    public AttributeHandler<Integer> supportedFabrics() {
        return AttributeHandler.computed(fabrics::capacity);
    }

    @Override
    public AttributeHandler<Integer> commissionedFabrics() {
        return news.count();
    }

    /** The root of each fabric, and the one that was added for the next. */
    @Override
    public AttributeHandler<List<OctetString>> trustedRootCertificates() {
        return news.roots();
    }

    /** The fabric of who reads. */
    @Override
    public AttributeHandler<Integer> currentFabricIndex() {
        return new FabricNews.CurrentFabricIndex();
    }

    @Override
    public CommandHandler<AttestationRequest, AttestationResponse> attestationRequest() {
        return CommandHandler.checkingRequest(device::attest);
    }

    @Override
    public CommandHandler<CertificateChainRequest, CertificateChainResponse> certificateChainRequest() {
        return CommandHandler.checkingRequest((request, context) -> device.certificate(request));
    }

    @Override
    public CommandHandler<CSRRequest, CSRResponse> csrRequest() {
        return CommandHandler.checkingRequest(device::request);
    }

    @Override
    public CommandHandler<AddNOC, NOCResponse> addNoc() {
        return CommandHandler.checkingRequest(certificates::add);
    }

    @Override
    public CommandHandler<UpdateNOC, NOCResponse> updateNoc() {
        return CommandHandler.checkingRequest(certificates::update);
    }

    @Override
    public CommandHandler<UpdateFabricLabel, NOCResponse> updateFabricLabel() {
        return administration::label;
    }

    @Override
    public CommandHandler<RemoveFabric, NOCResponse> removeFabric() {
        return administration::remove;
    }

    @Override
    public CommandAction<AddTrustedRootCertificate> addTrustedRootCertificate() {
        return CommandAction.checkingRequest((request, context) -> {
            if (certificates.addRoot(request, context)) {
                news.roots().changed();
            }
        });
    }

    @Override
    public CommandAction<SetVIDVerificationStatement> setVidVerificationStatement() {
        return CommandAction.checkingRequest(vendors::set);
    }

    @Override
    public CommandHandler<SignVIDVerificationRequest, SignVIDVerificationResponse> signVidVerificationRequest() {
        return vendors::sign;
    }
}
