package dev.clusterwright.crypto;

import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/**
 * A public key: a point of the curve P-256 (FIPS 186-5; X.509 calls it prime256v1). Whoever verifies with one key again
 * and again keeps the instance, as it remembers what makes that faster. Immutable and thread-safe.
 */
public final class P256PublicKey {
    /** The number of octets of {@link #octets()}. */
    public static final int LENGTH = 65;

    private static final int UNCOMPRESSED = 0x04;

    private final OctetString octets;
    private final ECPublicKeyParameters point;

    private P256PublicKey(OctetString octets, ECPublicKeyParameters point) {
        this.octets = octets;
        this.point = point;
    }

    /**
     * A key as certificates have it.
     *
     * @param octets the number 4 and the two coordinates, 32 octets each, the most significant first (SEC 1, 2.3.3)
     * @throws CryptoException if there are not 65 octets, the first is not 4, or they are no point of the curve
     */
    public static P256PublicKey of(OctetString octets) {
        if (octets.length() != LENGTH) {
            throw new CryptoException("a public key has 65 octets, not " + octets.length());
        }
        if (octets.get(0) != UNCOMPRESSED) {
            throw new CryptoException("a public key begins with 4, for an uncompressed point");
        }
        try {
            ECPoint point = P256.DOMAIN.getCurve().decodePoint(octets.toByteArray());
            return new P256PublicKey(octets, new ECPublicKeyParameters(point, P256.DOMAIN));
        } catch (IllegalArgumentException e) {
            throw new CryptoException("a public key is no point of the curve P-256");
        }
    }

    static P256PublicKey of(ECPoint point) {
        return new P256PublicKey(
                OctetString.of(point.getEncoded(false)), new ECPublicKeyParameters(point, P256.DOMAIN));
    }

    /**
     * Whether the holder of the private key signed a message, with ECDSA and SHA-256.
     *
     * @param message what is signed, not its digest
     * @param signature any 64 octets
     */
    public boolean verify(byte[] message, EcdsaSignature signature) {
        BigInteger r = signature.r();
        BigInteger s = signature.s();
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, point);
        return verifier.verifySignature(Digests.sha256(message), r, s);
    }

    /** The key as certificates have it: 65 octets, the number 4 and the two coordinates. */
    public OctetString octets() {
        return octets;
    }

    /** The two coordinates without the 4 before them, 64 octets. */
    public OctetString coordinates() {
        return OctetString.copyOf(octets.toByteArray(), 1, LENGTH - 1);
    }

    /** The identifier that certificates name this key by: SHA-1 of its 65 octets (RFC 5280, 4.2.1.2), 20 octets. */
    public OctetString identifier() {
        return OctetString.of(Digests.sha1(octets.toByteArray()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof P256PublicKey that && octets.equals(that.octets);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    @Override
    public String toString() {
        return "P256PublicKey[" + octets.toHex() + "]";
    }
}
