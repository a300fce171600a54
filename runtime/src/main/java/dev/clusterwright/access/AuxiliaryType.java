package dev.clusterwright.access;

/** Why a node has made an entry by itself (feature AUX of the Access Control cluster; provisional). */
public enum AuxiliaryType {
    /** For itself. */
    SYSTEM,
    /** For a group of the Groupcast cluster. */
    GROUPCAST
}
