package dev.clusterwright.generator.model;

/** How a value is kept and reported. Nullable is not here: it is a part of the type. */
public enum Quality {
    FIXED("F"),
    NON_VOLATILE("N"),
    SCENE("S"),
    CHANGES_OMITTED("C"),
    REPORTABLE("P"),
    QUIETER_REPORTING("Q"),
    LARGE_MESSAGE("L"),
    ATOMIC_WRITE("T"),
    DIAGNOSTICS("K");

    private final String letter;

    Quality(String letter) {
        this.letter = letter;
    }

    /** The letter of the specification's tables. */
    public String letter() {
        return letter;
    }
}
