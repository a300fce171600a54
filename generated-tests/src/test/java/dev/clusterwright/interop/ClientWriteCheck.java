package dev.clusterwright.interop;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.client.InvokeBatch;
import dev.clusterwright.interaction.client.WriteBuilder;
import dev.clusterwright.interaction.client.WriteResult;
import dev.clusterwright.interaction.loopback.ManualTimer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the client writes and invokes is what matter.js reads, and what it gives is what matter.js has answered. */
final class ClientWriteCheck {
    private static final int FABRIC = 1;
    private static final Json REPORTED = new Json(false);
    private static final Json SENT = new Json(true);

    private final Agreement agreement;
    private final ClusterDescriptor cluster;
    private final SplittableRandom random;
    private final AnsweringPeer node;
    private final InteractionClient client;

    ClientWriteCheck(Agreement agreement, ClusterDescriptor cluster, SplittableRandom random) {
        this.agreement = agreement;
        this.cluster = cluster;
        this.random = random;
        this.node = new AnsweringPeer(agreement.peer(), random);
        this.client = new InteractionClient(node, new ManualTimer());
    }

    private List<Element> some(String kind) {
        return agreement.elements().of(cluster.id(), kind).stream()
                .filter(element -> random.nextInt(3) > 0)
                .toList();
    }

    /** Writes some attributes, those that need it as a timed interaction. */
    void write() {
        Map<Element, @Nullable Object> values = valid(some(Element.ATTRIBUTE).stream()
                .filter(attribute -> attributeOf(attribute).access().write() != null)
                .toList());
        if (values.isEmpty()) {
            return;
        }
        WriteBuilder writing = client.write();
        values.forEach((attribute, value) -> set(writing, attributeOf(attribute), value));
        int before = node.requests();

        WriteResult result = writing.send().toCompletableFuture().join();

        boolean timed = values.keySet().stream()
                .anyMatch(attribute -> attributeOf(attribute).access().timed());
        assertThat(node.asked().get("timedrequest").booleanValue()).isEqualTo(timed);
        assertThat(node.requests() - before).isEqualTo(timed ? 2 : 1);
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        values.forEach((attribute, value) -> expected.put(attribute.key(), SENT.of(value, attribute.type())));
        Map<String, JsonNode> asked = WriteCheck.written(node.asked());
        expected.replaceAll((key, value) -> Json.emptyAsNull(value, asked.getOrDefault(key, value)));
        assertThat(asked).isEqualTo(expected);
        values.keySet().forEach(attribute -> checkStatus(result, attribute));
    }

    private void checkStatus(WriteResult result, Element attribute) {
        int expected = 0;
        for (JsonNode status : node.answered()) {
            if (status.get("path").stringValue().equals(ClientReadCheck.path(attribute)) && expected == 0) {
                expected = status.get("status").intValue();
            }
        }
        assertThat(result.status(ClientReadCheck.ENDPOINT, attributeOf(attribute))
                        .code()
                        .value())
                .isEqualTo(expected);
    }

    /** Invokes some commands at once, timed ones together with those that need not be. */
    void invoke() {
        Map<Element, @Nullable Object> requests = valid(some(Element.REQUEST));
        if (requests.isEmpty()) {
            return;
        }
        InvokeBatch batch = client.batch();
        Map<Element, CompletionStage<?>> answers = new LinkedHashMap<>();
        requests.forEach((command, request) -> answers.put(
                command, batch.add(ClientReadCheck.ENDPOINT, (Request<?>) Objects.requireNonNull(request))));
        batch.send().toCompletableFuture().join();

        Map<String, JsonNode> asked = new LinkedHashMap<>();
        for (JsonNode request : node.asked().get("invokerequests")) {
            asked.put(request.at("/commandpath/commandid").stringValue(), request.get("commandfields"));
        }
        Map<String, JsonNode> answered = byPath(node.answered());
        answers.forEach((command, answer) -> {
            JsonNode expected = SENT.of(requests.get(command), "");
            JsonNode read = Objects.requireNonNull(asked.get(Long.toString(command.id())));
            assertThat(read).isEqualTo(Json.emptyAsNull(expected, read));
            checkAnswer(command, answer, Objects.requireNonNull(answered.get(ClientReadCheck.path(command))));
        });
    }

    private static void checkAnswer(Element command, CompletionStage<?> stage, JsonNode answered) {
        CompletableFuture<?> answer = stage.toCompletableFuture();
        if (answered.has("value")) {
            assertThat(REPORTED.of(answer.join(), ""))
                    .as("response to %s", command)
                    .isEqualTo(answered.get("value"));
        } else if (answered.get("status").intValue() == 0) {
            assertThat((Object) answer.join()).isNull();
        } else {
            assertThatThrownBy(answer::join)
                    .as("failure of %s", command)
                    .cause()
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.status().code().value())
                                    .isEqualTo(answered.get("status").intValue()));
        }
    }

    /** Values that matter.js makes, without those that break a rule of which it knows nothing: the client refuses them. */
    private Map<Element, @Nullable Object> valid(List<Element> elements) {
        Map<Element, @Nullable Object> values = new LinkedHashMap<>();
        agreement.validValues(random.nextLong(), elements, FABRIC).forEach((element, value) -> {
            if (element.validator().apply(value, ClusterState.unknown()).isEmpty()) {
                values.put(element, value);
            }
        });
        return values;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the value is one of the attribute, null where that may be
    private static <T extends @Nullable Object> void set(
            WriteBuilder writing, Attribute<T> attribute, @Nullable Object value) {
        writing.set(ClientReadCheck.ENDPOINT, attribute, (T) value);
    }

    private static Attribute<?> attributeOf(Element element) {
        return Objects.requireNonNull(element.attribute());
    }

    private static Map<String, JsonNode> byPath(JsonNode answers) {
        return answers.valueStream().collect(toMap(answer -> answer.get("path").stringValue(), answer -> answer));
    }
}
