package dev.clusterwright.crypto;

import static dev.clusterwright.crypto.Secrets.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSha256Test {
    /** RFC 4231, 4: the octet that a key repeats and how often, or the key; the same of the message; the code or its begin. */
    @ParameterizedTest
    @CsvSource({
        "0b*20, Hi There, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "Jefe, what do ya want for nothing?, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "aa*20, dd*50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        "0c*20, Test With Truncation, a3b6167473100ee06e0c796c2955552b",
        "aa*131, Test Using Larger Than Block-Size Key - Hash Key First,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        "aa*131, This is a test using a larger than block-size key and a larger than block-size data. The key needs"
                + " to be hashed before being used by the HMAC algorithm.,"
                + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    })
    void publishedCodes(String key, String message, String code) {
        assertThat(hex(HmacSha256.of(SecretKeyMaterial.copyOf(octets(key)), octets(message))))
                .startsWith(code);
    }

    @Test
    void publishedCodeOfAKeyThatCounts() {
        assertThat(hex(HmacSha256.of(SecretKeyMaterial.copyOf(Secrets.range(1, 0x19)), octets("cd*50"))))
                .isEqualTo("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    }

    private static byte[] octets(String text) {
        if (text.matches("[0-9a-f]{2}\\*[0-9]+")) {
            byte[] octets = new byte[Integer.parseInt(text.substring(3))];
            Arrays.fill(octets, (byte) Integer.parseInt(text.substring(0, 2), 16));
            return octets;
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void codesAreThoseOfTheJdk() throws GeneralSecurityException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] key = Secrets.random(random, 1 + random.nextInt(200));
            byte[] one = Secrets.random(random, random.nextInt(300));
            byte[] two = Secrets.random(random, random.nextInt(3));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(one);
            assertThat(HmacSha256.of(SecretKeyMaterial.copyOf(key), one, two))
                    .as("seed %d, message %d", seed, i)
                    .isEqualTo(mac.doFinal(two));
        }
    }

    @Test
    void oneKeyTakesManyMessages() {
        SecretKeyMaterial key = SecretKeyMaterial.random(16);
        byte[] code = new byte[HmacSha256.LENGTH];
        try (KeyedHmac hmac = new KeyedHmac(key)) {
            for (int length = 0; length < 200; length++) {
                hmac.update(new byte[length]);
                hmac.finish(code);
                assertThat(code).isEqualTo(HmacSha256.of(key, new byte[length]));
            }
            hmac.finish(code);
            assertThat(code).isEqualTo(HmacSha256.of(key));
        }
    }

    @Test
    void closingLeavesNothingOfTheKey() throws ReflectiveOperationException {
        KeyedHmac hmac = new KeyedHmac(SecretKeyMaterial.random(16));
        hmac.update((byte) 1);
        hmac.close();
        for (String field : new String[] {"inner", "outer"}) {
            var pad = KeyedHmac.class.getDeclaredField(field);
            pad.setAccessible(true);
            assertThat((byte[]) pad.get(hmac)).containsOnly(0);
        }
    }

    @Test
    void keysThatCannotBeAreMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSha256.of(SecretKeyMaterial.copyOf(new byte[0]), new byte[1]));
        SecretKeyMaterial closed = SecretKeyMaterial.random(16);
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> HmacSha256.of(closed, new byte[1]));
    }
}
