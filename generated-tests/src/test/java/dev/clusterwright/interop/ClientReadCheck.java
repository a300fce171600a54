package dev.clusterwright.interop;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.client.NodeData;
import dev.clusterwright.interaction.client.ReadBuilder;
import dev.clusterwright.interaction.client.ReportedEvent;
import dev.clusterwright.interaction.client.SubscribeBuilder;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the client reads and hears of is what matter.js has reported. */
final class ClientReadCheck {
    static final int ENDPOINT = 1;

    private static final Json REPORTED = new Json(false);
    private static final int LATER_REPORTS = 3;

    private final Agreement agreement;
    private final ClusterDescriptor cluster;
    private final SplittableRandom random;
    private final AnsweringPeer node;
    private final InteractionClient client;

    ClientReadCheck(Agreement agreement, ClusterDescriptor cluster, SplittableRandom random) {
        this.agreement = agreement;
        this.cluster = cluster;
        this.random = random;
        this.node = new AnsweringPeer(agreement.peer(), random);
        this.client = new InteractionClient(node, new ManualTimer());
    }

    /** Reads some attributes and events by their names. */
    void read() {
        List<Element> elements = some();
        ReadBuilder reading = client.read();
        attributes(elements).forEach(attribute -> reading.attribute(ENDPOINT, attributeOf(attribute)));
        events(elements).forEach(event -> reading.event(ENDPOINT, eventOf(event)));
        check(reading.send().toCompletableFuture().join(), elements, node.answered());
        checkAsked(elements);
    }

    /** Reads all attributes and events of the cluster. */
    void readAll() {
        ReadBuilder reading = client.read();
        reading.attributes(new AttributePath(ENDPOINT, cluster.id(), null));
        reading.events(new EventPath(ENDPOINT, cluster.id(), null));
        check(reading.send().toCompletableFuture().join(), all(), node.answered());
    }

    /** Subscribes to some attributes and events, and hears of them later. */
    void subscribe() {
        List<Element> elements = some();
        SubscribeBuilder subscribing = client.subscribe();
        attributes(elements).forEach(attribute -> subscribing.attribute(ENDPOINT, attributeOf(attribute)));
        events(elements).forEach(event -> subscribing.event(ENDPOINT, eventOf(event)));
        try (CollectingSubscriber subscriber = new CollectingSubscriber()) {
            subscribing.publisher().subscribe(subscriber);
            checkAsked(elements);
            check(subscriber.next(), elements, node.answered());
            long subscription = node.answered().get("subscriptionId").longValue();
            for (int i = 0; i < LATER_REPORTS; i++) {
                JsonNode later = agreement.peer().laterReport(random.nextLong(), subscription, ENDPOINT, elements);
                report(later.get("messages"));
                check(subscriber.next(), elements, later.get("answered"));
            }
        }
    }

    private void report(JsonNode messages) {
        try (Responder responder = client.accept()) {
            for (JsonNode message : messages) {
                Message answer = responder
                        .receive(AnsweringPeer.decode(message))
                        .map(Message::decode)
                        .orElseThrow();
                assertThat(answer).isEqualTo(new StatusResponse(StatusCode.SUCCESS));
            }
        }
    }

    /** Some attributes and events, one at least. */
    private List<Element> some() {
        List<Element> all = all();
        Element one = all.get(random.nextInt(all.size()));
        return all.stream()
                .filter(element -> element.equals(one) || random.nextInt(3) > 0)
                .toList();
    }

    private List<Element> all() {
        return Stream.of(Element.ATTRIBUTE, Element.EVENT)
                .flatMap(kind -> agreement.elements().of(cluster.id(), kind).stream())
                .toList();
    }

    private static List<Element> attributes(List<Element> elements) {
        return elements.stream().filter(element -> element.attribute() != null).toList();
    }

    private static List<Element> events(List<Element> elements) {
        return elements.stream().filter(element -> element.attribute() == null).toList();
    }

    private void checkAsked(List<Element> elements) {
        assertThat(ids(node.asked().path("attributerequests"), "attributeid"))
                .isEqualTo(attributes(elements).stream().map(Element::id).toList());
        assertThat(ids(node.asked().path("eventrequests"), "eventid"))
                .isEqualTo(events(elements).stream().map(Element::id).toList());
    }

    private List<Long> ids(JsonNode paths, String name) {
        assertThat(paths.valueStream())
                .allSatisfy(
                        path -> assertThat(path.get("endpointid").stringValue()).isEqualTo(Integer.toString(ENDPOINT)))
                .allSatisfy(
                        path -> assertThat(path.get("clusterid").stringValue()).isEqualTo(Long.toString(cluster.id())));
        return paths.valueStream()
                .map(path -> Long.valueOf(path.get(name).stringValue()))
                .toList();
    }

    /** Everything that was reported is in the data, and nothing else. */
    private void check(NodeData data, List<Element> elements, JsonNode reported) {
        Map<String, JsonNode> values = reported.get("attributes")
                .valueStream()
                .collect(toMap(attribute -> attribute.get("path").stringValue(), attribute -> attribute));
        assertThat(data.attributes().size() + data.statuses().size()).isEqualTo(values.size());
        for (Element element : attributes(elements)) {
            JsonNode value = values.get(path(element));
            if (value != null) {
                checkAttribute(data, element, value);
            }
        }
        assertThat(heardOf(data, events(elements))).containsExactlyInAnyOrderElementsOf(reported.get("events"));
    }

    private static void checkAttribute(NodeData data, Element element, JsonNode reported) {
        Attribute<?> attribute = attributeOf(element);
        if (reported.has("value")) {
            assertThat(REPORTED.of(data.value(ENDPOINT, attribute), element.type()))
                    .as("value of %s", element)
                    .isEqualTo(reported.get("value"));
        } else {
            Status status = data.status(ENDPOINT, attribute).orElseThrow();
            assertThat(status.code().value()).isEqualTo(reported.get("status").intValue());
        }
    }

    private List<JsonNode> heardOf(NodeData data, List<Element> events) {
        List<JsonNode> heard = new ArrayList<>();
        for (Element element : events) {
            data.events(ENDPOINT, eventOf(element)).forEach(event -> heard.add(json(element, event)));
        }
        for (EventStatus status : data.eventStatuses()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put(
                    "path",
                    ENDPOINT + "/" + status.path().cluster() + "/"
                            + status.path().event());
            json.put("status", status.status().code().value());
            heard.add(json);
        }
        return heard;
    }

    private static JsonNode json(Element element, ReportedEvent<?> event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("path", path(element));
        json.set("value", REPORTED.of(event.payload(), ""));
        json.put("number", Long.toUnsignedString(event.number()));
        json.put("priority", event.priority());
        json.put("time", milliseconds(event.time()));
        json.put("uptime", event.uptime() == null ? null : Long.toUnsignedString(event.uptime()));
        return json;
    }

    private static @Nullable String milliseconds(@Nullable Instant time) {
        return time == null ? null : Long.toString(time.toEpochMilli());
    }

    private static Attribute<?> attributeOf(Element element) {
        return Objects.requireNonNull(element.attribute());
    }

    private Event<?> eventOf(Element element) {
        return cluster.events().stream()
                .filter(event -> event.id() == element.id())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event " + element));
    }

    static String path(Element element) {
        return ENDPOINT + "/" + element.cluster() + "/" + element.id();
    }
}
