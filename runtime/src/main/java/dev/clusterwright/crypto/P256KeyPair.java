package dev.clusterwright.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A private key of the curve P-256, in memory, and the public key that belongs to it. Closing zeros the private key. It is
 * never printed and cannot be serialised.
 *
 * <p>Thread-safe.
 */
public final class P256KeyPair implements Signer, AutoCloseable {
    /** The number of octets of a private key. */
    public static final int PRIVATE_KEY_LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeyMaterial privateKey;
    private final P256PublicKey publicKey;

    private P256KeyPair(SecretKeyMaterial privateKey, P256PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new pair, from the JDK's secure random numbers. */
    public static P256KeyPair generate() {
        byte[] octets = new byte[PRIVATE_KEY_LENGTH];
        do {
            RANDOM.nextBytes(octets);
        } while (!isPrivateKey(new BigInteger(1, octets)));
        SecretKeyMaterial privateKey = SecretKeyMaterial.owning(octets);
        return new P256KeyPair(privateKey, publicKey(privateKey));
    }

    /**
     * The pair of a private key.
     *
     * @param privateKey a number of 256 bits, the most significant octet first; copied, the caller's to close
     * @throws CryptoException if there are not 32 octets or the number is not within 1 to the order of the curve less 1
     */
    public static P256KeyPair of(SecretKeyMaterial privateKey) {
        SecretKeyMaterial copy = checkedCopy(privateKey);
        return new P256KeyPair(copy, publicKey(copy));
    }

    /**
     * The pair of a private key whose public key is known already, as when both were stored. That they belong together is not
     * checked: to find that out takes as long as to make the public key anew.
     *
     * @param privateKey a number of 256 bits, the most significant octet first; copied, the caller's to close
     * @param publicKey of the private key; with another, what this signs is not verified by it
     * @throws CryptoException if there are not 32 octets or the number is not within 1 to the order of the curve less 1
     */
    public static P256KeyPair of(SecretKeyMaterial privateKey, P256PublicKey publicKey) {
        return new P256KeyPair(checkedCopy(privateKey), publicKey);
    }

    private static SecretKeyMaterial checkedCopy(SecretKeyMaterial privateKey) {
        if (privateKey.length() != PRIVATE_KEY_LENGTH) {
            throw new CryptoException("a private key has 32 octets, not " + privateKey.length());
        }
        byte[] octets = privateKey.copy();
        if (!isPrivateKey(new BigInteger(1, octets))) {
            Arrays.fill(octets, (byte) 0);
            throw new CryptoException("a private key is not within 1 to the order of P-256 less 1");
        }
        return SecretKeyMaterial.owning(octets);
    }

    private static boolean isPrivateKey(BigInteger scalar) {
        return scalar.signum() > 0 && scalar.compareTo(P256.DOMAIN.getN()) < 0;
    }

    private static P256PublicKey publicKey(SecretKeyMaterial privateKey) {
        byte[] octets = privateKey.copy();
        try {
            var point = new FixedPointCombMultiplier().multiply(P256.DOMAIN.getG(), new BigInteger(1, octets));
            return P256PublicKey.of(point.normalize());
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    @Override
    public P256PublicKey publicKey() {
        return publicKey;
    }

    /**
     * The private key, to be stored where nobody else can read it.
     *
     * @return a copy of 32 octets, for the caller to close
     * @throws IllegalStateException if this is closed
     */
    public SecretKeyMaterial privateKey() {
        return SecretKeyMaterial.owning(privateKey.copy());
    }

    /**
     * Signs with a random number, so that a message gets another signature each time.
     *
     * @throws IllegalStateException if this is closed
     */
    @Override
    public EcdsaSignature sign(byte[] message) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(true, new ParametersWithRandom(parameters(), RANDOM));
        return sign(signer, message);
    }

    /**
     * Signs so that every holder of the key gives a message the same signature (RFC 6979).
     *
     * @param message what to sign, not its digest
     * @throws IllegalStateException if this is closed
     */
    public EcdsaSignature signDeterministically(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, parameters());
        return sign(signer, message);
    }

    private static EcdsaSignature sign(ECDSASigner signer, byte[] message) {
        BigInteger[] numbers = signer.generateSignature(Digests.sha256(message));
        return EcdsaSignature.of(numbers[0], numbers[1]);
    }

    private ECPrivateKeyParameters parameters() {
        byte[] octets = privateKey.copy();
        try {
            return new ECPrivateKeyParameters(new BigInteger(1, octets), P256.DOMAIN);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** Zeros the private key. */
    @Override
    public void close() {
        privateKey.close();
    }

    /** The public key alone. */
    @Override
    public String toString() {
        return "P256KeyPair[" + publicKey.octets().toHex() + "]";
    }
}
