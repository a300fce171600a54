package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.descriptor.Descriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What reports say, but for the Descriptor cluster, which the node makes itself.
 *
 * @param attributes values by endpoint, cluster and attribute
 * @param events endpoint, cluster and event, and the payload, in the order of their numbers
 * @param statuses endpoint, cluster and id, and the status
 */
record Reported(Map<String, JsonNode> attributes, List<Map.Entry<String, JsonNode>> events, Set<String> statuses) {
    /** What matter.js has read. */
    static Reported of(JsonNode read) {
        Map<String, JsonNode> attributes = new TreeMap<>();
        for (JsonNode attribute : read.get("attributes")) {
            String path = attribute.get("path").stringValue();
            JsonNode other = attributes.put(path, attribute.get("value"));
            if (other != null) {
                assertThat(attribute.get("value"))
                        .as("%s the second time", path)
                        .isEqualTo(other);
            }
        }
        attributes.keySet().removeIf(path -> path.contains("/" + Descriptor.ID + "/"));
        Map<Long, Map.Entry<String, JsonNode>> events = new TreeMap<>();
        for (JsonNode event : read.get("events")) {
            long number = Long.parseLong(event.get("number").stringValue());
            events.put(number, Map.entry(event.get("path").stringValue(), event.get("value")));
        }
        Set<String> statuses = new TreeSet<>();
        for (JsonNode status : read.get("statuses")) {
            statuses.add(status(
                    status.get("path").stringValue(), status.get("status").intValue()));
        }
        return new Reported(attributes, List.copyOf(events.values()), statuses);
    }

    static String status(String path, int code) {
        return path + ": " + code;
    }

    /** Makes sure that this is all that was to be said. */
    void check(Reported expected) {
        expected.attributes()
                .replaceAll((path, value) -> Json.emptyAsNull(value, attributes.getOrDefault(path, value)));
        assertThat(attributes).as("attributes").isEqualTo(expected.attributes());
        assertThat(events).as("events").isEqualTo(expected.events());
        assertThat(statuses).as("statuses").isEqualTo(expected.statuses());
    }
}
