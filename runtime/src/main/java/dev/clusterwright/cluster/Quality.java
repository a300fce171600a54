package dev.clusterwright.cluster;

/** How the value of an attribute is kept and reported (Matter Core, 7.7 Other Qualities). */
public enum Quality {
    /** F: does not change while the device runs. */
    FIXED,
    /** N: survives a restart. */
    NON_VOLATILE,
    /** S: a part of scenes. */
    SCENE,
    /** C: changes are not reported to subscribers. */
    CHANGES_OMITTED,
    /** P: reportable, in releases up to 1.5. */
    REPORTABLE,
    /** Q: reported less often than it changes. */
    QUIETER_REPORTING,
    /** L: may need a transport for large messages. */
    LARGE_MESSAGE,
    /** T: written as a whole or not at all. */
    ATOMIC_WRITE,
    /** K: for diagnostics. */
    DIAGNOSTICS
}
