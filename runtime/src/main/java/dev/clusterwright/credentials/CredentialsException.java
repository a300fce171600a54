package dev.clusterwright.credentials;

/**
 * Says why something that came from outside is not accepted: the rule that it breaks, and in words what and where. The
 * message repeats names and numbers of certificates, which are public, and nothing else.
 */
public final class CredentialsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The rule that was broken. */
    private final CredentialsError error;

    /**
     * @param error the rule that was broken
     * @param message what is wrong, and where
     */
    public CredentialsException(CredentialsError error, String message) {
        super(message);
        this.error = error;
    }

    /**
     * @param error the rule that was broken
     * @param message what is wrong, and where
     * @param cause what was thrown by who noticed it
     */
    public CredentialsException(CredentialsError error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    /**
     * What another exception says, as a breach of a rule.
     *
     * @param error the rule that was broken
     * @param cause says what is wrong, and where
     */
    public CredentialsException(CredentialsError error, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.error = error;
    }

    /** The rule that was broken. */
    public CredentialsError error() {
        return error;
    }
}
