package dev.clusterwright.credentials.attestation;

import static dev.clusterwright.credentials.attestation.CertificateDraft.AUTHORITY_KEY;
import static dev.clusterwright.credentials.attestation.CertificateDraft.BASIC_CONSTRAINTS;
import static dev.clusterwright.credentials.attestation.CertificateDraft.KEY_USAGE;
import static dev.clusterwright.credentials.attestation.CertificateDraft.SUBJECT_KEY;
import static dev.clusterwright.credentials.attestation.CertificateDraft.attribute;
import static dev.clusterwright.credentials.attestation.CertificateDraft.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.der.DerTime;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of certificates and chains, with a chain that breaks only it. */
class AttestationRulesTest {
    private static final P256KeyPair STRANGER = P256KeyPair.generate();
    private static final byte[] UNKNOWN_VALUE = Der.octets(new byte[3]);

    /** What is done to a good chain, and the error that comes of it; null for none. */
    record Rule(String name, @Nullable CredentialsError error, Consumer<TestPki> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Rule good(String name, Consumer<TestPki> change) {
        return new Rule(name, null, change);
    }

    private static Rule bad(CredentialsError error, String name, Consumer<TestPki> change) {
        return new Rule(name, error, change);
    }

    static Stream<Rule> wellFormed() {
        return Stream.of(
                bad(CredentialsError.VERSION, "version 2", p -> p.dac.version = Der.context(0, Der.integer(1))),
                bad(CredentialsError.VERSION, "version 1", p -> p.dac.version = new byte[0]),
                bad(
                        CredentialsError.SERIAL_NUMBER,
                        "21 octets of serial number",
                        p -> p.dac.serialNumber = Der.integer(OctetString.fromHex("01".repeat(21)))),
                good(
                        "20 octets of serial number",
                        p -> p.dac.serialNumber = Der.integer(OctetString.fromHex("01".repeat(20)))),
                bad(
                        CredentialsError.SIGNATURE_ALGORITHM,
                        "ECDSA with SHA-1 inside",
                        p -> p.dac.algorithm = Der.sequence(Der.oid("1.2.840.10045.4.1"))),
                bad(
                        CredentialsError.SIGNATURE_ALGORITHM,
                        "ECDSA with SHA-1 outside",
                        p -> p.dac.outerAlgorithm = Der.sequence(Der.oid("1.2.840.10045.4.1"))),
                bad(
                        CredentialsError.SIGNATURE_ALGORITHM,
                        "parameters",
                        p -> p.dac.algorithm =
                                Der.sequence(Der.oid(Algorithms.ECDSA_WITH_SHA256), Der.tagged(DerTag.NULL))),
                bad(
                        CredentialsError.PUBLIC_KEY,
                        "secp256k1",
                        p -> p.dac.publicKey = CertificateDraft.publicKey(
                                Der.oid("1.3.132.0.10"), p.dacKey.publicKey().octets())),
                bad(
                        CredentialsError.PUBLIC_KEY,
                        "no point of the curve",
                        p -> p.dac.publicKey = CertificateDraft.publicKey(
                                Der.oid(Algorithms.PRIME256V1), OctetString.fromHex("04" + "01".repeat(64)))),
                bad(
                        CredentialsError.VALIDITY,
                        "no time",
                        p -> p.dac.notAfter = Der.text(DerTag.UTC_TIME, "291301000000Z")),
                bad(
                        CredentialsError.VALIDITY,
                        "a year in the wrong form",
                        p -> p.dac.notAfter = Der.text(DerTag.GENERALIZED_TIME, "20400101000000Z")),
                bad(CredentialsError.VALIDITY, "an end before the beginning", p -> p.dac.notAfter = p.dac.notBefore),
                bad(
                        CredentialsError.EXTENSION,
                        "an extension twice",
                        p -> p.dac.extensions.put("again", p.dac.extensions.get(KEY_USAGE))),
                bad(
                        CredentialsError.EXTENSION,
                        "a default written",
                        p -> p.dac.extensions.put(
                                SUBJECT_KEY,
                                Der.sequence(
                                        Der.oid(SUBJECT_KEY),
                                        Der.tagged(DerTag.BOOLEAN, new byte[1]),
                                        Der.octets(Der.octets(new byte[20]))))),
                bad(
                        CredentialsError.KEY_IDENTIFIER,
                        "a short key identifier",
                        p -> p.dac.extension(SUBJECT_KEY, false, Der.octets(new byte[19]))),
                bad(CredentialsError.MALFORMED, "unique ids", p -> p.dac.afterExtensions = Der.octets(new byte[1])),
                bad(
                        CredentialsError.TOO_LONG,
                        "601 octets",
                        p -> p.dac.extension("1.2.3", false, Der.octets(new byte[601]))));
    }

    static Stream<Rule> dac() {
        return Stream.of(
                bad(CredentialsError.SUBJECT, "no vendor", p -> p.dac.subject = name("Device", null, "8000")),
                bad(CredentialsError.SUBJECT, "no product", p -> p.dac.subject = name("Device", "FFF1", null)),
                bad(CredentialsError.NAME, "lower case", p -> p.dac.subject = name("Device", "fff1", "8000")),
                bad(CredentialsError.NAME, "five digits", p -> p.dac.subject = name("Device", "FFF1", "08000")),
                bad(
                        CredentialsError.NAME,
                        "a vendor twice",
                        p -> p.dac.subject = Der.sequence(
                                attribute("1.3.6.1.4.1.37244.2.1", DerTag.UTF8_STRING, "FFF1"),
                                attribute("1.3.6.1.4.1.37244.2.1", DerTag.UTF8_STRING, "FFF1"),
                                attribute("1.3.6.1.4.1.37244.2.2", DerTag.UTF8_STRING, "8000"))),
                bad(
                        CredentialsError.SUBJECT,
                        "a mix of both encodings",
                        p -> p.dac.subject = name("Mvid:FFF1 Mpid:8000", null, "8000")),
                good("both in the common name", p -> p.dac.subject = name("x Mpid:8000 Mvid:FFF1", null, null)),
                good("a common name to be ignored", p -> p.dac.subject = name("Mvid:FFF1 Mpid:80", "FFF1", "8000")),
                good(
                        "printable strings",
                        p -> p.dac.subject = Der.sequence(
                                attribute("1.3.6.1.4.1.37244.2.1", DerTag.PRINTABLE_STRING, "FFF1"),
                                attribute("1.3.6.1.4.1.37244.2.2", DerTag.PRINTABLE_STRING, "8000"))),
                bad(CredentialsError.BASIC_CONSTRAINTS, "an authority", p -> p.dac.basic(true, -1)),
                bad(CredentialsError.BASIC_CONSTRAINTS, "a path length", p -> p.dac.basic(false, 0)),
                bad(CredentialsError.BASIC_CONSTRAINTS, "no constraints", p -> p.dac.without(BASIC_CONSTRAINTS)),
                bad(
                        CredentialsError.EXTENSION,
                        "constraints that are not critical",
                        p -> p.dac.extension(BASIC_CONSTRAINTS, false, Der.sequence())),
                bad(CredentialsError.KEY_USAGE, "no usage", p -> p.dac.without(KEY_USAGE)),
                bad(CredentialsError.KEY_USAGE, "usage of an authority", p -> p.dac.usage(0x21)),
                bad(CredentialsError.KEY_USAGE, "non-repudiation", p -> p.dac.usage(3)),
                bad(
                        CredentialsError.EXTENSION,
                        "usage that is not critical",
                        p -> p.dac.extension(KEY_USAGE, false, Der.namedBits(1))),
                bad(CredentialsError.KEY_IDENTIFIER, "no key identifier", p -> p.dac.without(SUBJECT_KEY)),
                bad(CredentialsError.KEY_IDENTIFIER, "no identifier of the issuer", p -> p.dac.without(AUTHORITY_KEY)),
                bad(
                        CredentialsError.EXTENSION,
                        "a critical key identifier",
                        p -> p.dac.extension(
                                SUBJECT_KEY,
                                true,
                                Der.octets(p.dacKey.publicKey().identifier().toByteArray()))),
                bad(
                        CredentialsError.CRITICAL_EXTENSION,
                        "an unknown critical extension",
                        p -> p.dac.extension("1.2.3.4", true, UNKNOWN_VALUE)),
                good("an unknown extension", p -> p.dac.extension("1.2.3.4", false, UNKNOWN_VALUE)),
                good("an extended key usage", p -> p.dac.extension("2.5.29.37", true, Der.sequence())),
                good(
                        "serial number beside the issuer's key",
                        p -> p.dac.extension(
                                AUTHORITY_KEY,
                                false,
                                Der.sequence(
                                        Der.tagged(
                                                DerTag.context(0),
                                                p.paiKey
                                                        .publicKey()
                                                        .identifier()
                                                        .toByteArray()),
                                        Der.tagged(DerTag.context(2), new byte[] {7})))));
    }

    static Stream<Rule> authorities() {
        return Stream.of(
                bad(CredentialsError.BASIC_CONSTRAINTS, "PAI without authority", p -> p.pai.basic(false, -1)),
                bad(CredentialsError.BASIC_CONSTRAINTS, "PAI without path length", p -> p.pai.basic(true, -1)),
                bad(CredentialsError.BASIC_CONSTRAINTS, "PAI with path length 1", p -> p.pai.basic(true, 1)),
                bad(CredentialsError.KEY_USAGE, "PAI that signs no lists", p -> p.pai.usage(0x20)),
                bad(CredentialsError.KEY_USAGE, "PAI that signs no certificates", p -> p.pai.usage(0x40)),
                bad(CredentialsError.KEY_USAGE, "PAI for key agreement", p -> p.pai.usage(0x70)),
                good("PAI for signatures", p -> p.pai.usage(0x61)),
                bad(CredentialsError.SUBJECT, "PAI without vendor", p -> names(p, name("Maker", null, null))),
                good("PAI of the product", p -> names(p, name("Maker", "FFF1", "8000"))),
                good("PAI with a fallback", p -> names(p, name("Maker Mvid:FFF1", null, null))),
                bad(CredentialsError.PRODUCT, "PAI of another product", p -> names(p, name("Maker", "FFF1", "8001"))),
                bad(CredentialsError.VENDOR, "PAI of another vendor", p -> names(p, name("Maker", "FFF2", null))),
                good("PAA with any path length", p -> p.paa.basic(true, -1)),
                bad(CredentialsError.BASIC_CONSTRAINTS, "PAA with path length 0", p -> p.paa.basic(true, 0)),
                bad(CredentialsError.BASIC_CONSTRAINTS, "PAA with path length 2", p -> p.paa.basic(true, 2)),
                bad(CredentialsError.BASIC_CONSTRAINTS, "PAA without authority", p -> p.paa.basic(false, -1)),
                bad(CredentialsError.KEY_USAGE, "PAA that signs nothing", p -> p.paa.usage(1)),
                bad(CredentialsError.SUBJECT, "PAA of a product", p -> rootNames(p, name("Root", "FFF1", "8000"))),
                bad(CredentialsError.VENDOR, "PAA of another vendor", p -> rootNames(p, name("Root", "FFF2", null))),
                good("PAA of no vendor", p -> rootNames(p, name("Root", null, null))),
                good("PAA without its issuer's key", p -> p.paa.without(AUTHORITY_KEY)),
                bad(
                        CredentialsError.KEY_IDENTIFIER,
                        "PAA with another issuer's key",
                        p -> p.paa.extension(
                                AUTHORITY_KEY,
                                false,
                                CertificateDraft.authorityKey(
                                        STRANGER.publicKey().identifier()))),
                bad(CredentialsError.ISSUER, "PAA of another issuer", p -> p.paa.issuer = name("Other", null, null)));
    }

    private static void names(TestPki pki, byte[] name) {
        pki.pai.subject = name;
        pki.dac.issuer = name;
    }

    private static void rootNames(TestPki pki, byte[] name) {
        pki.paa.subject = name;
        pki.paa.issuer = name;
        pki.pai.issuer = name;
    }

    static Stream<Rule> chains() {
        Instant before = Instant.parse("2021-12-31T23:59:59Z");
        Instant start = Instant.parse("2022-01-01T00:00:00Z");
        return Stream.of(
                good("nothing changed", p -> {}),
                bad(CredentialsError.ISSUER, "a DAC of another issuer", p -> p.dac.issuer = name("X", "FFF1", null)),
                bad(CredentialsError.ISSUER, "a PAI of another issuer", p -> p.pai.issuer = name("X", "FFF1", null)),
                bad(
                        CredentialsError.KEY_IDENTIFIER,
                        "a DAC of another key",
                        p -> p.dac.extension(
                                AUTHORITY_KEY,
                                false,
                                CertificateDraft.authorityKey(
                                        STRANGER.publicKey().identifier()))),
                bad(
                        CredentialsError.NOT_TRUSTED,
                        "a PAI of another key",
                        p -> p.pai.extension(
                                AUTHORITY_KEY,
                                false,
                                CertificateDraft.authorityKey(
                                        STRANGER.publicKey().identifier()))),
                bad(CredentialsError.NOT_YET_VALID, "a DAC before its PAI", p -> {
                    p.dac.notBefore = DerTime.write(before);
                    p.paa.notBefore = p.dac.notBefore;
                }),
                bad(CredentialsError.NOT_YET_VALID, "a DAC before its PAA", p -> {
                    p.dac.notBefore = DerTime.write(before);
                    p.pai.notBefore = p.dac.notBefore;
                }),
                bad(CredentialsError.EXPIRED, "a DAC after its PAI", p -> {
                    p.pai.notBefore = DerTime.write(before.minusSeconds(1));
                    p.pai.notAfter = DerTime.write(before);
                }),
                bad(CredentialsError.EXPIRED, "a DAC after its PAA", p -> {
                    p.paa.notBefore = DerTime.write(before.minusSeconds(1));
                    p.paa.notAfter = DerTime.write(before);
                }),
                good("a DAC in the last second of its PAI", p -> {
                    p.pai.notBefore = DerTime.write(before);
                    p.pai.notAfter = DerTime.write(start);
                }));
    }

    @ParameterizedTest
    @MethodSource({"wellFormed", "dac", "authorities", "chains"})
    void rule(Rule rule) {
        TestPki pki = new TestPki();
        rule.change().accept(pki);
        assertThat(TestPki.errorOf(pki::verify).orElse(null)).isEqualTo(rule.error());
    }

    @Test
    void signaturesOfStrangers() {
        TestPki pki = new TestPki();
        AttestationCertificate dac = AttestationCertificate.fromX509(pki.dac.sign(STRANGER));
        AttestationCertificate pai = AttestationCertificate.fromX509(pki.pai.sign(STRANGER));
        AttestationCertificate paa = AttestationCertificate.fromX509(pki.paa.sign(STRANGER));
        assertThat(TestPki.errorOf(() -> AttestationChain.verify(dac, pki.signedPai(), pki.authorities())))
                .contains(CredentialsError.SIGNATURE);
        assertThat(TestPki.errorOf(() -> AttestationChain.verify(pki.signedDac(), pai, pki.authorities())))
                .contains(CredentialsError.SIGNATURE);
        assertThat(TestPki.errorOf(() -> AttestationAuthorities.of(List.of(paa))))
                .contains(CredentialsError.SIGNATURE);
        assertThat(TestPki.errorOf(() -> AttestationChain.verify(pki.signedDac(), pki.signedPai(), id -> List.of(paa))))
                .contains(CredentialsError.SIGNATURE);
    }

    @Test
    void rootsOfOneKeyAreToldByTheirNames() {
        TestPki pki = new TestPki();
        AttestationCertificate other =
                AttestationCertificate.fromX509(pki.paa(null).sign(pki.paaKey));
        AttestationAuthorities both = AttestationAuthorities.of(List.of(other, pki.signedPaa()));
        assertThat(AttestationChain.verify(pki.signedDac(), pki.signedPai(), both)
                        .paa()
                        .vendorId())
                .hasValue(TestPki.VENDOR);
        assertThat(both.find(OctetString.of(new byte[20]))).isEmpty();
        assertThat(TestPki.errorOf(() -> AttestationChain.verify(
                        pki.signedDac(), pki.signedPai(), AttestationAuthorities.of(List.of(other)))))
                .contains(CredentialsError.ISSUER);
    }

    @Test
    void rootsOfOneKeyAndNameAreToldByTheirTimes() {
        TestPki pki = new TestPki();
        CertificateDraft before = pki.paa("FFF1");
        before.notBefore = DerTime.write(Instant.parse("2020-01-01T00:00:00Z"));
        before.notAfter = DerTime.write(Instant.parse("2021-01-01T00:00:00Z"));
        CertificateDraft after = pki.paa("FFF1");
        after.notBefore = DerTime.write(Instant.parse("2023-01-01T00:00:00Z"));
        AttestationCertificate past = AttestationCertificate.fromX509(before.sign(pki.paaKey));
        AttestationCertificate future = AttestationCertificate.fromX509(after.sign(pki.paaKey));
        AttestationCertificate present = pki.signedPaa();
        for (List<AttestationCertificate> roots :
                List.of(List.of(past, future, present), List.of(present, past), List.of(future, present, past))) {
            assertThat(AttestationChain.verify(pki.signedDac(), pki.signedPai(), AttestationAuthorities.of(roots))
                            .paa())
                    .isEqualTo(present);
        }
        assertThat(TestPki.errorOf(() -> AttestationChain.verify(
                        pki.signedDac(), pki.signedPai(), AttestationAuthorities.of(List.of(past, future)))))
                .contains(CredentialsError.EXPIRED);
        assertThat(TestPki.errorOf(() -> AttestationChain.verify(
                        pki.signedDac(), pki.signedPai(), AttestationAuthorities.of(List.of(future, past)))))
                .contains(CredentialsError.NOT_YET_VALID);
    }

    @Test
    void timesAndRevocation() {
        TestPki pki = new TestPki();
        Instant end = Instant.parse("2023-01-01T00:00:00Z");
        pki.dac.notAfter = DerTime.write(end);
        AttestationChain chain = pki.verify();
        chain.checkTime(chain.dac().notBefore());
        chain.checkTime(end.plusMillis(999));
        assertThat(TestPki.errorOf(() -> chain.checkTime(chain.dac().notBefore().minusNanos(1))))
                .contains(CredentialsError.NOT_YET_VALID);
        assertThat(TestPki.errorOf(() -> chain.checkTime(end.plusSeconds(1)))).contains(CredentialsError.EXPIRED);
        chain.checkRevocation((certificate, issuer) -> certificate.equals(chain.paa()));
        assertThat(TestPki.errorOf(() -> chain.checkRevocation(
                        (certificate, issuer) -> certificate.equals(chain.dac()) && issuer.equals(chain.pai()))))
                .contains(CredentialsError.REVOKED);
        assertThat(TestPki.errorOf(() -> chain.checkRevocation(
                        (certificate, issuer) -> certificate.equals(chain.pai()) && issuer.equals(chain.paa()))))
                .contains(CredentialsError.REVOKED);
    }
}
