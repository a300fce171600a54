package dev.clusterwright.interop;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Feature;
import dev.clusterwright.cluster.GlobalAttributes;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.server.AttributeValue;
import dev.clusterwright.interaction.server.ClusterHandlers;
import dev.clusterwright.interaction.server.ClusterServer;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.type.Maybe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Serves a cluster with values of matter.js, remembers what it is asked to do, and answers what matter.js would. */
final class RandomServer implements ClusterServer, ClusterState {
    /** The fabric of all that belongs to one. */
    static final int FABRIC = 1;

    /** The ids of the global attributes. */
    private static final List<Long> GLOBALS = List.of(0xFFF8L, 0xFFF9L, 0xFFFBL, 0xFFFCL, 0xFFFDL);

    private final Agreement agreement;
    private final SplittableRandom random;
    private final ClusterDescriptor cluster;
    private final Draft draft;
    private final Map<Attribute<?>, AttributeValue<@Nullable Object>> attributes = new LinkedHashMap<>();
    private final Map<Event<?>, EventEmitter<Object>> events = new LinkedHashMap<>();
    /** What is answered from now on, by the id of the response. */
    private Map<Long, Object> responses = Map.of();
    /** What commands were carried out, since it was asked last. */
    private final List<Object> requests = new ArrayList<>();

    RandomServer(Agreement agreement, ClusterDescriptor cluster, SplittableRandom random) {
        this.agreement = agreement;
        this.random = random;
        this.cluster = cluster;
        this.draft = Draft.of(cluster, random, this::anyValue);
        draft.attributes().forEach((attribute, value) -> attributes.put(attribute, AttributeValue.of(value)));
        cluster.events().forEach(event -> events.put(event, new EventEmitter<>()));
        answerAnew();
    }

    /** A value that matter.js makes. */
    private @Nullable Object anyValue(Attribute<?> attribute) {
        Element element = agreement.elements().get(cluster.id(), Element.ATTRIBUTE, attribute.id());
        return values(List.of(element)).get(element);
    }

    private Map<Element, @Nullable Object> values(List<Element> elements) {
        return agreement.validValues(random.nextLong(), elements, FABRIC);
    }

    @Override
    public ClusterHandlers handlers() {
        ClusterHandlers.Builder builder =
                ClusterHandlers.of(cluster, draft.features().orElseThrow());
        attributes.forEach((attribute, value) -> add(builder, attribute, value));
        draft.commands().forEach(command -> add(builder, command));
        events.forEach((event, emitter) -> add(builder, event, emitter));
        return builder.build();
    }

    @SuppressWarnings("unchecked") // the values are those of the attribute
    private static <T extends @Nullable Object> void add(
            ClusterHandlers.Builder builder, Attribute<T> attribute, AttributeValue<?> value) {
        builder.attribute(attribute, (AttributeValue<T>) value);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the response is the one of the command; there is no value of Void
    private <Q extends Request<R>, R> void add(ClusterHandlers.Builder builder, Command<Q, R> command) {
        builder.command(command, (request, context) -> {
            requests.add(request);
            return (R) command.response()
                    .map(response -> Objects.requireNonNull(responses.get(response.id())))
                    .orElse(null);
        });
    }

    @SuppressWarnings("unchecked") // the emitter is given payloads of the event
    private static <T> void add(ClusterHandlers.Builder builder, Event<T> event, EventEmitter<?> emitter) {
        builder.event(event, (EventEmitter<T>) emitter);
    }

    ClusterDescriptor descriptor() {
        return cluster;
    }

    /** What commands were carried out since this was called last. */
    List<Object> takeRequests() {
        List<Object> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /** Gives other answers from now on. */
    void answerAnew() {
        responses = values(agreement.elements().of(cluster.id(), Element.RESPONSE)).entrySet().stream()
                .collect(toMap(entry -> entry.getKey().id(), Map.Entry::getValue));
    }

    /** What it answers, by the id of the response. */
    Map<Long, Object> responses() {
        return responses;
    }

    /** Tells of all events, and gives what it has told in that order. */
    Map<Element, Object> emitAll() {
        Map<Element, Object> payloads = values(agreement.elements().of(cluster.id(), Element.EVENT));
        payloads.forEach((element, payload) -> events.forEach((event, emitter) -> {
            if (event.id() == element.id()) {
                emitter.emit(payload);
            }
        }));
        return payloads;
    }

    /** Gives other values to some attributes, whatever their constraints say, and gives those that have one. */
    List<Element> change(SplittableRandom chance) {
        List<Element> some =
                attributes().filter(attribute -> chance.nextInt(3) == 0).toList();
        List<Element> changed = new ArrayList<>();
        values(some).forEach((attribute, value) -> {
            if (!Objects.equals(held(attribute), value)) {
                Objects.requireNonNull(attributes.get(attribute.attribute())).set(value);
                changed.add(attribute);
            }
        });
        return changed;
    }

    /** The attributes that it has, without the global ones. */
    Stream<Element> attributes() {
        return attributes.keySet().stream().map(Element::of);
    }

    Stream<Element> commands() {
        return draft.commands().stream().map(Element::of);
    }

    Stream<Element> events() {
        return cluster.events().stream().map(Element::of);
    }

    @Nullable Object held(Element attribute) {
        return Objects.requireNonNull(attributes.get(attribute.attribute())).get();
    }

    /** What each attribute holds in the words of the peer, global ones included, by its id. */
    Map<Long, JsonNode> allHeld() {
        Map<Long, JsonNode> all = new LinkedHashMap<>();
        Json json = new Json(false);
        attributes().forEach(element -> all.put(element.id(), json.of(held(element), element.type())));
        GlobalAttributes globals = GlobalAttributes.of(cluster.id());
        Map<Attribute<?>, Object> values = Map.of(
                globals.clusterRevision(), cluster.revision(),
                globals.attributeList(), ids(Stream.concat(all.keySet().stream(), GLOBALS.stream())),
                globals.acceptedCommandList(), ids(draft.commands().stream().map(Command::id)),
                globals.generatedCommandList(),
                        ids(draft.commands().stream()
                                .flatMap(command -> command.response().stream())
                                .map(response -> response.id())));
        values.forEach((attribute, value) -> all.put(attribute.id(), json.of(value, attribute.type())));
        all.put(globals.featureMap().id(), featureMap());
        return all;
    }

    private JsonNode featureMap() {
        long features = draft.features().orElseThrow();
        String names = cluster.features().stream()
                .filter(feature -> (features >> feature.bit() & 1) != 0)
                .map(Feature::name)
                .collect(joining(" | "));
        return Json.bits(features, names);
    }

    private static List<Long> ids(Stream<Long> ids) {
        return ids.distinct().sorted().toList();
    }

    @Override
    public Optional<ClusterDescriptor> cluster() {
        return draft.cluster();
    }

    @Override
    public OptionalLong features() {
        return draft.features();
    }

    @Override
    public OptionalInt revision() {
        return draft.revision();
    }

    @Override
    public Optional<Maybe<Object>> value(Attribute<?> attribute) {
        AttributeValue<@Nullable Object> value = attributes.get(attribute);
        if (value == null) {
            return Optional.of(Maybe.absent());
        }
        Object held = value.get();
        return Optional.of(held == null ? Maybe.ofNull() : Maybe.of(held));
    }
}
