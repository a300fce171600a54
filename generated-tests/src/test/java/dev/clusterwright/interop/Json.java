package dev.clusterwright.interop;

import static java.util.stream.Collectors.toCollection;

import dev.clusterwright.cluster.Bitmap;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What JSON says of values, in the words of the peer: integers as decimal text, octets as an object with hexadecimal text,
 * floating-point numbers as their bits, bitmaps with the number and the names of its bits, times since 1970.
 */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The property of an object that stands for octets. */
    private static final String OCTETS = "octets";

    /** On the wire, times count from 2000. */
    private static final Duration EPOCH = Duration.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"));

    private static final int FABRIC_INDEX = 254;
    private static final Set<String> SIGNED =
            Set.of("int8", "int16", "int24", "int32", "int40", "int48", "int56", "int64", "temperature");

    /** Whether the values are what a client sends, which is without the index of the fabric. */
    private final boolean sent;

    Json(boolean sent) {
        this.sent = sent;
    }

    /** A name without what differs in spelling: capitals and signs between words. */
    static String nameOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /**
     * A value.
     *
     * @param type in the specification's spelling
     */
    JsonNode of(@Nullable Object value, String type) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof Structure structure) {
            return members(structure.members());
        } else if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            String entry = type.substring("list[".length(), type.length() - 1);
            list.forEach(one -> array.add(of(one, entry)));
            return array;
        } else if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        } else if (value instanceof OctetString octets) {
            return NODES.objectNode().put(OCTETS, octets.toHex());
        } else if (value instanceof Bitmap<?> bitmap) {
            return bits(bitmap.toLong(), bitmap.toString());
        } else if (value instanceof Float number) {
            return NODES.stringNode(number.isNaN() ? "NaN" : "%08x".formatted(Float.floatToIntBits(number)));
        } else if (value instanceof OpenEnum number) {
            return NODES.stringNode(Integer.toString(number.value()));
        } else if (value instanceof Number number) {
            return integer(number.longValue(), type);
        }
        return NODES.stringNode((String) value);
    }

    private static JsonNode integer(long number, String type) {
        if (type.matches("map\\d+")) {
            return bits(number, "");
        }
        BigInteger value =
                SIGNED.contains(type) ? BigInteger.valueOf(number) : new BigInteger(Long.toUnsignedString(number));
        BigInteger since1970 = switch (type) {
            case "epoch-s" -> value.add(BigInteger.valueOf(EPOCH.toSeconds()));
            case "epoch-us" -> value.add(BigInteger.valueOf(EPOCH.toMillis() * 1000));
            default -> value;
        };
        return NODES.stringNode(since1970.toString());
    }

    /**
     * Bits.
     *
     * @param text their names as bitmaps print them; what has no name is printed as a number
     */
    static JsonNode bits(long number, String text) {
        ObjectNode node = NODES.objectNode();
        node.put("bits", Long.toUnsignedString(number));
        Arrays.stream(text.split(" \\| ", -1))
                .filter(name -> !name.isEmpty() && !Character.isDigit(name.charAt(0)))
                .map(Json::nameOf)
                .collect(toCollection(TreeSet::new))
                .forEach(node.putArray("names")::add);
        return node;
    }

    /**
     * What matter.js reads of values: null for octets and lists that are empty, of those that may be null.
     *
     * @param read what it says that it has read; it decides which those are
     */
    static JsonNode emptyAsNull(JsonNode value, JsonNode read) {
        if (read.isNull()
                && (value.isEmpty() || value.path(OCTETS).asString("-").isEmpty())) {
            return read;
        } else if (value instanceof ObjectNode object) {
            ObjectNode result = NODES.objectNode();
            object.forEachEntry((name, part) -> result.set(name, emptyAsNull(part, read.path(name))));
            return result;
        } else if (value instanceof ArrayNode array) {
            ArrayNode result = NODES.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                result.add(emptyAsNull(array.get(i), read.path(i)));
            }
            return result;
        }
        return value;
    }

    private JsonNode members(Members members) {
        ObjectNode node = NODES.objectNode();
        for (int i = 0; i < members.fields().size(); i++) {
            Field field = members.fields().get(i);
            Maybe<Object> value = members.value(i);
            if (!value.isAbsent() && !(sent && field.id() == FABRIC_INDEX)) {
                node.set(nameOf(field.name()), of(value.orNull(), field.type()));
            }
        }
        return node;
    }
}
