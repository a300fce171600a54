package dev.clusterwright.clusters;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what {@link CodecFuzzTest} begins with: of every codec that reads a container an encoding of a random value, one
 * that is spoilt, and a vector of matter.js where there is one.
 */
@EnabledIfSystemProperty(named = "clusterwright.update", matches = ".*")
class CodecFuzzInputs {
    static final Path FOLDER = Path.of("src/test/resources/dev/clusterwright/clusters/CodecFuzzTestInputs/anyOctets");

    /** How the names of those end that are no encodings of a value, or only by chance. */
    static final String SPOILT = "-spoilt";

    private static final Path MESSAGES = Path.of("../runtime/src/test/resources/vectors/messages.json");

    /** A report of many attributes has nothing new after the first of them. */
    private static final int MAX_LENGTH = 260;

    private static final int STRUCTURE = 0x15;
    private static final int ARRAY = 0x16;

    @Test
    void write() throws IOException {
        Files.createDirectories(FOLDER);
        Map<TlvCodec<?>, MatterJsVector> vectors = new HashMap<>();
        MatterJsVector.all()
                .forEach(vector -> vectors.putIfAbsent(vector.payload().codec(), vector));
        for (KnownCodec<?> known : KnownCodec.GENERATED) {
            byte[] encoding = known.encodings(1).get(0);
            boolean isContainer = encoding[0] == STRUCTURE || encoding[0] == ARRAY;
            if (isContainer && encoding.length > 2) {
                write(known, "", encoding);
                write(
                        known,
                        SPOILT,
                        spoilt(encoding, new SplittableRandom(known.name().hashCode())));
            }
            if (vectors.containsKey(known.codec())) {
                write(known, "-vector", vectors.get(known.codec()).encoding().toByteArray());
            }
        }
        for (JsonNode message :
                new JsonMapper().readTree(Files.readString(MESSAGES)).required("messages")) {
            KnownCodec<?> known = ofMessage(message.required("opcode").intValue());
            byte[] octets =
                    OctetString.fromHex(message.required("hex").asString()).toByteArray();
            if (octets.length <= MAX_LENGTH) {
                write(known, "-" + message.required("name").asString(), octets);
            }
        }
    }

    private static KnownCodec<?> ofMessage(int opcode) {
        return KnownCodec.RUNTIME.stream()
                .filter(known -> known.type().getType() instanceof Class<?> type && isMessage(type, opcode))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message has the opcode " + opcode));
    }

    private static boolean isMessage(Class<?> type, int opcode) {
        return Stream.of(type.getFields())
                .filter(field -> field.getName().equals("OPCODE"))
                .anyMatch(field -> PublicClasses.valueOf(field, Integer.class) == opcode);
    }

    private static void write(KnownCodec<?> known, String suffix, byte[] octets) throws IOException {
        int key = CodecFuzzTest.key(known.name());
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(key >>> 8);
        input.write(key);
        input.writeBytes(octets);
        Files.write(FOLDER.resolve(known.name().replaceAll("[.$]", "-") + suffix), input.toByteArray());
    }

    /** Does to an encoding what makes it another one, or none. */
    private static byte[] spoilt(byte[] encoding, RandomGenerator random) {
        byte[] octets = encoding.clone();
        int at = random.nextInt(octets.length);
        switch (random.nextInt(4)) {
            case 0 -> octets[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            case 1 -> octets[at] = (byte) random.nextInt();
            case 2 -> octets = Arrays.copyOf(octets, at);
            default -> {
                // Some of it twice.
                int length = Math.min(octets.length - at, 1 + random.nextInt(12));
                octets = Arrays.copyOf(octets, octets.length + length);
                System.arraycopy(octets, at, octets, at + length, octets.length - length - at);
            }
        }
        return octets;
    }
}
