package dev.clusterwright.servers.storage;

/** Something could not be stored or read. The message says what, where and how to mend it, and holds no secret. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what the matter is. */
    public StorageException(String message) {
        super(message);
    }

    /** With what the matter is, and what has caused it. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
