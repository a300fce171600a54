package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Elements that have a number but no name are named by it. */
final class MissingNames {
    private MissingNames() {}

    /**
     * The name of an element.
     *
     * @param kind attribute, field, command and so on
     */
    static String orAssumed(
            @Nullable String name, String kind, long number, SourceLocation location, Problems problems) {
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        String assumed = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + number;
        problems.warning("missing-name", location, "the " + kind + " has no name; '" + assumed + "' is assumed", "");
        return assumed;
    }
}
