package dev.clusterwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One key that many threads use. */
class CryptoThreadsTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 50;
    private static final byte[] MESSAGE = new byte[100];
    private static final byte[] NONCE = new byte[Aes128.NONCE_LENGTH];

    @Test
    void oneKeyServesManyThreads() throws InterruptedException, ExecutionException {
        SecretKeyMaterial key = SecretKeyMaterial.random(16);
        byte[] code = HmacSha256.of(key, MESSAGE);
        byte[] sealed = Aes128.seal(key, NONCE, MESSAGE, MESSAGE);
        byte[] derived = Secrets.octets(HkdfSha256.derive(key, NONCE, NONCE, 16));
        P256KeyPair pair = P256KeyPair.generate();
        EcdsaSignature signature = pair.signDeterministically(MESSAGE);
        inThreads(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(HmacSha256.of(key, MESSAGE)).isEqualTo(code);
                assertThat(Aes128.seal(key, NONCE, MESSAGE, MESSAGE)).isEqualTo(sealed);
                assertThat(Aes128.open(key, NONCE, MESSAGE, sealed)).isEqualTo(MESSAGE);
                assertThat(Secrets.octets(HkdfSha256.derive(key, NONCE, NONCE, 16)))
                        .isEqualTo(derived);
                assertThat(pair.signDeterministically(MESSAGE)).isEqualTo(signature);
                assertThat(pair.publicKey().verify(MESSAGE, pair.sign(MESSAGE))).isTrue();
            }
            return ROUNDS;
        });
    }

    /** Who comes too late is told so; nobody works with a key that is zeroed in part. */
    @Test
    void closingLeavesResultsWhole() throws InterruptedException, ExecutionException {
        AtomicInteger refused = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            SecretKeyMaterial key = SecretKeyMaterial.random(16);
            byte[] sealed = Aes128.seal(key, NONCE, MESSAGE, MESSAGE);
            byte[] code = HmacSha256.of(key, MESSAGE);
            AtomicInteger calls = new AtomicInteger();
            inThreads(() -> {
                try {
                    while (true) {
                        assertThat(Aes128.seal(key, NONCE, MESSAGE, MESSAGE)).isEqualTo(sealed);
                        assertThat(HmacSha256.of(key, MESSAGE)).isEqualTo(code);
                        if (calls.incrementAndGet() == 2 * THREADS) {
                            key.close();
                        }
                    }
                } catch (IllegalStateException e) {
                    return refused.incrementAndGet();
                }
            });
        }
        assertThat(refused).hasValue(ROUNDS * THREADS);
    }

    private static void inThreads(Callable<Integer> work) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                results.add(executor.submit(work));
            }
            for (Future<Integer> result : results) {
                result.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
