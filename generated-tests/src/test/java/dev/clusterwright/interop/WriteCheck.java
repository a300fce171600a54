package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Access;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What matter.js writes is what the node has afterwards. */
final class WriteCheck {
    private static final Json SENT = new Json(true);

    private final Agreement agreement;
    private final AskedNode node;

    WriteCheck(Agreement agreement, AskedNode node) {
        this.agreement = agreement;
        this.node = node;
    }

    void run(SplittableRandom random, boolean timed) {
        List<Element> writable = node.servers().stream()
                .flatMap(RandomServer::attributes)
                .filter(attribute -> isWritable(attribute, timed))
                .toList();
        if (writable.isEmpty()) {
            return;
        }
        Map<String, JsonNode> before = new LinkedHashMap<>();
        writable.forEach(attribute -> before.put(attribute.key(), held(attribute)));
        JsonNode made = agreement.peer().writeRequest(random.nextLong(), AskedNode.ENDPOINT, writable, timed);

        Map<String, Integer> statuses = statuses(node.ask(WriteRequest.OPCODE, made, timed));

        Map<String, JsonNode> written = written(made.get("json"));
        assertThat(statuses.keySet()).isEqualTo(written.keySet());
        for (Element attribute : writable) {
            JsonNode value = written.getOrDefault(attribute.key(), before.get(attribute.key()));
            int status = statuses.getOrDefault(attribute.key(), StatusCode.SUCCESS.value());
            if (status == StatusCode.SUCCESS.value()) {
                assertThat(held(attribute)).as("what %s holds", attribute).isEqualTo(value);
            } else {
                checkRefused(attribute, status);
            }
        }
    }

    /** A value that matter.js makes may be refused for the value of another attribute only, of which it knows nothing. */
    private static void checkRefused(Element attribute, int status) {
        assertThat(status).as("status of %s", attribute).isEqualTo(StatusCode.CONSTRAINT_ERROR.value());
        assertThat(Objects.requireNonNull(attribute.attribute()).constraint().map(Object::toString))
                .as("constraint of %s", attribute)
                .hasValueSatisfying(constraint -> assertThat(constraint).containsPattern("[A-Z][a-z]"));
    }

    private static boolean isWritable(Element element, boolean timed) {
        Access access = Objects.requireNonNull(element.attribute()).access();
        return access.write() != null && (timed || !access.timed());
    }

    private JsonNode held(Element attribute) {
        return SENT.of(node.server(attribute.cluster()).held(attribute), attribute.type());
    }

    private Map<String, Integer> statuses(List<String> answers) {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (String answer : answers) {
            for (JsonNode response :
                    agreement.peer().read(WriteResponse.OPCODE, answer).at("/json/writeresponses")) {
                int status = Integer.parseInt(response.at("/status/status").stringValue());
                statuses.merge(key(response), status, Math::max);
            }
        }
        return statuses;
    }

    /** The values in a request by the keys of the attributes, lists put together. */
    static Map<String, JsonNode> written(JsonNode request) {
        Map<String, JsonNode> written = new LinkedHashMap<>();
        for (JsonNode part : request.get("writerequests")) {
            if (part.get("path").has("listindex")) {
                ((ArrayNode) Objects.requireNonNull(written.get(key(part)))).add(part.get("data"));
            } else {
                written.put(key(part), part.get("data").deepCopy());
            }
        }
        return written;
    }

    private static String key(JsonNode part) {
        long cluster = Long.parseLong(part.at("/path/clusterid").stringValue());
        return Element.key(
                cluster,
                Element.ATTRIBUTE,
                Long.parseLong(part.at("/path/attributeid").stringValue()));
    }
}
