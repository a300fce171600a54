package dev.clusterwright.generator.problem;

import java.util.Locale;

/** How bad a problem is. */
public enum Severity {
    /** The meaning is lost: nothing is generated. */
    ERROR,
    /** The meaning is clear although the form is not: generation goes on, and the message says what was assumed. */
    WARNING,
    /** Nothing is wrong: something that the user asked for was done, and should be known. */
    NOTE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
