package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.Cluster.Revision;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that changed between two models.
 *
 * @param older what the older one is called: its release, or its root
 * @param newer what the newer one is called
 * @param sections what changed of each cluster, device type, namespace and global type; none without a change
 */
public record Diff(String older, String newer, List<Section> sections) {
    /** Copies the list. */
    public Diff {
        sections = List.copyOf(sections);
    }

    /** All changes. */
    public Stream<Change> changes() {
        return sections.stream().flatMap(section -> section.changes().stream());
    }

    /** How many changes are of a class; one can be of several. */
    public long count(Impact impact) {
        return changes().filter(change -> change.impacts().contains(impact)).count();
    }

    /** How many changes there are of a class and of every worse one, the worst first; without those of which there are none. */
    public SortedMap<Impact, Long> atLeast(Impact least) {
        SortedMap<Impact, Long> counts = new TreeMap<>();
        for (Impact impact : Impact.values()) {
            if (impact.compareTo(least) <= 0 && count(impact) > 0) {
                counts.put(impact, count(impact));
            }
        }
        return counts;
    }

    /**
     * What changed of one cluster, device type, namespace or global type.
     *
     * @param subject a single part
     * @param olderRevision 0 where there is none
     * @param newerRevision 0 where there is none
     * @param history what the definition itself says of the revisions in between
     */
    public record Section(
            Subject subject, int olderRevision, int newerRevision, List<Revision> history, List<Change> changes) {
        /** Copies the lists. */
        public Section {
            history = List.copyOf(history);
            changes = List.copyOf(changes);
        }
    }
}
