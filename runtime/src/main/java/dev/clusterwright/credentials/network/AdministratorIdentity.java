package dev.clusterwright.credentials.network;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.HkdfSha256;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The identity of a network, and the private key behind it, as they follow from the secret of its administrators. All of
 * them derive the same, octet for octet: the key comes out of HKDF and the signature is deterministic (RFC 6979).
 *
 * <p>Closing zeros the private key. Thread-safe.
 */
public final class AdministratorIdentity implements AutoCloseable {
    private static final byte[] INFO = "NASS-ECDSA-secp256r1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 8;
    private static final int CANDIDATE_LENGTH = P256KeyPair.PRIVATE_KEY_LENGTH;

    /** The largest number that is one less than a private key: the order of the curve less 2. */
    private static final byte[] LAST_CANDIDATE = OctetString.fromHex(
                    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f")
            .toByteArray();

    private final NetworkIdentity identity;
    private final P256KeyPair keyPair;

    private AdministratorIdentity(NetworkIdentity identity, P256KeyPair keyPair) {
        this.identity = identity;
        this.keyPair = keyPair;
    }

    /**
     * Derives the identity of a network.
     *
     * @param secret of its administrators; the caller's to close
     * @return for the caller to close
     * @throws CredentialsException if no key follows from the secret in 8 rounds, which is not known of any: they are one in
     *     2<sup>256</sup>
     * @throws IllegalStateException if the secret is closed
     */
    public static AdministratorIdentity derive(AdministratorSecret secret) {
        // What HKDF gives for fewer rounds is the beginning of what it gives for more.
        try (SecretKeyMaterial candidates =
                HkdfSha256.derive(secret.raw(), new byte[0], INFO, ROUNDS * CANDIDATE_LENGTH)) {
            P256KeyPair keyPair = sample(candidates);
            return new AdministratorIdentity(NetworkIdentity.createDeterministically(keyPair), keyPair);
        }
    }

    /**
     * The key pair of the first candidate that stands for one. Others are passed and not reduced, as some keys would be
     * more likely then.
     *
     * @param candidates numbers of 32 octets, the most significant first, that are one less than a private key or too large
     */
    static P256KeyPair sample(SecretKeyMaterial candidates) {
        byte[] octets = new byte[candidates.length()];
        candidates.copyTo(octets, 0);
        try {
            for (int from = 0; from < octets.length; from += CANDIDATE_LENGTH) {
                int to = from + CANDIDATE_LENGTH;
                if (Arrays.compareUnsigned(octets, from, to, LAST_CANDIDATE, 0, CANDIDATE_LENGTH) <= 0) {
                    increment(octets, to);
                    return keyPair(octets, from);
                }
            }
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
        throw new CredentialsException(CredentialsError.PUBLIC_KEY, "no key of P-256 follows from the secret");
    }

    /** Adds 1 to the number that ends before an index. It is not the largest of its length. */
    private static void increment(byte[] octets, int to) {
        int i = to - 1;
        while (++octets[i] == 0) {
            i--;
        }
    }

    private static P256KeyPair keyPair(byte[] octets, int from) {
        byte[] number = Arrays.copyOfRange(octets, from, from + CANDIDATE_LENGTH);
        try (SecretKeyMaterial privateKey = SecretKeyMaterial.copyOf(number)) {
            return P256KeyPair.of(privateKey);
        } finally {
            Arrays.fill(number, (byte) 0);
        }
    }

    /** The identity, which is public. */
    public NetworkIdentity identity() {
        return identity;
    }

    /** The key that the network proves its identity with; closed together with this. */
    public P256KeyPair keyPair() {
        return keyPair;
    }

    /** Zeros the private key. The identity remains. */
    @Override
    public void close() {
        keyPair.close();
    }

    /** The identity alone. */
    @Override
    public String toString() {
        return "AdministratorIdentity[" + identity.identifier().toHex() + "]";
    }
}
