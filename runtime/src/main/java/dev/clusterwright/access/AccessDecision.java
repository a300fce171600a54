package dev.clusterwright.access;

/** What access control says to a request. */
public enum AccessDecision {
    /** It may be done. */
    ALLOWED,
    /** No entry grants it. */
    DENIED,
    /** An entry grants it, but the maker of the device does not, on this fabric (feature MNGD of the Access Control cluster). */
    RESTRICTED
}
