package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.credentials.CredentialVectors.Vector;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of chains by itself: everything else about the chain that is refused is in order. */
class CertificateChainTest {
    private static final long FABRIC = 0xFAB000000000001DL;
    private static final long NODE = 0xDEDEDEDE00010001L;
    private static final CaseAuthenticatedTag TAG = CaseAuthenticatedTag.of(0xABCD0002L);
    private static final Validity VALIDITY = new Validity(1000, 2000);

    private static final SplittableRandom RANDOM = new SplittableRandom(1);
    private static final P256KeyPair ROOT_KEY = TestKeys.random(RANDOM);
    private static final P256KeyPair ICA_KEY = TestKeys.random(RANDOM);
    private static final P256KeyPair NODE_KEY = TestKeys.random(RANDOM);

    private static final CertificateAuthority ROOT = CertificateAuthority.createRoot(
            ROOT_KEY, CertificateTemplate.rcac(0xCACACACA00000001L, VALIDITY).withFabricId(FABRIC));
    private static final MatterCertificate RCAC = ROOT.certificate();
    private static final MatterCertificate ICAC = ROOT.issue(
            CertificateTemplate.icac(0xCACACACA00000003L, VALIDITY).withFabricId(FABRIC), ICA_KEY.publicKey());
    private static final CertificateTemplate NODE_TEMPLATE =
            CertificateTemplate.noc(FABRIC, NODE, VALIDITY).withTags(TAG);
    private static final MatterCertificate NOC =
            CertificateAuthority.of(ICAC, ICA_KEY).issue(NODE_TEMPLATE, NODE_KEY.publicKey());
    private static final MatterCertificate DIRECT_NOC = ROOT.issue(NODE_TEMPLATE, NODE_KEY.publicKey());

    static List<Vector> published() {
        return CredentialVectors.section("chain_cases");
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedChains(Vector vector) {
        List<MatterCertificate> certificates = vector.json()
                .required("chain")
                .valueStream()
                .map(name -> CredentialVectors.named(name.asString()).certificate())
                .toList();
        CertificateChain chain = new CertificateChain(
                certificates.get(0),
                certificates.size() == 3 ? certificates.get(1) : null,
                CredentialVectors.named(vector.text("trust_anchor")).certificate());
        if (vector.text("expect").equals("accept")) {
            MatterCertificate noc = certificates.get(0);
            OperationalIdentity identity = chain.verify();
            assertThat(identity.publicKey()).isEqualTo(noc.publicKey());
            assertThat(noc.subject().numbers(NameType.NODE_ID)).containsExactly(identity.nodeId());
            assertThat(noc.subject().numbers(NameType.FABRIC_ID)).containsExactly(identity.fabricId());
            assertThat(identity.subject(1).tags()).isEqualTo(noc.subject().numbers(NameType.NOC_CAT));
        } else {
            CredentialsError expected = vector.text("reason").contains("critical")
                    ? CredentialsError.CRITICAL_EXTENSION
                    : CredentialsError.ISSUER;
            assertRefused(expected, chain);
        }
    }

    @Test
    void theChainSaysWhoTheNodeIs() {
        for (CertificateChain chain :
                List.of(new CertificateChain(NOC, ICAC, RCAC), new CertificateChain(DIRECT_NOC, null, RCAC))) {
            assertThat(chain.verify())
                    .isEqualTo(new OperationalIdentity(
                            ROOT_KEY.publicKey(), FABRIC, NODE, List.of(TAG), NODE_KEY.publicKey()));
        }
        OperationalIdentity identity = new CertificateChain(NOC, ICAC, RCAC).verify();
        assertThat(identity.subject(3)).isEqualTo(SubjectDescriptor.node(3, NODE, TAG.value()));
        assertThat(identity)
                .hasToString("OperationalIdentity[fabricId=FAB000000000001D, nodeId=DEDEDEDE00010001, "
                        + "tags=[CaseAuthenticatedTag[identifier=43981, version=2]]]");
    }

    @Test
    void aChainIsReadFromWhatMessagesHave() {
        CertificateChain chain = new CertificateChain(NOC, ICAC, RCAC);
        assertThat(CertificateChain.decode(NOC.encode(), ICAC.encode(), RCAC.encode()))
                .isEqualTo(chain);
        CertificateChain direct = new CertificateChain(DIRECT_NOC, null, RCAC);
        assertThat(CertificateChain.decode(DIRECT_NOC.encode(), null, RCAC.encode()))
                .isEqualTo(direct);
        assertThat(CertificateChain.decode(DIRECT_NOC.encode(), OctetString.EMPTY, RCAC.encode()))
                .isEqualTo(direct);

        assertThatThrownBy(() -> CertificateChain.decode(NOC.encode(), OctetString.of((byte) 0x15), RCAC.encode()))
                .isInstanceOfSatisfying(
                        CredentialsException.class, e -> assertThat(e.error()).isEqualTo(CredentialsError.MALFORMED))
                .hasMessageStartingWith("what should be the ICAC: ");
        assertThatThrownBy(() -> CertificateChain.decode(OctetString.of(new byte[401]), null, RCAC.encode()))
                .isInstanceOfSatisfying(
                        CredentialsException.class, e -> assertThat(e.error()).isEqualTo(CredentialsError.TOO_LONG))
                .hasMessageStartingWith("what should be the NOC: ");
    }

    @Test
    void eachIsOfTheTypeOfItsPlace() {
        assertRefused(CredentialsError.TYPE, ICAC, null, RCAC);
        assertRefused(CredentialsError.TYPE, RCAC, null, RCAC);
        assertRefused(CredentialsError.TYPE, NOC, ICAC, ICAC);
        assertRefused(CredentialsError.TYPE, NOC, null, ICAC);
        assertRefused(CredentialsError.TYPE, NOC, NOC, RCAC);
        assertRefused(CredentialsError.TYPE, DIRECT_NOC, DIRECT_NOC, RCAC);
        // The root in place of the authority below it: nothing but its type is wrong.
        assertRefused(CredentialsError.TYPE, DIRECT_NOC, RCAC, RCAC);
        // Upside down.
        assertRefused(CredentialsError.TYPE, RCAC, ICAC, NOC);
        MatterCertificate vvsc = ROOT.issue(CertificateTemplate.vvsc(7, VALIDITY), NODE_KEY.publicKey());
        assertRefused(CredentialsError.TYPE, vvsc, null, RCAC);
        MatterCertificate firmware = ROOT.issue(CertificateTemplate.firmwareSigning(7, VALIDITY), NODE_KEY.publicKey());
        assertRefused(CredentialsError.TYPE, firmware, null, RCAC);
    }

    @Test
    void eachIsProperOfItsType() {
        KeyUsage signsNothing = new KeyUsage(KeyUsage.CRL_SIGN);
        assertRefused(
                CredentialsError.KEY_USAGE,
                NOC,
                Draft.of(ICAC).extension(signsNothing).sign(ROOT_KEY),
                RCAC);
        assertRefused(
                CredentialsError.KEY_USAGE,
                DIRECT_NOC,
                null,
                Draft.of(RCAC).extension(signsNothing).sign(ROOT_KEY));
        BasicConstraints noAuthority = new BasicConstraints(false, null);
        assertRefused(
                CredentialsError.BASIC_CONSTRAINTS,
                NOC,
                Draft.of(ICAC).extension(noAuthority).sign(ROOT_KEY),
                RCAC);
        assertRefused(
                CredentialsError.KEY_IDENTIFIER,
                Draft.of(NOC).without(AuthorityKeyIdentifier.class).sign(ICA_KEY),
                ICAC,
                RCAC);
        assertRefused(
                CredentialsError.KEY_IDENTIFIER,
                NOC,
                Draft.of(ICAC).without(SubjectKeyIdentifier.class).sign(ROOT_KEY),
                RCAC);
        FutureExtension critical = new FutureExtension(OctetString.fromHex("300a06032a03040101ff0400"));
        assertRefused(
                CredentialsError.CRITICAL_EXTENSION,
                NOC,
                Draft.of(ICAC).extension(critical).sign(ROOT_KEY),
                RCAC);
    }

    @Test
    void aNameIsThatOfTheIssuerToTheLastDetail() {
        NameAttribute text = NameAttribute.of(NameType.COMMON_NAME, "Issuer");
        MatterCertificate icac = ROOT.issue(
                CertificateTemplate.icac(5, VALIDITY).withFabricId(FABRIC).withAttribute(text), ICA_KEY.publicKey());
        MatterCertificate noc = CertificateAuthority.of(icac, ICA_KEY).issue(NODE_TEMPLATE, NODE_KEY.publicKey());
        new CertificateChain(noc, icac, RCAC).verify();

        List<NameAttribute> name = icac.subject().attributes();
        for (DistinguishedName other : List.of(
                DistinguishedName.of(name.get(0), name.get(1)),
                DistinguishedName.of(name.get(1), name.get(0), name.get(2)),
                DistinguishedName.of(name.get(0), name.get(1), name.get(2), name.get(2)),
                DistinguishedName.of(name.get(0), name.get(1), new NameAttribute(text.type(), true, text.text())),
                DistinguishedName.of(name.get(0), name.get(1), NameAttribute.of(text.type(), "issuer")),
                DistinguishedName.of(name.get(0), name.get(1), NameAttribute.of(NameType.TITLE, text.text())),
                DistinguishedName.of(NameAttribute.of(NameType.ICAC_ID, 6), name.get(1), name.get(2)),
                DistinguishedName.of(NameAttribute.of(NameType.RCAC_ID, 5), name.get(1), name.get(2)),
                DistinguishedName.of())) {
            assertRefused(CredentialsError.ISSUER, Draft.of(noc).issuer(other).sign(ICA_KEY), icac, RCAC);
        }
        assertRefused(
                CredentialsError.ISSUER,
                NOC,
                Draft.of(ICAC).issuer(ICAC.subject()).sign(ROOT_KEY),
                RCAC);
        MatterCertificate selfSigned = Draft.of(ICAC)
                .issuer(ICAC.subject())
                .extension(new AuthorityKeyIdentifier(ICA_KEY.publicKey().identifier()))
                .sign(ICA_KEY);
        assertRefused(CredentialsError.ISSUER, NOC, selfSigned, RCAC);
        assertRefused(CredentialsError.ISSUER, NOC, null, RCAC);
        assertRefused(CredentialsError.ISSUER, DIRECT_NOC, ICAC, RCAC);
    }

    @Test
    void keysAreNamedAsTheirCertificatesDo() {
        OctetString other = Draft.changed(ICA_KEY.publicKey().identifier());
        assertRefused(
                CredentialsError.KEY_IDENTIFIER,
                Draft.of(NOC).extension(new AuthorityKeyIdentifier(other)).sign(ICA_KEY),
                ICAC,
                RCAC);
        assertRefused(
                CredentialsError.KEY_IDENTIFIER,
                NOC,
                Draft.of(ICAC).extension(new AuthorityKeyIdentifier(other)).sign(ROOT_KEY),
                RCAC);
        assertRefused(
                CredentialsError.KEY_IDENTIFIER,
                NOC,
                Draft.of(ICAC).extension(new SubjectKeyIdentifier(other)).sign(ROOT_KEY),
                RCAC);
        // Identifiers need not be digests: they are only compared.
        MatterCertificate icac =
                Draft.of(ICAC).extension(new SubjectKeyIdentifier(other)).sign(ROOT_KEY);
        MatterCertificate noc =
                Draft.of(NOC).extension(new AuthorityKeyIdentifier(other)).sign(ICA_KEY);
        new CertificateChain(noc, icac, RCAC).verify();
    }

    @Test
    void aRootThatAllowsNoAuthorityBelowItHasNone() {
        MatterCertificate zero =
                Draft.of(RCAC).extension(new BasicConstraints(true, 0)).sign(ROOT_KEY);
        new CertificateChain(DIRECT_NOC, null, zero).verify();
        assertRefused(CredentialsError.PATH_LENGTH, NOC, ICAC, zero);
        MatterCertificate one =
                Draft.of(RCAC).extension(new BasicConstraints(true, 1)).sign(ROOT_KEY);
        new CertificateChain(DIRECT_NOC, null, one).verify();
        new CertificateChain(NOC, ICAC, one).verify();
        for (int any : new int[] {0, 1, 255}) {
            MatterCertificate icac =
                    Draft.of(ICAC).extension(new BasicConstraints(true, any)).sign(ROOT_KEY);
            new CertificateChain(NOC, icac, RCAC).verify();
        }
    }

    @Test
    void signaturesAreOfTheKeyAboveAndOfTheWholeContent() {
        P256KeyPair stranger = TestKeys.random(new SplittableRandom(2));
        assertRefused(CredentialsError.SIGNATURE, Draft.of(NOC).sign(stranger), ICAC, RCAC);
        assertRefused(CredentialsError.SIGNATURE, Draft.of(NOC).sign(ROOT_KEY), ICAC, RCAC);
        assertRefused(CredentialsError.SIGNATURE, Draft.of(NOC).sign(NODE_KEY), ICAC, RCAC);
        assertRefused(CredentialsError.SIGNATURE, NOC, Draft.of(ICAC).sign(stranger), RCAC);
        assertRefused(CredentialsError.SIGNATURE, NOC, Draft.of(ICAC).sign(ICA_KEY), RCAC);
        assertRefused(CredentialsError.SIGNATURE, NOC, ICAC, Draft.of(RCAC).sign(stranger));
        // Another root of the same name and with the same identifier of another key.
        CertificateAuthority twin = CertificateAuthority.createRoot(
                stranger,
                CertificateTemplate.rcac(0xCACACACA00000001L, VALIDITY).withFabricId(FABRIC));
        OctetString identifier = ROOT_KEY.publicKey().identifier();
        MatterCertificate forged = Draft.of(twin.certificate())
                .extension(new SubjectKeyIdentifier(identifier))
                .extension(new AuthorityKeyIdentifier(identifier))
                .sign(stranger);
        assertRefused(CredentialsError.SIGNATURE, NOC, ICAC, forged);
        assertRefused(CredentialsError.KEY_IDENTIFIER, NOC, ICAC, twin.certificate());
    }

    @Test
    void allAreOfOneFabric() {
        NameAttribute another = NameAttribute.of(NameType.FABRIC_ID, FABRIC + 1);
        DistinguishedName icaName = Draft.replacing(another).apply(ICAC.subject());
        MatterCertificate otherIcac = Draft.of(ICAC).subject(icaName).sign(ROOT_KEY);
        MatterCertificate belowOther = Draft.of(NOC).issuer(icaName).sign(ICA_KEY);
        assertRefused(CredentialsError.FABRIC, belowOther, otherIcac, RCAC);

        CertificateAuthority otherRoot = CertificateAuthority.createRoot(
                ROOT_KEY, CertificateTemplate.rcac(9, VALIDITY).withFabricId(FABRIC + 1));
        CertificateAuthority anyRoot = CertificateAuthority.createRoot(ROOT_KEY, CertificateTemplate.rcac(9, VALIDITY));
        MatterCertificate direct =
                Draft.of(DIRECT_NOC).issuer(otherRoot.certificate().subject()).sign(ROOT_KEY);
        assertRefused(CredentialsError.FABRIC, direct, null, otherRoot.certificate());

        // An authority of no fabric in particular does not hide that the root is of another.
        MatterCertificate anyIcac = otherRoot.issue(CertificateTemplate.icac(10, VALIDITY), ICA_KEY.publicKey());
        MatterCertificate noc = CertificateAuthority.of(anyIcac, ICA_KEY).issue(NODE_TEMPLATE, NODE_KEY.publicKey());
        assertRefused(CredentialsError.FABRIC, noc, anyIcac, otherRoot.certificate());

        MatterCertificate freeIcac = anyRoot.issue(CertificateTemplate.icac(10, VALIDITY), ICA_KEY.publicKey());
        MatterCertificate freeNoc =
                CertificateAuthority.of(freeIcac, ICA_KEY).issue(NODE_TEMPLATE, NODE_KEY.publicKey());
        assertThat(new CertificateChain(freeNoc, freeIcac, anyRoot.certificate())
                        .verify()
                        .fabricId())
                .isEqualTo(FABRIC);
    }

    @Test
    void timesHoldToTheSecond() {
        MatterCertificate noc = Draft.of(NOC).validity(1200, 1700).sign(ICA_KEY);
        MatterCertificate icac = Draft.of(ICAC).validity(1100, 1800).sign(ROOT_KEY);
        MatterCertificate rcac = Draft.of(RCAC).validity(1300, 1900).sign(ROOT_KEY);
        CertificateChain chain = new CertificateChain(noc, icac, rcac);
        assertThat(chain.latestNotBefore()).isEqualTo(at(1300));
        assertThat(new CertificateChain(DIRECT_NOC, null, RCAC).latestNotBefore())
                .isEqualTo(at(1000));

        chain.verify();
        assertOutside(
                CredentialsError.NOT_YET_VALID,
                "the RCAC is valid from 2000-01-01T00:21:40Z",
                chain::verifyAt,
                at(1299));
        assertOutside(
                CredentialsError.NOT_YET_VALID,
                "the RCAC is valid from 2000-01-01T00:21:40Z",
                chain::verifyAt,
                at(1300).minusNanos(1));
        assertThat(chain.verifyAt(at(1300))).isEqualTo(chain.verify());
        assertThat(chain.verifyAt(at(1700).plusNanos(999_999_999))).isEqualTo(chain.verify());
        assertOutside(
                CredentialsError.EXPIRED, "the NOC was valid until 2000-01-01T00:28:20Z", chain::verifyAt, at(1701));
        assertOutside(
                CredentialsError.NOT_YET_VALID,
                "the NOC is valid from 2000-01-01T00:20:00Z",
                chain::verifyAt,
                Instant.parse("1970-01-01T00:00:00Z"));

        assertThat(chain.verifyAfter(at(0))).isEqualTo(chain.verify());
        assertThat(chain.verifyAfter(at(1700))).isEqualTo(chain.verify());
        assertOutside(
                CredentialsError.EXPIRED, "the NOC was valid until 2000-01-01T00:28:20Z", chain::verifyAfter, at(1701));

        CertificateChain longLived =
                new CertificateChain(Draft.of(NOC).validity(1200, 0).sign(ICA_KEY), icac, rcac);
        longLived.verifyAt(at(1800));
        assertOutside(
                CredentialsError.EXPIRED,
                "the ICAC was valid until 2000-01-01T00:30:00Z",
                longLived::verifyAt,
                at(1801));
        CertificateChain longer = new CertificateChain(
                longLived.noc(), Draft.of(ICAC).validity(1100, 0).sign(ROOT_KEY), rcac);
        assertOutside(
                CredentialsError.EXPIRED,
                "the RCAC was valid until 2000-01-01T00:31:40Z",
                longer::verifyAfter,
                at(1901));
        CertificateChain longest = new CertificateChain(
                longer.noc(), longer.icac(), Draft.of(RCAC).validity(1100, 0).sign(ROOT_KEY));
        longest.verifyAt(Instant.parse("9999-12-31T23:59:59Z"));
        longest.verifyAfter(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Test
    void aChainThatIsOutOfTimeAndForgedIsForged() {
        MatterCertificate forged = Draft.of(NOC).sign(NODE_KEY);
        assertThat(catchThrowableOfType(
                                CredentialsException.class,
                                () -> new CertificateChain(forged, ICAC, RCAC).verifyAt(at(5000)))
                        .error())
                .isEqualTo(CredentialsError.SIGNATURE);
    }

    @Test
    void noOctetOfAnyCertificateCanBeAnother() {
        OctetString[] tlv = {NOC.encode(), ICAC.encode(), RCAC.encode()};
        SplittableRandom random = new SplittableRandom(3);
        for (int certificate = 0; certificate < tlv.length; certificate++) {
            for (int i = 0; i < tlv[certificate].length(); i++) {
                byte[] mutated = tlv[certificate].toByteArray();
                mutated[i] ^= (byte) random.nextInt(1, 256);
                OctetString[] all = tlv.clone();
                all[certificate] = OctetString.of(mutated);
                assertThatThrownBy(() ->
                                CertificateChain.decode(all[0], all[1], all[2]).verify())
                        .as("octet %d of certificate %d, now %02x", i, certificate, mutated[i])
                        .isInstanceOf(CredentialsException.class);
            }
        }
    }

    private static Instant at(long seconds) {
        return MatterTime.ofSeconds(seconds);
    }

    private static void assertOutside(
            CredentialsError error, String message, Consumer<Instant> verification, Instant time) {
        assertThatThrownBy(() -> verification.accept(time))
                .isInstanceOfSatisfying(
                        CredentialsException.class, e -> assertThat(e.error()).isEqualTo(error))
                .hasMessage(message);
    }

    private static void assertRefused(
            CredentialsError error, MatterCertificate noc, @Nullable MatterCertificate icac, MatterCertificate rcac) {
        assertRefused(error, new CertificateChain(noc, icac, rcac));
    }

    private static void assertRefused(CredentialsError error, CertificateChain chain) {
        CredentialsException refusal = catchThrowableOfType(CredentialsException.class, chain::verify);
        assertThat(refusal).as(error.toString()).isNotNull();
        assertThat(refusal.error()).as(refusal.getMessage()).isEqualTo(error);
    }
}
