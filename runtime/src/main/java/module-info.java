/** What code generated from Matter cluster definitions links against. */
module dev.clusterwright.runtime {
    requires static transitive org.jspecify;

    exports dev.clusterwright.cluster;
    exports dev.clusterwright.device;
    exports dev.clusterwright.notation;
    exports dev.clusterwright.tlv;
    exports dev.clusterwright.type;
}
