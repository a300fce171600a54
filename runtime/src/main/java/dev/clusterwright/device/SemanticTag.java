package dev.clusterwright.device;

/**
 * A tag of a semantic namespace: what tells endpoints of the same device type apart, such as left and right. Generated
 * namespaces implement it.
 */
public interface SemanticTag {
    /** The namespace, an unsigned 8-bit number. */
    int namespaceId();

    /** The number of the tag within its namespace, an unsigned 8-bit number. */
    int value();
}
