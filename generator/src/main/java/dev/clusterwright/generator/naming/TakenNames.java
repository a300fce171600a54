package dev.clusterwright.generator.naming;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Names that stand beside each other. Who comes to a taken name, or to a word of the language, gets it with an underscore.
 * JavaPoet's allocator does the same, but draws a random number for every name, which took longer than everything else
 * about names.
 */
final class TakenNames {
    private final Set<String> taken = new HashSet<>();

    /** Some names are taken from the start. */
    TakenNames(Collection<String> reserved) {
        taken.addAll(reserved);
    }

    /** Takes a name. */
    String take(String wanted) {
        String name = wanted;
        while (!isFree(name)) {
            name += "_";
        }
        taken.add(name);
        return name;
    }

    /** Whether a name can be had as it is. */
    boolean isFree(String name) {
        return !taken.contains(name) && !SourceVersion.isKeyword(name);
    }
}
