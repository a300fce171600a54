package dev.clusterwright.credentials;

import org.jspecify.annotations.Nullable;

/**
 * The certificates that prove which node of which fabric somebody is.
 *
 * @param noc the node's own
 * @param icac of the authority that issued it; null for the root itself
 * @param rcac of the fabric, which whoever checks trusts already
 */
public record CertificateChain(
        MatterCertificate noc, @Nullable MatterCertificate icac, MatterCertificate rcac) {}
