package dev.clusterwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
    private static final String R = "02 01 01";
    private static final String ZEROS = "00".repeat(31);

    /** The published pairs of both forms, in credentials.json, whose numbers have 256 bits. */
    @ParameterizedTest
    @CsvSource({
        "7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e"
                + "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f,"
                + "304402207e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e"
                + "02207f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f",
        "0000000000000000000000000000000080808080808080808080808080808080"
                + "0000000000000000000000000000000081818181818181818181818181818181,"
                + "3026021100808080808080808080808080808080800211008181818181818181"
                + "8181818181818181",
        "8000000000000000000000000000000000000000000000000000000000000001"
                + "8100000000000000000000000000000000000000000000000000000000000002,"
                + "304602210080000000000000000000000000000000000000000000000000000000000000010221"
                + "008100000000000000000000000000000000000000000000000000000000000002",
        // By hand: the shortest and the longest.
        "0000000000000000000000000000000000000000000000000000000000000000"
                + "0000000000000000000000000000000000000000000000000000000000000000,"
                + "3006020100020100",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff,"
                + "3046022100ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                + "022100ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    })
    void bothForms(String raw, String der) {
        EcdsaSignature signature = EcdsaSignature.of(OctetString.fromHex(raw));
        assertThat(signature.octets().toHex()).isEqualTo(raw);
        assertThat(signature.toDer().toHex()).isEqualTo(der);
        assertThat(EcdsaSignature.fromDer(OctetString.fromHex(der)))
                .isEqualTo(signature)
                .hasSameHashCodeAs(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "30 00",
                "31 06" + R + R, // a set
                "30 81 06" + R + R, // a length that needs no more than one octet
                "30 80" + R + R + "00 00", // a length that comes later
                "30 84 00 00 00 06" + R + R,
                "30 05" + R + R,
                "30 07" + R + R,
                "30 06" + R + R + "00", // something after it
                "30 07" + R + R + "00",
                "30 09" + R + R + R,
                "30 03" + R,
                "30 06 02 01 81" + R, // negative
                "30 06" + R + "02 01 FF",
                "30 05 02 00" + R, // no octets
                "30 05" + R + "02 00",
                "30 07 02 02 00 01" + R, // a zero too many
                "30 07" + R + "02 02 00 7F",
                "30 07 02 02 00 00" + R,
                "30 06 03 01 01" + R, // a bit string
                "30 07 02 81 01 01" + R,
                "30 06 02 02 01" + R, // an integer that takes from the next
                "30 06 02 7F 01" + R,
                "30 06 02 FF 01" + R
            })
    void anythingElseIsRefused(String der) {
        checkRefused(OctetString.of(Secrets.hex(der)));
    }

    @Test
    void numbersOfMoreThan256BitsAreRefused() {
        checkRefused(OctetString.of(Secrets.hex("30 26 02 21 01 00" + ZEROS + R)));
        checkRefused(OctetString.of(Secrets.hex("30 26" + R + "02 21 01 00" + ZEROS)));
        checkRefused(OctetString.of(Secrets.hex("30 27 02 22 00 FF 00" + ZEROS + R)));
        checkRefused(OctetString.of(Secrets.hex("30 29" + R + "02 24 01 00 00 00 00" + ZEROS)));
    }

    private static void checkRefused(OctetString der) {
        assertThatExceptionOfType(CryptoException.class)
                .as(der.toHex())
                .isThrownBy(() -> EcdsaSignature.fromDer(der))
                .withMessage("a signature in DER is a sequence of two integers of up to 256 bits");
    }

    @Test
    void randomSignaturesSurviveBothForms() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            BigInteger r = new BigInteger(random.nextInt(257), random);
            BigInteger s = new BigInteger(random.nextInt(257), random);
            EcdsaSignature signature = EcdsaSignature.of(r, s);
            assertThat(EcdsaSignature.fromDer(signature.toDer()))
                    .as("seed %d, signature %d", seed, i)
                    .isEqualTo(signature);
            assertThat(signature.r()).as("seed %d, signature %d", seed, i).isEqualTo(r);
            assertThat(signature.s()).as("seed %d, signature %d", seed, i).isEqualTo(s);
        }
    }

    /** There is one form for each signature: what is accepted is written again as it was. */
    @Test
    void everyBeginAndEveryBitMatters() {
        for (String der : new String[] {
            "3006020100020100",
            "300702020080020101",
            "304602210080000000000000000000000000000000000000000000000000000000000000010221"
                    + "008100000000000000000000000000000000000000000000000000000000000002",
            "304402207e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e7e"
                    + "02207f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f"
        }) {
            byte[] octets = Secrets.hex(der);
            assertThat(isReadAsItIs(octets)).isTrue();
            for (int length = 0; length < octets.length; length++) {
                assertThat(isReadAsItIs(Arrays.copyOf(octets, length))).isFalse();
            }
            for (int bit = 0; bit < 8 * octets.length; bit++) {
                byte[] spoilt = octets.clone();
                spoilt[bit / 8] ^= (byte) (1 << (bit % 8));
                isReadAsItIs(spoilt);
            }
        }
    }

    @Test
    void randomOctetsAreRefusedOrWrittenAgain() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] der = Secrets.hex("3006 020101 020101");
            for (int n = random.nextInt(3); n >= 0; n--) {
                der[random.nextInt(der.length)] = (byte) (random.nextBoolean() ? random.nextInt(8) : random.nextInt());
            }
            read += isReadAsItIs(der) ? 1 : 0;
        }
        assertThat(read).as("seed %d", seed).isGreaterThan(200);
    }

    /** Whether it is read; if so, it is also written. */
    private static boolean isReadAsItIs(byte[] der) {
        OctetString octets = OctetString.of(der);
        EcdsaSignature signature;
        try {
            signature = EcdsaSignature.fromDer(octets);
        } catch (CryptoException e) {
            return false;
        }
        assertThat(signature.toDer()).as(octets.toHex()).isEqualTo(octets);
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 65, 72})
    void otherLengthsAreRefused(int length) {
        assertThatExceptionOfType(CryptoException.class)
                .isThrownBy(() -> EcdsaSignature.of(OctetString.of(new byte[length])))
                .withMessage("a signature has 64 octets, not " + length);
    }

    @Test
    void textShowsIt() {
        EcdsaSignature signature = EcdsaSignature.of(BigInteger.ONE, BigInteger.TEN);
        assertThat(signature).hasToString("EcdsaSignature[" + ZEROS + "01" + ZEROS + "0a]");
        assertThat(signature).isNotEqualTo(EcdsaSignature.of(BigInteger.TEN, BigInteger.ONE));
    }
}
