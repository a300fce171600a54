package dev.clusterwright.credentials.network;

import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The derivation as it is written down, step by step and slow: HKDF from the JDK's HMAC, one round at a time and without an
 * end; numbers as {@link BigInteger}; ECDSA from its formulas, with the random number of RFC 6979.
 */
record DerivationModel(BigInteger privateKey, String compact) {
    private static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256r1");
    static final BigInteger ORDER = CURVE.getN();

    static DerivationModel derive(byte[] raw) throws GeneralSecurityException {
        BigInteger privateKey = privateKey(raw);
        ECPoint point = CURVE.getG().multiply(privateKey).normalize();
        String publicKey = "04" + hex(point.getAffineXCoord().toBigInteger())
                + hex(point.getAffineYCoord().toBigInteger());
        String message = NetworkVectors.constants().get("tbs_prefix_hex").asString()
                + publicKey
                + NetworkVectors.constants().get("tbs_suffix_hex").asString();
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(OctetString.fromHex(message).toByteArray());
        return new DerivationModel(
                privateKey, "15300941" + publicKey + "300b40" + signature(privateKey, digest) + "18");
    }

    private static BigInteger privateKey(byte[] raw) throws GeneralSecurityException {
        byte[] pseudorandom = hmac(new byte[32], raw);
        byte[] info = "NASS-ECDSA-secp256r1".getBytes(StandardCharsets.US_ASCII);
        byte[] block = new byte[0];
        for (int round = 1; ; round++) {
            block = hmac(pseudorandom, block, info, new byte[] {(byte) round});
            BigInteger candidate = new BigInteger(1, block);
            if (candidate.compareTo(ORDER.subtract(BigInteger.TWO)) <= 0) {
                return candidate.add(BigInteger.ONE);
            }
        }
    }

    private static byte[] hmac(byte[] key, byte[]... message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : message) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static String signature(BigInteger privateKey, byte[] digest) {
        HMacDSAKCalculator random = new HMacDSAKCalculator(new SHA256Digest());
        random.init(ORDER, privateKey, digest);
        BigInteger k = random.nextK();
        BigInteger r = CURVE.getG()
                .multiply(k)
                .normalize()
                .getAffineXCoord()
                .toBigInteger()
                .mod(ORDER);
        BigInteger s = k.modInverse(ORDER)
                .multiply(new BigInteger(1, digest).add(r.multiply(privateKey)))
                .mod(ORDER);
        return hex(r) + hex(s);
    }

    private static String hex(BigInteger number) {
        return String.format("%064x", number);
    }
}
