package dev.clusterwright.interop;

import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Exchange;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.type.OctetString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A way to a node that matter.js plays. */
final class AnsweringPeer implements Connection {
    private final Peer peer;
    private final SplittableRandom random;
    /** The last request and what was answered to it. */
    private JsonNode last = JsonNodeFactory.instance.objectNode();
    /** How many requests there were. */
    private int requests;

    AnsweringPeer(Peer peer, SplittableRandom random) {
        this.peer = peer;
        this.random = random;
    }

    /** What matter.js has read in the last request. */
    JsonNode asked() {
        return last.get("asked");
    }

    /** What it has answered to it. */
    JsonNode answered() {
        return last.get("answered");
    }

    int requests() {
        return requests;
    }

    /** A message of the peer. */
    static EncodedMessage decode(JsonNode message) {
        return new EncodedMessage(
                message.get("opcode").intValue(),
                OctetString.fromHex(message.get("hex").stringValue()));
    }

    @Override
    public Exchange open() {
        return new PeerExchange();
    }

    private final class PeerExchange implements Exchange {
        /** What waits to be asked for. */
        private final Deque<EncodedMessage> rest = new ArrayDeque<>();

        @Override
        public CompletionStage<EncodedMessage> request(EncodedMessage message) {
            if (message.opcode() != StatusResponse.OPCODE) {
                requests++;
                last = peer.answer(random.nextLong(), message);
                last.get("messages").forEach(answer -> rest.add(decode(answer)));
            }
            EncodedMessage next = rest.poll();
            return next == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("there is nothing more to be asked for"))
                    : CompletableFuture.completedFuture(next);
        }

        @Override
        public void send(EncodedMessage message) {
            throw new IllegalStateException("nobody waits for this: " + message);
        }

        /** What is left was not asked for. */
        @Override
        public void close() {
            if (!rest.isEmpty()) {
                throw new IllegalStateException(rest.size() + " messages were not asked for");
            }
        }
    }
}
