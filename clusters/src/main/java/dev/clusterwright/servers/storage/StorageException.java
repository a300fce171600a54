package dev.clusterwright.servers.storage;

import org.jspecify.annotations.Nullable;

/** Something could not be stored or read. The message says what, where and how to mend it, and holds no secret. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what the matter is. */
    public StorageException(String message) {
        super(message);
    }

    /** With what the matter is, and what has caused it, if that is known. */
    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
