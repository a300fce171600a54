package dev.clusterwright.generator.model;

/** Whether a field may be absent, null, or both. */
public enum Presence {
    /** Always there, with a value. */
    MANDATORY,
    /** Always there; may be null. */
    NULLABLE,
    /** May be absent; never null. */
    OPTIONAL,
    /** May be absent, and may be null. */
    OPTIONAL_NULLABLE
}
