package dev.clusterwright.credentials.network;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.der.Der;
import dev.clusterwright.type.OctetString;

/**
 * The certificate that all identities have, as X.509: octets of which only key and signature vary. They are written down
 * and not put together, as not one of them may be another.
 */
final class IdentityCertificate {
    private static final String ECDSA_WITH_SHA256 = "300a06082a8648ce3d040302";
    /** A common name, {@code *}. */
    private static final String ANYBODY = "300c310a300806035504030c012a";

    private static final OctetString BEFORE_KEY = OctetString.fromHex("3081f1"
            + "a003020102" // version 3
            + "020101" // serial number 1
            + ECDSA_WITH_SHA256
            + ANYBODY // issuer
            + "3020"
            + "170d3030303130313030303030315a" // from the second second of the year 2000
            + "180f39393939313233313233353935395a" // without an end
            + ANYBODY // subject
            + "3059301306072a8648ce3d020106082a8648ce3d030107034200"); // a key of P-256

    private static final OctetString AFTER_KEY = OctetString.fromHex(
            "a3423040" // extensions, all critical
                    + "300c0603551d130101ff04023000" // no authority
                    + "300e0603551d0f0101ff040403020780" // digital signatures
                    + "30200603551d250101ff0416301406082b0601050507030206082b06010505070301"); // of clients and servers

    private IdentityCertificate() {}

    /** What is signed: 244 octets. */
    static byte[] toBeSigned(P256PublicKey key) {
        int afterKey = BEFORE_KEY.length() + P256PublicKey.LENGTH;
        byte[] octets = new byte[afterKey + AFTER_KEY.length()];
        BEFORE_KEY.copyTo(octets, 0);
        key.octets().copyTo(octets, BEFORE_KEY.length());
        AFTER_KEY.copyTo(octets, afterKey);
        return octets;
    }

    static OctetString x509(P256PublicKey key, EcdsaSignature signature) {
        byte[] algorithm = OctetString.fromHex(ECDSA_WITH_SHA256).toByteArray();
        return OctetString.of(Der.sequence(toBeSigned(key), algorithm, Der.bitString(signature.toDer())));
    }

    /** Makes sure that a certificate is that of an identity, whatever its key and its signature. */
    static void check(MatterCertificate certificate) {
        MatterCertificate proper = MatterCertificate.fromX509(x509(certificate.publicKey(), certificate.signature()));
        require(
                certificate.serialNumber().equals(proper.serialNumber()),
                CredentialsError.SERIAL_NUMBER,
                "serial number");
        require(certificate.issuer().equals(proper.issuer()), CredentialsError.ISSUER, "issuer");
        require(certificate.validity().equals(proper.validity()), CredentialsError.VALIDITY, "validity");
        require(certificate.subject().equals(proper.subject()), CredentialsError.SUBJECT, "subject");
        require(certificate.extensions().equals(proper.extensions()), CredentialsError.EXTENSION, "extensions");
    }

    private static void require(boolean holds, CredentialsError error, String field) {
        if (!holds) {
            throw new CredentialsException(error, "the certificate does not have the " + field + " of an identity");
        }
    }
}
