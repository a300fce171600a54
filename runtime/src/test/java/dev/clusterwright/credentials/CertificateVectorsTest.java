package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CredentialVectors.Vector;
import dev.clusterwright.crypto.Digests;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The certificates that the SDK publishes, in both forms and with what they say. */
class CertificateVectorsTest {
    static List<Vector> pairs() {
        return CredentialVectors.section("tlv_der_pairs");
    }

    static List<Vector> operational() {
        return CredentialVectors.operational();
    }

    static List<Vector> everyPair() {
        List<Vector> all = new ArrayList<>(operational());
        all.addAll(CredentialVectors.section("network_identity_pair"));
        return all;
    }

    static List<Vector> negatives() {
        return CredentialVectors.section("tlv_decode_negative");
    }

    static List<Vector> times() {
        return CredentialVectors.section("time_cases");
    }

    static List<Vector> tags() {
        return CredentialVectors.section("cat_cases");
    }

    static List<Vector> roots() {
        // One of the certificates, a signer of firmware, is named there but not given.
        return CredentialVectors.section("rcac_validation_cases").stream()
                .filter(vector -> CredentialVectors.has(vector.text("cert")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void bothFormsBecomeEachOther(Vector vector) {
        MatterCertificate fromTlv = MatterCertificate.decode(vector.tlv());
        MatterCertificate fromDer = MatterCertificate.fromX509(vector.der());

        assertThat(fromTlv).isEqualTo(fromDer);
        assertThat(fromTlv.toX509()).isEqualTo(vector.der());
        assertThat(fromDer.encode()).isEqualTo(vector.tlv());
        assertThat(fromTlv.encode()).isEqualTo(vector.tlv());
        assertThat(fromDer.toX509()).isEqualTo(vector.der());
    }

    @ParameterizedTest
    @MethodSource("operational")
    void namesAndExtensionsAreRead(Vector vector) {
        MatterCertificate certificate = vector.certificate();

        assertThat(describe(certificate.subject()))
                .isEqualTo(describe(vector.json().required("subject")));
        assertThat(describe(certificate.issuer()))
                .isEqualTo(describe(vector.json().required("issuer")));
        assertThat(certificate.extensions().stream().map(CertificateVectorsTest::tag))
                .containsExactlyElementsOf(integers(vector.json().required("extension_tag_order")));
        assertThat(certificate.subject().numbers(NameType.NOC_CAT))
                .containsExactlyElementsOf(longs(vector.json().required("cats")));
    }

    @ParameterizedTest
    @MethodSource("operational")
    void keysAreThoseOfTheirPrivateKeysAndSignaturesVerify(Vector vector) {
        MatterCertificate certificate = vector.certificate();
        try (P256KeyPair pair = vector.keyPair()) {
            assertThat(certificate.publicKey()).isEqualTo(pair.publicKey());
        }
        assertThat(certificate.subjectKeyIdentifier())
                .contains(certificate.publicKey().identifier());

        MatterCertificate issuer =
                CredentialVectors.named(vector.text("signed_by")).certificate();
        assertThat(certificate.isSignedBy(issuer.publicKey())).isTrue();
        assertThat(certificate.authorityKeyIdentifier()).isPresent().isEqualTo(issuer.subjectKeyIdentifier());
        assertThat(certificate.issuer()).isEqualTo(issuer.subject());
        for (Vector other : operational()) {
            MatterCertificate stranger = other.certificate();
            assertThat(certificate.isSignedBy(stranger.publicKey()))
                    .isEqualTo(stranger.publicKey().equals(issuer.publicKey()));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everythingElseIsRead(Vector vector) {
        JsonNode json = vector.json();
        MatterCertificate certificate = vector.certificate();

        assertThat(certificate.serialNumber()).isEqualTo(vector.octets("serial"));
        assertThat(certificate.validity())
                .isEqualTo(new Validity(
                        json.required("not_before").longValue(),
                        json.required("not_after").longValue()));
        assertThat(certificate.publicKey().octets()).isEqualTo(vector.octets("public_key"));
        assertThat(certificate.subjectKeyIdentifier()).contains(vector.octets("skid"));
        assertThat(certificate.authorityKeyIdentifier()).contains(vector.octets("akid"));
        assertThat(certificate.signature().octets()).isEqualTo(vector.octets("signature_raw"));
        assertThat(certificate.toBeSigned()).isEqualTo(vector.octets("tbs_der"));
        assertThat(OctetString.of(Digests.sha256(certificate.toBeSigned().toByteArray())))
                .isEqualTo(vector.octets("tbs_sha256"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void usesAreRead(Vector vector) {
        JsonNode json = vector.json();
        MatterCertificate certificate = vector.certificate();

        JsonNode basic = json.required("basic_constraints");
        Integer pathLength = basic.has("path_len") ? basic.required("path_len").intValue() : null;
        assertThat(certificate.extension(BasicConstraints.class))
                .contains(new BasicConstraints(basic.required("is_ca").booleanValue(), pathLength));
        assertThat(certificate.extension(KeyUsage.class))
                .contains(new KeyUsage(json.required("key_usage").intValue()));
        assertThat(certificate
                        .extension(ExtendedKeyUsage.class)
                        .map(usage ->
                                usage.purposes().stream().map(KeyPurpose::value).toList()))
                .isEqualTo(
                        json.required("extended_key_usage").isNull()
                                ? Optional.empty()
                                : Optional.of(integers(json.required("extended_key_usage"))));
        assertThat(certificate.extensions().stream()
                        .filter(FutureExtension.class::isInstance)
                        .map(extension -> ((FutureExtension) extension).der().toHex()))
                .containsExactlyElementsOf(json.required("future_extensions")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("operational")
    void eachIsOfItsTypeAndOfNoOther(Vector vector) {
        MatterCertificate certificate = vector.certificate();
        CertificateType type = typeOf(vector);

        assertThat(certificate.type()).isEqualTo(type);
        if (hasCriticalExtension(certificate)) {
            assertThat(catchThrowableOfType(CredentialsException.class, () -> certificate.check(type))
                            .error())
                    .isEqualTo(CredentialsError.CRITICAL_EXTENSION);
        } else {
            certificate.check(type);
        }
        for (CertificateType other : CertificateType.values()) {
            if (other != type) {
                assertThat(catchThrowableOfType(CredentialsException.class, () -> certificate.check(other))
                                .error())
                        .isEqualTo(CredentialsError.TYPE);
            }
        }
    }

    @Test
    void theIdentityOfANetworkIsOfNoType() {
        for (Vector vector : CredentialVectors.section("network_identity_pair")) {
            MatterCertificate identity = vector.certificate();
            assertThat(identity.publicKey().octets()).isEqualTo(vector.octets("public_key"));
            assertThat(identity.isSignedBy(identity.publicKey())).isTrue();
            for (CertificateType type : CertificateType.values()) {
                assertThatThrownBy(() -> identity.check(type))
                        .isInstanceOfSatisfying(
                                CredentialsException.class,
                                e -> assertThat(e.error()).isEqualTo(CredentialsError.TYPE));
            }
            assertThatThrownBy(() -> MatterCertificate.decode(vector.octets("tlv_compact")))
                    .isInstanceOf(CredentialsException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("negatives")
    void whatIsNoCertificateIsRefused(Vector vector) {
        assertThatThrownBy(() -> MatterCertificate.decode(vector.tlv())).isInstanceOf(CredentialsException.class);
    }

    @ParameterizedTest
    @MethodSource("times")
    void timesAreWrittenAndRead(Vector vector) {
        long seconds = vector.json().required("matter_epoch_s").longValue();
        int tag = Integer.parseInt(vector.text("asn1_tag"), 16);
        byte[] der = Der.text(tag, vector.text("asn1_text"));

        assertThat(X509Time.write(seconds)).isEqualTo(der);
        assertThat(X509Time.read(new DerReader(der))).isEqualTo(seconds);
    }

    @ParameterizedTest
    @MethodSource("tags")
    void tagsAreInTheirOrder(Vector vector) {
        MatterCertificate certificate =
                CredentialVectors.named(vector.text("cert")).certificate();

        assertThat(certificate.subject().numbers(NameType.NOC_CAT))
                .containsExactlyElementsOf(longs(vector.json().required("cats_in_dn_order")));
    }

    @ParameterizedTest
    @MethodSource("roots")
    void onlyRootsAreRoots(Vector vector) {
        MatterCertificate certificate =
                CredentialVectors.named(vector.text("cert")).certificate();

        switch (vector.text("expect")) {
            case "accept" -> certificate.check(CertificateType.RCAC);
            case "reject" ->
                assertThatThrownBy(() -> certificate.check(CertificateType.RCAC))
                        .isInstanceOf(CredentialsException.class);
            default -> throw new AssertionError("an unknown expectation: " + vector.json());
        }
    }

    private static CertificateType typeOf(Vector vector) {
        int tag = vector.json()
                .required("subject")
                .valueStream()
                .mapToInt(attribute -> attribute.required("tag").intValue())
                .filter(number -> number >= 17 && number <= 20)
                .findFirst()
                .orElseThrow();
        return switch (tag) {
            case 17 -> CertificateType.NOC;
            case 18 -> CertificateType.FIRMWARE_SIGNING;
            case 19 -> CertificateType.ICAC;
            default -> CertificateType.RCAC;
        };
    }

    private static boolean hasCriticalExtension(MatterCertificate certificate) {
        return certificate.extensions().stream()
                .anyMatch(extension -> extension instanceof FutureExtension future && future.critical());
    }

    private static List<String> describe(DistinguishedName name) {
        return name.attributes().stream()
                .map(attribute ->
                        attribute.type().tag() + (attribute.printable() ? " printable " : " ") + attribute.text())
                .toList();
    }

    private static List<String> describe(JsonNode name) {
        return name.valueStream()
                .map(attribute -> {
                    int tag = attribute.required("tag").intValue();
                    String value = attribute.required("value").asString();
                    return (tag & 0x7F)
                            + (tag >= 0x80 ? " printable " : " ")
                            + ((tag & 0x7F) > 16 ? value.toUpperCase(Locale.ROOT) : value);
                })
                .toList();
    }

    private static int tag(CertificateExtension extension) {
        if (extension instanceof BasicConstraints) {
            return 1;
        } else if (extension instanceof KeyUsage) {
            return 2;
        } else if (extension instanceof ExtendedKeyUsage) {
            return 3;
        } else if (extension instanceof CertificateExtension.SubjectKeyIdentifier) {
            return 4;
        }
        return extension instanceof CertificateExtension.AuthorityKeyIdentifier ? 5 : 6;
    }

    private static List<Integer> integers(JsonNode numbers) {
        return numbers.valueStream().map(JsonNode::intValue).toList();
    }

    private static List<Long> longs(JsonNode numbers) {
        return numbers.valueStream()
                .map(number -> Long.parseLong(number.asString(), 16))
                .toList();
    }
}
