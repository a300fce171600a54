package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.access.NodeIds;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.clusters.operationalcredentials.UpdateNOC;
import dev.clusterwright.credentials.CertificateChain;
import dev.clusterwright.credentials.CertificateType;
import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.credentials.NameType;
import dev.clusterwright.credentials.OperationalIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.commissioning.FailSafe;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.operationalcredentials.PendingCredentials.CsrKey;
import dev.clusterwright.servers.storage.Transaction;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the node comes by a root and by certificates of its own. Thread-safe. */
final class NodeCertificates {
    private static final int IPK_LENGTH = 16;

    private final FabricTable fabrics;
    private final FailSafe failSafe;
    private final PendingCredentials pending;

    NodeCertificates(FabricTable fabrics, FailSafe failSafe, PendingCredentials pending) {
        this.fabrics = fabrics;
        this.failSafe = failSafe;
        this.pending = pending;
    }

    /** Takes a root for the next fabric; says whether it is one that there was not before. */
    boolean addRoot(AddTrustedRootCertificate request, InteractionContext context) {
        OctetString root = request.rootCaCertificate();
        Refusals.requireCertificateLength("RootCACertificate", root);
        return fabrics.storage().call(transaction -> {
            failSafe.require(transaction, context.fabricIndex());
            requireNoCredentials(transaction);
            OctetString before = pending.root(transaction);
            if (root.equals(before)) {
                return false;
            }
            if (before != null) {
                throw Refusals.constraint("there is another root already since the fail-safe was armed");
            }
            checkRoot(root);
            if (isFull(transaction)) {
                throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "there is no room for one more fabric");
            }
            pending.root(transaction, root);
            return true;
        });
    }

    private static void checkRoot(OctetString root) {
        try {
            MatterCertificate.decode(root).check(CertificateType.RCAC);
        } catch (CredentialsException e) {
            throw Refusals.invalid("the certificate is none of a root: " + e.getMessage());
        }
    }

    private boolean isFull(Transaction transaction) {
        return fabrics.fabrics(transaction).size() >= fabrics.capacity();
    }

    NOCResponse add(AddNOC request, InteractionContext context) {
        Refusals.requireCertificateLength("NOCValue", request.nocValue());
        Refusals.requireCertificateLength("ICACValue", request.icacValue());
        if (request.ipkValue().length() != IPK_LENGTH) {
            throw Refusals.invalid("IPKValue has " + request.ipkValue().length() + " octets");
        }
        if (!Refusals.isVendor(request.adminVendorId())) {
            throw Refusals.invalid("AdminVendorId is none of a vendor");
        }
        return NocRefusal.answer(fabrics.storage(), transaction -> add(transaction, request, context.session()));
    }

    private int add(Transaction transaction, AddNOC request, Session session) {
        P256KeyPair key = requireKey(transaction, session, false);
        OctetString root = pending.root(transaction);
        if (root == null) {
            throw new NocRefusal(NodeOperationalCertStatusEnum.INVALID_NOC, "no root was added");
        }
        requireAdministrator(request.caseAdminSubject());
        if (isFull(transaction)) {
            throw new NocRefusal(
                    NodeOperationalCertStatusEnum.TABLE_FULL, "there is room for " + fabrics.capacity() + " fabrics");
        }
        requireNoConflict(transaction, root, request.nocValue());
        OctetString icac = presentOrNull(request.icacValue());
        CertificateChain chain = decode(request.nocValue(), icac, root);
        OperationalIdentity identity = verify(chain);
        requireSame(key, identity);
        Fabric fabric =
                Fabric.of(fabrics.nextIndex(transaction), root, icac, request.nocValue(), key, request.adminVendorId());
        pending.used(transaction, chain.latestNotBefore());
        try (SecretKeyMaterial ipk = SecretKeyMaterial.copyOf(request.ipkValue())) {
            failSafe.add(
                    transaction, new NewFabric(fabric, ipk, request.caseAdminSubject(), session.subject()), session);
        }
        return fabric.index();
    }

    NOCResponse update(UpdateNOC request, InteractionContext context) {
        Refusals.requireCertificateLength("NOCValue", request.nocValue());
        Refusals.requireCertificateLength("ICACValue", request.icacValue());
        return NocRefusal.answer(fabrics.storage(), transaction -> update(transaction, request, context.session()));
    }

    private int update(Transaction transaction, UpdateNOC request, Session session) {
        Fabric fabric = fabrics.require(transaction, session.subject().fabricIndex());
        P256KeyPair key = requireKey(transaction, session, true);
        if (pending.root(transaction) != null) {
            throw new NocRefusal(NodeOperationalCertStatusEnum.MISSING_CSR, "a root was added, which is for AddNOC");
        }
        OctetString icac = presentOrNull(request.icacValue());
        CertificateChain chain = decode(request.nocValue(), icac, fabric.rcac());
        OperationalIdentity identity = verify(chain);
        if (identity.fabricId() != fabric.fabricId()) {
            throw new NocRefusal(NodeOperationalCertStatusEnum.INVALID_NOC, "the NOC is of another fabric");
        }
        requireSame(key, identity);
        if (icac != null && fabric.vvsc() != null) {
            throw new NocRefusal(
                    NodeOperationalCertStatusEnum.MISSING_CSR,
                    "the VVSC has to be removed before there can be an ICAC");
        }
        pending.used(transaction, chain.latestNotBefore());
        failSafe.update(transaction, fabric.withCredentials(request.nocValue(), icac, key), session);
        return fabric.index();
    }

    /** The key that a certificate was requested for. */
    private P256KeyPair requireKey(Transaction transaction, Session session, boolean isForUpdate) {
        failSafe.require(transaction, session.subject().fabricIndex());
        requireNoCredentials(transaction);
        CsrKey key = pending.key(transaction);
        if (key == null) {
            throw new NocRefusal(NodeOperationalCertStatusEnum.MISSING_CSR, "no certificate was requested");
        }
        if (key.isForUpdate() != isForUpdate) {
            throw Refusals.constraint("the certificate was requested for the other of AddNOC and UpdateNOC");
        }
        return key.pair();
    }

    private void requireNoCredentials(Transaction transaction) {
        if (failSafe.hasCredentials(transaction)) {
            throw Refusals.constraint("the node has got a certificate already since the fail-safe was armed");
        }
    }

    private static void requireAdministrator(long subject) {
        boolean isOne = switch (NodeIds.kind(subject)) {
            case OPERATIONAL -> true;
            case TAG -> CaseAuthenticatedTag.of(subject & 0xFFFF_FFFFL).version() != 0;
            default -> false;
        };
        if (!isOne) {
            throw new NocRefusal(
                    NodeOperationalCertStatusEnum.INVALID_ADMIN_SUBJECT,
                    String.format("%016X is neither a node nor a tag", subject));
        }
    }

    private void requireNoConflict(Transaction transaction, OctetString root, OctetString noc) {
        P256PublicKey rootKey = MatterCertificate.decode(root).publicKey();
        List<Long> fabricIds = decode(noc).subject().numbers(NameType.FABRIC_ID);
        boolean isMember = fabrics.fabrics(transaction).values().stream()
                .anyMatch(fabric -> fabric.rootPublicKey().equals(rootKey) && fabricIds.contains(fabric.fabricId()));
        if (isMember) {
            throw new NocRefusal(
                    NodeOperationalCertStatusEnum.FABRIC_CONFLICT, "the node belongs to this fabric already");
        }
    }

    private static MatterCertificate decode(OctetString noc) {
        try {
            return MatterCertificate.decode(noc);
        } catch (CredentialsException e) {
            throw refusal(e);
        }
    }

    /** What is empty is absent. */
    private static @Nullable OctetString presentOrNull(@Nullable OctetString icac) {
        return icac == null || icac.length() == 0 ? null : icac;
    }

    private static CertificateChain decode(OctetString noc, @Nullable OctetString icac, OctetString root) {
        try {
            return CertificateChain.decode(noc, icac, root);
        } catch (CredentialsException e) {
            throw refusal(e);
        }
    }

    /** Whatever the time is: nobody who commissions a node has told it yet. */
    private static OperationalIdentity verify(CertificateChain chain) {
        try {
            return chain.verify();
        } catch (CredentialsException e) {
            throw refusal(e);
        }
    }

    private static NocRefusal refusal(CredentialsException e) {
        return new NocRefusal(
                e.error() == CredentialsError.NODE_ID
                        ? NodeOperationalCertStatusEnum.INVALID_NODE_OP_ID
                        : NodeOperationalCertStatusEnum.INVALID_NOC,
                String.valueOf(e.getMessage()),
                e);
    }

    private static void requireSame(P256KeyPair key, OperationalIdentity identity) {
        if (!identity.publicKey().equals(key.publicKey())) {
            throw new NocRefusal(
                    NodeOperationalCertStatusEnum.INVALID_PUBLIC_KEY, "the NOC is for another key than was requested");
        }
    }
}
