package dev.clusterwright.benchmarks.crypto;

import dev.clusterwright.crypto.HkdfSha256;
import dev.clusterwright.crypto.SecretKeyMaterial;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
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

/** A key of 16 octets, derived as that of a group is: from 16 octets, with a salt of 8. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class KeyBenchmark {
    private static final int LENGTH = 16;
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret = new byte[16];
    private final byte[] salt = {0x29, 0x06, (byte) 0xC9, 0x08, (byte) 0xD1, 0x15, (byte) 0xD3, 0x62};
    private final byte[] info = "GroupKey v1.0".getBytes(StandardCharsets.US_ASCII);
    private final SecretKeyMaterial material = SecretKeyMaterial.copyOf(secret);

    /** Makes sure that all derive the same. */
    @Setup
    public void setUp() throws GeneralSecurityException {
        if (!Arrays.equals(derive(), deriveJdk()) || !Arrays.equals(derive(), deriveBouncyCastle())) {
            throw new IllegalStateException("keys differ");
        }
    }

    /** Ours, with the key closed. */
    @Benchmark
    public byte[] derive() {
        byte[] octets = new byte[LENGTH];
        try (SecretKeyMaterial key = HkdfSha256.derive(material, salt, info, LENGTH)) {
            key.copyTo(octets, 0);
        }
        return octets;
    }

    /** The JDK's HMAC. */
    @Benchmark
    public byte[] deriveJdk() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(salt, HMAC));
        byte[] pseudorandom = mac.doFinal(secret);
        mac.init(new SecretKeySpec(pseudorandom, HMAC));
        mac.update(info);
        mac.update((byte) 1);
        return Arrays.copyOf(mac.doFinal(), LENGTH);
    }

    /** BouncyCastle's HKDF. */
    @Benchmark
    public byte[] deriveBouncyCastle() {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, info));
        byte[] key = new byte[LENGTH];
        generator.generateBytes(key, 0, LENGTH);
        return key;
    }
}
