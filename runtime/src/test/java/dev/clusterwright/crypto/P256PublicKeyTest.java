package dev.clusterwright.crypto;

import static dev.clusterwright.crypto.PlainP256.N;
import static dev.clusterwright.crypto.PlainP256.P;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.crypto.PlainP256.Point;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class P256PublicKeyTest {
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final BigInteger ONE = BigInteger.ONE;
    private static final P256KeyPair PAIR = P256KeyPair.generate();
    private static final P256PublicKey KEY = PAIR.publicKey();

    @Test
    void keysAreReadAndWritten() {
        OctetString octets = octets(PlainP256.G.x(), PlainP256.G.y());
        P256PublicKey key = P256PublicKey.of(octets);
        assertThat(key.octets()).isEqualTo(octets);
        assertThat(key.coordinates().toHex()).isEqualTo(octets.toHex().substring(2));
        assertThat(key).isEqualTo(P256PublicKey.of(octets)).hasSameHashCodeAs(P256PublicKey.of(octets));
        assertThat(key).isNotEqualTo(KEY).hasToString("P256PublicKey[" + octets.toHex() + "]");
    }

    /** Root01 of credentials.json, whose certificate has both. */
    @Test
    void identifiersAreSha1() {
        P256PublicKey key = P256PublicKey.of(
                OctetString.fromHex("043b88460ec9687a5d0f3b4b3b13fcd299c2f6d5051d003ee49c9924cf98f4f780"
                        + "eb20fd37c8d358347f5f87d08c3213e540af11bab9137e49354f0c5b6343de63"));
        assertThat(key.identifier().toHex()).isEqualTo("cc1308af82cfee505eb23b57bfe86a311665535f");
    }

    @Test
    void pointsAreThoseOfThePlainModel() {
        Point sum = PlainP256.G;
        for (int i = 1; i <= 20; i++) {
            byte[] scalar = new byte[32];
            scalar[31] = (byte) i;
            try (P256KeyPair pair = P256KeyPair.of(SecretKeyMaterial.copyOf(scalar))) {
                assertThat(pair.publicKey().octets()).isEqualTo(octets(sum.x(), sum.y()));
            }
            sum = Objects.requireNonNull(PlainP256.add(sum, PlainP256.G));
        }
    }

    @Test
    void whatIsNoPointOfTheCurveIsRefused() {
        Point g = PlainP256.G;
        checkRefused(octets(BigInteger.ZERO, BigInteger.ZERO));
        checkRefused(octets(g.y(), g.x()));
        checkRefused(octets(g.x(), g.y().add(ONE)));
        checkRefused(octets(g.x(), BigInteger.ZERO));
        checkRefused(octets(ONE.shiftLeft(256).subtract(ONE), ONE.shiftLeft(256).subtract(ONE)));
    }

    /** A point has one form only: numbers of 256 bits that are P more than a coordinate are none. */
    @Test
    void coordinatesAreLessThanThePrime() {
        checkRefused(octets(P, g().y()));
        checkRefused(octets(g().x(), P));
        int found = 0;
        for (BigInteger x = BigInteger.ZERO; found < 5; x = x.add(ONE)) {
            Point point = PlainP256.at(x);
            if (point != null) {
                assertThat(P256PublicKey.of(octets(x, point.y())).octets()).isEqualTo(octets(x, point.y()));
                checkRefused(octets(x.add(P), point.y()));
                found++;
            }
        }
    }

    private static Point g() {
        return PlainP256.G;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33, 64, 66, 130})
    void otherLengthsAreRefused(int length) {
        byte[] octets = new byte[length];
        if (length > 0) {
            octets[0] = 4;
        }
        assertThatExceptionOfType(CryptoException.class)
                .isThrownBy(() -> P256PublicKey.of(OctetString.of(octets)))
                .withMessage("a public key has 65 octets, not " + length);
    }

    @Test
    void otherFormsAreRefused() {
        byte[] octets = KEY.octets().toByteArray();
        for (int form = 0; form < 256; form++) {
            octets[0] = (byte) form;
            if (form == 4) {
                assertThat(P256PublicKey.of(OctetString.of(octets))).isEqualTo(KEY);
            } else {
                checkRefused(OctetString.of(octets));
            }
        }
        octets[0] = (byte) (2 + (octets[64] & 1));
        checkRefused(OctetString.of(Arrays.copyOf(octets, 33)));
    }

    private static void checkRefused(OctetString octets) {
        assertThatExceptionOfType(CryptoException.class)
                .as(octets.toHex())
                .isThrownBy(() -> P256PublicKey.of(octets))
                .withMessageStartingWith("a public key ");
    }

    @Test
    void numbersAtTheEdgesAreNoSignature() {
        BigInteger all = ONE.shiftLeft(256).subtract(ONE);
        List<BigInteger> edges = List.of(
                BigInteger.ZERO,
                ONE,
                BigInteger.TWO,
                N.subtract(ONE),
                N,
                N.add(ONE),
                P.subtract(N),
                P.subtract(ONE),
                P,
                all,
                N.shiftRight(1),
                PlainP256.G.x().mod(N));
        Point point = point(KEY);
        for (BigInteger r : edges) {
            for (BigInteger s : edges) {
                assertThat(KEY.verify(MESSAGE, EcdsaSignature.of(r, s)))
                        .as("r %s, s %s", r, s)
                        .isEqualTo(PlainP256.verify(point, MESSAGE, r, s))
                        .isFalse();
            }
        }
    }

    @Test
    void numbersBeyondTheOrderAreNoSignature() {
        // Small numbers, so that adding the order stays within 256 bits: signatures made for keys found to fit.
        Point point = Objects.requireNonNull(PlainP256.multiply(BigInteger.valueOf(5), PlainP256.G));
        for (BigInteger s = ONE; s.compareTo(BigInteger.valueOf(4)) < 0; s = s.add(ONE)) {
            BigInteger r = point.x().mod(N);
            P256PublicKey key = keyOf(point, r, s);
            assertThat(key.verify(MESSAGE, EcdsaSignature.of(r, s))).isTrue();
            assertThat(key.verify(MESSAGE, EcdsaSignature.of(r, s.add(N)))).isFalse();
        }
    }

    /** The x of a point may be between order and prime; then r is less by the order. */
    @Test
    void pointsBeyondTheOrderMakeSignatures() {
        int found = 0;
        for (BigInteger r = ONE; found < 5; r = r.add(ONE)) {
            Point point = PlainP256.at(r.add(N));
            if (point != null) {
                P256PublicKey key = keyOf(point, r, BigInteger.valueOf(7));
                assertThat(PlainP256.verify(point(key), MESSAGE, r, BigInteger.valueOf(7)))
                        .isTrue();
                assertThat(key.verify(MESSAGE, EcdsaSignature.of(r, BigInteger.valueOf(7))))
                        .isTrue();
                assertThat(key.verify(MESSAGE, EcdsaSignature.of(r.add(N), BigInteger.valueOf(7))))
                        .isFalse();
                found++;
            }
        }
    }

    /** The same r with a point whose x is less than it by the order, not more: nobody signed. */
    @Test
    void xIsNotTakenModuloThePrime() {
        int found = 0;
        for (BigInteger x = BigInteger.ZERO; found < 5; x = x.add(ONE)) {
            Point point = PlainP256.at(x);
            BigInteger r = P.subtract(N).add(x);
            if (point != null) {
                P256PublicKey key = keyOf(point, r, BigInteger.valueOf(7));
                assertThat(key.verify(MESSAGE, EcdsaSignature.of(r, BigInteger.valueOf(7))))
                        .isFalse();
                found++;
            }
        }
    }

    /** The key for which verifying r and s comes to a point: what ECDSA computes, turned round. */
    private static P256PublicKey keyOf(Point point, BigInteger r, BigInteger s) {
        BigInteger inverse = r.modInverse(N);
        Point fromPoint = PlainP256.multiply(s.multiply(inverse).mod(N), point);
        Point fromMessage = PlainP256.multiply(
                PlainP256.digest(MESSAGE).negate().multiply(inverse).mod(N), PlainP256.G);
        Point key = Objects.requireNonNull(PlainP256.add(fromPoint, fromMessage));
        return P256PublicKey.of(octets(key.x(), key.y()));
    }

    @Test
    void ofChangedSignaturesOnlyTheTwinIsTrue() {
        EcdsaSignature signature = PAIR.sign(MESSAGE);
        BigInteger r = signature.r();
        BigInteger s = signature.s();
        assertThat(KEY.verify(MESSAGE, signature)).isTrue();
        assertThat(KEY.verify(MESSAGE, EcdsaSignature.of(r, N.subtract(s)))).isTrue();
        assertThat(KEY.verify(MESSAGE, EcdsaSignature.of(s, r))).isFalse();
        assertThat(KEY.verify(MESSAGE, EcdsaSignature.of(N.subtract(r), s))).isFalse();
        assertThat(KEY.verify(new byte[] {1, 2}, signature)).isFalse();
        assertThat(P256KeyPair.generate().publicKey().verify(MESSAGE, signature))
                .isFalse();
        for (int bit = 0; bit < 8 * EcdsaSignature.LENGTH; bit += 7) {
            byte[] octets = signature.octets().toByteArray();
            octets[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(KEY.verify(MESSAGE, EcdsaSignature.of(OctetString.of(octets))))
                    .isFalse();
        }
    }

    @Test
    void randomSignaturesAreAsThePlainModelSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            byte[] message = Secrets.random(random, random.nextInt(100));
            try (P256KeyPair pair = P256KeyPair.generate()) {
                EcdsaSignature signature = pair.sign(message);
                Point point = point(pair.publicKey());
                assertThat(PlainP256.verify(point, message, signature.r(), signature.s()))
                        .as("seed %d, message %d", seed, i)
                        .isTrue();
                assertThat(pair.publicKey().verify(message, signature)).isTrue();
            }
        }
    }

    private static Point point(P256PublicKey key) {
        byte[] octets = key.coordinates().toByteArray();
        return new Point(
                new BigInteger(1, Arrays.copyOf(octets, 32)), new BigInteger(1, Arrays.copyOfRange(octets, 32, 64)));
    }

    private static OctetString octets(BigInteger x, BigInteger y) {
        return OctetString.fromHex(String.format("04%064x%064x", x, y));
    }
}
