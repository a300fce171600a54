package dev.clusterwright.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * Comparisons take a time that does not depend on where two values differ, as far as a test can see: the inputs are long,
 * so that a comparison which stops at the first difference would take a multiple of the time for a late one. That the
 * measurement would notice is tested with such a comparison.
 *
 * <p>It would not notice one that compares many octets at a time and stops early, where the octets are copied first, as those
 * of secrets are: copying takes many times as long.
 *
 * <p>Both cases take turns, so that whatever slows the machine down hits them alike, and the fastest of many turns counts,
 * as other programs only ever add to it. What happens to go wrong does so once: there are several attempts.
 */
class ComparisonTimeTest {
    private static final int LENGTH = 1 << 15;
    private static final int TURNS = 120;
    private static final int CALLS = 5;
    private static final int ATTEMPTS = 5;
    /** What the times of two cases may differ by; for the comparison that stops early it is a factor of thousands. */
    private static final double ALIKE = 1.25;

    private static final double DIFFERENT = 5;

    /** Keeps the compiler from leaving comparisons out. */
    private int same;

    @Test
    void theMeasurementNoticesAComparisonThatStopsEarly() {
        byte[] value = new byte[LENGTH];
        byte[] early = different(0);
        byte[] late = different(LENGTH - 1);
        double best = 0;
        for (int attempt = 0; attempt < ATTEMPTS && best < DIFFERENT; attempt++) {
            best = ratio(() -> stopsEarly(value, early), () -> stopsEarly(value, late));
        }
        assertThat(best).isGreaterThan(DIFFERENT);
    }

    private static boolean stopsEarly(byte[] one, byte[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void secrets() {
        SecretKeyMaterial value = SecretKeyMaterial.copyOf(new byte[LENGTH]);
        SecretKeyMaterial early = SecretKeyMaterial.copyOf(different(0));
        SecretKeyMaterial late = SecretKeyMaterial.copyOf(different(LENGTH - 1));
        checkAlike(() -> value.sameAs(early), () -> value.sameAs(late));
    }

    @Test
    void octetStrings() {
        OctetString value = OctetString.of(new byte[LENGTH]);
        OctetString early = OctetString.of(different(0));
        OctetString late = OctetString.of(different(LENGTH - 1));
        checkAlike(() -> value.equals(early), () -> value.equals(late));
    }

    /** Neither where the tag differs matters, nor where the message does. */
    @Test
    void sealedMessages() {
        SecretKeyMaterial key = SecretKeyMaterial.random(Aes128.KEY_LENGTH);
        byte[] nonce = new byte[Aes128.NONCE_LENGTH];
        byte[] sealed = Aes128.seal(key, nonce, nonce, new byte[LENGTH]);
        BooleanSupplier early = opens(key, nonce, sealed, 0);
        BooleanSupplier middle = opens(key, nonce, sealed, LENGTH);
        BooleanSupplier late = opens(key, nonce, sealed, LENGTH + Aes128.TAG_LENGTH - 1);
        checkAlike(early, late);
        checkAlike(middle, late);
    }

    private static BooleanSupplier opens(SecretKeyMaterial key, byte[] nonce, byte[] sealed, int changed) {
        byte[] input = sealed.clone();
        input[changed] ^= 1;
        return () -> {
            try {
                return Aes128.open(key, nonce, nonce, input).length == LENGTH;
            } catch (CryptoException e) {
                return false;
            }
        };
    }

    private static byte[] different(int index) {
        byte[] octets = new byte[LENGTH];
        octets[index] = 1;
        return octets;
    }

    private void checkAlike(BooleanSupplier early, BooleanSupplier late) {
        double[] ratios = new double[ATTEMPTS];
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ratios[attempt] = ratio(early, late);
            if (ratios[attempt] < ALIKE && ratios[attempt] > 1 / ALIKE) {
                return;
            }
        }
        throw new AssertionError("the late case takes " + Arrays.toString(ratios) + " times as long as the early one");
    }

    /** How many times as long the late case takes. */
    private double ratio(BooleanSupplier early, BooleanSupplier late) {
        long fastestEarly = Long.MAX_VALUE;
        long fastestLate = Long.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            fastestEarly = Math.min(fastestEarly, time(early));
            fastestLate = Math.min(fastestLate, time(late));
        }
        assertThat(same).as("values that are different").isZero();
        return (double) fastestLate / Math.max(fastestEarly, 1);
    }

    private long time(BooleanSupplier comparison) {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            same += comparison.getAsBoolean() ? 1 : 0;
        }
        return System.nanoTime() - start;
    }
}
