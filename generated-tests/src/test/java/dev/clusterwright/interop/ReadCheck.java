package dev.clusterwright.interop;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.SubscribeResponse;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
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

/** What matter.js reads and hears of is what the node has. */
final class ReadCheck {
    private final Agreement agreement;
    private final AskedNode node;
    /** What has happened so far: endpoint, cluster and event, and the payload, in its order. */
    private final List<Map.Entry<String, JsonNode>> events = new ArrayList<>();

    ReadCheck(Agreement agreement, AskedNode node) {
        this.agreement = agreement;
        this.node = node;
    }

    void read(SplittableRandom random) {
        node.servers().forEach(this::emit);
        JsonNode made = agreement.peer().readRequest(random.nextLong(), AskedNode.ENDPOINT, elements());
        ReadRequest request = ReadRequest.CODEC.decode(octets(made));

        List<String> answers = node.ask(ReadRequest.OPCODE, made, false);

        Reported.of(agreement.peer().readReports(answers))
                .check(expected(request.attributeRequests(), request.eventRequests()));
    }

    /** Subscribes, and waits until there has to be another report. */
    void subscribe(SplittableRandom random) {
        JsonNode made = agreement.peer().subscribeRequest(random.nextLong(), AskedNode.ENDPOINT, elements());
        SubscribeRequest request = SubscribeRequest.CODEC.decode(octets(made));

        List<String> answers = node.ask(SubscribeRequest.OPCODE, made, false);

        String last = answers.get(answers.size() - 1);
        JsonNode response =
                agreement.peer().read(SubscribeResponse.OPCODE, last).get("json");
        Duration interval =
                Duration.ofSeconds(Long.parseLong(response.get("maxinterval").stringValue()));
        assertThat(interval)
                .isBetween(
                        Duration.ofSeconds(request.minIntervalFloor()),
                        Duration.ofSeconds(request.maxIntervalCeiling()));
        Reported.of(agreement.peer().readReports(answers.subList(0, answers.size() - 1)))
                .check(expected(request.attributeRequests(), request.eventRequests()));
        waitForReport(random, request, interval);
    }

    /** A report of what has changed: attributes that say so, and events. */
    private void waitForReport(SplittableRandom random, SubscribeRequest request, Duration interval) {
        Set<String> changed = new TreeSet<>();
        node.servers()
                .forEach(server -> server.change(random).stream()
                        .filter(attribute -> !qualities(attribute).contains(Quality.CHANGES_OMITTED))
                        .forEach(attribute -> changed.add(path(attribute.cluster(), attribute.id()))));
        int before = events.size();
        node.servers().forEach(this::emit);

        List<String> reports = node.wait(interval);

        Reported expected = expected(request.attributeRequests(), request.eventRequests());
        expected.attributes().keySet().retainAll(changed);
        List<Map.Entry<String, JsonNode>> news = events.subList(before, events.size()).stream()
                .filter(expected.events()::contains)
                .toList();
        assertThat(reports).isNotEmpty();
        Reported.of(agreement.peer().readReports(reports)).check(new Reported(expected.attributes(), news, Set.of()));
    }

    private List<Element> elements() {
        return node.servers().stream()
                .flatMap(server -> Stream.concat(server.attributes(), server.events()))
                .toList();
    }

    private static Set<Quality> qualities(Element attribute) {
        Attribute<?> definition = Objects.requireNonNull(attribute.attribute());
        return definition.qualities();
    }

    private static byte[] octets(JsonNode message) {
        return OctetString.fromHex(message.get("hex").stringValue()).toByteArray();
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

    /** What the node has to say to these paths. */
    private Reported expected(@Nullable List<AttributePath> attributePaths, @Nullable List<EventPath> eventPaths) {
        Map<Long, Map<Long, JsonNode>> held = node.servers().stream()
                .collect(toMap(server -> server.descriptor().id(), RandomServer::allHeld));
        Map<String, JsonNode> attributes = new TreeMap<>();
        Set<String> statuses = new TreeSet<>();
        for (AttributePath path : Objects.requireNonNullElse(attributePaths, List.<AttributePath>of())) {
            if (isHere(path.endpoint())) {
                held.forEach((cluster, values) -> values.forEach((id, value) -> {
                    if (covers(path, cluster, id)) {
                        attributes.put(path(cluster, id), value);
                    }
                }));
            } else if (path.isConcrete()) {
                statuses.add(nowhere(path.endpoint() + "/" + path.cluster() + "/" + path.attribute()));
            }
        }
        List<EventPath> ofEvents = Objects.requireNonNullElse(eventPaths, List.of());
        ofEvents.stream()
                .filter(path -> !isHere(path.endpoint()) && path.isConcrete())
                .forEach(path -> statuses.add(nowhere(path.endpoint() + "/" + path.cluster() + "/" + path.event())));
        List<Map.Entry<String, JsonNode>> happened = events.stream()
                .filter(event -> ofEvents.stream().anyMatch(path -> covers(path, event.getKey())))
                .toList();
        return new Reported(attributes, happened, statuses);
    }

    private static String nowhere(String path) {
        return Reported.status(path, StatusCode.UNSUPPORTED_ENDPOINT.value());
    }

    private static boolean isHere(@Nullable Integer endpoint) {
        return endpoint == null || endpoint == AskedNode.ENDPOINT;
    }

    private static boolean covers(AttributePath path, long cluster, long attribute) {
        return (path.cluster() == null || path.cluster() == cluster)
                && (path.attribute() == null || path.attribute() == attribute);
    }

    private static boolean covers(EventPath path, String event) {
        String[] parts = event.split("/", -1);
        return isHere(path.endpoint())
                && (path.cluster() == null || path.cluster() == Long.parseLong(parts[1]))
                && (path.event() == null || path.event() == Long.parseLong(parts[2]));
    }
}
