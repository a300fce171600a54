package dev.clusterwright.generator.diff;

/** Who sends a value, and so who has to understand it. */
enum Flow {
    /** Fields of requests. */
    CLIENT,
    /** What is read, what is answered, what is reported. */
    SERVER,
    /** What can be written as well as read. */
    BOTH;

    boolean clientSends() {
        return this != SERVER;
    }

    boolean serverSends() {
        return this != CLIENT;
    }

    Flow or(Flow other) {
        return this == other ? this : BOTH;
    }
}
