package dev.clusterwright.clusters;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.type.OctetString;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * What matter.js, which has nothing in common with this project but the specification, encodes: it decodes to the same
 * values, and those encode to the same octets.
 */
class MatterJsVectorsTest {
    private static final List<MatterJsVector> VECTORS = MatterJsVector.all();

    /** Times of the type epoch-us: on the wire they count from the year 2000, in matter.js's values from 1970. */
    private static final Set<String> TIMES = Set.of("epochStartTime0", "epochStartTime1", "epochStartTime2");

    /** The microseconds from 1970 to 2000. */
    private static final long EPOCH = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"));

    @TestFactory
    Stream<DynamicTest> decodesAndEncodes() {
        return VECTORS.stream().map(vector -> dynamicTest(vector.toString(), () -> check(vector.payload(), vector)));
    }

    /** Each line is a test above, so this is how many there are. */
    @Test
    void thereAreEnoughLines() {
        assertThat(VECTORS).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void noPayloadIsLeftOut() {
        // The vectors leave out Network Identity Management and what has no fields.
        Set<String> expected = Payload.all()
                .filter(payload -> !payload.name().startsWith("NetworkIdentityManagement."))
                .filter(payload -> !payload.fields().isEmpty())
                .map(Payload::name)
                .collect(toSet());
        assertThat(VECTORS).extracting(vector -> vector.payload().name()).containsAll(expected);
    }

    private static <T> void check(Payload<T> payload, MatterJsVector vector) throws ReflectiveOperationException {
        assertThat(vector.name()).isEqualToIgnoringCase(payload.simpleName());

        T value = payload.codec().decode(vector.encoding().toByteArray());

        compare(payload.simpleName(), vector.value(), value);
        assertThat(OctetString.of(payload.codec().encode(value)).toHex())
                .isEqualTo(vector.encoding().toHex());
    }

    private static void compare(String place, JsonNode expected, Object actual) throws ReflectiveOperationException {
        if (expected.isNull() || actual == null) {
            assertThat(actual).as(place).isNull();
            assertThat(expected.isNull()).as(place + " is null").isTrue();
        } else if (actual instanceof Record group) {
            compareComponents(place, expected, group);
        } else if (actual instanceof List<?> list) {
            assertThat(list).as(place).hasSize(expected.size());
            for (int i = 0; i < list.size(); i++) {
                compare(place + "[" + i + "]", expected.get(i), list.get(i));
            }
        } else if (actual instanceof OctetString octets) {
            assertThat(octets.toHex()).as(place).isEqualTo(expected.stringValue());
        } else if (actual instanceof OpenEnum number) {
            assertThat(number.value()).as(place).isEqualTo(expected.intValue());
        } else if (actual instanceof Boolean) {
            assertThat(actual).as(place).isEqualTo(expected.booleanValue());
        } else if (actual instanceof String) {
            assertThat(actual).as(place).isEqualTo(expected.stringValue());
        } else if (actual instanceof Long number) {
            assertThat(number).as(place).isEqualTo(Long.parseUnsignedLong(expected.asString()));
        } else if (actual instanceof Integer) {
            assertThat(actual).as(place).isEqualTo(expected.intValue());
        } else {
            fail(place + " is a " + actual.getClass());
        }
    }

    /** Compares by name, in which matter.js has other capitals: csrNonce is CSRNonce. */
    private static void compareComponents(String place, JsonNode expected, Record actual)
            throws ReflectiveOperationException {
        Map<String, RecordComponent> components = new HashMap<>();
        for (RecordComponent component : actual.getClass().getRecordComponents()) {
            components.put(lowerCase(component.getName()), component);
        }
        for (Map.Entry<String, JsonNode> property : expected.properties()) {
            String inside = place + "." + property.getKey();
            RecordComponent component = components.remove(lowerCase(property.getKey()));
            assertThat(component).as(inside).isNotNull();
            Object value = component.getAccessor().invoke(actual);
            boolean isTime = TIMES.contains(component.getName()) && value != null;
            compare(inside, property.getValue(), isTime ? (Long) value + EPOCH : value);
        }
        for (RecordComponent absent : components.values()) {
            assertThat(absent.getAccessor().invoke(actual))
                    .as(place + "." + absent.getName())
                    .isNull();
        }
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
