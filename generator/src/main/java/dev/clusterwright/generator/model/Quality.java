package dev.clusterwright.generator.model;

/** How a value is kept and reported. Nullable is not here: it is a part of the type. */
public enum Quality {
    FIXED,
    NON_VOLATILE,
    SCENE,
    CHANGES_OMITTED,
    REPORTABLE,
    QUIETER_REPORTING,
    LARGE_MESSAGE,
    ATOMIC_WRITE,
    DIAGNOSTICS
}
