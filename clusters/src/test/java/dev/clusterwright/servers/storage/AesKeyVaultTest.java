package dev.clusterwright.servers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AesKeyVaultTest {
    private static final String VARIABLE = "VAULT_KEY";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String NAME = "fabric/01/key";

    private final AesKeyVault vault = AesKeyVault.fromHex(VARIABLE, KEY);

    @AfterEach
    void close() {
        vault.close();
    }

    private static OctetString octets(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (0xA0 + i);
        }
        return OctetString.of(octets);
    }

    private OctetString seal(OctetString secret) {
        try (SecretKeyMaterial material = SecretKeyMaterial.copyOf(secret)) {
            return vault.seal(NAME, material);
        }
    }

    private static OctetString open(KeyVault by, String name, OctetString sealed) {
        try (SecretKeyMaterial opened = by.open(name, sealed)) {
            byte[] octets = new byte[opened.length()];
            opened.copyTo(octets, 0);
            return OctetString.of(octets);
        }
    }

    @Test
    void opensWhatItHasSealed() {
        for (int length : new int[] {0, 1, 16, 32, 255, 1024}) {
            OctetString secret = octets(length);
            assertThat(open(vault, NAME, seal(secret))).isEqualTo(secret);
        }
    }

    @Test
    void anotherVaultWithTheSameKeyOpensItToo() {
        try (AesKeyVault same = AesKeyVault.fromHex(VARIABLE, KEY.toUpperCase(Locale.ROOT))) {
            assertThat(open(same, NAME, seal(octets(32)))).isEqualTo(octets(32));
        }
    }

    @Test
    void sealsEachTimeAnew() {
        assertThat(seal(octets(32))).isNotEqualTo(seal(octets(32)));
    }

    /** No four octets in a row, wherever they are. */
    @Test
    void nothingOfTheSecretIsInWhatIsSealed() {
        String sealed = seal(octets(32)).toHex();
        for (int i = 0; i + 4 <= 32; i++) {
            assertThat(sealed).doesNotContain(octets(32).toHex().substring(2 * i, 2 * i + 8));
        }
    }

    @Test
    void anotherNameDoesNotOpenIt() {
        assertRefused(vault, "fabric/02/key", seal(octets(32)));
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        for (int bit = 0; bit < 256; bit++) {
            byte[] key = OctetString.fromHex(KEY).toByteArray();
            key[bit / 8] ^= (byte) (1 << bit % 8);
            try (AesKeyVault other =
                    AesKeyVault.fromHex(VARIABLE, OctetString.of(key).toHex())) {
                assertRefused(other, NAME, seal(octets(32)));
            }
        }
    }

    @Test
    void eachBitAndEachOctetCounts() {
        byte[] sealed = seal(octets(32)).toByteArray();
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(vault, NAME, OctetString.of(changed));
        }
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(vault, NAME, OctetString.copyOf(sealed, 0, length));
        }
        assertRefused(vault, NAME, OctetString.of(Arrays.copyOf(sealed, sealed.length + 1)));
        assertRefused(vault, NAME, OctetString.of(Arrays.copyOf(sealed, 70_000)));
    }

    private static void assertRefused(KeyVault by, String name, OctetString sealed) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> by.open(name, sealed).close())
                .withMessageContaining(name)
                .withMessageContaining("restore");
    }

    @Test
    void aSecretHasALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> seal(octets(1025)));
    }

    @Test
    void isOfNoUseOnceItIsClosed() {
        OctetString sealed = seal(octets(32));
        vault.close();
        assertThatIllegalStateException().isThrownBy(() -> seal(octets(32)));
        assertThatIllegalStateException().isThrownBy(() -> open(vault, NAME, sealed));
    }

    @Test
    void theEnvironmentHasToHaveTheKey() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> AesKeyVault.fromEnvironment("CLUSTERWRIGHT_NO_SUCH_KEY"))
                .withMessage("the environment has no CLUSTERWRIGHT_NO_SUCH_KEY; set it to the key of the vault, 64 "
                        + "hexadecimal digits");
    }

    @Test
    void aKeyThatIsNoneIsNotRepeated() {
        String[] malformed = {
            "", KEY.substring(2), KEY.substring(1), KEY + "00", KEY.replace('f', 'g'), " " + KEY + "\n"
        };
        for (String value : malformed) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> AesKeyVault.fromHex(VARIABLE, value))
                    .withMessage(
                            "VAULT_KEY in the environment is no key of a vault; set it to exactly 64 hexadecimal digits")
                    .satisfies(e -> {
                        Throwable cause = e.getCause();
                        assertThat(cause == null ? "" : String.valueOf(cause)).doesNotContain("0001", "1e1");
                    });
        }
    }
}
