package dev.clusterwright.clusters;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Bitmap;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.type.Maybe;
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

    /** The microseconds from 1970 to 2000: times count from the latter on the wire, from the former in matter.js's values. */
    private static final long EPOCH = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"));

    @TestFactory
    Stream<DynamicTest> decodesAndEncodes() {
        return VECTORS.stream().map(vector -> dynamicTest(vector.toString(), () -> check(vector.payload(), vector)));
    }

    /** Each line is a test above, so this is how many there are. */
    @Test
    void thereAreEnoughLines() {
        assertThat(VECTORS).hasSizeGreaterThanOrEqualTo(580);
    }

    /** Of the clusters that have vectors, all that has fields. */
    @Test
    void noPayloadIsLeftOut() {
        Set<String> clusters =
                VECTORS.stream().map(vector -> cluster(vector.payload())).collect(toSet());
        Set<Payload<?>> expected = Payload.all()
                .filter(payload -> clusters.contains(cluster(payload)))
                .filter(payload -> !payload.fields().isEmpty())
                .collect(toSet());
        assertThat(clusters).hasSize(11);
        assertThat(VECTORS.stream().map(MatterJsVector::payload)).containsAll(expected);
    }

    private static String cluster(Payload<?> payload) {
        return payload.name().substring(0, payload.name().indexOf('.'));
    }

    private static <T> void check(Payload<T> payload, MatterJsVector vector) throws ReflectiveOperationException {
        assertThat(vector.name()).isEqualToIgnoringCase(vector.payload().simpleName());

        T value = payload.codec().decode(vector.encoding().toByteArray());

        compare(payload.simpleName(), vector.value(), value);
        assertThat(OctetString.of(payload.codec().encode(value)).toHex())
                .isEqualTo(vector.encoding().toHex());
    }

    private static void compare(String place, JsonNode expected, Object actual) throws ReflectiveOperationException {
        if (actual instanceof Structure structure) {
            compareFields(place, expected, structure);
        } else if (expected.isObject()) {
            compareBits(place, expected, actual);
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

    /** In matter.js's values, an object of the bits that are set; they are set in none. */
    private static void compareBits(String place, JsonNode expected, Object actual) {
        assertThat(expected.isEmpty()).as(place).isTrue();
        assertThat(actual instanceof Bitmap<?> bitmap ? bitmap.toLong() : ((Number) actual).longValue())
                .as(place)
                .isZero();
    }

    /** Compares by name, in which matter.js has other capitals: csrNonce is CSRNonce. */
    private static void compareFields(String place, JsonNode expected, Structure actual)
            throws ReflectiveOperationException {
        Map<String, JsonNode> properties = new HashMap<>();
        expected.properties().forEach(property -> properties.put(lowerCase(property.getKey()), property.getValue()));
        for (Field field : actual.members().fields()) {
            String inside = place + "." + field.name();
            JsonNode property = properties.remove(lowerCase(field.name()));
            Object value = component(actual, field);
            if (property == null) {
                assertThat(field.isOptional()).as(inside).isTrue();
                assertThat(value).as(inside).isIn(null, Maybe.absent());
            } else if (property.isNull()) {
                assertThat(field.isNullable()).as(inside).isTrue();
                assertThat(value).as(inside).isEqualTo(field.isOptional() ? Maybe.ofNull() : null);
            } else {
                Object some = value instanceof Maybe<?> maybe ? maybe.get() : value;
                assertThat(some).as(inside).isNotNull();
                compare(inside, property, field.type().equals("epoch-us") ? (Long) some + EPOCH : some);
            }
        }
        assertThat(properties).as(place).isEmpty();
    }

    private static Object component(Structure record, Field field) throws ReflectiveOperationException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equalsIgnoreCase(field.name())) {
                return component.getAccessor().invoke(record);
            }
        }
        throw new AssertionError(record.getClass() + " has no " + field.name());
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
