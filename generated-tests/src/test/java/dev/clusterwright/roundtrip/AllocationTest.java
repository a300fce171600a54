package dev.clusterwright.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.clusterwright.generated.combinations.ByteEnum;
import dev.clusterwright.generated.combinations.LongBitmap;
import dev.clusterwright.generated.combinations.ScalarsStruct;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Maybe;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much memory it takes to encode and to decode a struct of ten members that are neither texts nor lists. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int OPERATIONS = 1_000;
    private static final int WARM_UP = 20_000;
    private static final int ATTEMPTS = 10;

    /** Of numbers that the JDK has no boxes of at hand. */
    private static final ScalarsStruct FULL = make();

    private static final ScalarsStruct EMPTY =
            new ScalarsStruct(false, 0, 0, 0, 0, ByteEnum.RED, LongBitmap.NONE, null);

    /** Keeps what was made, so that it has to be made. */
    private @Nullable Object made;

    @BeforeEach
    void allocationIsMeasured() {
        assertThat(THREADS.isThreadAllocatedMemorySupported()).isTrue();
        assertThat(THREADS.isThreadAllocatedMemoryEnabled()).isTrue();
        assertThat(leastAllocatedBy(() -> made = new byte[1_000])).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void encodingIntoTheCallersArrayAllocatesNothing() {
        TlvWriter writer = new TlvWriter(new byte[ScalarsStruct.CODEC.encode(FULL).length]);
        assertThat(leastAllocatedBy(() -> encode(writer, FULL))).isZero();
        assertThat(leastAllocatedBy(() -> encode(writer, EMPTY))).isZero();
    }

    @Test
    void encodingIntoAnArrayThatHasGrownAllocatesNothing() {
        TlvWriter writer = new TlvWriter();
        assertThat(leastAllocatedBy(() -> encode(writer, FULL))).isZero();
        assertThat(leastAllocatedBy(() -> encode(writer, EMPTY))).isZero();
    }

    private static void encode(TlvWriter writer, ScalarsStruct value) {
        writer.reset();
        ScalarsStruct.CODEC.encode(writer, value);
    }

    @Test
    void decodingAllocatesTheValueOnly() {
        byte[] encoded = ScalarsStruct.CODEC.encode(FULL);
        TlvReader reader = new TlvReader(encoded);
        long ofTheValue = leastAllocatedBy(() -> made = make());

        assertThat(leastAllocatedBy(() -> {
                    reader.reset(encoded);
                    reader.next();
                    made = ScalarsStruct.CODEC.decode(reader);
                    reader.finish();
                }))
                .isEqualTo(ofTheValue);
        assertThat(made).isEqualTo(FULL);
        // Made it was: the record, two numbers, a Maybe with a third, and the bitmap.
        assertThat(ofTheValue).isGreaterThanOrEqualTo(6 * Long.BYTES);
    }

    private static ScalarsStruct make() {
        return new ScalarsStruct(
                true,
                0xFFFF,
                -1,
                Integer.MIN_VALUE,
                0.5f,
                ByteEnum.of(1),
                new LongBitmap(-1),
                0xFFFF_FFFFL,
                Long.MIN_VALUE,
                Maybe.of(0.1));
    }

    /** The octets that a call allocates, without those that the virtual machine takes for itself now and then. */
    private static long leastAllocatedBy(Runnable operation) {
        for (int i = 0; i < WARM_UP; i++) {
            operation.run();
        }
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < OPERATIONS; i++) {
                operation.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least % OPERATIONS).isZero();
        return least / OPERATIONS;
    }
}
