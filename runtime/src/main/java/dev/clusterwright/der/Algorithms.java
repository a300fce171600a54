package dev.clusterwright.der;

/** The object identifiers of the algorithms and contents that X.509 and CMS may have here (RFC 5480, 5652, 5754, 5758). */
public final class Algorithms {
    public static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";
    public static final String PRIME256V1 = "1.2.840.10045.3.1.7";
    public static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    public static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    public static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    public static final String DATA = "1.2.840.113549.1.7.1";

    private Algorithms() {}

    /** An AlgorithmIdentifier without parameters, as all are written here. */
    public static byte[] identifier(String algorithm) {
        return Der.sequence(Der.oid(algorithm));
    }

    /** Whether the content of an AlgorithmIdentifier is ECDSA with SHA-256, which has no parameters (RFC 5758, 3.2). */
    public static boolean isEcdsaWithSha256(DerReader identifier) {
        return identifier.oid().equals(ECDSA_WITH_SHA256) && !identifier.hasNext();
    }
}
