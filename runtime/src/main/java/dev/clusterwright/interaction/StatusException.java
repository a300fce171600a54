package dev.clusterwright.interaction;

import java.util.Objects;

/**
 * Something ended otherwise than in success. A server's own code throws it to answer with a status; a client's calls
 * fail with it when a server did.
 */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How it ended. */
    @SuppressWarnings("serial") // neither is meant to be serialized
    private final Status status;

    /**
     * A status with an explanation.
     *
     * @param message for people; it stays on this side, and must hold no secrets
     */
    public StatusException(Status status, String message) {
        super(describe(status) + ": " + message);
        this.status = Objects.requireNonNull(status, "status");
    }

    /** A status that all clusters understand, with an explanation. */
    public StatusException(StatusCode code, String message) {
        this(new Status(code), message);
    }

    private static String describe(Status status) {
        Integer clusterStatus = status.clusterStatus();
        return clusterStatus == null
                ? status.code().toString()
                : String.format("%s, cluster status 0x%02X", status.code(), clusterStatus);
    }

    /** How it ended. */
    public Status status() {
        return status;
    }
}
