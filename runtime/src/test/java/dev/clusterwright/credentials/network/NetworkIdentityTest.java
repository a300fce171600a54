package dev.clusterwright.credentials.network;

import static dev.clusterwright.credentials.network.NetworkVectors.octets;
import static dev.clusterwright.credentials.network.Refusals.assertNoCertificate;
import static dev.clusterwright.credentials.network.Refusals.assertNoIdentity;
import static dev.clusterwright.credentials.network.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NetworkIdentityTest {
    private static final OctetString COMPACT = octets(NetworkVectors.specified(), "compact_identity_hex");
    private static final NetworkIdentity SPECIFIED = NetworkIdentity.decode(COMPACT);
    private static final String KEY = "300941" + SPECIFIED.publicKey().octets().toHex();
    private static final String SIGNATURE =
            "300b40" + SPECIFIED.signature().octets().toHex();

    @Test
    void clientsOfAnyKeyRoundTrip() {
        for (long seed = 1; seed <= 40; seed++) {
            byte[] number = new byte[P256KeyPair.PRIVATE_KEY_LENGTH];
            new SplittableRandom(seed).nextBytes(number);
            number[0] = 0; // for a number below the order of the curve
            try (P256KeyPair pair = P256KeyPair.of(SecretKeyMaterial.copyOf(number))) {
                NetworkIdentity identity = NetworkIdentity.create(pair);
                assertThat(identity.publicKey()).isEqualTo(pair.publicKey());
                assertThat(identity.encode().length()).isEqualTo(NetworkIdentity.COMPACT_LENGTH);
                assertThat(identity.encodeFull().length()).isEqualTo(188);
                assertThat(NetworkIdentity.decode(identity.encode()))
                        .as("seed %d", seed)
                        .isEqualTo(identity);
                assertThat(NetworkIdentity.decode(identity.encodeFull()))
                        .as("seed %d", seed)
                        .isEqualTo(identity);
                assertThat(NetworkIdentity.fromX509(identity.toX509()))
                        .as("seed %d", seed)
                        .isEqualTo(identity);
            }
        }
    }

    @Test
    void oneKeyHasManyIdentitiesOfOneIdentifier() {
        try (P256KeyPair pair = P256KeyPair.generate()) {
            NetworkIdentity one = NetworkIdentity.create(pair);
            NetworkIdentity other = NetworkIdentity.create(pair);
            assertThat(one).isNotEqualTo(other).isNotEqualTo(null).isNotEqualTo("identity");
            assertThat(one.encode()).isNotEqualTo(other.encode());
            assertThat(one.identifier()).isEqualTo(other.identifier());
            assertThat(one.identifier().length()).isEqualTo(NetworkIdentity.IDENTIFIER_LENGTH);
            assertThat(one).hasToString("NetworkIdentity[" + one.identifier().toHex() + "]");
        }
        try (P256KeyPair pair = P256KeyPair.generate()) {
            assertThat(NetworkIdentity.create(pair).identifier()).isNotEqualTo(SPECIFIED.identifier());
        }
    }

    /** Numbers of a signature take 33 octets in DER if their first bit is set; the published one has one of 31. */
    @Test
    void signaturesOfAnyLengthRoundTrip() {
        assertThat(SPECIFIED.signature().toDer().toHex()).contains("021f5d66");
        assertThat(NetworkIdentity.fromX509(SPECIFIED.toX509())).isEqualTo(SPECIFIED);
        try (P256KeyPair pair = P256KeyPair.generate()) {
            int longest = 0;
            for (int i = 0; i < 400 && longest < 335; i++) {
                NetworkIdentity identity = NetworkIdentity.create(pair);
                longest = Math.max(longest, identity.toX509().length());
                assertThat(NetworkIdentity.fromX509(identity.toX509())).isEqualTo(identity);
            }
            assertThat(longest).isEqualTo(335);
        }
    }

    @Test
    void signerMustUseItsKey() {
        try (P256KeyPair one = P256KeyPair.generate();
                P256KeyPair other = P256KeyPair.generate()) {
            Signer confused = new Signer() {
                @Override
                public P256PublicKey publicKey() {
                    return one.publicKey();
                }

                @Override
                public EcdsaSignature sign(byte[] message) {
                    return other.sign(message);
                }
            };
            assertRefused(CredentialsError.SIGNATURE, () -> NetworkIdentity.create(confused));
        }
    }

    @Test
    void everyBitAndPrefixOfTheCompactFormMatters() {
        refuseAllBut(SPECIFIED.encode(), Refusals::assertNoIdentity);
    }

    @Test
    void everyBitAndPrefixOfTheFullFormMatters() {
        refuseAllBut(SPECIFIED.encodeFull(), Refusals::assertNoIdentity);
    }

    @Test
    void everyBitAndPrefixOfTheCertificateMatters() {
        refuseAllBut(SPECIFIED.toX509(), Refusals::assertNoCertificate);
    }

    private static void refuseAllBut(OctetString proper, Consumer<OctetString> refuse) {
        for (int bit = 0; bit < 8 * proper.length(); bit++) {
            refuse.accept(Refusals.flip(proper, bit));
        }
        for (int length = 0; length < proper.length(); length++) {
            refuse.accept(Refusals.prefix(proper, length));
        }
        refuse.accept(OctetString.fromHex(proper.toHex() + "00"));
        refuse.accept(OctetString.fromHex(proper.toHex() + "18"));
    }

    @Test
    void lengthsMayBeWide() {
        String key = "31094100" + KEY.substring(6);
        String signature = "330b4000000000000000" + SIGNATURE.substring(6);
        NetworkIdentity identity = NetworkIdentity.decode(OctetString.fromHex("15" + key + signature + "18"));
        assertThat(identity).isEqualTo(SPECIFIED);
        assertThat(identity.encode()).isEqualTo(COMPACT);
    }

    @Test
    void membersOfTheCompactFormAreThoseAndInThisOrder() {
        assertThat("15" + KEY + SIGNATURE + "18").isEqualTo(COMPACT.toHex());
        assertMalformed("");
        assertMalformed("1518");
        assertMalformed("15" + KEY + "18");
        assertMalformed("15" + SIGNATURE + "18");
        assertMalformed("15" + SIGNATURE + KEY + "18");
        assertMalformed("15" + KEY + SIGNATURE + "240c00" + "18");
        assertMalformed("15" + KEY + "240a00" + SIGNATURE + "18");
        assertMalformed("15" + "240800" + KEY + SIGNATURE + "18");
        assertMalformed("15" + KEY + KEY + SIGNATURE + "18");
        assertMalformed("16" + KEY + SIGNATURE + "18"); // an array, whose elements have no tags
        assertMalformed("17" + KEY + SIGNATURE + "18"); // a list
        assertMalformed("3509" + KEY + SIGNATURE + "18"); // with a tag of its own
        assertMalformed("15" + KEY + "300b3f" + SIGNATURE.substring(8) + "18");
        assertMalformed("15" + KEY + "300b41" + SIGNATURE.substring(6) + "00" + "18");
        assertMalformed("15" + KEY + "2c" + SIGNATURE.substring(2) + "18"); // text
    }

    @Test
    void fullFormHasNoTagEither() {
        assertMalformed("3501" + SPECIFIED.encodeFull().toHex().substring(2));
    }

    @Test
    void keysAreThoseOfTheCurve() {
        assertNoIdentity(CredentialsError.PUBLIC_KEY, compact("00".repeat(65), SIGNATURE.substring(6)));
        assertNoIdentity(CredentialsError.PUBLIC_KEY, compact("04" + "00".repeat(64), SIGNATURE.substring(6)));
        assertNoIdentity(
                CredentialsError.PUBLIC_KEY,
                OctetString.fromHex("15" + "300940" + KEY.substring(8) + SIGNATURE + "18"));
    }

    @Test
    void signaturesAreWithinTheOrderOfTheCurve() {
        String key = KEY.substring(6);
        String r = SIGNATURE.substring(6, 70);
        String zero = "00".repeat(32);
        String order = String.format("%064x", DerivationModel.ORDER);
        String beyond = "ff".repeat(32);
        for (String number : new String[] {zero, order, beyond}) {
            assertNoIdentity(CredentialsError.SIGNATURE, compact(key, r + number));
            assertNoIdentity(CredentialsError.SIGNATURE, compact(key, number + r));
            assertNoIdentity(CredentialsError.SIGNATURE, compact(key, number + number));
        }
    }

    private static OctetString compact(String key, String signature) {
        return OctetString.fromHex("15" + "300941" + key + "300b40" + signature + "18");
    }

    @Test
    void certificatesAreTheFixedOne() {
        try (P256KeyPair pair = P256KeyPair.generate()) {
            MatterCertificate proper = new FullIdentity().signed(pair);
            assertThat(NetworkIdentity.decode(proper.encode()).encodeFull()).isEqualTo(proper.encode());
        }
        assertOther(CredentialsError.SERIAL_NUMBER, other -> other.serialNumber = OctetString.fromHex("02"));
        assertOther(CredentialsError.SERIAL_NUMBER, other -> other.serialNumber = OctetString.fromHex("0101"));
        assertOther(CredentialsError.ISSUER, other -> other.issuer = name -> name.text(1, "?"));
        assertOther(CredentialsError.ISSUER, other -> other.issuer = name -> {});
        assertOther(CredentialsError.SUBJECT, other -> other.subject = name -> name.text(1, "**"));
        assertOther(CredentialsError.SUBJECT, other -> other.subject = name -> name.text(2, "*"));
        assertOther(CredentialsError.ISSUER, other -> {
            other.issuer = name -> name.unsigned(20, 1);
            other.subject = other.issuer;
        });
        assertOther(
                CredentialsError.SUBJECT,
                other -> other.subject = name -> {
                    name.text(1, "*");
                    name.text(2, "*");
                });
        assertOther(CredentialsError.VALIDITY, other -> other.notBefore = 2);
        assertOther(CredentialsError.VALIDITY, other -> other.notAfter = 0xFFFF_FFFFL);
        // 0 is written as the end of time, wherever it stands.
        assertOther(CredentialsError.VALIDITY, other -> other.notBefore = 0);
    }

    @Test
    void extensionsAreTheFixedOnesInTheirOrder() {
        assertOther(
                CredentialsError.EXTENSION,
                other -> other.extensions = extensions -> {
                    FullIdentity.keyUsage(extensions);
                    FullIdentity.basicConstraints(extensions);
                    FullIdentity.extendedKeyUsage(extensions, 2, 1);
                });
        assertOther(
                CredentialsError.EXTENSION,
                other -> other.extensions = extensions -> {
                    FullIdentity.basicConstraints(extensions);
                    FullIdentity.keyUsage(extensions);
                    FullIdentity.extendedKeyUsage(extensions, 1, 2);
                });
        assertOther(
                CredentialsError.EXTENSION,
                other -> other.extensions = extensions -> {
                    FullIdentity.basicConstraints(extensions);
                    FullIdentity.keyUsage(extensions);
                    FullIdentity.extendedKeyUsage(extensions, 2);
                });
        assertOther(
                CredentialsError.EXTENSION,
                other -> other.extensions = extensions -> {
                    FullIdentity.basicConstraints(extensions);
                    extensions.unsigned(2, 3);
                    FullIdentity.extendedKeyUsage(extensions, 2, 1);
                });
        assertOther(
                CredentialsError.EXTENSION,
                other -> other.extensions = extensions -> {
                    extensions.startStructure(1);
                    extensions.bool(1, true);
                    extensions.end();
                    FullIdentity.keyUsage(extensions);
                    FullIdentity.extendedKeyUsage(extensions, 2, 1);
                });
        assertOther(
                CredentialsError.EXTENSION,
                other -> other.extensions = extensions -> {
                    FullIdentity.properExtensions(extensions);
                    extensions.octets(4, OctetString.of(new byte[20]));
                });
        assertOther(
                CredentialsError.EXTENSION,
                other -> other.extensions = extensions -> {
                    FullIdentity.properExtensions(extensions);
                    extensions.octets(6, OctetString.fromHex("300a06032a0304" + "0403010203"));
                });
    }

    private static void assertOther(CredentialsError error, Consumer<FullIdentity> change) {
        FullIdentity other = new FullIdentity();
        change.accept(other);
        try (P256KeyPair pair = P256KeyPair.generate()) {
            MatterCertificate certificate = other.signed(pair);
            assertThat(certificate.isSignedBy(pair.publicKey())).isTrue();
            assertNoIdentity(error, certificate.encode());
            assertRefused(error, () -> NetworkIdentity.fromX509(certificate.toX509()));
        }
    }

    @Test
    void tooLong() {
        assertNoIdentity(CredentialsError.TOO_LONG, OctetString.of(new byte[401]));
        assertNoCertificate(OctetString.of(new byte[601]));
    }

    private static void assertMalformed(String hex) {
        assertNoIdentity(CredentialsError.MALFORMED, OctetString.fromHex(hex));
    }
}
