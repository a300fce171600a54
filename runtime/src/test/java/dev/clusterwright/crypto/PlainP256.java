package dev.clusterwright.crypto;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** P-256 and ECDSA as textbooks have them (FIPS 186-5; SP 800-186, 3.2.1.3), slow and plain, to compare with. */
final class PlainP256 {
    static final BigInteger P = number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    static final BigInteger N = number("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    static final BigInteger A = P.subtract(BigInteger.valueOf(3));
    static final BigInteger B = number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    static final Point G = new Point(
            number("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
            number("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

    private PlainP256() {}

    /** A point; the one at infinity is null. */
    record Point(BigInteger x, BigInteger y) {}

    static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }

    static @Nullable Point add(@Nullable Point one, @Nullable Point other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        BigInteger slope;
        if (!one.x.equals(other.x)) {
            slope = other.y.subtract(one.y).multiply(other.x.subtract(one.x).modInverse(P));
        } else if (one.y.equals(other.y)) {
            slope = one.x
                    .pow(2)
                    .multiply(BigInteger.valueOf(3))
                    .add(A)
                    .multiply(one.y.shiftLeft(1).modInverse(P));
        } else {
            return null;
        }
        BigInteger x = slope.pow(2).subtract(one.x).subtract(other.x).mod(P);
        return new Point(x, slope.multiply(one.x.subtract(x)).subtract(one.y).mod(P));
    }

    static @Nullable Point multiply(BigInteger factor, Point point) {
        Point sum = null;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            sum = add(sum, sum);
            if (factor.testBit(bit)) {
                sum = add(sum, point);
            }
        }
        return sum;
    }

    /** A point with that x, if there is one. */
    static @Nullable Point at(BigInteger x) {
        BigInteger square = x.pow(3).add(A.multiply(x)).add(B).mod(P);
        // P is 3 modulo 4, so that this is a root if there is any.
        BigInteger root = square.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
        return root.pow(2).mod(P).equals(square) ? new Point(x, root) : null;
    }

    static boolean verify(Point key, byte[] message, BigInteger r, BigInteger s) {
        if (r.signum() <= 0 || s.signum() <= 0 || r.compareTo(N) >= 0 || s.compareTo(N) >= 0) {
            return false;
        }
        BigInteger inverse = s.modInverse(N);
        Point one = multiply(digest(message).multiply(inverse).mod(N), G);
        Point sum = add(one, multiply(r.multiply(inverse).mod(N), key));
        return sum != null && sum.x.mod(N).equals(r);
    }

    static BigInteger digest(byte[] message) {
        return new BigInteger(1, Digests.sha256(message));
    }
}
