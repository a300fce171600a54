package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VendorIdVerificationTest {
    private static final Validity VALIDITY = new Validity(1000, 0);
    private static final P256KeyPair ROOT_KEY = TestKeys.random(new SplittableRandom(31));
    private static final P256KeyPair VENDOR_KEY = TestKeys.random(new SplittableRandom(32));
    private static final CertificateAuthority ROOT =
            CertificateAuthority.createRoot(ROOT_KEY, CertificateTemplate.rcac(1, VALIDITY));
    private static final MatterCertificate VVSC =
            ROOT.issue(CertificateTemplate.vvsc(2, VALIDITY), VENDOR_KEY.publicKey());
    private static final VendorFabricBinding BINDING = new VendorFabricBinding(ROOT_KEY.publicKey(), -5, 0xFFF4);

    @Test
    void publishedBindings() {
        List<JsonNode> vectors = vectors("vendor_fabric_binding_message");
        assertThat(vectors).isNotEmpty();
        vectors.forEach(vector -> assertThat(binding(vector).message()).isEqualTo(octets(vector, "message")));
    }

    private static VendorFabricBinding binding(JsonNode vector) {
        return new VendorFabricBinding(
                P256PublicKey.of(octets(vector, "root_public_key")),
                Long.parseUnsignedLong(vector.required("fabric_id").asString(), 16),
                Integer.parseInt(vector.required("vendor_id").asString(), 16));
    }

    @Test
    void publishedQuestions() {
        VendorFabricBinding binding =
                binding(vectors("vendor_fabric_binding_message").get(0));
        List<JsonNode> vectors = vectors("vendor_id_verification_tbs");
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(2);
        for (JsonNode vector : vectors) {
            VendorIdVerification verification = new VendorIdVerification(
                    octets(vector, "client_challenge"),
                    octets(vector, "attestation_challenge"),
                    octets(vector, "fabric_index").get(0),
                    binding,
                    octets(vector, "vid_verification_statement"));
            assertThat(verification.toBeSigned()).isEqualTo(octets(vector, "tbs"));
        }
    }

    @Test
    void publishedStatements() {
        VendorFabricBinding binding =
                binding(vectors("vendor_fabric_binding_message").get(0));
        List<JsonNode> vectors = vectors("vid_verification_statement");
        assertThat(vectors).isNotEmpty();
        for (JsonNode vector : vectors) {
            OctetString octets = octets(vector, "statement");
            P256PublicKey signer = P256PublicKey.of(octets(vector, "signer_public_key"));
            VidVerificationStatement statement = VidVerificationStatement.decode(octets);
            assertThat(statement.encode()).isEqualTo(octets);
            assertThat(statement.signerKeyIdentifier()).isEqualTo(octets(vector, "signer_skid"));
            assertThat(statement.signature().octets()).isEqualTo(octets(vector, "signature"));
            assertThat(signer.identifier()).isEqualTo(statement.signerKeyIdentifier());
            assertThat(statement.isSignedBy(signer, binding)).isTrue();
            assertThat(statement.isSignedBy(ROOT_KEY.publicKey(), binding)).isFalse();
            assertThat(statement.isSignedBy(
                            signer, new VendorFabricBinding(binding.rootPublicKey(), binding.fabricId(), 0xFFF2)))
                    .isFalse();
        }
    }

    @Test
    void aNodeSignsAndWhoAsksVerifies() {
        P256KeyPair node = TestKeys.random(new SplittableRandom(33));
        OctetString client = OctetString.of(new byte[32]);
        OctetString session = OctetString.of(new byte[16]);
        VendorIdVerification asked = new VendorIdVerification(client, session, 254, BINDING, null);
        EcdsaSignature signature = asked.sign(node);
        assertThat(asked.toBeSigned().length()).isEqualTo(126);
        assertThat(asked.isSignedBy(node.publicKey(), signature)).isTrue();
        assertThat(asked).isEqualTo(new VendorIdVerification(client, session, 254, BINDING, OctetString.EMPTY));

        OctetString statement = OctetString.of(new byte[85]);
        for (VendorIdVerification other : List.of(
                new VendorIdVerification(Draft.changed(client), session, 254, BINDING, null),
                new VendorIdVerification(client, Draft.changed(session), 254, BINDING, null),
                new VendorIdVerification(client, session, 253, BINDING, null),
                new VendorIdVerification(
                        client, session, 254, new VendorFabricBinding(ROOT_KEY.publicKey(), -6, 0xFFF4), null),
                new VendorIdVerification(client, session, 254, BINDING, statement))) {
            assertThat(other.isSignedBy(node.publicKey(), signature)).isFalse();
            assertThat(other.isSignedBy(node.publicKey(), other.sign(node))).isTrue();
        }
        assertThat(asked.isSignedBy(ROOT_KEY.publicKey(), signature)).isFalse();
    }

    @Test
    void lengthsAndRangesAreThoseOfTheProtocol() {
        OctetString sixteen = OctetString.of(new byte[16]);
        OctetString thirtyTwo = OctetString.of(new byte[32]);
        for (ThrowingCallable wrong : List.<ThrowingCallable>of(
                () -> new VendorIdVerification(sixteen, sixteen, 1, BINDING, null),
                () -> new VendorIdVerification(thirtyTwo, thirtyTwo, 1, BINDING, null),
                () -> new VendorIdVerification(thirtyTwo, sixteen, 0, BINDING, null),
                () -> new VendorIdVerification(thirtyTwo, sixteen, 255, BINDING, null),
                () -> new VendorIdVerification(thirtyTwo, sixteen, 1, BINDING, OctetString.of(new byte[84])),
                () -> new VendorFabricBinding(ROOT_KEY.publicKey(), 1, 0x10000),
                () -> new VidVerificationStatement(sixteen, VVSC.signature()))) {
            assertThatThrownBy(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aVendorStatesAndAnybodyVerifies() {
        VidVerificationStatement statement = VidVerificationStatement.create(VVSC, VENDOR_KEY, BINDING);
        assertThat(statement.encode().length()).isEqualTo(85);
        assertThat(VidVerificationStatement.decode(statement.encode())).isEqualTo(statement);
        statement.verify(VVSC, BINDING);

        VendorFabricBinding other = new VendorFabricBinding(BINDING.rootPublicKey(), BINDING.fabricId(), 1);
        assertRefused(CredentialsError.SIGNATURE, () -> statement.verify(VVSC, other));
        MatterCertificate another = ROOT.issue(CertificateTemplate.vvsc(2, VALIDITY), ROOT_KEY.publicKey());
        assertRefused(CredentialsError.KEY_IDENTIFIER, () -> statement.verify(another, BINDING));
        assertRefused(CredentialsError.TYPE, () -> statement.verify(ROOT.certificate(), BINDING));
        assertRefused(
                CredentialsError.TYPE, () -> VidVerificationStatement.create(ROOT.certificate(), ROOT_KEY, BINDING));
        assertThatThrownBy(() -> VidVerificationStatement.create(VVSC, ROOT_KEY, BINDING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noOctetOfAStatementCanBeAnother() {
        OctetString statement =
                VidVerificationStatement.create(VVSC, VENDOR_KEY, BINDING).encode();
        for (int i = 0; i < statement.length(); i++) {
            byte[] changed = statement.toByteArray();
            changed[i] ^= 0x10;
            assertThatThrownBy(() -> VidVerificationStatement.decode(OctetString.of(changed))
                            .verify(VVSC, BINDING))
                    .as("octet " + i)
                    .isInstanceOf(CredentialsException.class);
        }
        assertRefused(CredentialsError.MALFORMED, () -> VidVerificationStatement.decode(OctetString.of(new byte[84])));
        assertRefused(CredentialsError.MALFORMED, () -> VidVerificationStatement.decode(OctetString.of(new byte[86])));
        assertRefused(CredentialsError.VERSION, () -> VidVerificationStatement.decode(OctetString.of(new byte[85])));
    }

    private static List<JsonNode> vectors(String kind) {
        return CredentialVectors.object("vid_verification")
                .required(kind)
                .valueStream()
                .toList();
    }

    private static OctetString octets(JsonNode vector, String field) {
        return OctetString.fromHex(vector.required(field).asString());
    }

    private static void assertRefused(CredentialsError error, ThrowingCallable call) {
        CredentialsException refusal = catchThrowableOfType(CredentialsException.class, call);
        assertThat(refusal).as(error.toString()).isNotNull();
        assertThat(refusal.error()).as(refusal.getMessage()).isEqualTo(error);
    }
}
