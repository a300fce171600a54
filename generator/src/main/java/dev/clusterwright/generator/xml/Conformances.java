package dev.clusterwright.generator.xml;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The elements that say whether a part has to be there; both dialects have the same. */
final class Conformances {
    private static final Set<String> NAMES = Set.of(
            "mandatoryConform",
            "optionalConform",
            "provisionalConform",
            "deprecateConform",
            "disallowConform",
            "describedConform",
            "otherwiseConform");

    private Conformances() {}

    /** The conformance that stands in a node; the first, if there are several. */
    static Optional<XmlNode> of(XmlNode node) {
        return node.children().stream()
                .filter(child -> NAMES.contains(child.name()))
                .findFirst();
    }

    /** Names, and those of the conformances. */
    static Set<String> and(String... names) {
        Set<String> all = new TreeSet<>(NAMES);
        all.addAll(Set.of(names));
        return all;
    }
}
