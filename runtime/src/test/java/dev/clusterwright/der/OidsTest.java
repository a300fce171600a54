package dev.clusterwright.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidsTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 00",
        "0.39, 27",
        "1.0, 28",
        "1.39, 4f",
        "2.0, 50",
        "2.39, 77",
        "2.40, 78",
        "2.47, 7f",
        "2.48, 8100",
        "2.999.3, 883703", // the example of X.690
        "2.5.29.15, 551d0f",
        "1.2.840.10045.4.3.2, 2a8648ce3d040302",
        "1.3.6.1.4.1.37244.1.1, 2b0601040182a27c0101",
        "2.9223372036854775727, ffffffffffffffff7f",
        "1.3.9223372036854775807, 2bffffffffffffffff7f"
    })
    void bothForms(String dotted, String octets) {
        assertThat(HexFormat.of().formatHex(Oids.encode(dotted))).isEqualTo(octets);
        assertThat(decode(HexFormat.of().parseHex(octets))).isEqualTo(dotted);
    }

    @Test
    void identifiersAreThoseOfBouncyCastle() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            int root = random.nextInt(3);
            StringBuilder dotted = new StringBuilder().append(root).append('.').append(random.nextInt(40));
            boolean isLarge = false;
            for (int n = random.nextInt(8); n > 0; n--) {
                BigInteger arc = new BigInteger(random.nextInt(random.nextInt(10) == 0 ? 130 : 64), random);
                isLarge |= arc.bitLength() > 63;
                dotted.append('.').append(arc);
            }
            byte[] element = new ASN1ObjectIdentifier(dotted.toString()).getEncoded();
            byte[] octets = Arrays.copyOfRange(element, 2, element.length);
            assertThat(decode(octets)).as("seed %d", seed).isEqualTo(dotted.toString());
            if (!isLarge) {
                assertThat(Oids.encode(dotted.toString())).as("seed %d", seed).isEqualTo(octets);
            }
        }
    }

    /** The first two numbers are one, and it may be large. */
    @Test
    void aLargeNumberBelowTheLastRoot() {
        BigInteger arc = BigInteger.ONE.shiftLeft(128);
        byte[] octets = new byte[19];
        Arrays.fill(octets, (byte) 0x80);
        octets[0] = (byte) 0x84;
        octets[18] = 0;
        assertThat(decode(octets)).isEqualTo("2." + arc.subtract(BigInteger.valueOf(80)));
    }

    private static String decode(byte[] octets) {
        byte[] input = new byte[octets.length + 2];
        System.arraycopy(octets, 0, input, 1, octets.length);
        return Oids.decode(input, 1, 1 + octets.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.", "1..2", "1.2.x", "1.2.9223372036854775808"})
    void otherTextIsMisuse(String dotted) {
        assertThatIllegalArgumentException().isThrownBy(() -> Oids.encode(dotted));
    }
}
