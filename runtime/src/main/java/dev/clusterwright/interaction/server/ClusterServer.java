package dev.clusterwright.interaction.server;

/**
 * What the generated interface of a cluster's server extends. A device implements that one: a method for each attribute,
 * command and event gives what handles it, and what is null the device does not have.
 */
public interface ClusterServer {
    /** What handles each element of the cluster. Called once, when the endpoint is built. */
    ClusterHandlers handlers();
}
