package dev.clusterwright.clusters;

import com.sun.management.ThreadMXBean;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a codec may make of octets that anybody may have sent: a {@link TlvException}, or a value that can be printed and
 * that its own encoding stands for. Neither takes much memory, whatever the octets announce.
 */
final class AnyOctets {
    /** An exception with its stack trace and a path through containers of the greatest depth. */
    private static final long ALLOCATED = 64 * 1024;

    /**
     * What takes most for its encoding is a list of empty lists or structures, two octets each: every one is an object,
     * and has a place in a list and in its copy. That is 33 bytes an octet at most with references of 4 bytes, and
     * with those of 8 bytes less than twice as much; half as much again is left for codecs to come.
     */
    private static final long ALLOCATED_PER_OCTET = 96;

    /** What is done the first time loads classes, which says nothing. */
    private static final int ATTEMPTS = 4;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AnyOctets() {}

    /**
     * Makes sure that a codec treats octets so.
     *
     * @return why they are refused; null if they are not
     */
    static <T extends @Nullable Object> @Nullable TlvException check(TlvCodec<T> codec, byte[] octets) {
        try {
            checkAllocation(codec, octets);
            checkRoundTrip(codec, codec.decode(octets));
            return null;
        } catch (TlvException refusal) {
            if (refusal.offset() < 0 || refusal.offset() > octets.length) {
                throw new AssertionError(hex(octets) + " is refused at " + refusal.offset(), refusal);
            }
            return refusal;
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(hex(octets) + ": " + failure.getMessage(), failure);
        }
    }

    private static <T extends @Nullable Object> void checkRoundTrip(TlvCodec<T> codec, T value) {
        String text = String.valueOf(value);
        byte[] encoded = codec.encode(value);
        T again = codec.decode(encoded);
        // Not with assertThat, which takes longer than decoding.
        if (!Objects.equals(again, value) || Objects.hashCode(again) != Objects.hashCode(value)) {
            throw new AssertionError(text + " becomes " + again);
        }
        if (!Arrays.equals(codec.encode(again), encoded)) {
            throw new AssertionError(text + " has another encoding than " + hex(encoded));
        }
    }

    private static void checkAllocation(TlvCodec<?> codec, byte[] octets) {
        long limit = ALLOCATED + ALLOCATED_PER_OCTET * octets.length;
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > limit; attempt++) {
            least = Math.min(least, allocated(codec, octets));
        }
        if (least > limit) {
            throw new AssertionError("takes " + least + " bytes of memory, not at most " + limit);
        }
    }

    private static long allocated(TlvCodec<?> codec, byte[] octets) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            codec.decode(octets);
        } catch (TlvException e) {
            // Refusing takes memory too.
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static String hex(byte[] octets) {
        return OctetString.of(octets).toHex();
    }
}
