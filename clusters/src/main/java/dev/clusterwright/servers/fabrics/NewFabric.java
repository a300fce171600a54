package dev.clusterwright.servers.fabrics;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.crypto.SecretKeyMaterial;

/**
 * A fabric that the node joins, and what comes along with it (Matter Core, 11.18.6.8, AddNOC).
 *
 * @param fabric that it joins
 * @param ipk the epoch key of key set 0, 16 octets; closed by whoever made it
 * @param administrator the node id, or the one that stands for a tag, that is to administer this node
 * @param by who has asked for it
 */
public record NewFabric(Fabric fabric, SecretKeyMaterial ipk, long administrator, SubjectDescriptor by) {}
