package dev.clusterwright.credentials;

import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that prove which node of which fabric somebody is (Matter Core, 6.5, Operational Certificate Encoding;
 * RFC 5280, 6.1). Whoever verifies a chain trusts its root already, and has taken it from elsewhere than from who is to be
 * verified.
 *
 * <p>There are three ways to verify, for the three things that a node may know of the time; all check everything else.
 * Immutable and thread-safe.
 *
 * @param noc the node's own
 * @param icac of the authority that issued it; null for the root itself
 * @param rcac of the fabric, which whoever checks trusts already
 */
public record CertificateChain(
        MatterCertificate noc, @Nullable MatterCertificate icac, MatterCertificate rcac) {
    /**
     * Reads a chain in TLV.
     *
     * @param noc up to 400 octets, as the other two
     * @param icac null or empty if there is none
     * @param rcac of the trusted root
     * @throws CredentialsException if one is longer or not well-formed
     */
    public static CertificateChain decode(OctetString noc, @Nullable OctetString icac, OctetString rcac) {
        return new CertificateChain(
                decode(CertificateType.NOC, noc),
                icac == null || icac.length() == 0 ? null : decode(CertificateType.ICAC, icac),
                decode(CertificateType.RCAC, rcac));
    }

    private static MatterCertificate decode(CertificateType type, OctetString tlv) {
        try {
            return MatterCertificate.decode(tlv);
        } catch (CredentialsException e) {
            throw new CredentialsException(e.error(), "what should be the " + type + ": " + e.getMessage(), e);
        }
    }

    /**
     * Verifies everything but the time, for who does not know it: types, issuers, path lengths, signatures and fabrics.
     * A node that has accepted the chain takes {@link #latestNotBefore()} as its last known good time, if that is later.
     *
     * @return who the chain is of
     * @throws CredentialsException if one of the certificates breaks a rule
     */
    public OperationalIdentity verify() {
        noc.check(CertificateType.NOC);
        if (icac != null) {
            icac.check(CertificateType.ICAC);
        }
        rcac.check(CertificateType.RCAC);
        if (icac != null) {
            Issuance.check(noc, icac);
            Issuance.check(icac, rcac);
            Issuance.checkFabric(noc, rcac);
        } else {
            Issuance.check(noc, rcac);
        }
        return OperationalIdentity.of(noc, rcac);
    }

    /**
     * Verifies everything, for who knows the time.
     *
     * @param now the time
     * @return who the chain is of
     * @throws CredentialsException if one of the certificates breaks a rule, is not valid yet, or not any more
     */
    public OperationalIdentity verifyAt(Instant now) {
        OperationalIdentity identity = verify();
        certificates().forEach(certificate -> {
            if (!certificate.validity().hasBegun(now)) {
                throw outside(
                        CredentialsError.NOT_YET_VALID,
                        certificate,
                        "is valid from " + certificate.validity().beginning());
            }
        });
        certificates().forEach(notOver(now));
        return identity;
    }

    /**
     * Verifies for who only knows that some time has passed already: refuses what was over by then. What begins later may
     * well have begun.
     *
     * @param lastKnownGood a time that is not in the future
     * @return who the chain is of
     * @throws CredentialsException if one of the certificates breaks a rule or was not valid any more
     */
    public OperationalIdentity verifyAfter(Instant lastKnownGood) {
        OperationalIdentity identity = verify();
        certificates().forEach(notOver(lastKnownGood));
        return identity;
    }

    private static Consumer<MatterCertificate> notOver(Instant time) {
        return certificate -> {
            if (certificate.validity().isOver(time)) {
                throw outside(
                        CredentialsError.EXPIRED,
                        certificate,
                        "was valid until " + certificate.validity().end().orElseThrow());
            }
        };
    }

    private static CredentialsException outside(CredentialsError error, MatterCertificate certificate, String problem) {
        return new CredentialsException(error, "the " + certificate.type() + " " + problem);
    }

    /** When the certificate begins to be valid that does so last: a time that has passed once somebody made all of them. */
    public Instant latestNotBefore() {
        long latest = certificates()
                .map(MatterCertificate::validity)
                .mapToLong(Validity::notBefore)
                .max()
                .orElseThrow();
        return MatterTime.ofSeconds(latest);
    }

    private Stream<MatterCertificate> certificates() {
        return icac == null ? Stream.of(noc, rcac) : Stream.of(noc, icac, rcac);
    }
}
