package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import java.util.Set;

/** Warns of what a reader passes over: a misspelt element would otherwise vanish without a word. */
final class UnknownElements {
    private final Problems problems;

    UnknownElements(Problems problems) {
        this.problems = problems;
    }

    /** Warns of each attribute and element of a node that is not among those that are known there. */
    void warn(XmlNode node, Set<String> known) {
        for (XmlNode child : node.children()) {
            if (!known.contains(child.name())) {
                problems.warning(
                        "unknown-element",
                        child.location(),
                        "<" + child.name() + "> is not known inside of <" + node.name() + "> and is ignored",
                        Hints.didYouMean(child.name(), known));
            }
        }
    }
}
