package dev.clusterwright.interaction;

/**
 * A way to another node: a secure session, as whoever brings a transport implements it. The side that starts something
 * opens an exchange; at the other side a {@link Responder} answers. Thread-safe.
 */
public interface Connection {
    /** Starts an exchange with the other node. Nothing is sent before the first message. */
    Exchange open();
}
