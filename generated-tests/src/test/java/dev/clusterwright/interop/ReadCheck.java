package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.descriptor.Descriptor;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What matter.js reads is what the node has. */
final class ReadCheck {
    private final Agreement agreement;
    private final AskedNode node;
    /** What has happened so far: endpoint, cluster and event, and the payload, in its order. */
    private final List<Map.Entry<String, JsonNode>> events = new ArrayList<>();

    ReadCheck(Agreement agreement, AskedNode node) {
        this.agreement = agreement;
        this.node = node;
    }

    void run(SplittableRandom random) {
        node.servers().forEach(this::emit);
        List<Element> elements = node.servers().stream()
                .flatMap(server -> Stream.concat(server.attributes(), server.events()))
                .toList();
        JsonNode made = agreement.peer().readRequest(random.nextLong(), AskedNode.ENDPOINT, elements);
        ReadRequest request = ReadRequest.CODEC.decode(
                OctetString.fromHex(made.get("hex").stringValue()).toByteArray());

        JsonNode read = agreement.peer().readReports(node.ask(ReadRequest.OPCODE, made, false));

        Set<String> statuses = new TreeSet<>();
        Map<String, JsonNode> attributes = attributes(read);
        Map<String, JsonNode> expected = expectedAttributes(request, statuses);
        expected.replaceAll((path, value) -> Json.emptyAsNull(value, attributes.getOrDefault(path, value)));
        assertThat(attributes).as("attributes").isEqualTo(expected);
        assertThat(events(read)).as("events").isEqualTo(expectedEvents(request, statuses));
        assertThat(statuses(read)).as("statuses").isEqualTo(statuses);
    }

    private void emit(RandomServer server) {
        Json json = new Json(false);
        server.emitAll()
                .forEach((event, payload) ->
                        events.add(Map.entry(path(event.cluster(), event.id()), json.of(payload, ""))));
    }

    private static String path(long cluster, long id) {
        return AskedNode.ENDPOINT + "/" + cluster + "/" + id;
    }

    /** All but those of the Descriptor cluster, which the node has made itself. */
    private static Map<String, JsonNode> attributes(JsonNode read) {
        Map<String, JsonNode> attributes = new TreeMap<>();
        for (JsonNode attribute : read.get("attributes")) {
            String path = attribute.get("path").stringValue();
            if (!path.contains("/" + Descriptor.ID + "/")) {
                JsonNode other = attributes.put(path, attribute.get("value"));
                assertThat(attribute.get("value"))
                        .as("%s the second time", path)
                        .isIn(attribute.get("value"), other);
            }
        }
        return attributes;
    }

    private Map<String, JsonNode> expectedAttributes(ReadRequest request, Set<String> statuses) {
        Map<String, JsonNode> attributes = new TreeMap<>();
        for (AttributePath path : Objects.requireNonNullElse(request.attributeRequests(), List.<AttributePath>of())) {
            if (isHere(path.endpoint())) {
                node.serversOf(path.cluster())
                        .forEach(server -> server.allHeld().forEach((id, value) -> {
                            if (path.attribute() == null || path.attribute().equals(id)) {
                                attributes.put(path(server.descriptor().id(), id), value);
                            }
                        }));
            } else if (path.isConcrete()) {
                statuses.add(path.endpoint() + "/" + path.cluster() + "/" + path.attribute() + ": "
                        + StatusCode.UNSUPPORTED_ENDPOINT.value());
            }
        }
        return attributes;
    }

    private static boolean isHere(@Nullable Integer endpoint) {
        return endpoint == null || endpoint == AskedNode.ENDPOINT;
    }

    private static List<Map.Entry<String, JsonNode>> events(JsonNode read) {
        Map<Long, Map.Entry<String, JsonNode>> events = new TreeMap<>();
        for (JsonNode event : read.get("events")) {
            long number = Long.parseLong(event.get("number").stringValue());
            events.put(number, Map.entry(event.get("path").stringValue(), event.get("value")));
        }
        return List.copyOf(events.values());
    }

    private List<Map.Entry<String, JsonNode>> expectedEvents(ReadRequest request, Set<String> statuses) {
        List<EventPath> paths = Objects.requireNonNullElse(request.eventRequests(), List.of());
        paths.stream()
                .filter(path -> !isHere(path.endpoint()) && path.isConcrete())
                .forEach(path -> statuses.add(path.endpoint() + "/" + path.cluster() + "/" + path.event() + ": "
                        + StatusCode.UNSUPPORTED_ENDPOINT.value()));
        return events.stream()
                .filter(event -> paths.stream().anyMatch(path -> covers(path, event.getKey())))
                .toList();
    }

    private static boolean covers(EventPath path, String event) {
        String[] parts = event.split("/", -1);
        return isHere(path.endpoint())
                && (path.cluster() == null || path.cluster() == Long.parseLong(parts[1]))
                && (path.event() == null || path.event() == Long.parseLong(parts[2]));
    }

    private static Set<String> statuses(JsonNode read) {
        Set<String> statuses = new TreeSet<>();
        read.get("statuses")
                .forEach(status -> statuses.add(status.get("path").stringValue() + ": "
                        + status.get("status").intValue()));
        return statuses;
    }
}
