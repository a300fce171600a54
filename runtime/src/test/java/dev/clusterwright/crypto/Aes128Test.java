package dev.clusterwright.crypto;

import static dev.clusterwright.crypto.Secrets.hex;
import static dev.clusterwright.crypto.Secrets.random;
import static dev.clusterwright.crypto.Secrets.range;
import static dev.clusterwright.crypto.Secrets.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Aes128Test {
    private static final byte[] NONE = {};
    private static final byte[] NONCE = new byte[Aes128.NONCE_LENGTH];

    /** NIST CAVP, VADT128: those with nonces of 13 octets and tags of 16. */
    @ParameterizedTest
    @CsvSource({
        "d24a3d3dde8c84830280cb87abad0bb3, f1100035bb24a8d26004e0e24b, '',"
                + " 7c86135ed9c2a515aaae0e9a208133897269220f30870006,"
                + " 1faeb0ee2ca2cd52f0aa3966578344f24e69b742c4ab37ab1123301219c70599b7c373ad4b3ad67b",
        "5a33980e71e7d67fd6cf171454dc96e5, 33ae68ebb8010c6b3da6b9cb29,"
                + " eca622a37570df619e10ebb18bebadb2f2b49c4d2b2ff715873bb672e30fc0ff,"
                + " a34dfa24847c365291ce1b54bcf8d9a75d861e5133cc3a74,"
                + " 7a60fa7ee8859e283cce378fb6b95522ab8b70efcdb0265f7c4b4fa597666b86dd1353e400f28864"
    })
    void publishedMessages(String key, String nonce, String additional, String message, String sealed) {
        SecretKeyMaterial secret = secret(key);
        assertThat(hex(Aes128.seal(secret, hex(nonce), hex(additional), hex(message))))
                .isEqualTo(sealed);
        assertThat(hex(Aes128.open(secret, hex(nonce), hex(additional), hex(sealed))))
                .isEqualTo(message);
    }

    /** A group message that other implementations take, in groupkeys.json: its payload, and its header. */
    @Test
    void publishedGroupMessage() {
        byte[] header = hex("067ddb817956341201000000000000000200");
        byte[] nonce = hex("81795634120100000000000000");
        SecretKeyMaterial key = secret("ca92d7a0942d1a511a0e26ad074f4c2f");
        assertThat(hex(Aes128.seal(key, nonce, header, hex("0164ee0e207d"))))
                .isEqualTo("2b2f915a66c9596290ebe4408217b3c0c921a2fca4e1");
        SecretKeyMaterial privacyKey = secret("bfe9da016a765365f2dd97a9f939e425");
        byte[] privacyNonce = hex("db7d408217b3c0c921a2fca4e1");
        assertThat(hex(Aes128.obfuscate(privacyKey, privacyNonce, hex("7956341201000000000000000200"))))
                .isEqualTo("d926afce24c8a0981bdd44f4e730");
    }

    /** RFC 3610, 8, the first message: its tag is shorter than ours, its key stream is the same. */
    @Test
    void publishedKeyStream() {
        SecretKeyMaterial key = SecretKeyMaterial.copyOf(range(0xC0, 0xCF));
        assertThat(hex(Aes128.obfuscate(key, hex("00000003020100a0a1a2a3a4a5"), range(0x08, 0x1E))))
                .isEqualTo("588c979a61c663d2f066d0c2c0f989806d5f6b61dac384");
    }

    @Test
    void messagesAreThoseOfBouncyCastle() throws InvalidCipherTextException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] message = random(random, i < 40 ? i : random.nextInt(1301));
            byte[] additional = random(random, random.nextBoolean() ? random.nextInt(40) : random.nextInt(1301));
            checkAgainstBouncyCastle(random, additional, message, "seed " + seed + ", message " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"65279, 10", "65280, 10", "65281, 10", "100000, 10", "0, 65535", "65280, 65520"})
    void longMessagesAreThoseOfBouncyCastle(int additional, int message) throws InvalidCipherTextException {
        Random random = new Random(additional + message);
        checkAgainstBouncyCastle(random, random(random, additional), random(random, message), "long");
    }

    private static void checkAgainstBouncyCastle(Random random, byte[] additional, byte[] message, String what)
            throws InvalidCipherTextException {
        byte[] key = random(random, Aes128.KEY_LENGTH);
        byte[] nonce = random(random, Aes128.NONCE_LENGTH);
        CCMModeCipher ccm = CCMBlockCipher.newInstance(AESEngine.newInstance());
        ccm.init(true, new AEADParameters(new KeyParameter(key), 8 * Aes128.TAG_LENGTH, nonce, additional));
        byte[] expected = new byte[message.length + Aes128.TAG_LENGTH];
        ccm.doFinal(expected, ccm.processBytes(message, 0, message.length, expected, 0));
        byte[] before = message.clone();
        SecretKeyMaterial secret = SecretKeyMaterial.copyOf(key);
        assertThat(Aes128.seal(secret, nonce, additional, message)).as(what).isEqualTo(expected);
        assertThat(message).as(what).isEqualTo(before);
        assertThat(Aes128.open(secret, nonce, additional, expected)).as(what).isEqualTo(before);
        assertThat(Aes128.obfuscate(secret, nonce, message))
                .as(what)
                .isEqualTo(Arrays.copyOf(expected, message.length));
    }

    @Test
    void nothingThatIsChangedOpens() {
        Random random = new Random(3);
        SecretKeyMaterial key = SecretKeyMaterial.copyOf(random(random, Aes128.KEY_LENGTH));
        byte[] nonce = random(random, Aes128.NONCE_LENGTH);
        byte[] additional = random(random, 20);
        byte[] sealed = Aes128.seal(key, nonce, additional, random(random, 37));
        for (byte[] input : new byte[][] {nonce, additional, sealed}) {
            for (int bit = 0; bit < 8 * input.length; bit++) {
                input[bit / 8] ^= (byte) (1 << (bit % 8));
                checkRefused(key, nonce, additional, sealed);
                input[bit / 8] ^= (byte) (1 << (bit % 8));
            }
        }
        for (int length = 0; length < sealed.length; length++) {
            checkRefused(key, nonce, additional, Arrays.copyOf(sealed, length));
        }
        checkRefused(key, nonce, additional, Arrays.copyOf(sealed, sealed.length + 1));
        checkRefused(key, nonce, Arrays.copyOf(additional, 21), sealed);
        checkRefused(SecretKeyMaterial.random(Aes128.KEY_LENGTH), nonce, additional, sealed);
        assertThat(Aes128.open(key, nonce, additional, sealed)).hasSize(37);
    }

    private static void checkRefused(SecretKeyMaterial key, byte[] nonce, byte[] additional, byte[] sealed) {
        assertThatExceptionOfType(CryptoException.class).isThrownBy(() -> Aes128.open(key, nonce, additional, sealed));
    }

    @Test
    void sealedMessagesOfImpossibleLengthAreRefused() {
        SecretKeyMaterial key = SecretKeyMaterial.random(Aes128.KEY_LENGTH);
        checkRefused(key, NONCE, NONE, new byte[15]);
        checkRefused(key, NONCE, NONE, new byte[65_552]);
    }

    @Test
    void keyStreamsNeverRepeat() {
        SecretKeyMaterial key = SecretKeyMaterial.random(Aes128.KEY_LENGTH);
        int longest = 65_535 * 16;
        byte[] stream = Aes128.obfuscate(key, NONCE, new byte[longest]);
        Set<OctetString> blocks = new HashSet<>();
        for (int start = 0; start < longest; start += 16) {
            blocks.add(OctetString.copyOf(stream, start, 16));
        }
        assertThat(blocks).hasSize(65_535);
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.obfuscate(key, NONCE, new byte[longest + 1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void keysHave16Octets(int length) {
        SecretKeyMaterial key = SecretKeyMaterial.copyOf(new byte[length]);
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.seal(key, NONCE, NONE, NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.open(key, NONCE, NONE, new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.obfuscate(key, NONCE, NONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12, 14})
    void noncesHave13Octets(int length) {
        SecretKeyMaterial key = SecretKeyMaterial.random(Aes128.KEY_LENGTH);
        byte[] nonce = new byte[length];
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.seal(key, nonce, NONE, NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.open(key, nonce, NONE, new byte[16]));
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.obfuscate(key, nonce, NONE));
    }

    @Test
    void messagesHave65535OctetsAtMost() {
        SecretKeyMaterial key = SecretKeyMaterial.random(Aes128.KEY_LENGTH);
        assertThatIllegalArgumentException().isThrownBy(() -> Aes128.seal(key, NONCE, NONE, new byte[65_536]));
    }

    @Test
    void closedKeysDoNothing() {
        SecretKeyMaterial key = SecretKeyMaterial.random(Aes128.KEY_LENGTH);
        byte[] sealed = Aes128.seal(key, NONCE, NONE, NONE);
        key.close();
        assertThatIllegalStateException().isThrownBy(() -> Aes128.seal(key, NONCE, NONE, NONE));
        assertThatIllegalStateException().isThrownBy(() -> Aes128.open(key, NONCE, NONE, sealed));
        assertThatIllegalStateException().isThrownBy(() -> Aes128.obfuscate(key, NONCE, NONE));
    }
}
