package dev.clusterwright.access;

/** What can be done with an element of a cluster. */
public enum Operation {
    /** Read or subscribe to an attribute. */
    READ_ATTRIBUTE,
    /** Write an attribute. */
    WRITE_ATTRIBUTE,
    /** Invoke a command. */
    INVOKE_COMMAND,
    /** Read or subscribe to an event. */
    READ_EVENT
}
