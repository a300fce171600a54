package dev.clusterwright.access;

/** How the sender of a message has shown who it is (Matter Core, 6.6 Access Control). */
public enum AuthenticationMode {
    /** By knowing the passcode, while the node is being commissioned. */
    PASE,
    /** By a certificate of its fabric. */
    CASE,
    /** By knowing a key of the group. */
    GROUP
}
