package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.Responder;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;

/** Sends what matter.js has encoded, and collects the answers as they are on the wire. */
final class Conversation {
    private static final int ENOUGH = 1000;

    private final Responder responder;

    Conversation(Responder responder) {
        this.responder = responder;
    }

    /** All messages of the answer, in hexadecimal; each but the last is acknowledged. */
    List<String> ask(int opcode, String hex) {
        List<String> answers = new ArrayList<>();
        EncodedMessage next = new EncodedMessage(opcode, OctetString.fromHex(hex));
        for (int i = 0; i < ENOUGH; i++) {
            EncodedMessage answer = responder.receive(next).orElseThrow(() -> new AssertionError("no answer"));
            answers.add(answer.payload().toHex());
            Message message = Message.decode(answer);
            assertThat(message).as("answer to %s", hex).isNotInstanceOf(StatusResponse.class);
            if (!isMoreToCome(message)) {
                return answers;
            }
            next = new StatusResponse(StatusCode.SUCCESS).encode();
        }
        throw new AssertionError("the answer does not end");
    }

    /** Announces a timed interaction. */
    void announce(int opcode, String hex) {
        EncodedMessage request = new EncodedMessage(opcode, OctetString.fromHex(hex));
        Message answer = Message.decode(responder.receive(request).orElseThrow(() -> new AssertionError("no answer")));
        assertThat(answer).isEqualTo(new StatusResponse(StatusCode.SUCCESS));
    }

    /** After the last report of a read there is nothing, after that of a subscription another message. */
    private static boolean isMoreToCome(Message message) {
        if (message instanceof ReportData report) {
            return report.hasMoreChunks() || !report.suppressesResponse();
        }
        return message instanceof InvokeResponse response && response.hasMoreChunks();
    }
}
