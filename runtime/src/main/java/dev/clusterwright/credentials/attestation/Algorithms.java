package dev.clusterwright.credentials.attestation;

/** The object identifiers of what X.509 and CMS may use here (RFC 5480, RFC 5652, RFC 5754, RFC 5758). */
final class Algorithms {
    static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";
    static final String PRIME256V1 = "1.2.840.10045.3.1.7";
    static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    static final String DATA = "1.2.840.113549.1.7.1";

    private Algorithms() {}
}
