package dev.clusterwright.crypto;

import static dev.clusterwright.crypto.Secrets.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class P256KeyPairTest {
    private static final String PUBLISHED = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    private static final byte[] MESSAGE = {1, 2, 3};

    /** RFC 6979, A.2.5. */
    @ParameterizedTest
    @CsvSource({
        "sample, efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716,"
                + " f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        "test, f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367,"
                + " 019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"
    })
    void publishedSignatures(String message, String r, String s) {
        byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
        try (P256KeyPair pair = P256KeyPair.of(secret(PUBLISHED))) {
            assertThat(pair.publicKey().octets().toHex())
                    .isEqualTo("0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
            assertThat(pair.signDeterministically(octets).octets().toHex()).isEqualTo(r + s);
            assertThat(pair.publicKey().verify(octets, pair.signDeterministically(octets)))
                    .isTrue();
        }
    }

    @Test
    void theJdkVerifiesWhatIsSigned() throws GeneralSecurityException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            byte[] message = Secrets.random(random, random.nextInt(200));
            try (P256KeyPair pair = P256KeyPair.generate()) {
                PublicKey key = jdkKey(pair.publicKey());
                for (EcdsaSignature signature :
                        new EcdsaSignature[] {pair.sign(message), pair.signDeterministically(message)}) {
                    assertThat(jdkVerifies("SHA256withECDSA", key, message, signature.toDer()))
                            .as("seed %d, message %d", seed, i)
                            .isTrue();
                    assertThat(jdkVerifies("SHA256withECDSAinP1363Format", key, message, signature.octets()))
                            .as("seed %d, message %d", seed, i)
                            .isTrue();
                }
            }
        }
    }

    private static boolean jdkVerifies(String algorithm, PublicKey key, byte[] message, OctetString signature)
            throws GeneralSecurityException {
        Signature jdk = Signature.getInstance(algorithm);
        jdk.initVerify(key);
        jdk.update(message);
        return jdk.verify(signature.toByteArray());
    }

    @Test
    void whatTheJdkSignsIsVerified() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            byte[] message = Secrets.random(random, random.nextInt(200));
            java.security.KeyPair jdk = generator.generateKeyPair();
            BigInteger scalar = ((ECPrivateKey) jdk.getPrivate()).getS();
            ECPoint point = ((ECPublicKey) jdk.getPublic()).getW();
            try (P256KeyPair pair = P256KeyPair.of(secret(String.format("%064x", scalar)))) {
                P256PublicKey key = pair.publicKey();
                assertThat(key.octets().toHex())
                        .isEqualTo(String.format("04%064x%064x", point.getAffineX(), point.getAffineY()));
                byte[] raw = jdkSigns("SHA256withECDSAinP1363Format", jdk.getPrivate(), message);
                byte[] der = jdkSigns("SHA256withECDSA", jdk.getPrivate(), message);
                assertThat(key.verify(message, EcdsaSignature.of(OctetString.of(raw))))
                        .as("seed %d, message %d", seed, i)
                        .isTrue();
                assertThat(key.verify(message, EcdsaSignature.fromDer(OctetString.of(der))))
                        .as("seed %d, message %d", seed, i)
                        .isTrue();
            }
        }
    }

    private static byte[] jdkSigns(String algorithm, PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature jdk = Signature.getInstance(algorithm);
        jdk.initSign(key);
        jdk.update(message);
        return jdk.sign();
    }

    /** The private key of a generated pair, with which the JDK signs. */
    @Test
    void theJdkSignsWithWhatIsGenerated() throws GeneralSecurityException {
        try (P256KeyPair pair = P256KeyPair.generate()) {
            BigInteger scalar = new BigInteger(1, Secrets.octets(pair.privateKey()));
            PrivateKey jdk = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(scalar, p256()));
            byte[] signature = jdkSigns("SHA256withECDSA", jdk, MESSAGE);
            assertThat(pair.publicKey().verify(MESSAGE, EcdsaSignature.fromDer(OctetString.of(signature))))
                    .isTrue();
        }
    }

    private static PublicKey jdkKey(P256PublicKey key) throws GeneralSecurityException {
        String hex = key.coordinates().toHex();
        ECPoint point = new ECPoint(new BigInteger(hex.substring(0, 64), 16), new BigInteger(hex.substring(64), 16));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, p256()));
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    @Test
    void signaturesAreRandomUnlessAskedFor() {
        Set<EcdsaSignature> random = new HashSet<>();
        Set<EcdsaSignature> deterministic = new HashSet<>();
        try (P256KeyPair pair = P256KeyPair.generate()) {
            for (int i = 0; i < 10; i++) {
                random.add(pair.sign(MESSAGE));
                deterministic.add(pair.signDeterministically(MESSAGE));
            }
        }
        assertThat(random).hasSize(10);
        assertThat(deterministic).hasSize(1);
    }

    @Test
    void generatedPairsDiffer() {
        Set<P256PublicKey> keys = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            keys.add(P256KeyPair.generate().publicKey());
        }
        assertThat(keys).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
                "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void numbersOutsideOfTheOrderAreRefused(String privateKey) {
        assertThatExceptionOfType(CryptoException.class)
                .isThrownBy(() -> P256KeyPair.of(secret(privateKey)))
                .withMessage("a private key is not within 1 to the order of P-256 less 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void otherLengthsAreRefused(int length) {
        assertThatExceptionOfType(CryptoException.class)
                .isThrownBy(() -> P256KeyPair.of(SecretKeyMaterial.copyOf(new byte[length])))
                .withMessage("a private key has 32 octets, not " + length);
    }

    /** The points of 1 and of the order less 1 have the same x, and the sum of their y is the prime. */
    @Test
    void theSmallestAndTheLargestNumber() {
        String one = "0000000000000000000000000000000000000000000000000000000000000001";
        String last = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
        PlainP256.Point g = PlainP256.G;
        try (P256KeyPair smallest = P256KeyPair.of(secret(one));
                P256KeyPair largest = P256KeyPair.of(secret(last))) {
            assertThat(smallest.publicKey().octets().toHex()).isEqualTo(String.format("04%064x%064x", g.x(), g.y()));
            assertThat(largest.publicKey().octets().toHex())
                    .isEqualTo(String.format("04%064x%064x", g.x(), PlainP256.P.subtract(g.y())));
            assertThat(smallest.publicKey().verify(MESSAGE, smallest.sign(MESSAGE)))
                    .isTrue();
            assertThat(largest.publicKey().verify(MESSAGE, largest.signDeterministically(MESSAGE)))
                    .isTrue();
        }
    }

    @Test
    void pairsComeBackFromTheirPrivateKey() {
        for (int i = 0; i < 20; i++) {
            try (P256KeyPair pair = P256KeyPair.generate();
                    SecretKeyMaterial stored = pair.privateKey();
                    P256KeyPair again = P256KeyPair.of(stored)) {
                assertThat(stored.length()).isEqualTo(P256KeyPair.PRIVATE_KEY_LENGTH);
                assertThat(again.publicKey()).isEqualTo(pair.publicKey());
                assertThat(again.privateKey().sameAs(stored)).isTrue();
                assertThat(again.signDeterministically(MESSAGE)).isEqualTo(pair.signDeterministically(MESSAGE));
            }
        }
    }

    @Test
    void pairsComeBackFromBothKeys() {
        try (P256KeyPair pair = P256KeyPair.generate();
                SecretKeyMaterial privateKey = pair.privateKey();
                P256KeyPair again = P256KeyPair.of(privateKey, pair.publicKey())) {
            byte[] message = {1, 2, 3};
            assertThat(again.publicKey()).isEqualTo(pair.publicKey());
            assertThat(pair.publicKey().verify(message, again.sign(message))).isTrue();
        }
    }

    @Test
    void aPairHasCopiesOfItsOwn() {
        SecretKeyMaterial given = secret(PUBLISHED);
        P256KeyPair pair = P256KeyPair.of(given);
        given.close();
        pair.privateKey().close();
        assertThat(pair.publicKey().verify(MESSAGE, pair.sign(MESSAGE))).isTrue();
    }

    @Test
    void closedPairsDoNotSign() {
        P256KeyPair pair = P256KeyPair.of(secret(PUBLISHED));
        EcdsaSignature signature = pair.sign(MESSAGE);
        pair.close();
        pair.close();
        assertThatIllegalStateException().isThrownBy(() -> pair.sign(MESSAGE));
        assertThatIllegalStateException().isThrownBy(() -> pair.signDeterministically(MESSAGE));
        assertThatIllegalStateException().isThrownBy(pair::privateKey);
        assertThat(pair.publicKey().verify(MESSAGE, signature)).isTrue();
    }

    @Test
    void textShowsThePublicKeyOnly() {
        try (P256KeyPair pair = P256KeyPair.of(secret(PUBLISHED))) {
            assertThat(pair)
                    .hasToString("P256KeyPair[" + pair.publicKey().octets().toHex() + "]");
            assertThat(pair.toString()).doesNotContain(PUBLISHED.substring(0, 16));
            assertThat(pair).isNotInstanceOf(java.io.Serializable.class);
        }
    }
}
