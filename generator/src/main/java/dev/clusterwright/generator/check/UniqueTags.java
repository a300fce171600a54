package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Namespace;
import dev.clusterwright.generator.model.Namespace.Tag;
import dev.clusterwright.generator.problem.Problems;
import java.util.HashMap;
import java.util.Map;

/** Two tags of a namespace do not share a number. */
final class UniqueTags {
    void check(Namespace namespace, Problems problems) {
        Map<Integer, Tag> byId = new HashMap<>();
        for (Tag tag : namespace.tags()) {
            Tag first = byId.putIfAbsent(tag.id(), tag);
            if (first != null) {
                problems.error(
                        "duplicate-id",
                        tag.location(),
                        "'" + tag.name() + "' has the same tag id as '" + first.name() + "': " + tag.id(),
                        "'" + first.name() + "' is at " + first.location());
            }
        }
    }
}
