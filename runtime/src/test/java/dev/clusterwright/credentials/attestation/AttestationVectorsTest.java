package dev.clusterwright.credentials.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.credentials.ChallengeSignature;
import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.attestation.AttestationVectors.Vector;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the SDK publishes: certificates, declarations, elements and signatures, and what is to be said of them. */
class AttestationVectorsTest {
    private static final InstantSource IN_2026 = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));
    private static final OctetString NONCE = OctetString.of(new byte[AttestationElements.NONCE_LENGTH]);
    private static final OctetString CHALLENGE = OctetString.fromHex("000102030405060708090a0b0c0d0e0f");

    static Stream<Vector> elements() {
        return AttestationVectors.list("attestation_elements").stream();
    }

    @ParameterizedTest
    @MethodSource
    void elements(Vector vector) {
        OctetString tlv = vector.octets("attestation_elements");
        if (vector.text("expect").equals("reject")) {
            assertThatExceptionOfType(CredentialsException.class)
                    .isThrownBy(() -> AttestationElements.decode(tlv))
                    .satisfies(e -> assertThat(e.error()).isEqualTo(CredentialsError.MALFORMED));
            return;
        }
        AttestationElements elements = AttestationElements.decode(tlv);
        if (!vector.name().equals("unknown_context_tag_tolerated")) {
            assertThat(elements.encode()).isEqualTo(tlv);
        }
        if (vector.has("firmware_information")) {
            assertThat(elements.firmwareInformation()).isEqualTo(vector.octets("firmware_information"));
        }
    }

    @Test
    void elementsFromTheirParts() {
        Vector vector = AttestationVectors.list("attestation_elements").get(0);
        List<VendorElement> vendorElements = vector.json()
                .required("vendor_reserved")
                .valueStream()
                .map(AttestationVectorsTest::vendorElement)
                .toList();
        List<VendorElement> backwards = IntStream.range(0, vendorElements.size())
                .mapToObj(i -> vendorElements.get(vendorElements.size() - 1 - i))
                .toList();
        AttestationElements elements = new AttestationElements(
                vector.octets("certification_declaration"),
                vector.octets("nonce"),
                vector.number("timestamp"),
                null,
                backwards);
        assertThat(elements.encode()).isEqualTo(vector.octets("attestation_elements"));
        assertThat(AttestationElements.decode(elements.encode())).isEqualTo(elements);
        assertThat(elements.vendorElements()).isEqualTo(vendorElements);
    }

    private static VendorElement vendorElement(JsonNode json) {
        return VendorElement.of(
                Integer.parseInt(json.required("vendor_id").asString(), 16),
                Integer.parseInt(json.required("profile").asString(), 16),
                json.required("tag").intValue(),
                OctetString.fromHex(json.required("value").asString()));
    }

    @Test
    void signatureOfTheElements() {
        Vector vector = AttestationVectors.list("attestation_signatures").get(0);
        OctetString elements = vector.octets("elements");
        P256PublicKey key = P256PublicKey.of(vector.octets("signer_public_key"));
        EcdsaSignature signature = EcdsaSignature.of(vector.octets("signature"));
        OctetString challenge = vector.octets("attestation_challenge");
        assertThat(ChallengeSignature.verify(key, elements, challenge, signature))
                .isTrue();
        assertThat(ChallengeSignature.verify(key, elements, CHALLENGE, signature))
                .isFalse();
        AttestationElements decoded = AttestationElements.decode(elements);
        assertThat(decoded.nonce()).isEqualTo(vector.octets("nonce"));
        assertThat(SignedDeclaration.decode(decoded.certificationDeclaration())
                        .verify(AttestationVectors.testKey(CertificationType.DEVELOPMENT))
                        .certificateId())
                .isEqualTo("ZIG20141ZB330001-24");
    }

    static Stream<Vector> declarations() {
        return AttestationVectors.list("declarations").stream();
    }

    @ParameterizedTest
    @MethodSource
    void declarations(Vector vector) {
        assertThat(errorOf(() -> declaration(vector))).isEqualTo(vector.error());
        if (vector.error().isEmpty()) {
            CertificationDeclaration declaration = declaration(vector);
            assertThat(declaration.vendorId()).isEqualTo(vector.number("vendor_id"));
            assertThat(declaration.productIds()).isEqualTo(vector.numbers("product_ids"));
            assertThat(declaration.deviceTypeId()).isEqualTo(0x1234);
            assertThat(declaration.certificateId()).isEqualTo(vector.text("certificate_id"));
            assertThat(declaration.versionNumber()).isEqualTo(vector.number("version_number"));
            assertThat(declaration.certificationType()).isEqualTo(CertificationType.DEVELOPMENT);
        }
    }

    private static CertificationDeclaration declaration(Vector vector) {
        return SignedDeclaration.decode(vector.octets("cms"))
                .verify(AttestationVectors.testKey(CertificationType.DEVELOPMENT));
    }

    /** Encoding and envelope of the SDK, octet for octet but for the signature, which is another each time. */
    @Test
    void declarationsAreWrittenAsTheSdkWritesThem() {
        Vector key = AttestationVectors.only("certification_key");
        try (P256KeyPair pair = key.keyPair("private_key")) {
            assertThat(pair.publicKey().octets()).isEqualTo(key.octets("public_key"));
            assertThat(pair.publicKey().identifier()).isEqualTo(key.octets("identifier"));
            for (Vector vector : AttestationVectors.list("declarations").subList(0, 2)) {
                CertificationDeclaration declaration = declaration(vector);
                assertThat(declaration.encode()).isEqualTo(vector.octets("content"));
                SignedDeclaration published = SignedDeclaration.decode(vector.octets("cms"));
                SignedDeclaration signed = SignedDeclaration.sign(declaration, pair);
                assertThat(signed.verify(AttestationVectors.testKey(CertificationType.DEVELOPMENT)))
                        .isEqualTo(declaration);
                assertThat(SignedDeclaration.decode(signed.encode())).isEqualTo(signed);
                assertThat(SignedData.write(published.content(), published.keyIdentifier(), signatureOf(vector)))
                        .isEqualTo(published.encode());
            }
        }
    }

    /** The signature is what comes last. */
    private static EcdsaSignature signatureOf(Vector vector) {
        byte[] cms = vector.octets("cms").toByteArray();
        int start = cms.length - 1;
        while (cms[start] != 0x30 || cms[start + 1] != cms.length - start - 2) {
            start--;
        }
        return EcdsaSignature.fromDer(OctetString.copyOf(cms, start, cms.length - start));
    }

    @Test
    void originsAndAuthorities() {
        List<Vector> vectors = AttestationVectors.list("declarations");
        assertThat(declaration(vectors.get(0)).dacOrigin()).isNull();
        assertThat(declaration(vectors.get(1)).dacOrigin()).isEqualTo(new DacOrigin(0xFFF1, 0x8000));
        assertThat(declaration(vectors.get(2)).authorizedAuthorities())
                .containsExactly(OctetString.fromHex("0b44cabbc5016577aa8b44ffb90fcca140fe6620"));
        assertThat(declaration(vectors.get(4)).authorizedAuthorities())
                .hasSize(CertificationDeclaration.MAX_AUTHORITIES)
                .contains(AttestationVectors.root("PAA-FFF1")
                        .subjectKeyIdentifier()
                        .orElseThrow());
    }

    @Test
    void officialKeysAreNamedByTheirSha1() {
        for (Vector key : AttestationVectors.list("official_keys")) {
            assertThat(CertificationKey.of(P256PublicKey.of(key.octets("public_key")))
                            .identifier())
                    .isEqualTo(key.octets("identifier"));
        }
    }

    static Stream<Vector> cases() {
        return AttestationVectors.list("cases").stream();
    }

    @ParameterizedTest
    @MethodSource
    void cases(Vector vector) {
        assertThat(errorOf(() -> verify(vector))).isEqualTo(vector.error());
        if (vector.error().isEmpty()) {
            AttestedDevice device = verify(vector);
            assertThat(device.vendorId()).isEqualTo(0xFFF1);
            assertThat(device.productId()).isEqualTo(vector.number("product"));
            assertThat(device.chain().productId()).isEqualTo(vector.number("product"));
            assertThat(device.declaration().productIds()).contains(vector.number("product"));
            assertThat(device.elements().nonce()).isEqualTo(NONCE);
        }
    }

    /** A device of the vector's key answers, and a commissioner verifies. */
    private static void verifyCertificates(Vector vector) {
        AttestationCertificate dac = AttestationCertificate.fromX509(vector.octets("dac"));
        dac.check(AttestationCertificateType.DAC);
        if (vector.has("pai")) {
            AttestationChain.verify(
                    dac, AttestationCertificate.fromX509(vector.octets("pai")), AttestationVectors.roots());
        }
    }

    private static AttestedDevice verify(Vector vector) {
        if (!vector.has("declaration")) {
            verifyCertificates(vector);
            throw new AssertionError("a vector without a declaration was accepted");
        }
        try (P256KeyPair pair = vector.keyPair("dac_private_key")) {
            OctetString elements = new AttestationElements(vector.octets("declaration"), NONCE, 0).encode();
            EcdsaSignature signature = ChallengeSignature.sign(pair, elements, CHALLENGE);
            return DeviceAttestation.of(
                            AttestationVectors.roots(),
                            AttestationVectors.testKey(CertificationType.DEVELOPMENT, CertificationType.PROVISIONAL))
                    .withClock(IN_2026)
                    .verify(new AttestationEvidence(
                            vector.octets("dac"),
                            vector.octets("pai"),
                            elements,
                            signature.octets(),
                            NONCE,
                            CHALLENGE,
                            0xFFF1,
                            vector.number("product")));
        }
    }

    static Stream<Vector> dacs() {
        return AttestationVectors.list("dacs").stream();
    }

    @ParameterizedTest
    @MethodSource
    void dacs(Vector vector) {
        assertThat(errorOf(() ->
                        AttestationCertificate.fromX509(vector.octets("dac")).check(AttestationCertificateType.DAC)))
                .isEqualTo(vector.error());
    }

    @Test
    void whatCertificatesSay() {
        AttestationCertificate root = AttestationVectors.root("PAA-FFF1");
        assertThat(root.vendorId()).hasValue(0xFFF1);
        assertThat(root.productId()).isEmpty();
        assertThat(root.serialNumber().toHex()).isEqualTo("4ea8e83182d41c1c");
        assertThat(root.notBefore()).isEqualTo(Instant.parse("2021-06-28T14:23:43Z"));
        assertThat(root.notAfter()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(root.publicKey().identifier())
                .isEqualTo(root.subjectKeyIdentifier().orElseThrow());
        assertThat(root)
                .hasToString("AttestationCertificate[vendorId=0xFFF1, productId=none, serialNumber=4ea8e83182d41c1c]");
        assertThat(AttestationVectors.root("PAA-NoVID").vendorId()).isEmpty();
        AttestationCertificate pai = AttestationCertificate.fromX509(
                AttestationVectors.only("authorities").octets("PAI-FFF1-noPID"));
        pai.check(AttestationCertificateType.PAI);
        assertThat(pai.vendorId()).hasValue(0xFFF1);
        assertThat(pai.productId()).isEmpty();
        assertThat(pai.isSignedBy(root.publicKey())).isTrue();
    }

    /** The examples of the specification and more, as the SDK tests them. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "Mvid:FFF1 | FFF1 | -",
                "Mvid:002A | 002A | -",
                "Mpid:C20A | - | C20A",
                "Mpid:03A5 | - | 03A5",
                "ACME Matter Devel DAC 5CDA9899 Mvid:FFF1 Mpid:00B1 | FFF1 | 00B1",
                "Mpid:00B1,ACME Matter Devel DAC 5CDA9899,Mvid:FFF1 | FFF1 | 00B1",
                "ACME Matter Devel DAC 5CDA9899 Mvid:FFF1Mpid:00B1 | FFF1 | 00B1",
                "Mvid:FFF1ACME Matter Devel DAC 5CDAMpid:00B19899 | FFF1 | 00B1",
                "ACME Matter Devel DAC 5CDA9899 Mvid:FF1 Mpid:00B1 | error | 00B1",
                "ACME Matter Devel DAC 5CDA9899 Mvid:fff1 Mpid:00B1 | error | 00B1",
                "ACME Matter Devel DAC 5CDA9899 Mvid:FFF1 Mpid:B1 | FFF1 | error",
                "ACME Matter Devel DAC 5CDA9899 Mpid: Mvid:FFF1 | FFF1 | error",
                "Mpid:987Mvid:FFF10x | FFF1 | error",
                "MpidMvid:FFF10 Matter Test Mpid:FE67 | FFF1 | FE67",
                "Matter Devel Mpid:Mvid:Fff1 | error | error",
                "Mvid:FF1 Mvid:FFF1 | FFF1 | -",
                "mvid:FFF1 MPID:8000 | - | -"
            })
    void idsInCommonNames(String name, String vendor, String product) {
        SubjectIds ids = new SubjectIds();
        ids.commonName(name);
        assertThat(hexOrError(ids::vendor)).isEqualTo(vendor);
        assertThat(hexOrError(ids::product)).isEqualTo(product);
    }

    @ParameterizedTest
    @CsvSource({
        "FFF1, FFF1", "0000, 0000", "ABCD, ABCD", "D90F, D90F", "12eF, error", "12345, error", "AB5, error",
        "abct, error", "10FH, error", "0x1234, error", "0x45, error", "Mvip:1234, error", "HELLO, error", "12, error"
    })
    void idsInAttributes(String text, String expected) {
        assertThat(hexOrError(() -> {
                    SubjectIds ids = new SubjectIds();
                    ids.vendor(text);
                    return ids.vendor();
                }))
                .isEqualTo(expected);
        assertThat(hexOrError(() -> {
                    SubjectIds ids = new SubjectIds();
                    ids.product(text);
                    return ids.product();
                }))
                .isEqualTo(expected);
    }

    private interface Ids {
        @Nullable Integer id();
    }

    private static @Nullable String hexOrError(Ids ids) {
        try {
            Integer id = ids.id();
            return id == null ? null : String.format("%04X", id);
        } catch (CredentialsException e) {
            assertThat(e.error()).isEqualTo(CredentialsError.NAME);
            return "error";
        }
    }

    private static Optional<CredentialsError> errorOf(Runnable action) {
        try {
            action.run();
            return Optional.empty();
        } catch (CredentialsException e) {
            return Optional.of(e.error());
        }
    }
}
