package dev.clusterwright.interop;

import dev.clusterwright.interaction.EncodedMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The program in the folder {@code interop}, which asks matter.js. It ends with this process. */
final class Peer {
    private static final JsonMapper JSON = new JsonMapper();

    private final Writer questions;
    private final BufferedReader answers;

    private Peer(Process process) {
        questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it. What it prints to its standard error is printed. */
    static Peer start() {
        try {
            return new Peer(new ProcessBuilder("node", "peer.mjs")
                    .directory(Path.of("interop").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What it knows of clusters, in the order of their ids: an object with name, revision and elements by key; null for
     * a cluster that it does not know.
     */
    JsonNode describe(Collection<Long> clusters) {
        return ask(question("describe", clusters));
    }

    /** Which numbers matter.js has names for: an object of objects. */
    JsonNode names() {
        return ask(question("names", List.of()));
    }

    /** Says which elements it may use from now on. */
    void agree(Collection<Long> clusters, Collection<String> keys) {
        ObjectNode question = question("agree", clusters);
        keys.forEach(question.putArray("keys")::add);
        ask(question);
    }

    /**
     * A random message about some clusters: an object with the message in hexadecimal, and what JSON says of it.
     *
     * @param seed the same seed makes the same message
     * @param complete whether it has all elements of the clusters, and everything that may be missing
     */
    JsonNode make(int opcode, long seed, Collection<Long> clusters, boolean complete) {
        ObjectNode question = question("make", clusters);
        question.put("opcode", opcode);
        question.put("seed", Long.toString(seed));
        question.put("complete", complete);
        return ask(question);
    }

    /** What it reads in a message: an object with what JSON says of it, and the message that it would be in hexadecimal. */
    JsonNode read(int opcode, String hex) {
        ObjectNode question = question("read", List.of());
        question.put("opcode", opcode);
        question.put("hex", hex);
        return ask(question);
    }

    /**
     * Random values that the definition of each element allows, as matter.js knows it: an object of hexadecimal by key.
     *
     * @param fabric whose everything is that belongs to a fabric
     */
    JsonNode values(long seed, List<Element> elements, int fabric) {
        ObjectNode question = about("values", seed, elements);
        question.put("fabric", fabric);
        return ask(question);
    }

    /** A request to read some elements of an endpoint, as {@link #make} gives it. */
    JsonNode readRequest(long seed, int endpoint, List<Element> elements) {
        ObjectNode question = about("readRequest", seed, elements);
        question.put("endpoint", endpoint);
        return ask(question);
    }

    /** A request to subscribe to some elements of an endpoint, as {@link #make} gives it. */
    JsonNode subscribeRequest(long seed, int endpoint, List<Element> elements) {
        ObjectNode question = about("subscribeRequest", seed, elements);
        question.put("endpoint", endpoint);
        return ask(question);
    }

    /** A request to write some attributes of an endpoint, as {@link #make} gives it. */
    JsonNode writeRequest(long seed, int endpoint, List<Element> attributes, boolean timed) {
        ObjectNode question = about("writeRequest", seed, attributes);
        question.put("endpoint", endpoint);
        question.put("timed", timed);
        return ask(question);
    }

    /** A request to invoke some commands of an endpoint, as {@link #make} gives it. */
    JsonNode invokeRequest(long seed, int endpoint, List<Element> requests, boolean timed) {
        ObjectNode question = about("invokeRequest", seed, requests);
        question.put("endpoint", endpoint);
        question.put("timed", timed);
        return ask(question);
    }

    /** An announcement of a timed interaction, as {@link #make} gives it. */
    JsonNode timedRequest(int milliseconds) {
        ObjectNode question = question("timedRequest", List.of());
        question.put("timeout", milliseconds);
        return ask(question);
    }

    /**
     * Answers a request as a node would that has everything: an object with what was asked, the messages of the answer, and
     * what is answered.
     */
    JsonNode answer(long seed, EncodedMessage request) {
        ObjectNode question = about("answer", seed, List.of());
        question.put("opcode", request.opcode());
        question.put("hex", request.payload().toHex());
        return ask(question);
    }

    /**
     * What such a node tells a subscriber later, of some elements: an object with messages and what they say, as {@link
     * #answer} gives it.
     */
    JsonNode laterReport(long seed, long subscription, int endpoint, List<Element> elements) {
        ObjectNode question = about("laterReport", seed, elements);
        question.put("subscription", subscription);
        question.put("endpoint", endpoint);
        return ask(question);
    }

    /** What reports say that follow each other: an object with attributes, events and statuses. */
    JsonNode readReports(List<String> messages) {
        ObjectNode question = question("readReports", List.of());
        messages.forEach(question.putArray("messages")::add);
        return ask(question);
    }

    /**
     * Asks about certificates, keys or messages to groups: {@code credentials.mjs} says what for, and what the answer is.
     *
     * @param question what the function takes; octets are hexadecimal
     */
    JsonNode ask(String function, ObjectNode question) {
        return ask(question.put("op", function));
    }

    private static ObjectNode about(String operation, long seed, List<Element> elements) {
        ObjectNode question = question(operation, List.of());
        question.put("seed", Long.toString(seed));
        elements.stream().map(Element::key).forEach(question.putArray("keys")::add);
        return question;
    }

    private static ObjectNode question(String operation, Collection<Long> clusters) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("op", operation);
        clusters.forEach(question.putArray("clusters")::add);
        return question;
    }

    private synchronized JsonNode ask(ObjectNode question) {
        try {
            questions.write(JSON.writeValueAsString(question) + "\n");
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the peer has ended");
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new AssertionError(
                        "matter.js says: " + answer.get("error").stringValue());
            }
            return answer.get("answer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
