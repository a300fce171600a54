package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.ClusterView.ReleaseView;
import java.util.List;

/**
 * The first page of a release.
 *
 * @param releases all releases that have pages; the revision means nothing here
 * @param types names of the types of the page of global types
 */
public record IndexView(
        Frame frame,
        String sentence,
        List<ReleaseView> releases,
        List<EntryView> clusters,
        List<EntryView> deviceTypes,
        List<EntryView> namespaces,
        Link types,
        int typeCount) {
    /**
     * Something that has a page.
     *
     * @param note what its class is, or how much it has
     */
    public record EntryView(String id, Link name, String note, String summary) {}
}
