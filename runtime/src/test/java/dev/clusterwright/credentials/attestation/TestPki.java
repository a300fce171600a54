package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A root, a maker, a device and a certifier, as drafts that a test may change before they are signed. */
final class TestPki {
    static final int VENDOR = 0xFFF1;
    static final int PRODUCT = 0x8000;
    static final int SIGNS = 0x60;

    private static final P256KeyPair PAA_KEY = P256KeyPair.generate();
    private static final P256KeyPair PAI_KEY = P256KeyPair.generate();
    private static final P256KeyPair DAC_KEY = P256KeyPair.generate();
    private static final P256KeyPair CERTIFIER_KEY = P256KeyPair.generate();

    final P256KeyPair paaKey = PAA_KEY;
    final P256KeyPair paiKey = PAI_KEY;
    final P256KeyPair dacKey = DAC_KEY;
    final P256KeyPair certifierKey = CERTIFIER_KEY;
    final CertificateDraft paa = paa("FFF1");
    final CertificateDraft pai;
    final CertificateDraft dac;

    TestPki() {
        byte[] paiName = CertificateDraft.name("Maker", "FFF1", null);
        pai = new CertificateDraft(paiName, paiKey, paa.subject, paaKey)
                .basic(true, 0)
                .usage(SIGNS);
        dac = new CertificateDraft(CertificateDraft.name("Device", "FFF1", "8000"), dacKey, paiName, paiKey)
                .basic(false, -1)
                .usage(1);
    }

    CertificateDraft paa(@Nullable String vendor) {
        byte[] name = CertificateDraft.name("Root", vendor, null);
        return new CertificateDraft(name, paaKey, name, paaKey).basic(true, 1).usage(SIGNS);
    }

    AttestationCertificate signedPaa() {
        return AttestationCertificate.fromX509(paa.sign(paaKey));
    }

    AttestationCertificate signedPai() {
        return AttestationCertificate.fromX509(pai.sign(paaKey));
    }

    AttestationCertificate signedDac() {
        return AttestationCertificate.fromX509(dac.sign(paiKey));
    }

    /** Whoever is asked for trusts the root, proper or not. */
    AttestationAuthorities authorities() {
        AttestationCertificate root = signedPaa();
        return identifier ->
                root.subjectKeyIdentifier().filter(identifier::equals).isPresent() ? List.of(root) : List.of();
    }

    AttestationChain verify() {
        return AttestationChain.verify(signedDac(), signedPai(), authorities());
    }

    CertificationKeys keys() {
        return CertificationKeys.of(List.of(CertificationKey.of(certifierKey.publicKey())));
    }

    static CertificationDeclaration declaration() {
        return CertificationDeclaration.forDevelopment(VENDOR, List.of(PRODUCT), 0x0101, "CSA00000SWC00000-00");
    }

    OctetString signedDeclaration() {
        return SignedDeclaration.sign(declaration(), certifierKey).encode();
    }

    /** Why something is refused, if it is. */
    static Optional<CredentialsError> errorOf(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (CredentialsException e) {
            return Optional.of(e.error());
        }
    }
}
