package dev.clusterwright.group;

/** Says why octets that came from outside are no message to a group of this node. The message never repeats them. */
public final class GroupMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GroupMessageException(String message) {
        super(message);
    }
}
