package dev.clusterwright.clusters;

import static java.util.stream.Collectors.groupingBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Any octets, read by any codec of the bundled clusters and of the runtime's messages. The inputs beside this class are run
 * each time; see CONTRIBUTING.md for how to have more of them found.
 *
 * <p>The first two octets of an input choose the codec by a number that is made of its name: it stays what it is when there
 * are more codecs. A number that no codec has stands for the next one.
 */
class CodecFuzzTest {
    /** How many octets of an input are not for the codec. */
    static final int HEADER = 2;

    private static final NavigableMap<Integer, List<KnownCodec<?>>> CODECS =
            new TreeMap<>(Stream.concat(KnownCodec.GENERATED.stream(), KnownCodec.RUNTIME.stream())
                    .collect(groupingBy(known -> key(known.name()))));

    @FuzzTest
    void anyOctets(byte[] input) {
        if (input.length < HEADER) {
            return;
        }
        byte[] octets = Arrays.copyOfRange(input, HEADER, input.length);
        for (KnownCodec<?> known : codecs(input)) {
            check(known, octets);
        }
    }

    private static void check(KnownCodec<?> known, byte[] octets) {
        try {
            AnyOctets.check(known.codec(), octets);
        } catch (AssertionError failure) {
            throw new AssertionError(known.name() + ": " + failure.getMessage(), failure);
        }
    }

    /** The codecs that read an input, nearly always one. */
    static List<KnownCodec<?>> codecs(byte[] input) {
        int key = ((input[0] & 0xFF) << 8) | (input[1] & 0xFF);
        Map.Entry<Integer, List<KnownCodec<?>>> next = CODECS.ceilingEntry(key);
        return (next == null ? CODECS.firstEntry() : next).getValue();
    }

    /** The number of a codec, from 0 to 65535. */
    static int key(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue() & 0xFFFF;
    }
}
