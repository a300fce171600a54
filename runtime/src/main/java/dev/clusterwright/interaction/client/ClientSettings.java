package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.Message;
import dev.clusterwright.type.Integers;
import java.time.Duration;

/**
 * How a client goes about its work. Immutable and thread-safe.
 *
 * @param answerTimeout how long an answer is waited for, each time anew when there are several
 * @param revision the InteractionModelRevision that messages carry
 * @param maxMessageSize the longest payload of a message that is sent, in octets; what is longer is split if it can be
 * @param maxReportSize how much the other node may make this one keep for one read or report, in octets; each value,
 *     status and event counts as 64 octets more than it has, and so does each message
 */
public record ClientSettings(Duration answerTimeout, int revision, int maxMessageSize, int maxReportSize) {
    /** What counts when nothing else is said: 30 s, {@link Message#REVISION}, 1,280 octets, and 8 MiB. */
    public static final ClientSettings DEFAULT =
            new ClientSettings(Duration.ofSeconds(30), Message.REVISION, 1280, 8 << 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a time or size is too small, or the revision does not fit 8 bits
     */
    public ClientSettings {
        if (answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("the time to wait for an answer is not positive");
        }
        Integers.checkUnsigned("revision", revision, 8);
        if (maxMessageSize < 256) {
            throw new IllegalArgumentException(
                    "messages of " + maxMessageSize + " octets are too short, 256 it has to be");
        }
        if (maxReportSize < 1024) {
            throw new IllegalArgumentException(
                    "reports of " + maxReportSize + " octets are too short, 1,024 it has to be");
        }
    }

    /** This, with another time to wait for answers. */
    public ClientSettings withAnswerTimeout(Duration timeout) {
        return new ClientSettings(timeout, revision, maxMessageSize, maxReportSize);
    }

    /** This, with another InteractionModelRevision. */
    public ClientSettings withRevision(int other) {
        return new ClientSettings(answerTimeout, other, maxMessageSize, maxReportSize);
    }

    /** This, with another limit for messages that are sent. */
    public ClientSettings withMaxMessageSize(int octets) {
        return new ClientSettings(answerTimeout, revision, octets, maxReportSize);
    }

    /** This, with another limit for what is received. */
    public ClientSettings withMaxReportSize(int octets) {
        return new ClientSettings(answerTimeout, revision, maxMessageSize, octets);
    }
}
