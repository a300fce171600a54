package dev.clusterwright.interaction;

import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages in {@code /vectors/messages.json}, which says how it notes them down. */
final class MessageVectors {
    static final List<Vector> ALL = load();

    private MessageVectors() {}

    /** A message as octets, and the elements that others say it has. */
    record Vector(String name, EncodedMessage encoded, TlvValue tree) {
        byte[] bytes() {
            return encoded.payload().toByteArray();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Vector> load() {
        try (InputStream json = MessageVectors.class.getResourceAsStream("/vectors/messages.json")) {
            return new JsonMapper()
                    .readTree(json)
                    .required("messages")
                    .valueStream()
                    .map(MessageVectors::vector)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector vector(JsonNode vector) {
        OctetString payload = OctetString.fromHex(vector.required("hex").asString());
        EncodedMessage encoded = new EncodedMessage(vector.required("opcode").intValue(), payload);
        return new Vector(vector.required("name").asString(), encoded, value(vector.required("tree")));
    }

    private static TlvValue value(JsonNode node) {
        JsonNode value = node.required("value");
        return switch (node.required("type").asString()) {
            case "uint" -> new TlvValue.UnsignedInteger(Long.parseUnsignedLong(value.asString()));
            case "bool" -> value.booleanValue() ? TlvValue.TRUE : TlvValue.FALSE;
            case "utf8" -> new TlvValue.Text(value.asString());
            case "octets" -> new TlvValue.Octets(OctetString.fromHex(value.asString()));
            case "null" -> TlvValue.NULL;
            case "struct" -> new TlvValue.Structure(members(value));
            case "list" -> new TlvValue.List(members(value));
            case "array" ->
                new TlvValue.Array(
                        value.valueStream().map(MessageVectors::value).toList());
            default -> throw new AssertionError("value of an unknown type: " + node);
        };
    }

    private static List<TlvValue.Member> members(JsonNode array) {
        return array.valueStream()
                .map(member -> new TlvValue.Member(tag(member.required("tag").asString()), value(member)))
                .toList();
    }

    private static TlvTag tag(String text) {
        if (!text.startsWith("c:")) {
            throw new AssertionError("tag of an unknown form: " + text);
        }
        return TlvTag.context(Integer.parseInt(text.substring(2)));
    }
}
