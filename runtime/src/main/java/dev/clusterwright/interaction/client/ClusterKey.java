package dev.clusterwright.interaction.client;

/** One cluster of one endpoint. */
record ClusterKey(int endpoint, long cluster) {}
