package dev.clusterwright.credentials.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.credentials.ChallengeSignature;
import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a device sends, with each of its bits changed and cut off anywhere: always refused, and always for a reason. */
class AttestationHostileTest {
    private static final OctetString NONCE = OctetString.of(new byte[AttestationElements.NONCE_LENGTH]);
    private static final OctetString CHALLENGE = OctetString.of(new byte[ChallengeSignature.CHALLENGE_LENGTH]);
    private static final int[] SIZES = {601, 901, 65_536, 1 << 20};

    private final TestPki pki = new TestPki();
    private final OctetString dac = pki.dac.sign(pki.paiKey);
    private final OctetString pai = pki.pai.sign(pki.paaKey);
    private final AttestationAuthorities authorities = pki.authorities();
    private final DeviceCredentials device = DeviceCredentials.of(dac, pai, pki.signedDeclaration(), pki.dacKey);
    private final AttestationAnswer answer = device.attest(NONCE, CHALLENGE, 0);

    @Test
    void certificates() {
        spoil(dac, octets -> {
            AttestationCertificate certificate = AttestationCertificate.fromX509(octets);
            certificate.check(AttestationCertificateType.DAC);
            require(certificate.isSignedBy(pki.paiKey.publicKey()));
        });
        // One bit of each octet is enough, as the code is the same.
        spoil(pai, 9, octets -> {
            AttestationCertificate certificate = AttestationCertificate.fromX509(octets);
            certificate.check(AttestationCertificateType.PAI);
            require(certificate.isSignedBy(pki.paaKey.publicKey()));
        });
    }

    @Test
    void declarations() {
        spoil(
                pki.signedDeclaration(),
                octets -> SignedDeclaration.decode(octets).verify(pki.keys()));
        // Whatever signed content is, it is a declaration or refused.
        accepted(TestPki.declaration().encode(), CertificationDeclaration::decode);
    }

    @Test
    void elementsAndSignatures() {
        DeviceAttestation commissioner = DeviceAttestation.of(authorities, pki.keys());
        OctetString signature = answer.signature();
        commissioner.verify(evidence(answer.elements(), signature));
        spoil(
                answer.elements(),
                octets -> require(ChallengeSignature.verify(
                        pki.dacKey.publicKey(), octets, CHALLENGE, EcdsaSignature.of(answer.signature()))));
        spoil(signature, octets -> commissioner.verify(evidence(answer.elements(), octets)));
        accepted(answer.elements(), AttestationElements::decode);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new CredentialsException(CredentialsError.SIGNATURE, "no signature of its issuer");
        }
    }

    private AttestationEvidence evidence(OctetString elements, OctetString signature) {
        return new AttestationEvidence(
                dac, pai, elements, signature, NONCE, CHALLENGE, TestPki.VENDOR, TestPki.PRODUCT);
    }

    /** As tools write it, which is longer than a certificate may be; so that is not what it is refused for. */
    @Test
    void pem() {
        String text = "-----BEGIN CERTIFICATE-----\n" + "A".repeat(AttestationCertificate.MAX_LENGTH);
        OctetString octets = OctetString.of(text.getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(CredentialsException.class)
                .isThrownBy(() -> AttestationCertificate.fromX509(octets))
                .withMessageContainingAll("PEM", "DER")
                .satisfies(e -> assertThat(e.error()).isEqualTo(CredentialsError.MALFORMED));
    }

    @Test
    void sizes() {
        for (int size : SIZES) {
            OctetString octets = OctetString.of(new byte[size]);
            assertThat(TestPki.errorOf(() -> AttestationCertificate.fromX509(octets)))
                    .contains(CredentialsError.TOO_LONG);
            if (size > AttestationElements.MAX_LENGTH) {
                assertThat(TestPki.errorOf(() -> AttestationElements.decode(octets)))
                        .contains(CredentialsError.TOO_LONG);
                assertThat(TestPki.errorOf(() -> SignedDeclaration.decode(octets)))
                        .contains(CredentialsError.TOO_LONG);
            }
        }
    }

    /** Every change is refused. */
    private static void spoil(OctetString good, Consumer<OctetString> use) {
        spoil(good, 1, use);
    }

    private static void spoil(OctetString good, int step, Consumer<OctetString> use) {
        use.accept(good);
        changes(good, step, changed -> {
            if (TestPki.errorOf(() -> use.accept(changed)).isEmpty()) {
                throw new AssertionError("accepted: " + changed.toHex());
            }
        });
    }

    /** Changes may be accepted, but nothing is thrown but what says why. */
    private static void accepted(OctetString good, Function<OctetString, ?> use) {
        changes(good, 1, changed -> {
            try {
                assertThat(use.apply(changed)).isNotNull();
            } catch (CredentialsException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        });
    }

    private static void changes(OctetString good, int step, Consumer<OctetString> use) {
        byte[] octets = good.toByteArray();
        for (int i = 0; i < 8 * octets.length; i += step) {
            octets[i / 8] ^= (byte) (1 << (i % 8));
            use.accept(OctetString.of(octets));
            octets[i / 8] ^= (byte) (1 << (i % 8));
        }
        for (int length = 0; length < octets.length; length++) {
            use.accept(OctetString.copyOf(octets, 0, length));
        }
        use.accept(OctetString.of(Arrays.copyOf(octets, octets.length + 1)));
    }
}
