package dev.clusterwright.benchmarks.crypto;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** ECDSA over P-256 with SHA-256, for a message of 300 octets, and pairs of keys. The JDK does not sign deterministically. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SignatureBenchmark {
    private static final String ECDSA = "SHA256withECDSAinP1363Format";
    private static final int HALF = EcdsaSignature.LENGTH / 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] message = new byte[300];

    private P256KeyPair pair = P256KeyPair.generate();
    private P256PublicKey key = pair.publicKey();
    private OctetString keyOctets = key.octets();
    private EcdsaSignature signature = pair.sign(message);

    private final ECDomainParameters curve = curve();
    private ECPrivateKeyParameters privateBouncyCastle = new ECPrivateKeyParameters(BigInteger.ONE, curve);
    private ECPublicKeyParameters publicBouncyCastle = publicBouncyCastle();
    private byte[] rawSignature = signature.octets().toByteArray();

    private final KeyFactory keysJdk = Jdk.get(() -> KeyFactory.getInstance("EC"));
    private final KeyPairGenerator generatorJdk = Jdk.get(() -> KeyPairGenerator.getInstance("EC"));
    private KeyPair pairJdk = generatorJdk.generateKeyPair();
    private byte[] keyJdk = {};

    private static ECDomainParameters curve() {
        X9ECParameters parameters = CustomNamedCurves.getByName("secp256r1");
        return new ECDomainParameters(parameters);
    }

    /** Gives all the same pair, and makes sure that each verifies what any has signed. */
    @Setup
    public void setUp() throws GeneralSecurityException {
        generatorJdk.initialize(new ECGenParameterSpec("secp256r1"));
        pairJdk = generatorJdk.generateKeyPair();
        keyJdk = pairJdk.getPublic().getEncoded();
        BigInteger scalar = ((ECPrivateKey) pairJdk.getPrivate()).getS();
        byte[] octets = new byte[P256KeyPair.PRIVATE_KEY_LENGTH];
        byte[] number = scalar.toByteArray();
        int length = Math.min(number.length, octets.length);
        System.arraycopy(number, number.length - length, octets, octets.length - length, length);
        pair = P256KeyPair.of(SecretKeyMaterial.copyOf(octets));
        key = pair.publicKey();
        keyOctets = key.octets();
        privateBouncyCastle = new ECPrivateKeyParameters(scalar, curve);
        publicBouncyCastle = publicBouncyCastle();
        for (byte[] raw : new byte[][] {
            sign().octets().toByteArray(),
            signDeterministically().octets().toByteArray(),
            signJdk(),
            raw(signBouncyCastle())
        }) {
            rawSignature = raw;
            signature = EcdsaSignature.of(OctetString.of(raw));
            if (!verify() || !verifyParsed() || !verifyJdk() || !verifyParsedJdk() || !verifyParsedBouncyCastle()) {
                throw new IllegalStateException("signatures differ");
            }
        }
        if (!Arrays.equals(
                raw(signDeterministicallyBouncyCastle()),
                signDeterministically().octets().toByteArray())) {
            throw new IllegalStateException("deterministic signatures differ");
        }
    }

    private static byte[] raw(BigInteger[] numbers) {
        byte[] raw = new byte[EcdsaSignature.LENGTH];
        for (int i = 0; i < 2; i++) {
            byte[] number = numbers[i].toByteArray();
            int length = Math.min(number.length, HALF);
            System.arraycopy(number, number.length - length, raw, (i + 1) * HALF - length, length);
        }
        return raw;
    }

    /** Ours, with the key as octets. */
    @Benchmark
    public boolean verifyParsed() {
        return P256PublicKey.of(keyOctets).verify(message, signature);
    }

    /** The JDK's, with the key as octets. */
    @Benchmark
    public boolean verifyParsedJdk() throws GeneralSecurityException {
        return verifyJdk(keysJdk.generatePublic(new X509EncodedKeySpec(keyJdk)));
    }

    /** BouncyCastle's, with the key as octets. */
    @Benchmark
    public boolean verifyParsedBouncyCastle() throws GeneralSecurityException {
        return verifyBouncyCastle(publicBouncyCastle());
    }

    /** Ours, with a key that has verified before. */
    @Benchmark
    public boolean verify() {
        return key.verify(message, signature);
    }

    /** The JDK's, with a key that has verified before. */
    @Benchmark
    public boolean verifyJdk() throws GeneralSecurityException {
        return verifyJdk(pairJdk.getPublic());
    }

    /** BouncyCastle's, with a key that has verified before. */
    @Benchmark
    public boolean verifyBouncyCastle() throws GeneralSecurityException {
        return verifyBouncyCastle(publicBouncyCastle);
    }

    private boolean verifyJdk(PublicKey publicKey) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(ECDSA);
        verifier.initVerify(publicKey);
        verifier.update(message);
        return verifier.verify(rawSignature);
    }

    private boolean verifyBouncyCastle(CipherParameters publicKey) throws GeneralSecurityException {
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, publicKey);
        BigInteger r = new BigInteger(1, rawSignature, 0, HALF);
        return verifier.verifySignature(digest(), r, new BigInteger(1, rawSignature, HALF, HALF));
    }

    private ECPublicKeyParameters publicBouncyCastle() {
        return new ECPublicKeyParameters(curve.getCurve().decodePoint(keyOctets.toByteArray()), curve);
    }

    /** Ours. */
    @Benchmark
    public EcdsaSignature sign() {
        return pair.sign(message);
    }

    /** The JDK's. */
    @Benchmark
    public byte[] signJdk() throws GeneralSecurityException {
        Signature signer = Signature.getInstance(ECDSA);
        signer.initSign(pairJdk.getPrivate());
        signer.update(message);
        return signer.sign();
    }

    /** BouncyCastle's. */
    @Benchmark
    public BigInteger[] signBouncyCastle() throws GeneralSecurityException {
        ECDSASigner signer = new ECDSASigner();
        signer.init(true, new ParametersWithRandom(privateBouncyCastle, RANDOM));
        return signer.generateSignature(digest());
    }

    /** Ours. */
    @Benchmark
    public EcdsaSignature signDeterministically() {
        return pair.signDeterministically(message);
    }

    /** BouncyCastle's. */
    @Benchmark
    public BigInteger[] signDeterministicallyBouncyCastle() throws GeneralSecurityException {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, privateBouncyCastle);
        return signer.generateSignature(digest());
    }

    private byte[] digest() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(message);
    }

    /** Ours, with the pair closed. */
    @Benchmark
    public P256PublicKey generate() {
        try (P256KeyPair generated = P256KeyPair.generate()) {
            return generated.publicKey();
        }
    }

    /** The JDK's. */
    @Benchmark
    public KeyPair generateJdk() {
        return generatorJdk.generateKeyPair();
    }

    /** BouncyCastle's. */
    @Benchmark
    public AsymmetricCipherKeyPair generateBouncyCastle() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(curve, RANDOM));
        return generator.generateKeyPair();
    }
}
