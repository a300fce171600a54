package dev.clusterwright.credentials.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A device answers, a commissioner verifies, and what either could get wrong. */
class DeviceAttestationTest {
    private static final OctetString NONCE = OctetString.fromHex("5a".repeat(32));
    private static final OctetString CHALLENGE = OctetString.fromHex("c3".repeat(16));
    private static final OctetString FIRMWARE = OctetString.fromHex("f00d");

    private final TestPki pki = new TestPki();
    private final DeviceAttestation commissioner = DeviceAttestation.of(pki.authorities(), pki.keys());

    private DeviceCredentials device() {
        return DeviceCredentials.of(
                        pki.dac.sign(pki.paiKey), pki.pai.sign(pki.paaKey), pki.signedDeclaration(), pki.dacKey)
                .withFirmwareInformation(FIRMWARE)
                .withVendorElements(List.of(VendorElement.of(0xFFF1, 1, 2, FIRMWARE)));
    }

    private static AttestationEvidence evidence(DeviceCredentials device, AttestationAnswer answer) {
        return new AttestationEvidence(
                device.dac(),
                device.pai(),
                answer.elements(),
                answer.signature(),
                NONCE,
                CHALLENGE,
                TestPki.VENDOR,
                TestPki.PRODUCT);
    }

    @Test
    void deviceIsWhatItSays() {
        DeviceCredentials device = device();
        AttestedDevice attested = commissioner
                .withClock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
                .withRevocation((certificate, issuer) -> false)
                .verify(evidence(device, device.attest(NONCE, CHALLENGE, 5)));
        assertThat(attested.vendorId()).isEqualTo(TestPki.VENDOR);
        assertThat(attested.productId()).isEqualTo(TestPki.PRODUCT);
        assertThat(attested.chain().dac().publicKey()).isEqualTo(device.signer().publicKey());
        assertThat(attested.declaration()).isEqualTo(TestPki.declaration());
        assertThat(attested.elements().timestamp()).isEqualTo(5);
        assertThat(attested.elements().firmwareInformation()).isEqualTo(FIRMWARE);
        assertThat(attested.elements().vendorElements()).containsExactly(VendorElement.of(0xFFF1, 1, 2, FIRMWARE));
    }

    @Test
    void deviceIsNotWhatItSays() {
        DeviceCredentials device = device();
        AttestationAnswer answer = device.attest(NONCE, CHALLENGE, 0);
        AttestationEvidence good = evidence(device, answer);
        assertThat(errorOf(commissioner, good)).isNull();
        OctetString other = OctetString.fromHex("99".repeat(16));
        assertThat(errorOf(commissioner, evidence(device, device.attest(NONCE, other, 0))))
                .isEqualTo(CredentialsError.SIGNATURE);
        OctetString nonce = OctetString.fromHex("99".repeat(32));
        assertThat(errorOf(commissioner, evidence(device, device.attest(nonce, CHALLENGE, 0))))
                .isEqualTo(CredentialsError.NONCE);
        assertThat(errorOf(commissioner, with(good, good.signature(), TestPki.VENDOR + 1, TestPki.PRODUCT)))
                .isEqualTo(CredentialsError.VENDOR);
        assertThat(errorOf(commissioner, with(good, good.signature(), TestPki.VENDOR, TestPki.PRODUCT + 1)))
                .isEqualTo(CredentialsError.PRODUCT);
        assertThat(errorOf(commissioner, with(good, OctetString.EMPTY, TestPki.VENDOR, TestPki.PRODUCT)))
                .isEqualTo(CredentialsError.MALFORMED);
        assertThat(errorOf(commissioner.withRevocation((certificate, issuer) -> true), good))
                .isEqualTo(CredentialsError.REVOKED);
        assertThat(errorOf(commissioner.withClock(InstantSource.fixed(Instant.EPOCH)), good))
                .isEqualTo(CredentialsError.NOT_YET_VALID);
        assertThat(errorOf(DeviceAttestation.of(id -> List.of(), pki.keys()), good))
                .isEqualTo(CredentialsError.NOT_TRUSTED);
        assertThat(errorOf(DeviceAttestation.of(pki.authorities(), CertificationKeys.of(List.of())), good))
                .isEqualTo(CredentialsError.NOT_TRUSTED);
        CertificationKeys official = CertificationKeys.of(
                List.of(CertificationKey.of(pki.certifierKey.publicKey(), CertificationType.OFFICIAL)));
        assertThat(errorOf(DeviceAttestation.of(pki.authorities(), official), good))
                .isEqualTo(CredentialsError.NOT_TRUSTED);
    }

    private static AttestationEvidence with(AttestationEvidence good, OctetString signature, int vendor, int product) {
        return new AttestationEvidence(
                good.dac(), good.pai(), good.elements(), signature, good.nonce(), good.challenge(), vendor, product);
    }

    private static @Nullable CredentialsError errorOf(DeviceAttestation commissioner, AttestationEvidence evidence) {
        return TestPki.errorOf(() -> commissioner.verify(evidence)).orElse(null);
    }

    @Test
    void declarationOfAnotherKeyUnderATrustedName() {
        CertificationKeys liar = identifier -> Optional.of(
                new CertificationKey(identifier, pki.dacKey.publicKey(), Set.of(CertificationType.values())));
        DeviceCredentials device = device();
        assertThat(errorOf(
                        DeviceAttestation.of(pki.authorities(), liar),
                        evidence(device, device.attest(NONCE, CHALLENGE, 0))))
                .isEqualTo(CredentialsError.SIGNATURE);
    }

    @Test
    void factoryMixesThingsUp() {
        OctetString dac = pki.dac.sign(pki.paiKey);
        OctetString pai = pki.pai.sign(pki.paaKey);
        OctetString declaration = pki.signedDeclaration();
        assertThat(TestPki.errorOf(() -> DeviceCredentials.of(dac, pai, declaration, pki.paiKey)))
                .contains(CredentialsError.PUBLIC_KEY);
        assertThat(TestPki.errorOf(() -> DeviceCredentials.of(pai, dac, declaration, pki.dacKey)))
                .contains(CredentialsError.SUBJECT);
        assertThat(TestPki.errorOf(() -> DeviceCredentials.of(dac, pai, dac, pki.dacKey)))
                .contains(CredentialsError.MALFORMED);
        OctetString forged = pki.dac.sign(P256KeyPair.generate());
        assertThat(TestPki.errorOf(() -> DeviceCredentials.of(forged, pai, declaration, pki.dacKey)))
                .contains(CredentialsError.SIGNATURE);
    }

    @Test
    void misuse() {
        DeviceCredentials device = device();
        assertThatIllegalArgumentException().isThrownBy(() -> device.attest(NONCE, NONCE, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> device.attest(NONCE, CHALLENGE, -1));
        assertThat(TestPki.errorOf(() -> device.attest(CHALLENGE, CHALLENGE, 0)))
                .contains(CredentialsError.MALFORMED);
        assertThat(TestPki.errorOf(() -> device.withFirmwareInformation(OctetString.of(new byte[900]))
                        .attest(NONCE, CHALLENGE, 0)))
                .contains(CredentialsError.TOO_LONG);
        VendorElement element = VendorElement.of(1, 2, 3, FIRMWARE);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        device.withVendorElements(List.of(element, element)).attest(NONCE, CHALLENGE, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> VendorElement.of(0x10000, 2, 3, FIRMWARE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttestationEvidence(NONCE, NONCE, NONCE, NONCE, CHALLENGE, CHALLENGE, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttestationEvidence(NONCE, NONCE, NONCE, NONCE, NONCE, NONCE, 1, 1));
    }

    @Test
    void declarationsAndChains() {
        AttestationChain chain = pki.verify();
        OctetString root = chain.paa().subjectKeyIdentifier().orElseThrow();
        OctetString other = OctetString.of(new byte[20]);
        assertThat(check(declaration(0xFFF1, null, List.of(root)), chain)).isNull();
        assertThat(check(declaration(0xFFF1, null, List.of(other, root)), chain))
                .isNull();
        assertThat(check(declaration(0xFFF1, null, List.of(other)), chain)).isEqualTo(CredentialsError.NOT_TRUSTED);
        assertThat(check(declaration(0xFFF2, null, List.of()), chain)).isEqualTo(CredentialsError.VENDOR);
        assertThat(check(declaration(0xFFF2, new DacOrigin(0xFFF1, 0x8000), List.of()), chain))
                .isNull();
        assertThat(check(declaration(0xFFF1, new DacOrigin(0xFFF2, 0x8000), List.of()), chain))
                .isEqualTo(CredentialsError.VENDOR);
        assertThat(check(declaration(0xFFF1, new DacOrigin(0xFFF1, 0x8001), List.of()), chain))
                .isEqualTo(CredentialsError.PRODUCT);
        CertificationDeclaration otherProduct =
                CertificationDeclaration.forDevelopment(0xFFF1, List.of(1, 2), 1, "CSA00000SWC00000-00");
        assertThat(TestPki.errorOf(() -> otherProduct.check(0xFFF1, 2, chain))).contains(CredentialsError.PRODUCT);
    }

    private static @Nullable CredentialsError check(CertificationDeclaration declaration, AttestationChain chain) {
        return TestPki.errorOf(() -> declaration.check(declaration.vendorId(), TestPki.PRODUCT, chain))
                .orElse(null);
    }

    private static CertificationDeclaration declaration(
            int vendor, @Nullable DacOrigin origin, List<OctetString> authorities) {
        return new CertificationDeclaration(
                vendor,
                List.of(TestPki.PRODUCT),
                0x0101,
                "CSA00000SWC00000-00",
                1,
                2,
                3,
                CertificationType.OFFICIAL,
                origin,
                authorities);
    }

    @Test
    void declarationsComeBack() {
        List<Integer> products = IntStream.range(0, 100).boxed().toList();
        CertificationDeclaration full = new CertificationDeclaration(
                0xFFFF,
                products,
                0xFFFF_FFFFL,
                "CSA00000SWC00000-00",
                0xFF,
                0xFFFF,
                0xFFFF,
                CertificationType.PROVISIONAL,
                new DacOrigin(0, 0xFFFF),
                Collections.nCopies(10, OctetString.of(new byte[20])));
        assertThat(CertificationDeclaration.decode(full.encode())).isEqualTo(full);
        CertificationDeclaration least = TestPki.declaration();
        assertThat(CertificationDeclaration.decode(least.encode())).isEqualTo(least);
        assertThat(malformed(List.of(), "CSA00000SWC00000-00", 0)).isTrue();
        assertThat(malformed(Collections.nCopies(101, 1), "CSA00000SWC00000-00", 0))
                .isTrue();
        assertThat(malformed(List.of(1), "CSA00000SWC00000-0", 0)).isTrue();
        assertThat(malformed(List.of(1), "CSA00000SWC00000-00", 11)).isTrue();
        assertThat(malformed(List.of(1), "CSA00000SWC00000-\0" + "0", 0)).isTrue();
        assertThat(malformed(List.of(1), "CSA00000SWC00000-0\uD800", 0)).isTrue();
    }

    @Test
    void certificateIdsDoNotForgeLogs() {
        CertificationDeclaration hostile =
                CertificationDeclaration.forDevelopment(0xFFF1, List.of(0x8000), 0x16, "CSA\n\u001b[2Jgenuine----");
        assertThat(hostile.certificateId()).hasSize(19);
        assertThat(CertificationDeclaration.decode(hostile.encode())).isEqualTo(hostile);
        assertThat(hostile.toString().chars().noneMatch(Character::isISOControl))
                .isTrue();
        assertThat(TestPki.declaration().toString()).contains("0xFFF1", "0x8000", "CSA00000SWC00000-00", "DEVELOPMENT");
    }

    private static boolean malformed(List<Integer> products, String id, int authorities) {
        return TestPki.errorOf(() -> new CertificationDeclaration(
                        1,
                        products,
                        1,
                        id,
                        0,
                        0,
                        0,
                        CertificationType.OFFICIAL,
                        null,
                        Collections.nCopies(authorities, OctetString.of(new byte[20]))))
                .filter(CredentialsError.MALFORMED::equals)
                .isPresent();
    }

    /** Each is the content of a good declaration with one thing changed. */
    @Test
    void contentsThatAreNoDeclaration() {
        String good = "1524000125010100360204071824030124042c0413" + "30".repeat(19);
        String start = "15240001240101360204071824030" + "12c0413" + "30".repeat(19);
        String end = "240500240600240700";
        assertThat(content(start + end + "24080018")).isNull();
        assertThat(content(start + end + "24080024ff0718")).isNull();
        assertThat(content(good)).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start + end + "18")).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start + end + "24080318")).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start + end + "24080024090118")).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start + end + "240800240a0118")).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start + end + "240800240a0124090118")).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start + end + "240800360b1818")).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start + end + "2408" + "0018" + "00")).isEqualTo(CredentialsError.MALFORMED);
        assertThat(content(start.replaceFirst("240001", "240002") + end + "24080018"))
                .isEqualTo(CredentialsError.VERSION);
        assertThat(content(start.replaceFirst("24000", "2000f") + end + "24080018"))
                .isEqualTo(CredentialsError.MALFORMED);
        assertThat(content("35" + "01" + start.substring(2) + end + "24080018")).isEqualTo(CredentialsError.MALFORMED);
    }

    private static @Nullable CredentialsError content(String hex) {
        return TestPki.errorOf(() -> CertificationDeclaration.decode(OctetString.fromHex(hex)))
                .orElse(null);
    }
}
