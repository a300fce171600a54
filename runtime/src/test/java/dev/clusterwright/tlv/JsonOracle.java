package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.type.OctetString;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of values with Jackson, and as its keys say: what {@link TlvJson} is compared with. */
final class JsonOracle {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private JsonOracle() {}

    /** Returns the element that a JSON stands for, which has no tag. */
    static TreeValue read(String json) {
        JsonNode object = JSON.readTree(json);
        if (object.size() == 1 && !object.propertyNames().iterator().next().contains(":")) {
            return members(object).get(0);
        }
        return TreeValue.of(TlvType.STRUCTURE, members(object));
    }

    private static List<TreeValue> members(JsonNode object) {
        return object.properties().stream()
                .map(property -> member(property.getKey(), property.getValue()))
                .toList();
    }

    private static TreeValue member(String key, JsonNode value) {
        String[] parts = key.split(":", -1);
        TlvTag tag = parts.length == 1 ? TlvTag.ANONYMOUS : tag(parts[0]);
        return element(tag, parts[parts.length - 1], value);
    }

    private static TlvTag tag(String text) {
        String[] parts = text.split("/", -1);
        long number = Long.parseLong(parts[parts.length - 1]);
        if (parts.length == 1) {
            return number < 256
                    ? TlvTag.context((int) number)
                    : number < 65_536
                            ? TlvTag.implicitProfile(number)
                            : TlvTag.fullyQualified((int) (number / 65_536), 0, number % 65_536);
        }
        return switch (parts[0]) {
            case "common" -> TlvTag.commonProfile(number);
            case "implicit" -> TlvTag.implicitProfile(number);
            default -> TlvTag.fullyQualified(Integer.decode(parts[0]), Integer.decode(parts[1]), number);
        };
    }

    private static TreeValue element(TlvTag tag, String type, JsonNode value) {
        return switch (type) {
            case "INT" -> new TreeValue(tag, TlvType.SIGNED_INTEGER, signed(value));
            case "UINT" -> new TreeValue(tag, TlvType.UNSIGNED_INTEGER, unsigned(value));
            case "BOOL" -> new TreeValue(tag, TlvType.BOOLEAN, value.booleanValue());
            case "FLOAT" -> new TreeValue(tag, TlvType.FLOAT, floatBits(value));
            case "DOUBLE" -> new TreeValue(tag, TlvType.DOUBLE, doubleBits(value));
            case "STRING" -> new TreeValue(tag, TlvType.TEXT, value.stringValue());
            case "BYTES" ->
                new TreeValue(
                        tag, TlvType.OCTETS, OctetString.of(Base64.getDecoder().decode(value.stringValue())));
            case "NULL" -> {
                assertThat(value.isNull()).isTrue();
                yield new TreeValue(tag, TlvType.NULL, null);
            }
            case "STRUCT" -> new TreeValue(tag, TlvType.STRUCTURE, members(value));
            case "LIST" -> new TreeValue(tag, TlvType.LIST, alone(value));
            case "ARRAY-?" -> new TreeValue(tag, TlvType.ARRAY, alone(value));
            default -> {
                assertThat(type).startsWith("ARRAY-");
                yield new TreeValue(tag, TlvType.ARRAY, array(type.substring("ARRAY-".length()), value));
            }
        };
    }

    private static List<TreeValue> alone(JsonNode array) {
        return array.valueStream()
                .map(object -> {
                    assertThat(object.size()).isOne();
                    return members(object).get(0);
                })
                .toList();
    }

    private static List<TreeValue> array(String type, JsonNode array) {
        return array.valueStream()
                .map(value -> element(TlvTag.ANONYMOUS, type, value))
                .toList();
    }

    /** Returns an integer, which has to be a number if it has no more than 32 bits, and a string otherwise. */
    private static long signed(JsonNode value) {
        BigInteger integer = value.isString() ? new BigInteger(value.stringValue()) : value.bigIntegerValue();
        assertThat(value.isString()).isEqualTo(integer.bitLength() > 31);
        return integer.longValueExact();
    }

    private static long unsigned(JsonNode value) {
        BigInteger integer = value.isString() ? new BigInteger(value.stringValue()) : value.bigIntegerValue();
        assertThat(integer.signum()).isNotNegative();
        assertThat(value.isString()).isEqualTo(integer.bitLength() > 32);
        return Long.parseUnsignedLong(integer.toString());
    }

    private static int floatBits(JsonNode value) {
        if (value.isString()) {
            return switch (value.stringValue()) {
                case "Infinity" -> 0x7F80_0000;
                case "-Infinity" -> 0xFF80_0000;
                case "NaN" -> 0x7FC0_0000;
                default -> Integer.parseUnsignedInt(value.stringValue().substring(6, 14), 16);
            };
        }
        return Float.floatToIntBits((float) value.doubleValue());
    }

    private static long doubleBits(JsonNode value) {
        if (value.isString()) {
            return switch (value.stringValue()) {
                case "Infinity" -> 0x7FF0_0000_0000_0000L;
                case "-Infinity" -> 0xFFF0_0000_0000_0000L;
                case "NaN" -> 0x7FF8_0000_0000_0000L;
                default -> Long.parseUnsignedLong(value.stringValue().substring(6, 22), 16);
            };
        }
        return Double.doubleToLongBits(value.doubleValue());
    }
}
