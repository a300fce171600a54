package dev.clusterwright.crypto;

import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A signature of ECDSA over P-256: two numbers of 256 bits, r and s. Messages and certificates in TLV have them as 64
 * octets, X.509 and CMS as DER (RFC 3279, 2.2.3). Any 64 octets are a signature, if not one that anybody made: whether it
 * is one of a message is what {@link P256PublicKey#verify} tells. Immutable and thread-safe.
 */
public final class EcdsaSignature {
    /** The number of octets of {@link #octets()}. */
    public static final int LENGTH = 64;

    private static final int HALF = LENGTH / 2;
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private final OctetString octets;

    private EcdsaSignature(OctetString octets) {
        this.octets = octets;
    }

    /**
     * A signature as TLV has it.
     *
     * @param octets r and s, 32 octets each, the most significant first
     * @throws CryptoException if there are not 64
     */
    public static EcdsaSignature of(OctetString octets) {
        if (octets.length() != LENGTH) {
            throw new CryptoException("a signature has 64 octets, not " + octets.length());
        }
        return new EcdsaSignature(octets);
    }

    /**
     * A signature as X.509 has it.
     *
     * @param der a sequence of two integers that are not negative, in their shortest form, and nothing after it
     * @throws CryptoException if it is anything else
     */
    public static EcdsaSignature fromDer(OctetString der) {
        byte[] input = der.toByteArray();
        byte[] raw = new byte[LENGTH];
        if (input.length < 2 || input[0] != SEQUENCE || input[1] != input.length - 2) {
            throw notDer();
        }
        int next = integer(input, 2, raw, 0);
        next = integer(input, next, raw, HALF);
        if (next != input.length) {
            throw notDer();
        }
        return new EcdsaSignature(OctetString.of(raw));
    }

    /** Reads an integer and returns what is after it. */
    private static int integer(byte[] input, int start, byte[] raw, int target) {
        if (start + 2 > input.length || input[start] != INTEGER) {
            throw notDer();
        }
        int length = input[start + 1];
        int from = start + 2;
        int to = from + length;
        if (length < 1 || to > input.length || input[from] < 0) {
            throw notDer();
        }
        if (length > 1 && input[from] == 0) {
            if (input[from + 1] >= 0) {
                throw notDer();
            }
            from++;
        }
        if (to - from > HALF) {
            throw notDer();
        }
        System.arraycopy(input, from, raw, target + HALF - (to - from), to - from);
        return to;
    }

    private static CryptoException notDer() {
        return new CryptoException("a signature in DER is a sequence of two integers of up to 256 bits");
    }

    /** From the two numbers. */
    static EcdsaSignature of(BigInteger r, BigInteger s) {
        byte[] raw = new byte[LENGTH];
        copy(r, raw, 0);
        copy(s, raw, HALF);
        return new EcdsaSignature(OctetString.of(raw));
    }

    private static void copy(BigInteger number, byte[] raw, int target) {
        byte[] octets = number.toByteArray();
        int from = octets.length > HALF ? octets.length - HALF : 0;
        System.arraycopy(octets, from, raw, target + HALF - (octets.length - from), octets.length - from);
    }

    /** The signature as TLV has it: r and s, 32 octets each, the most significant first. */
    public OctetString octets() {
        return octets;
    }

    /** The signature as X.509 has it: 8 to 72 octets. */
    public OctetString toDer() {
        byte[] r = r().toByteArray();
        byte[] s = s().toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = SEQUENCE;
        der[1] = (byte) (der.length - 2);
        der[2] = INTEGER;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = INTEGER;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return OctetString.of(der);
    }

    BigInteger r() {
        return new BigInteger(1, Arrays.copyOfRange(octets.toByteArray(), 0, HALF));
    }

    BigInteger s() {
        return new BigInteger(1, Arrays.copyOfRange(octets.toByteArray(), HALF, LENGTH));
    }

    /** Whether another has the same octets. A message may have many signatures of one key. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EcdsaSignature that && octets.equals(that.octets);
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    @Override
    public String toString() {
        return "EcdsaSignature[" + octets.toHex() + "]";
    }
}
