package dev.clusterwright.credentials;

import dev.clusterwright.der.Der;

/** The algorithms of X.509 that the protocol allows (RFC 5480, RFC 5758). */
final class X509 {
    static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";
    static final String PRIME256V1 = "1.2.840.10045.3.1.7";
    static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";

    private X509() {}

    /** The algorithm of all signatures; it has no parameters (RFC 5758, 3.2). */
    static byte[] ecdsaWithSha256() {
        return Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    }
}
