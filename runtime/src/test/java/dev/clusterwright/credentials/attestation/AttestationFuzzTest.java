package dev.clusterwright.credentials.attestation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.type.OctetString;
import java.util.Objects;

/**
 * Any octets as what devices send: refused for a reason, or read and written again. The inputs beside this class are run each
 * time; see CONTRIBUTING.md for how to have more of them found.
 */
class AttestationFuzzTest {
    private static final CertificationKeys KEYS = AttestationVectors.testKey(CertificationType.values());

    @FuzzTest
    void read(byte[] input) {
        OctetString octets = OctetString.of(input);
        tryOut(() -> {
            AttestationCertificate certificate = AttestationCertificate.fromX509(octets);
            for (AttestationCertificateType type : AttestationCertificateType.values()) {
                tryOut(() -> certificate.check(type));
            }
        });
        tryOut(() -> {
            AttestationElements elements = AttestationElements.decode(octets);
            assertSame(elements, AttestationElements.decode(elements.encode()));
        });
        tryOut(() -> {
            CertificationDeclaration declaration = CertificationDeclaration.decode(octets);
            assertSame(declaration, CertificationDeclaration.decode(declaration.encode()));
        });
        tryOut(() -> SignedDeclaration.decode(octets).verify(KEYS));
    }

    private static void assertSame(Object read, Object again) {
        if (!read.equals(again)) {
            throw new AssertionError(read + " became " + again);
        }
    }

    private static void tryOut(Runnable action) {
        try {
            action.run();
        } catch (CredentialsException e) {
            Objects.requireNonNull(e.getMessage());
        }
    }
}
