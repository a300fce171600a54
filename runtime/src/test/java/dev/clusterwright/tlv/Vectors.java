package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The encodings in {@code /vectors/tlv.json}, which says how it notes them down. */
final class Vectors {
    static final List<Valid> VALID = load("valid", Vectors::valid);
    static final List<Invalid> INVALID = load("invalid", Vectors::invalid);

    private Vectors() {}

    enum Kind {
        CANONICAL,
        NONCANONICAL_ACCEPT,
        VALID_ONLY_WITH_IMPLICIT_PROFILE
    }

    record Valid(String name, TreeValue value, OctetString encoded, Kind kind) {
        byte[] bytes() {
            return encoded.toByteArray();
        }

        boolean needsImplicitProfile() {
            return kind == Kind.VALID_ONLY_WITH_IMPLICIT_PROFILE;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record Invalid(String name, OctetString encoded, TlvError error) {
        byte[] bytes() {
            return encoded.toByteArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static <T> List<T> load(String section, Function<JsonNode, T> vector) {
        try (InputStream json = Vectors.class.getResourceAsStream("/vectors/tlv.json")) {
            return new JsonMapper()
                    .readTree(json)
                    .get(section)
                    .valueStream()
                    .map(vector)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Valid valid(JsonNode vector) {
        Kind kind = switch (vector.get("kind").asString()) {
            case "canonical" -> Kind.CANONICAL;
            case "noncanonical-accept" -> Kind.NONCANONICAL_ACCEPT;
            case "valid-only-with-implicit-profile" -> Kind.VALID_ONLY_WITH_IMPLICIT_PROFILE;
            default -> throw new AssertionError("vector of an unknown kind: " + vector);
        };
        return new Valid(name(vector), element(vector.get("value")), encoded(vector), kind);
    }

    private static Invalid invalid(JsonNode vector) {
        TlvError error = TlvError.valueOf(vector.get("error").asString());
        return new Invalid(name(vector), encoded(vector), error);
    }

    private static String name(JsonNode vector) {
        return vector.get("name").asString();
    }

    private static OctetString encoded(JsonNode vector) {
        return OctetString.fromHex(vector.get("hex").asString());
    }

    private static TreeValue element(JsonNode node) {
        JsonNode value = node.get("value");
        TlvTag tag = node.has("tag") ? tag(node.get("tag").asString()) : TlvTag.ANONYMOUS;
        return switch (node.get("type").asString()) {
            case "int" -> new TreeValue(tag, TlvType.SIGNED_INTEGER, signed(value.asString()));
            case "uint" -> new TreeValue(tag, TlvType.UNSIGNED_INTEGER, unsigned(value.asString()));
            case "bool" -> new TreeValue(tag, TlvType.BOOLEAN, value.booleanValue());
            case "float" -> new TreeValue(tag, TlvType.FLOAT, Float.floatToIntBits((float) number(value.asString())));
            case "double" -> new TreeValue(tag, TlvType.DOUBLE, Double.doubleToLongBits(number(value.asString())));
            case "utf8" -> new TreeValue(tag, TlvType.TEXT, value.asString());
            case "octets" -> new TreeValue(tag, TlvType.OCTETS, OctetString.fromHex(value.asString()));
            case "null" -> new TreeValue(tag, TlvType.NULL, null);
            case "struct" -> new TreeValue(tag, TlvType.STRUCTURE, elements(value));
            case "array" -> new TreeValue(tag, TlvType.ARRAY, elements(value));
            case "list" -> new TreeValue(tag, TlvType.LIST, elements(value));
            default -> throw new AssertionError("value of an unknown type: " + node);
        };
    }

    private static List<TreeValue> elements(JsonNode array) {
        return array.valueStream().map(Vectors::element).toList();
    }

    private static @Nullable Object signed(String decimal) {
        return new BigInteger(decimal).longValueExact();
    }

    private static @Nullable Object unsigned(String decimal) {
        return Long.parseUnsignedLong(decimal);
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static TlvTag tag(String text) {
        String[] parts = text.split(":", -1);
        return switch (parts[0]) {
            case "c" -> TlvTag.context(Integer.parseInt(parts[1]));
            case "p" -> TlvTag.commonProfile(Long.parseLong(parts[2]));
            case "i" -> TlvTag.implicitProfile(Long.parseLong(parts[2]));
            case "f" ->
                TlvTag.fullyQualified(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), Long.parseLong(parts[4]));
            default -> throw new AssertionError("tag of an unknown form: " + text);
        };
    }
}
