package dev.clusterwright.generator.diff;

import java.util.Locale;

/** Texts with signs that mean something, compared. */
final class Formulas {
    private Formulas() {}

    /** Whether two formulas differ in the case of names and in how numbers are written at most. */
    static boolean respelt(String older, String newer) {
        return Texts.plain(older)
                .toLowerCase(Locale.ROOT)
                .equals(Texts.plain(newer).toLowerCase(Locale.ROOT));
    }
}
