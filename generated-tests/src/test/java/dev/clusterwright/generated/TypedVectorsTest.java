package dev.clusterwright.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.generated.typedvectors.OneFieldStruct;
import dev.clusterwright.generated.typedvectors.TypedVectors;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published vectors of typed values: what generated codecs and constraints make of them. */
class TypedVectorsTest {
    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        try (InputStream json = TypedVectorsTest.class.getResourceAsStream("/vectors/tlv-typed.json")) {
            JsonNode vectors = new JsonMapper().readTree(json);
            assertThat(vectors.size()).isGreaterThanOrEqualTo(17);
            return vectors.valueStream()
                    .map(vector -> DynamicTest.dynamicTest(vector.get("name").asString(), () -> check(vector)));
        }
    }

    private static void check(JsonNode vector) {
        String schema = vector.get("schema").asString();
        String expected = vector.get("expect").asString();
        byte[] encoded = OctetString.fromHex(vector.get("hex").asString()).toByteArray();
        Attribute<?> attribute = TypedVectors.DESCRIPTOR.attributes().stream()
                .filter(candidate -> candidate.name().equals(schema))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no attribute of the schema " + schema));
        if (expected.startsWith("ok:")) {
            Object value = attribute.codec().decode(encoded);
            assertThat(text(value)).isEqualTo(expected.substring("ok:".length()));
            assertThat(admits(attribute, value)).isTrue();
        } else if (expected.equals("CONSTRAINT")) {
            assertThat(admits(attribute, attribute.codec().decode(encoded))).isFalse();
        } else {
            TlvException thrown = catchThrowableOfType(
                    TlvException.class, () -> attribute.codec().decode(encoded));
            assertThat(thrown).isNotNull();
            assertThat(thrown.error().name()).isEqualTo(expected);
        }
    }

    private static boolean admits(Attribute<?> attribute, Object value) {
        if (value == null || attribute.bounds().isEmpty()) {
            return true;
        }
        long measured = value instanceof OctetString octets ? octets.length() : ((Number) value).longValue();
        return attribute.bounds().get().admits(measured);
    }

    private static String text(Object value) {
        return value instanceof OneFieldStruct struct ? "{1:" + struct.one() + "}" : String.valueOf(value);
    }
}
