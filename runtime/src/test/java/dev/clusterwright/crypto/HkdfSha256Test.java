package dev.clusterwright.crypto;

import static dev.clusterwright.crypto.Secrets.hex;
import static dev.clusterwright.crypto.Secrets.octets;
import static dev.clusterwright.crypto.Secrets.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Random;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HkdfSha256Test {
    private static final byte[] NONE = {};

    /** RFC 5869, A.1. */
    @Test
    void publishedKey() {
        assertThat(derive("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", range(0, 0x0C), range(0xF0, 0xF9), 42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf" + "34007208d5b887185865");
    }

    /** RFC 5869, A.2. */
    @Test
    void publishedLongKey() {
        assertThat(derive(hex(range(0, 0x4F)), range(0x60, 0xAF), range(0xB0, 0xFF), 82))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    /** RFC 5869, A.3. */
    @Test
    void publishedKeyWithoutSaltAndInfo() {
        assertThat(derive("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", NONE, NONE, 42))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d" + "9d201395faa4b61a96c8");
    }

    private static String derive(String secret, byte[] salt, byte[] info, int length) {
        try (SecretKeyMaterial input = Secrets.secret(secret);
                SecretKeyMaterial output = HkdfSha256.derive(input, salt, info, length)) {
            return hex(octets(output));
        }
    }

    @Test
    void keysAreThoseOfBouncyCastle() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] secret = Secrets.random(random, 1 + random.nextInt(100));
            byte[] salt = Secrets.random(random, random.nextInt(100));
            byte[] info = Secrets.random(random, random.nextInt(100));
            byte[] expected = new byte[1 + random.nextInt(i == 0 ? 1 : 300)];
            HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
            generator.init(new HKDFParameters(secret, salt, info));
            generator.generateBytes(expected, 0, expected.length);
            assertThat(derive(hex(secret), salt, info, expected.length))
                    .as("seed %d, key %d", seed, i)
                    .isEqualTo(hex(expected));
        }
    }

    @Test
    void theLongestKey() {
        byte[] expected = new byte[8160];
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(new byte[] {1}, NONE, NONE));
        generator.generateBytes(expected, 0, expected.length);
        assertThat(derive("01", NONE, NONE, 8160)).isEqualTo(hex(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 8161, Integer.MAX_VALUE})
    void lengthsThatCannotBeAreMisuse(int length) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.random(16)) {
            assertThatIllegalArgumentException().isThrownBy(() -> HkdfSha256.derive(secret, NONE, NONE, length));
        }
    }

    @Test
    void secretsThatCannotBeAreMisuse() {
        SecretKeyMaterial empty = SecretKeyMaterial.copyOf(NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> HkdfSha256.derive(empty, NONE, NONE, 16));
        SecretKeyMaterial closed = SecretKeyMaterial.random(16);
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> HkdfSha256.derive(closed, NONE, NONE, 16));
    }
}
