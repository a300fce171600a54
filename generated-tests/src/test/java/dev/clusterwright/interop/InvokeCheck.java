package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Command;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.type.OctetString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What matter.js invokes is carried out, and what is answered arrives at matter.js. */
final class InvokeCheck {
    private final Agreement agreement;
    private final AskedNode node;

    InvokeCheck(Agreement agreement, AskedNode node) {
        this.agreement = agreement;
        this.node = node;
    }

    void run(SplittableRandom random, boolean timed) {
        List<Element> commands = node.servers().stream()
                .flatMap(RandomServer::commands)
                .filter(command -> timed || !commandOf(command).access().timed())
                .toList();
        if (commands.isEmpty()) {
            return;
        }
        node.servers().forEach(RandomServer::answerAnew);
        JsonNode made = agreement.peer().invokeRequest(random.nextLong(), AskedNode.ENDPOINT, commands, timed);
        InvokeRequest request = InvokeRequest.CODEC.decode(
                OctetString.fromHex(made.get("hex").stringValue()).toByteArray());

        Map<String, JsonNode> answers = answers(node.ask(InvokeRequest.OPCODE, made, timed));

        Map<Long, Deque<Object>> carriedOut = new HashMap<>();
        node.servers()
                .forEach(server -> carriedOut.put(server.descriptor().id(), new ArrayDeque<>(server.takeRequests())));
        for (int i = 0; i < request.invokeRequests().size(); i++) {
            JsonNode asked = made.at("/json/invokerequests/" + i);
            CommandData command = request.invokeRequests().get(i);
            JsonNode answer = Objects.requireNonNull(answers.remove(ref(asked)), "an answer");
            if (answer.at("/status/status/status").asString("0").equals("0")) {
                Deque<Object> received =
                        Objects.requireNonNull(carriedOut.get(command.path().cluster()));
                assertThat(new Json(true).of(received.removeFirst(), "")).isEqualTo(asked.get("commandfields"));
                checkAnswer(command, answer);
            } else {
                checkRefused(command, answer);
            }
        }
        assertThat(answers).isEmpty();
        assertThat(carriedOut.values()).allMatch(Deque::isEmpty);
    }

    private void checkAnswer(CommandData request, JsonNode answer) {
        RandomServer server = node.server(request.path().cluster());
        commandOf(server, request.path().command())
                .response()
                .ifPresentOrElse(
                        response -> {
                            assertThat(answer.at("/command/commandpath/commandid")
                                            .asString())
                                    .isEqualTo(Long.toString(response.id()));
                            JsonNode expected =
                                    new Json(false).of(server.responses().get(response.id()), "");
                            JsonNode actual = answer.at("/command/commandfields");
                            assertThat(actual).isEqualTo(Json.emptyAsNull(expected, actual));
                        },
                        () -> assertThat(answer.has("status")).isTrue());
    }

    /** A request that matter.js makes may be refused for rules about several values only, of which it knows nothing. */
    private void checkRefused(CommandData request, JsonNode answer) {
        Element element = agreement
                .elements()
                .get(request.path().cluster(), Element.REQUEST, request.path().command());
        Object value = element.decode(Objects.requireNonNull(request.fields()), true);
        assertThat(element.validator().apply(value, node.server(request.path().cluster())))
                .as("what is wrong with %s, which was answered with %s", value, answer)
                .isNotEmpty();
    }

    /** The answers by the number of the request. */
    private Map<String, JsonNode> answers(List<String> messages) {
        Map<String, JsonNode> answers = new HashMap<>();
        for (String message : messages) {
            for (JsonNode answer :
                    agreement.peer().read(InvokeResponse.OPCODE, message).at("/json/invokeresponses")) {
                JsonNode content = answer.has("command") ? answer.get("command") : answer.get("status");
                assertThat(answers.put(ref(content), answer)).isNull();
            }
        }
        return answers;
    }

    /** Of a command alone, there is none. */
    private static String ref(JsonNode command) {
        return command.path("commandref").asString("");
    }

    private Command<?, ?> commandOf(Element element) {
        return commandOf(node.server(element.cluster()), element.id());
    }

    private static Command<?, ?> commandOf(RandomServer server, long id) {
        return server.descriptor().commands().stream()
                .filter(command -> command.id() == id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no command " + id));
    }
}
