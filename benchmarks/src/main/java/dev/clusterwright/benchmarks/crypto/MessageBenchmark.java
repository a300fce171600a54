package dev.clusterwright.benchmarks.crypto;

import dev.clusterwright.crypto.Aes128;
import dev.clusterwright.crypto.SecretKeyMaterial;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A message, sealed and opened with AES-128-CCM; its header has 24 octets. The JDK has no CCM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MessageBenchmark {
    /** The octets of the message. */
    @Param({"100", "1000"})
    public int length = 100;

    private final byte[] key = new byte[Aes128.KEY_LENGTH];
    private final byte[] nonce = new byte[Aes128.NONCE_LENGTH];
    private final byte[] header = new byte[24];
    private final SecretKeyMaterial material = SecretKeyMaterial.copyOf(key);
    private byte[] message = {};
    private byte[] sealed = {};

    /** Makes the messages, and makes sure that both seal alike. */
    @Setup
    public void setUp() throws InvalidCipherTextException {
        message = new byte[length];
        sealed = seal();
        if (!Arrays.equals(sealed, sealBouncyCastle()) || !Arrays.equals(open(), openBouncyCastle())) {
            throw new IllegalStateException("messages differ");
        }
    }

    /** Ours. */
    @Benchmark
    public byte[] seal() {
        return Aes128.seal(material, nonce, header, message);
    }

    /** BouncyCastle's. */
    @Benchmark
    public byte[] sealBouncyCastle() throws InvalidCipherTextException {
        return bouncyCastle(true, message);
    }

    /** Ours. */
    @Benchmark
    public byte[] open() {
        return Aes128.open(material, nonce, header, sealed);
    }

    /** BouncyCastle's. */
    @Benchmark
    public byte[] openBouncyCastle() throws InvalidCipherTextException {
        return bouncyCastle(false, sealed);
    }

    private byte[] bouncyCastle(boolean seal, byte[] input) throws InvalidCipherTextException {
        CCMModeCipher ccm = CCMBlockCipher.newInstance(AESEngine.newInstance());
        ccm.init(seal, new AEADParameters(new KeyParameter(key), 8 * Aes128.TAG_LENGTH, nonce, header));
        byte[] output = new byte[ccm.getOutputSize(input.length)];
        ccm.doFinal(output, ccm.processBytes(input, 0, input.length, output, 0));
        return output;
    }
}
