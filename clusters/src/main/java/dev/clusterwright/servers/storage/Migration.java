package dev.clusterwright.servers.storage;

/** Brings what a node keeps from one schema to the next. */
interface Migration {
    /**
     * Makes the changes; they are stored together with the number of the next schema.
     *
     * @param store to read what there is
     * @param vault to open secrets
     * @param transaction to change it
     */
    void migrate(NodeStore store, KeyVault vault, Transaction transaction);
}
