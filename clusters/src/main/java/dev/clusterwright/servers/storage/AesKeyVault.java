package dev.clusterwright.servers.storage;

import dev.clusterwright.crypto.Aes128;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.HkdfSha256;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals secrets with AES-CCM, by a key of 32 octets that lies elsewhere than the store: in a file that only its owner may
 * read, or in the environment. Whoever loses the key loses what was sealed.
 *
 * <p>Each secret is sealed with a key of its own, derived with HKDF from that of the vault, the name of the secret and a
 * random salt. Thread-safe. A vault that is closed throws an {@link IllegalStateException}.
 */
public final class AesKeyVault implements KeyVault, AutoCloseable {
    static final int KEY_LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final byte VERSION = 1;
    private static final int SALT_LENGTH = 16;
    /** The version, the salt and the nonce are before what is sealed. */
    private static final int NONCE_AT = 1 + SALT_LENGTH;

    private static final int HEADER_LENGTH = NONCE_AT + Aes128.NONCE_LENGTH;
    private static final int MAX_SECRET = 1024;
    private static final String PURPOSE = "clusterwright vault 1 ";

    private final SecretKeyMaterial key;

    AesKeyVault(SecretKeyMaterial key) {
        this.key = key;
    }

    /**
     * A vault whose key is in a file: exactly 32 octets, with a mode such as 0600 that gives nothing to group and others. If
     * there is no file, it is created, with a random key; keep a copy of it, but not beside a copy of the store.
     *
     * @throws StorageException if the file is another, or cannot be used, or there are no modes in its file system
     */
    public static AesKeyVault fromFile(Path path) {
        return new AesKeyVault(KeyFile.readOrCreate(path));
    }

    /**
     * A vault whose key is in the environment of the process, as 64 hexadecimal digits.
     *
     * @param variable its name
     * @throws StorageException if it is not set, or is something else
     */
    public static AesKeyVault fromEnvironment(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new StorageException(
                    "the environment has no " + variable + "; set it to the key of the vault, 64 hexadecimal digits");
        }
        return fromHex(variable, value);
    }

    /** The message never has the value. */
    static AesKeyVault fromHex(String variable, String value) {
        try {
            OctetString octets = OctetString.fromHex(value);
            if (octets.length() == KEY_LENGTH) {
                return new AesKeyVault(SecretKeyMaterial.copyOf(octets));
            }
        } catch (IllegalArgumentException e) {
            throw new StorageException(malformed(variable), e);
        }
        throw new StorageException(malformed(variable));
    }

    private static String malformed(String variable) {
        return variable + " in the environment is no key of a vault; set it to exactly 64 hexadecimal digits";
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is longer than 1,024 octets
     */
    @Override
    public OctetString seal(String name, SecretKeyMaterial secret) {
        if (secret.length() > MAX_SECRET) {
            throw new IllegalArgumentException(secret.length() + " octets are more than a secret has, 1,024");
        }
        byte[] header = new byte[HEADER_LENGTH];
        RANDOM.nextBytes(header);
        header[0] = VERSION;
        byte[] plain = new byte[secret.length()];
        try (SecretKeyMaterial sealing = derive(name, header)) {
            secret.copyTo(plain, 0);
            byte[] sealed = Aes128.seal(sealing, nonce(header), header, plain);
            return OctetString.of(ByteBuffer.allocate(header.length + sealed.length)
                    .put(header)
                    .put(sealed)
                    .array());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public SecretKeyMaterial open(String name, OctetString sealed) {
        byte[] octets = sealed.toByteArray();
        if (octets.length < HEADER_LENGTH || octets[0] != VERSION) {
            throw new StorageException(
                    "the secret " + name + " was not sealed by a vault of this version; restore the store "
                            + "from a copy, or use a newer version");
        }
        byte[] header = Arrays.copyOf(octets, HEADER_LENGTH);
        byte[] body = Arrays.copyOfRange(octets, HEADER_LENGTH, octets.length);
        byte[] plain = new byte[0];
        try (SecretKeyMaterial sealing = derive(name, header)) {
            plain = Aes128.open(sealing, nonce(header), header, body);
            return SecretKeyMaterial.copyOf(plain);
        } catch (CryptoException e) {
            throw new StorageException(
                    "the secret " + name + " was sealed with another key, or is damaged; use the key of "
                            + "this store, or restore the store from a copy",
                    e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** The name goes into the key, so no other opens it. */
    private SecretKeyMaterial derive(String name, byte[] header) {
        byte[] salt = Arrays.copyOfRange(header, 1, NONCE_AT);
        byte[] info = (PURPOSE + name).getBytes(StandardCharsets.UTF_8);
        return HkdfSha256.derive(key, salt, info, Aes128.KEY_LENGTH);
    }

    private static byte[] nonce(byte[] header) {
        return Arrays.copyOfRange(header, NONCE_AT, HEADER_LENGTH);
    }

    /** Zeros the key. */
    @Override
    public void close() {
        key.close();
    }
}
