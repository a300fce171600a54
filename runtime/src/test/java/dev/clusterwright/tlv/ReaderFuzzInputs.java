package dev.clusterwright.tlv;

import dev.clusterwright.tlv.ReaderProgram.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes what {@link TlvReaderFuzzTest} begins with: every vector and every published element, each with a program. */
@EnabledIfSystemProperty(named = "clusterwright.update", matches = ".*")
class ReaderFuzzInputs {
    private static final Path FOLDER =
            Path.of("src/test/resources/dev/clusterwright/tlv/TlvReaderFuzzTestInputs/program");

    /** Long certificates and reports look all the same to a reader. */
    private static final int MAX_LENGTH = 260;

    /** The calls that go on reading, so that programs get somewhere. */
    private static final Call[] LIKELY = {Call.NEXT, Call.NEXT, Call.FIT, Call.ENTER, Call.ENTER, Call.LOOK, Call.END};

    @Test
    void write() throws IOException {
        Files.createDirectories(FOLDER);
        for (Vectors.Valid vector : Vectors.VALID) {
            write(vector.name(), vector.needsImplicitProfile(), vector.bytes());
        }
        for (Vectors.Invalid vector : Vectors.INVALID) {
            write(vector.name(), false, vector.bytes());
        }
        for (PublishedElements.Published element : PublishedElements.ALL) {
            if (element.encoded().length() <= MAX_LENGTH) {
                write(element.name(), false, element.encoded().toByteArray());
            }
        }
    }

    private static void write(String name, boolean implicitProfile, byte[] octets) throws IOException {
        RandomGenerator random = new SplittableRandom(name.hashCode());
        int calls = random.nextInt(4, Math.min(60, 8 + 2 * octets.length));
        byte[] input =
                Arrays.copyOf(new byte[] {(byte) (calls | (implicitProfile ? 0x80 : 0))}, 1 + calls + octets.length);
        for (int i = 1; i <= calls; i++) {
            input[i] = (byte)
                    (random.nextInt(6) == 0
                            ? random.nextInt(ReaderProgram.CALLS)
                            : LIKELY[random.nextInt(LIKELY.length)].octet());
        }
        System.arraycopy(octets, 0, input, 1 + calls, octets.length);
        Files.write(FOLDER.resolve(name.replaceAll("[^A-Za-z0-9_-]", "-")), input);
    }
}
