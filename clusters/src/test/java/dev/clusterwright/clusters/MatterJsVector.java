package dev.clusterwright.clusters;

import dev.clusterwright.type.OctetString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of {@code vectors/matterjs-tlv.jsonl}: a value, and what matter.js has made of it.
 *
 * @param line counted from 1
 * @param payload what this project reads and writes such a value with
 * @param name what matter.js calls it
 * @param value in matter.js's terms: numbers of 64 bits and octets are strings; missing where there are no fields
 * @param encoding the value in TLV
 */
record MatterJsVector(int line, Payload<?> payload, String name, JsonNode value, OctetString encoding) {
    private static final String RESOURCE = "/vectors/matterjs-tlv.jsonl";

    /** Reads all lines. */
    static List<MatterJsVector> all() {
        try (InputStream stream = MatterJsVector.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + RESOURCE);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            JsonMapper json = new JsonMapper();
            List<MatterJsVector> vectors = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                vectors.add(of(vectors.size() + 1, json.readTree(line)));
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MatterJsVector of(int line, JsonNode node) {
        return new MatterJsVector(
                line,
                Payload.keyed(key(node)),
                node.required("name").stringValue(),
                node.path("value"),
                OctetString.fromHex(node.required("hex").stringValue()));
    }

    private static String key(JsonNode node) {
        long cluster = node.required("cluster").longValue();
        String kind = node.required("kind").stringValue();
        return switch (kind) {
            case "struct" -> Payload.key(cluster, kind, node.required("name").stringValue());
            case "command" -> Payload.key(cluster, node.required("direction").stringValue(), id(node));
            case "event" -> Payload.key(cluster, kind, id(node));
            default -> throw new IllegalArgumentException("neither a struct, a command nor an event but a " + kind);
        };
    }

    private static long id(JsonNode node) {
        return node.required("id").longValue();
    }

    @Override
    public String toString() {
        return "line " + line + ": " + payload.name();
    }
}
