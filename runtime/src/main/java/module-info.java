/** What code generated from Matter cluster definitions links against. */
module dev.clusterwright.runtime {
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;

    exports dev.clusterwright.access;
    exports dev.clusterwright.cluster;
    exports dev.clusterwright.credentials;
    exports dev.clusterwright.credentials.attestation;
    exports dev.clusterwright.credentials.network;
    exports dev.clusterwright.crypto;
    exports dev.clusterwright.device;
    exports dev.clusterwright.group;
    exports dev.clusterwright.interaction;
    exports dev.clusterwright.interaction.client;
    exports dev.clusterwright.interaction.loopback;
    exports dev.clusterwright.interaction.server;
    exports dev.clusterwright.notation;
    exports dev.clusterwright.tlv;
    exports dev.clusterwright.type;
}
