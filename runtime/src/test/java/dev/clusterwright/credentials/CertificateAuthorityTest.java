package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    private static final Validity VALIDITY = new Validity(1000, 0);
    private static final P256KeyPair ROOT_KEY = TestKeys.random(new SplittableRandom(41));
    private static final P256KeyPair KEY = TestKeys.random(new SplittableRandom(42));
    private static final P256PublicKey PUBLIC_KEY = KEY.publicKey();
    private static final CertificateTemplate RCAC = CertificateTemplate.rcac(-1, VALIDITY);
    private static final CertificateTemplate ICAC = CertificateTemplate.icac(2, VALIDITY);
    private static final CertificateTemplate NOC = CertificateTemplate.noc(3, 4, VALIDITY);
    private static final CertificateTemplate VVSC = CertificateTemplate.vvsc(5, VALIDITY);
    private static final CertificateTemplate FIRMWARE = CertificateTemplate.firmwareSigning(6, VALIDITY);
    private static final CertificateAuthority ROOT = CertificateAuthority.createRoot(ROOT_KEY, RCAC);

    @Test
    void aRootSignsItself() {
        MatterCertificate certificate = ROOT.certificate();
        assertThat(certificate.subject()).isEqualTo(DistinguishedName.of(NameAttribute.of(NameType.RCAC_ID, -1)));
        assertThat(certificate.issuer()).isEqualTo(certificate.subject());
        assertThat(certificate.publicKey()).isEqualTo(ROOT_KEY.publicKey());
        assertThat(certificate.validity()).isEqualTo(VALIDITY);
        assertThat(certificate.isSignedBy(ROOT_KEY.publicKey())).isTrue();
        assertSays(certificate, ROOT_KEY.publicKey(), new BasicConstraints(true, null), new KeyUsage(0x60));
    }

    @Test
    void eachTypeSaysWhatItHasTo() {
        assertSays(ROOT.issue(ICAC, PUBLIC_KEY), PUBLIC_KEY, new BasicConstraints(true, null), new KeyUsage(0x60));
        assertSays(
                ROOT.issue(NOC, PUBLIC_KEY),
                PUBLIC_KEY,
                new BasicConstraints(false, null),
                new KeyUsage(0x01),
                new ExtendedKeyUsage(List.of(KeyPurpose.CLIENT_AUTHENTICATION, KeyPurpose.SERVER_AUTHENTICATION)));
        assertSays(ROOT.issue(VVSC, PUBLIC_KEY), PUBLIC_KEY, new BasicConstraints(false, null), new KeyUsage(0x01));
        assertSays(
                ROOT.issue(FIRMWARE, PUBLIC_KEY),
                PUBLIC_KEY,
                new BasicConstraints(false, null),
                new KeyUsage(0x01),
                new ExtendedKeyUsage(List.of(KeyPurpose.CODE_SIGNING)));
    }

    private static void assertSays(
            MatterCertificate certificate, P256PublicKey publicKey, CertificateExtension... byType) {
        List<CertificateExtension> extensions = new ArrayList<>(List.of(byType));
        extensions.add(new SubjectKeyIdentifier(publicKey.identifier()));
        extensions.add(new AuthorityKeyIdentifier(ROOT_KEY.publicKey().identifier()));
        assertThat(certificate.extensions()).isEqualTo(extensions);
        assertThat(certificate.issuer()).isEqualTo(ROOT.certificate().subject());
        assertThat(certificate.publicKey()).isEqualTo(publicKey);
        assertThat(MatterCertificate.decode(certificate.encode())).isEqualTo(certificate);
        assertThat(MatterCertificate.fromX509(certificate.toX509())).isEqualTo(certificate);
    }

    @Test
    void allTypesAreIssuedByBothKindsOfAuthorities() {
        MatterCertificate icac = ROOT.issue(ICAC, PUBLIC_KEY);
        for (CertificateAuthority authority :
                List.of(CertificateAuthority.of(ROOT.certificate(), ROOT_KEY), CertificateAuthority.of(icac, KEY))) {
            for (CertificateTemplate template : List.of(NOC, VVSC, FIRMWARE)) {
                MatterCertificate issued = authority.issue(template, PUBLIC_KEY);
                issued.check(template.type());
                assertThat(issued.isSignedBy(authority.certificate().publicKey()))
                        .isTrue();
            }
        }
    }

    @Test
    void serialNumbersArePositiveRandomAndShort() {
        Set<OctetString> numbers = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            OctetString number = NOC.content(DistinguishedName.of(), PUBLIC_KEY.identifier(), PUBLIC_KEY)
                    .serialNumber();
            BigInteger value = new BigInteger(number.toByteArray());
            assertThat(value.signum()).isPositive();
            assertThat(OctetString.of(value.toByteArray())).isEqualTo(number);
            assertThat(number.length()).isEqualTo(8);
            numbers.add(number);
        }
        assertThat(numbers).hasSize(500);
    }

    @Test
    void aTemplateSaysMore() {
        FutureExtension extension = new FutureExtension(OctetString.fromHex("300706032a03040400"));
        NameAttribute name = new NameAttribute(NameType.COMMON_NAME, true, "Kitchen");
        CaseAuthenticatedTag first = new CaseAuthenticatedTag(1, 2);
        CaseAuthenticatedTag second = new CaseAuthenticatedTag(0, 1);
        MatterCertificate noc =
                ROOT.issue(NOC.withTags(first, second).withAttribute(name).withExtension(extension), PUBLIC_KEY);
        assertThat(noc.subject().attributes())
                .containsExactly(
                        NameAttribute.of(NameType.NODE_ID, 4),
                        NameAttribute.of(NameType.FABRIC_ID, 3),
                        NameAttribute.of(NameType.NOC_CAT, 0x10002),
                        NameAttribute.of(NameType.NOC_CAT, 0x00001),
                        name);
        assertThat(noc.extensions()).endsWith(extension);
        assertThat(NOC.subject().attributes()).hasSize(2);

        MatterCertificate icac = ROOT.issue(ICAC.withFabricId(-7).withPathLength(0), PUBLIC_KEY);
        assertThat(icac.subject().numbers(NameType.FABRIC_ID)).containsExactly(-7L);
        assertThat(icac.extension(BasicConstraints.class)).contains(new BasicConstraints(true, 0));
        assertThat(CertificateAuthority.createRoot(ROOT_KEY, RCAC.withPathLength(1))
                        .certificate()
                        .extension(BasicConstraints.class))
                .contains(new BasicConstraints(true, 1));
    }

    @Test
    void aNodeWithAllTagsFitsBelowAnAuthorityOfItsFabric() {
        CertificateAuthority authority = CertificateAuthority.of(ROOT.issue(ICAC.withFabricId(3), PUBLIC_KEY), KEY);
        CertificateTemplate node = NOC.withTags(
                new CaseAuthenticatedTag(1, 1), new CaseAuthenticatedTag(2, 1), new CaseAuthenticatedTag(3, 1));
        int longest = 0;
        // Signatures have up to 72 octets, and half of them do.
        for (int i = 0; i < 20; i++) {
            MatterCertificate noc = authority.issue(node, PUBLIC_KEY);
            longest = Math.max(longest, noc.toX509().length());
            assertThat(noc.encode().length()).isLessThan(MatterCertificate.MAX_TLV_LENGTH);
        }
        assertThat(longest).isBetween(590, MatterCertificate.MAX_X509_LENGTH);
    }

    @Test
    void whatWouldBreakARuleIsNotIssued() {
        CaseAuthenticatedTag tag = new CaseAuthenticatedTag(1, 1);
        assertRefused(CredentialsError.SUBJECT, () -> ROOT.issue(NOC.withFabricId(9), PUBLIC_KEY));
        assertRefused(
                CredentialsError.SUBJECT,
                () -> ROOT.issue(NOC.withTags(tag, new CaseAuthenticatedTag(1, 2)), PUBLIC_KEY));
        assertRefused(CredentialsError.SUBJECT, () -> ROOT.issue(ICAC.withTags(tag), PUBLIC_KEY));
        assertRefused(CredentialsError.SUBJECT, () -> ROOT.issue(VVSC.withFabricId(9), PUBLIC_KEY));
        assertRefused(CredentialsError.SUBJECT, () -> CertificateAuthority.createRoot(ROOT_KEY, RCAC.withTags(tag)));
        assertRefused(CredentialsError.TYPE, () -> CertificateAuthority.createRoot(ROOT_KEY, NOC));
        assertRefused(
                CredentialsError.TYPE,
                () -> ROOT.issue(NOC.withAttribute(NameAttribute.of(NameType.ICAC_ID, 1)), PUBLIC_KEY));
        FutureExtension critical = new FutureExtension(OctetString.fromHex("300a06032a03040101ff0400"));
        assertRefused(CredentialsError.CRITICAL_EXTENSION, () -> ROOT.issue(NOC.withExtension(critical), PUBLIC_KEY));
        NameAttribute longName = NameAttribute.of(NameType.COMMON_NAME, "x".repeat(300));
        assertRefused(CredentialsError.TOO_LONG, () -> ROOT.issue(NOC.withAttribute(longName), PUBLIC_KEY));
        assertRefused(
                CredentialsError.BASIC_CONSTRAINTS,
                () -> CertificateAuthority.createRoot(ROOT_KEY, RCAC.withPathLength(2)));
        assertThatThrownBy(() -> ROOT.issue(RCAC, ROOT_KEY.publicKey())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void templatesRefuseWhatNoCertificateSays() {
        CaseAuthenticatedTag tag = new CaseAuthenticatedTag(1, 1);
        assertRefused(CredentialsError.NAME, () -> NOC.withTags(tag, tag, tag, tag));
        assertRefused(CredentialsError.NAME, () -> NOC.withTags(new CaseAuthenticatedTag(1, 0)));
        assertRefused(CredentialsError.NAME, () -> CertificateTemplate.noc(0, 1, VALIDITY));
        assertRefused(CredentialsError.NODE_ID, () -> CertificateTemplate.noc(1, 0, VALIDITY));
        assertRefused(CredentialsError.NODE_ID, () -> CertificateTemplate.noc(1, 0xFFFFFFF000000000L, VALIDITY));
        assertRefused(CredentialsError.EXTENSION, () -> NOC.withPathLength(0));
        assertThatThrownBy(() -> ICAC.withPathLength(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ICAC.withPathLength(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAuthorityIssuesWhatItMay() {
        CertificateAuthority ica = CertificateAuthority.of(ROOT.issue(ICAC.withFabricId(3), PUBLIC_KEY), KEY);
        assertRefused(CredentialsError.PATH_LENGTH, () -> ica.issue(ICAC, PUBLIC_KEY));
        CertificateAuthority flat = CertificateAuthority.createRoot(ROOT_KEY, RCAC.withPathLength(0));
        assertRefused(CredentialsError.PATH_LENGTH, () -> flat.issue(ICAC, PUBLIC_KEY));
        flat.issue(NOC, PUBLIC_KEY);
        assertRefused(CredentialsError.FABRIC, () -> ica.issue(CertificateTemplate.noc(4, 4, VALIDITY), PUBLIC_KEY));
        ica.issue(NOC, PUBLIC_KEY);
        CertificateAuthority home = CertificateAuthority.createRoot(ROOT_KEY, RCAC.withFabricId(3));
        assertRefused(CredentialsError.FABRIC, () -> home.issue(ICAC.withFabricId(4), PUBLIC_KEY));
    }

    @Test
    void certificateAndSignerBelongTogether() {
        MatterCertificate noc = ROOT.issue(NOC, PUBLIC_KEY);
        assertRefused(CredentialsError.TYPE, () -> CertificateAuthority.of(noc, KEY));
        MatterCertificate vvsc = ROOT.issue(VVSC, PUBLIC_KEY);
        assertRefused(CredentialsError.TYPE, () -> CertificateAuthority.of(vvsc, KEY));
        assertThatThrownBy(() -> CertificateAuthority.of(ROOT.certificate(), KEY))
                .isInstanceOf(IllegalArgumentException.class);
        MatterCertificate forged = Draft.of(ROOT.certificate()).sign(KEY);
        assertRefused(CredentialsError.SIGNATURE, () -> CertificateAuthority.of(forged, ROOT_KEY));
    }

    /** A service that keeps a key may count, log or charge for what it signs. */
    @Test
    void nothingIsSignedThatBreaksARule() {
        List<Integer> signed = new ArrayList<>();
        Signer service = new Signer() {
            @Override
            public P256PublicKey publicKey() {
                return KEY.publicKey();
            }

            @Override
            public EcdsaSignature sign(byte[] message) {
                signed.add(message.length);
                return KEY.sign(message);
            }
        };
        assertRefused(
                CredentialsError.BASIC_CONSTRAINTS,
                () -> CertificateAuthority.createRoot(service, RCAC.withPathLength(2)));
        assertThat(signed).isEmpty();

        CertificateAuthority root = CertificateAuthority.createRoot(service, RCAC.withFabricId(3));
        assertThat(signed).hasSize(1);
        assertRefused(CredentialsError.FABRIC, () -> root.issue(CertificateTemplate.noc(4, 4, VALIDITY), PUBLIC_KEY));
        CaseAuthenticatedTag tag = new CaseAuthenticatedTag(1, 1);
        assertRefused(CredentialsError.SUBJECT, () -> root.issue(NOC.withTags(tag, tag), PUBLIC_KEY));
        assertThat(signed).hasSize(1);
        root.issue(NOC, PUBLIC_KEY);
        assertThat(signed).hasSize(2);
    }

    @Test
    void aSignerThatSignsWithAnotherKeyIsNoticed() {
        Supplier<CertificateAuthority> broken =
                () -> CertificateAuthority.of(ROOT.certificate(), TestKeys.broken(ROOT_KEY, KEY));
        assertRefused(CredentialsError.SIGNATURE, () -> broken.get().issue(NOC, PUBLIC_KEY));
        assertRefused(
                CredentialsError.SIGNATURE,
                () -> CertificateAuthority.createRoot(TestKeys.broken(ROOT_KEY, KEY), RCAC));
    }

    private static void assertRefused(CredentialsError error, ThrowingCallable call) {
        CredentialsException refusal = catchThrowableOfType(CredentialsException.class, call);
        assertThat(refusal).as(error.toString()).isNotNull();
        assertThat(refusal.error()).as(refusal.getMessage()).isEqualTo(error);
    }
}
