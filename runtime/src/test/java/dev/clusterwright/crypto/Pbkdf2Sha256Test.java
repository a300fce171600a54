package dev.clusterwright.crypto;

import static dev.clusterwright.crypto.Secrets.hex;
import static dev.clusterwright.crypto.Secrets.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pbkdf2Sha256Test {
    /** RFC 7914, 11. */
    @ParameterizedTest
    @CsvSource({
        "passwd, salt, 1,"
                + " 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        "Password, NaCl, 80000,"
                + " 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
    })
    void publishedKeys(String password, String salt, int iterations, String key) {
        assertThat(derive(password, salt.getBytes(StandardCharsets.US_ASCII), iterations, 64))
                .isEqualTo(key);
    }

    private static String derive(String password, byte[] salt, int iterations, int length) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(password.getBytes(StandardCharsets.US_ASCII));
                SecretKeyMaterial key = Pbkdf2Sha256.derive(secret, salt, iterations, length)) {
            return hex(octets(key));
        }
    }

    @Test
    void keysAreThoseOfTheJdk() throws GeneralSecurityException {
        SecretKeyFactory jdk = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            String password = String.format("%08d", random.nextInt(100_000_000)).repeat(1 + random.nextInt(20));
            byte[] salt = Secrets.random(random, 16 + random.nextInt(17));
            int iterations = 1 + random.nextInt(50);
            int length = 1 + random.nextInt(100);
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, 8 * length);
            assertThat(derive(password, salt, iterations, length))
                    .as("seed %d, key %d", seed, i)
                    .isEqualTo(hex(jdk.generateSecret(spec).getEncoded()));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "-1, 16", "1, 0", "1, -1", "1, 8161"})
    void numbersThatCannotBeAreMisuse(int iterations, int length) {
        SecretKeyMaterial password = SecretKeyMaterial.random(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pbkdf2Sha256.derive(password, new byte[16], iterations, length));
    }

    @Test
    void passwordsThatCannotBeAreMisuse() {
        SecretKeyMaterial empty = SecretKeyMaterial.copyOf(new byte[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> Pbkdf2Sha256.derive(empty, new byte[16], 1, 16));
        SecretKeyMaterial closed = SecretKeyMaterial.random(8);
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> Pbkdf2Sha256.derive(closed, new byte[16], 1, 16));
    }
}
