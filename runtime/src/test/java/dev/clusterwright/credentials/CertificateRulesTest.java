package dev.clusterwright.credentials;

import static dev.clusterwright.credentials.CertificateType.FIRMWARE_SIGNING;
import static dev.clusterwright.credentials.CertificateType.ICAC;
import static dev.clusterwright.credentials.CertificateType.NOC;
import static dev.clusterwright.credentials.CertificateType.RCAC;
import static dev.clusterwright.credentials.CertificateType.VVSC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule for each type of certificate, broken by one that has no other fault and is signed properly. */
class CertificateRulesTest {
    private static final NameAttribute NODE = NameAttribute.of(NameType.NODE_ID, 0xDEDE_DEDE_0001_0001L);
    private static final NameAttribute AUTHORITY = NameAttribute.of(NameType.ICAC_ID, 0xCACA_CACA_0000_0002L);
    private static final NameAttribute ROOT = NameAttribute.of(NameType.RCAC_ID, 0xCACA_CACA_0000_0001L);
    private static final NameAttribute FIRMWARE = NameAttribute.of(NameType.FIRMWARE_SIGNING_ID, 1);
    private static final NameAttribute STATEMENTS = NameAttribute.of(NameType.VVS_ID, 1);
    private static final NameAttribute FABRIC = NameAttribute.of(NameType.FABRIC_ID, CertificateDraft.FABRIC);
    private static final NameAttribute OTHER_FABRIC = NameAttribute.of(NameType.FABRIC_ID, 1);
    private static final NameAttribute TAG = NameAttribute.of(NameType.NOC_CAT, 0xABCD_0001L);
    private static final NameAttribute TAG_2 = NameAttribute.of(NameType.NOC_CAT, 0xABCD_0002L);
    private static final NameAttribute COMMON_NAME = NameAttribute.of(NameType.COMMON_NAME, "bell");

    private static final OctetString OTHER_KEY = OctetString.of(new byte[20]);
    private static final FutureExtension HARMLESS =
            new FutureExtension(OctetString.fromHex("30180603551d110411300f810d7465737440636869702e6f7267"));
    private static final FutureExtension CRITICAL =
            new FutureExtension(OctetString.fromHex("301b0603551d110101ff0411300f810d7465737440636869702e6f7267"));

    private final List<DynamicTest> tests = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void properOnesAreAccepted(CertificateType type) {
        MatterCertificate certificate = CertificateDraft.of(type).sign();

        assertThat(certificate.type()).isEqualTo(type);
        assertThatNoException().isThrownBy(() -> certificate.check(type));
        for (CertificateType other : EnumSet.complementOf(EnumSet.of(type))) {
            assertThat(refusal(certificate, other)).isEqualTo(CredentialsError.TYPE);
        }
    }

    @TestFactory
    List<DynamicTest> subjects() {
        refused(CredentialsError.TYPE, "no attributes", Set.of(CertificateType.values()), draft -> named(draft));
        refused(
                CredentialsError.TYPE,
                "a common name alone",
                Set.of(CertificateType.values()),
                draft -> named(draft, COMMON_NAME));
        for (NameAttribute second : List.of(NODE, AUTHORITY, ROOT, FIRMWARE, STATEMENTS)) {
            refused(
                    CredentialsError.TYPE,
                    "also " + second,
                    Set.of(CertificateType.values()),
                    draft -> also(draft, second));
        }
        accepted("a fabric", Set.of(RCAC), draft -> also(draft, FABRIC));
        accepted("no fabric", Set.of(ICAC), draft -> named(draft, AUTHORITY));
        accepted("a common name", Set.of(CertificateType.values()), draft -> also(draft, COMMON_NAME));
        refused(
                CredentialsError.SUBJECT,
                "two fabrics",
                Set.of(RCAC, ICAC, NOC, VVSC),
                draft -> also(draft, FABRIC, OTHER_FABRIC));
        refused(CredentialsError.SUBJECT, "the same fabric twice", Set.of(ICAC, NOC), draft -> also(draft, FABRIC));
        refused(CredentialsError.SUBJECT, "no fabric", Set.of(NOC), draft -> named(draft, NODE));
        refused(CredentialsError.SUBJECT, "a fabric", Set.of(VVSC), draft -> also(draft, FABRIC));
        refused(CredentialsError.SUBJECT, "a tag", EnumSet.complementOf(EnumSet.of(NOC)), draft -> also(draft, TAG));
        accepted("a tag", Set.of(NOC), draft -> also(draft, TAG));
        accepted("three tags", Set.of(NOC), draft -> also(draft, TAG, tag(2), tag(3)));
        refused(CredentialsError.SUBJECT, "two versions of a tag", Set.of(NOC), draft -> also(draft, TAG, TAG_2));
        refused(CredentialsError.SUBJECT, "a tag twice", Set.of(NOC), draft -> also(draft, TAG, TAG));
        return tests;
    }

    @TestFactory
    List<DynamicTest> basicConstraints() {
        refused(
                CredentialsError.BASIC_CONSTRAINTS,
                "none",
                Set.of(CertificateType.values()),
                draft -> draft.without(BasicConstraints.class));
        refused(
                CredentialsError.BASIC_CONSTRAINTS,
                "no authority",
                Set.of(RCAC, ICAC),
                draft -> draft.with(new BasicConstraints(false, null)));
        for (Integer length : new Integer[] {null, 0, 1, 255}) {
            refused(
                    CredentialsError.BASIC_CONSTRAINTS,
                    "an authority with paths of " + length,
                    Set.of(NOC, FIRMWARE_SIGNING, VVSC),
                    draft -> draft.with(new BasicConstraints(true, length)));
        }
        for (int length : new int[] {0, 1}) {
            accepted("paths of " + length, Set.of(RCAC, ICAC), draft -> draft.with(new BasicConstraints(true, length)));
        }
        for (int length : new int[] {2, 127, 128, 255}) {
            refused(
                    CredentialsError.BASIC_CONSTRAINTS,
                    "paths of " + length,
                    Set.of(RCAC),
                    draft -> draft.with(new BasicConstraints(true, length)));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> keyUsages() {
        refused(
                CredentialsError.KEY_USAGE,
                "none",
                Set.of(CertificateType.values()),
                draft -> draft.without(KeyUsage.class));
        accepted("signatures too", Set.of(RCAC, ICAC), draft -> draft.with(new KeyUsage(0x61)));
        return tests;
    }

    @ParameterizedTest
    @EnumSource
    void everyOtherKeyUsageIsRefused(CertificateType type) {
        MatterCertificate proper = CertificateDraft.of(type).sign();
        boolean authority = type == RCAC || type == ICAC;
        for (int bits = 0; bits < 0x200; bits++) {
            boolean allowed = authority ? bits == 0x60 || bits == 0x61 : bits == 0x01;
            if (!allowed) {
                CertificateContent content =
                        CertificateDraft.of(type).with(new KeyUsage(bits)).content();
                assertThat(refusal(new MatterCertificate(content, proper.signature()), type))
                        .isEqualTo(CredentialsError.KEY_USAGE);
            }
        }
    }

    @TestFactory
    List<DynamicTest> extendedKeyUsages() {
        refused(
                CredentialsError.EXTENDED_KEY_USAGE,
                "none",
                Set.of(NOC, FIRMWARE_SIGNING),
                draft -> draft.without(ExtendedKeyUsage.class));
        for (KeyPurpose purpose : KeyPurpose.values()) {
            refused(
                    CredentialsError.EXTENDED_KEY_USAGE,
                    purpose + " alone",
                    purpose == KeyPurpose.CODE_SIGNING
                            ? Set.of(RCAC, ICAC, NOC)
                            : Set.of(RCAC, ICAC, NOC, FIRMWARE_SIGNING),
                    draft -> draft.with(new ExtendedKeyUsage(List.of(purpose))));
            refused(
                    CredentialsError.EXTENDED_KEY_USAGE,
                    purpose + " too",
                    Set.of(NOC),
                    draft -> draft.with(new ExtendedKeyUsage(
                            List.of(KeyPurpose.CLIENT_AUTHENTICATION, KeyPurpose.SERVER_AUTHENTICATION, purpose))));
        }
        refused(
                CredentialsError.EXTENDED_KEY_USAGE,
                "a purpose twice",
                Set.of(NOC),
                draft -> draft.with(new ExtendedKeyUsage(
                        List.of(KeyPurpose.SERVER_AUTHENTICATION, KeyPurpose.SERVER_AUTHENTICATION))));
        accepted(
                "in the other order",
                Set.of(NOC),
                draft -> draft.with(new ExtendedKeyUsage(
                        List.of(KeyPurpose.SERVER_AUTHENTICATION, KeyPurpose.CLIENT_AUTHENTICATION))));
        return tests;
    }

    @TestFactory
    List<DynamicTest> keyIdentifiers() {
        Set<CertificateType> all = Set.of(CertificateType.values());
        refused(
                CredentialsError.KEY_IDENTIFIER,
                "none of the subject",
                all,
                draft -> draft.without(SubjectKeyIdentifier.class));
        refused(
                CredentialsError.KEY_IDENTIFIER,
                "none of the authority",
                all,
                draft -> draft.without(AuthorityKeyIdentifier.class));
        refused(
                CredentialsError.KEY_IDENTIFIER,
                "two of a root",
                Set.of(RCAC),
                draft -> draft.with(new AuthorityKeyIdentifier(OTHER_KEY)));
        accepted(
                "made in another way",
                all,
                draft -> draft.with(new SubjectKeyIdentifier(OTHER_KEY)).with(new AuthorityKeyIdentifier(OTHER_KEY)));
        return tests;
    }

    @TestFactory
    List<DynamicTest> otherExtensions() {
        Set<CertificateType> all = Set.of(CertificateType.values());
        accepted("one that may be ignored", all, draft -> draft.adding(HARMLESS));
        refused(CredentialsError.CRITICAL_EXTENSION, "a critical one", all, draft -> draft.adding(CRITICAL));
        accepted("in another order", all, draft -> {
            Collections.reverse(draft.extensions);
            return draft;
        });
        return tests;
    }

    @Test
    void aRootIsIssuedAndSignedByItself() {
        CertificateDraft issuedByOther = CertificateDraft.of(RCAC);
        issuedByOther.issuer = DistinguishedName.of(NameAttribute.of(NameType.RCAC_ID, 2));
        assertThat(refusal(issuedByOther.sign(), RCAC)).isEqualTo(CredentialsError.ISSUER);

        CertificateDraft signedByOther = CertificateDraft.of(RCAC);
        signedByOther.issuerKeys = CertificateDraft.NODE_KEYS;
        assertThat(refusal(signedByOther.sign(), RCAC)).isEqualTo(CredentialsError.SIGNATURE);
    }

    /** Names are equal if they are the same, not if they mean the same. */
    @Test
    void aRootHasTheSameNameTwiceToTheLetter() {
        NameAttribute utf8 = NameAttribute.of(NameType.COMMON_NAME, "Root");
        for (DistinguishedName issuer : List.of(
                DistinguishedName.of(ROOT, new NameAttribute(NameType.COMMON_NAME, true, "Root")),
                DistinguishedName.of(ROOT, NameAttribute.of(NameType.COMMON_NAME, "root")),
                DistinguishedName.of(ROOT, NameAttribute.of(NameType.COMMON_NAME, "Root ")),
                DistinguishedName.of(ROOT, NameAttribute.of(NameType.TITLE, "Root")),
                DistinguishedName.of(utf8, ROOT),
                DistinguishedName.of(ROOT),
                DistinguishedName.of(ROOT, utf8, utf8))) {
            CertificateDraft draft = CertificateDraft.of(RCAC).self(ROOT, utf8);
            assertThatNoException().isThrownBy(() -> draft.sign().check(RCAC));
            draft.issuer = issuer;
            assertThat(refusal(draft.sign(), RCAC)).isEqualTo(CredentialsError.ISSUER);
        }
    }

    /** Both forms have a limit, and either may be the one that is too long. */
    @Test
    void aCertificateThatIsTooLongInEitherFormIsRefused() {
        CertificateDraft inTlv = CertificateDraft.of(NOC);
        inTlv.adding(new FutureExtension(OctetString.of(X509ReaderTest.extension("2.5.29.17", false, new byte[120]))));
        MatterCertificate longTlv = inTlv.sign();
        assertThat(MatterCertificate.CODEC.encode(longTlv).length).isGreaterThan(400);
        assertThat(refusal(longTlv, NOC)).isEqualTo(CredentialsError.TOO_LONG);

        CertificateDraft inDer = CertificateDraft.of(NOC);
        inDer.subject = DistinguishedName.of(NODE, FABRIC, TAG, tag(2), tag(3));
        inDer.issuer =
                DistinguishedName.of(AUTHORITY, FABRIC, COMMON_NAME, NameAttribute.of(NameType.TITLE, "a".repeat(60)));
        MatterCertificate longDer = inDer.sign();
        assertThat(longDer.encode().length()).isLessThanOrEqualTo(400);
        assertThat(refusal(longDer, NOC)).isEqualTo(CredentialsError.TOO_LONG);
    }

    private void accepted(String what, Set<CertificateType> types, UnaryOperator<CertificateDraft> change) {
        for (CertificateType type : types) {
            MatterCertificate certificate =
                    change.apply(CertificateDraft.of(type)).sign();
            tests.add(dynamicTest(
                    type + ": " + what, () -> assertThatNoException().isThrownBy(() -> certificate.check(type))));
        }
    }

    private void refused(
            CredentialsError error, String what, Set<CertificateType> types, UnaryOperator<CertificateDraft> change) {
        for (CertificateType type : types) {
            MatterCertificate certificate =
                    change.apply(CertificateDraft.of(type)).sign();
            tests.add(dynamicTest(
                    type + ": " + what,
                    () -> assertThat(refusal(certificate, type)).isEqualTo(error)));
        }
    }

    private static CredentialsError refusal(MatterCertificate certificate, CertificateType type) {
        return catchThrowableOfType(CredentialsException.class, () -> certificate.check(type))
                .error();
    }

    private static NameAttribute tag(int identifier) {
        return NameAttribute.of(NameType.NOC_CAT, (identifier << 16) | 1);
    }

    private static CertificateDraft named(CertificateDraft draft, NameAttribute... attributes) {
        boolean self = draft.subject.equals(draft.issuer);
        return self ? draft.self(attributes) : draft.subject(attributes);
    }

    private static CertificateDraft also(CertificateDraft draft, NameAttribute... attributes) {
        List<NameAttribute> all = new ArrayList<>(draft.subject.attributes());
        all.addAll(List.of(attributes));
        return named(draft, all.toArray(new NameAttribute[0]));
    }
}
