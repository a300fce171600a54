package dev.clusterwright.interaction.client;

import org.jspecify.annotations.Nullable;

/**
 * The other node does not keep to the interaction model: what came is no message, not the answer to what was asked, or
 * more than the client takes. Nothing of the message but ids is repeated here.
 */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        this(message, null);
    }

    UnexpectedAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
