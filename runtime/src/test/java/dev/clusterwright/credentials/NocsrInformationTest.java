package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.credentials.CredentialVectors.Vector;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NocsrInformationTest {
    private static final P256KeyPair DEVICE = TestKeys.random(new SplittableRandom(21));
    private static final P256KeyPair NODE = TestKeys.random(new SplittableRandom(22));
    private static final OctetString NONCE = OctetString.of(filled(32, 1));
    private static final OctetString CHALLENGE = OctetString.of(filled(16, 2));

    static List<Vector> published() {
        return CredentialVectors.section("nocsr_elements");
    }

    static List<Vector> signed() {
        return CredentialVectors.section("attestation_signatures").stream()
                .filter(vector -> vector.text("kind").equals("nocsr"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedElements(Vector vector) {
        OctetString tlv = vector.octets("nocsr_elements");
        NocsrElements elements = new NocsrElements(
                vector.octets("csr"),
                vector.octets("csr_nonce"),
                optional(vector, "vendor_reserved1"),
                optional(vector, "vendor_reserved2"),
                optional(vector, "vendor_reserved3"));
        assertThat(elements.encode()).isEqualTo(tlv);
        assertThat(NocsrElements.decode(tlv)).isEqualTo(elements);
    }

    private static @Nullable OctetString optional(Vector vector, String field) {
        return vector.json().has(field) ? vector.octets(field) : null;
    }

    @ParameterizedTest
    @MethodSource("signed")
    void publishedSignatures(Vector vector) {
        NocsrInformation information = new NocsrInformation(vector.octets("elements"), vector.octets("signature"));
        P256PublicKey device = P256PublicKey.of(vector.octets("signer_public_key"));
        OctetString challenge = vector.octets("attestation_challenge");
        NocsrElements elements = NocsrElements.decode(vector.octets("elements"));
        if (vector.text("expect").equals("valid")) {
            assertThat(information.verify(device, challenge, vector.octets("csr_nonce")))
                    .isEqualTo(CertificateSigningRequest.decode(elements.csr()).publicKey());
        } else {
            assertRefused(CredentialsError.SIGNATURE, () -> information.verify(device, challenge, elements.nonce()));
        }
    }

    @Test
    void aDeviceAnswersAndAControllerLearnsTheKey() {
        assertThat(answer(elements(NONCE)).verify(DEVICE.publicKey(), CHALLENGE, NONCE))
                .isEqualTo(NODE.publicKey());
    }

    @Test
    void anythingElseIsRefusedWithTheReason() {
        NocsrInformation good = answer(elements(NONCE));
        OctetString other = Draft.changed(NONCE);
        assertRefused(CredentialsError.NONCE, () -> good.verify(DEVICE.publicKey(), CHALLENGE, other));
        assertRefused(CredentialsError.NONCE, () -> good.verify(DEVICE.publicKey(), CHALLENGE, OctetString.EMPTY));
        assertRefused(CredentialsError.SIGNATURE, () -> good.verify(NODE.publicKey(), CHALLENGE, NONCE));
        assertRefused(
                CredentialsError.SIGNATURE, () -> good.verify(DEVICE.publicKey(), Draft.changed(CHALLENGE), NONCE));
        NocsrInformation changed = new NocsrInformation(elements(other), good.signature());
        assertRefused(CredentialsError.SIGNATURE, () -> changed.verify(DEVICE.publicKey(), CHALLENGE, other));
        NocsrInformation cutOff = new NocsrInformation(good.elements(), OctetString.of(new byte[63]));
        assertRefused(CredentialsError.MALFORMED, () -> cutOff.verify(DEVICE.publicKey(), CHALLENGE, NONCE));
        NocsrInformation noElements = answer(OctetString.EMPTY);
        assertRefused(CredentialsError.MALFORMED, () -> noElements.verify(DEVICE.publicKey(), CHALLENGE, NONCE));
        NocsrInformation stolen = answer(
                new NocsrElements(CertificateSigningRequest.create(TestKeys.broken(NODE, DEVICE)), NONCE).encode());
        assertRefused(CredentialsError.SIGNATURE, () -> stolen.verify(DEVICE.publicKey(), CHALLENGE, NONCE));
        assertThatThrownBy(() -> good.verify(DEVICE.publicKey(), NONCE, NONCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void elementsComeInTheirOrderAndAlone() {
        OctetString csr = OctetString.of(filled(3, 3));
        assertThat(NocsrElements.decode(written(writer -> {
                    writer.octets(1, csr);
                    writer.octets(2, NONCE);
                    writer.octets(4, csr);
                })))
                .isEqualTo(new NocsrElements(csr, NONCE, null, csr, null));
        List<Consumer<TlvWriter>> malformed = List.of(
                writer -> {},
                writer -> writer.octets(1, csr),
                writer -> writer.octets(2, NONCE),
                writer -> {
                    writer.octets(2, NONCE);
                    writer.octets(1, csr);
                },
                writer -> {
                    writer.octets(1, csr);
                    writer.octets(2, NONCE);
                    writer.octets(5, csr);
                    writer.octets(3, csr);
                },
                writer -> {
                    writer.octets(1, csr);
                    writer.octets(2, NONCE);
                    writer.octets(6, csr);
                },
                writer -> {
                    writer.octets(0, csr);
                    writer.octets(1, csr);
                    writer.octets(2, NONCE);
                },
                writer -> {
                    writer.unsigned(1, 5);
                    writer.octets(2, NONCE);
                });
        for (int i = 0; i < malformed.size(); i++) {
            OctetString tlv = written(malformed.get(i));
            assertThatThrownBy(() -> NocsrElements.decode(tlv))
                    .as("case " + i)
                    .isInstanceOfSatisfying(
                            CredentialsException.class,
                            e -> assertThat(e.error()).isEqualTo(CredentialsError.MALFORMED));
        }
    }

    @Test
    void elementsHaveNoTag() {
        NocsrElements elements = new NocsrElements(CertificateSigningRequest.create(NODE), NONCE);
        TlvWriter writer = new TlvWriter().tag(TlvTag.fullyQualified(0xFFF1, 1, 2));
        NocsrElements.CODEC.encode(writer, elements);
        OctetString tagged = OctetString.of(writer.toByteArray());
        assertRefused(CredentialsError.MALFORMED, () -> NocsrElements.decode(tagged));
    }

    @Test
    void lengthsAreThoseOfTheProtocol() {
        assertRefused(CredentialsError.MALFORMED, () -> elements(OctetString.of(new byte[31])));
        assertRefused(
                CredentialsError.MALFORMED,
                () -> NocsrElements.decode(written(writer -> {
                    writer.octets(1, OctetString.EMPTY);
                    writer.octets(2, OctetString.of(new byte[33]));
                })));
        int overhead = 1 + 4 + 3 + 32 + 1;
        NocsrElements longest = ofLength(NocsrElements.MAX_LENGTH - overhead);
        assertThat(longest.encode().length()).isEqualTo(900);
        assertThat(NocsrElements.decode(longest.encode())).isEqualTo(longest);
        NocsrElements longer = ofLength(NocsrElements.MAX_LENGTH - overhead + 1);
        assertRefused(CredentialsError.TOO_LONG, longer::encode);
        OctetString tlv = OctetString.of(NocsrElements.CODEC.encode(longer));
        assertRefused(CredentialsError.TOO_LONG, () -> NocsrElements.decode(tlv));
    }

    @Test
    void whatADeviceSignsIsVerified() {
        NocsrElements elements = new NocsrElements(CertificateSigningRequest.create(NODE), NONCE);
        NocsrInformation information = NocsrInformation.sign(elements, DEVICE, CHALLENGE);
        assertThat(information.elements()).isEqualTo(elements.encode());
        assertThat(information.verify(DEVICE.publicKey(), CHALLENGE, NONCE)).isEqualTo(NODE.publicKey());
    }

    private static NocsrElements ofLength(int csr) {
        return new NocsrElements(OctetString.of(new byte[csr]), NONCE, null, null, null);
    }

    private static OctetString written(Consumer<TlvWriter> members) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        members.accept(writer);
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    private static OctetString elements(OctetString nonce) {
        return new NocsrElements(CertificateSigningRequest.create(NODE), nonce).encode();
    }

    private static NocsrInformation answer(OctetString elements) {
        return new NocsrInformation(
                elements, ChallengeSignature.sign(DEVICE, elements, CHALLENGE).octets());
    }

    private static byte[] filled(int length, int value) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) value);
        return octets;
    }

    private static void assertRefused(CredentialsError error, ThrowingCallable call) {
        CredentialsException refusal = catchThrowableOfType(CredentialsException.class, call);
        assertThat(refusal).as(error.toString()).isNotNull();
        assertThat(refusal.error()).as(refusal.getMessage()).isEqualTo(error);
    }
}
