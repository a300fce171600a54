package dev.clusterwright.credentials;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.clusterwright.type.OctetString;

/** Any octets as a certificate in either form. The inputs beside this class are run each time. */
class CertificateFuzzTest {
    @FuzzTest
    void tlv(byte[] input) {
        MatterCertificate certificate;
        try {
            certificate = MatterCertificate.decode(OctetString.of(input));
        } catch (CredentialsException e) {
            return;
        }
        // Wider integers than need be are read, so this is about what they mean.
        require(MatterCertificate.decode(certificate.encode()).equals(certificate));
        OctetString der;
        try {
            der = certificate.toX509();
        } catch (CredentialsException e) {
            require(e.error() == CredentialsError.TOO_LONG);
            return;
        }
        require(MatterCertificate.fromX509(der).equals(certificate));
        use(certificate);
    }

    @FuzzTest
    void der(byte[] input) {
        MatterCertificate certificate;
        try {
            certificate = MatterCertificate.fromX509(OctetString.of(input));
        } catch (CredentialsException e) {
            return;
        }
        require(certificate.toX509().equals(OctetString.of(input)));
        byte[] tlv = MatterCertificate.CODEC.encode(certificate);
        require(MatterCertificate.CODEC.decode(tlv).equals(certificate));
        use(certificate);
    }

    /** Whatever else is asked of a certificate ends in an answer or a refusal. */
    private static void use(MatterCertificate certificate) {
        certificate.isSignedBy(certificate.publicKey());
        require(certificate.toString().chars().noneMatch(Character::isISOControl));
        for (CertificateType type : CertificateType.values()) {
            try {
                certificate.check(type);
            } catch (CredentialsException e) {
                require(e.error() != CredentialsError.MALFORMED);
            }
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("a certificate is not what it was");
        }
    }
}
