package dev.clusterwright.generator.link;

import java.util.List;

/**
 * What of the definitions is wanted, by names or ids; the word {@code all} for all of a kind. When nothing is named of any
 * kind, everything is wanted; when something is, only what is named.
 *
 * @param lenient whether a name that nothing has is worth a note only, and no error
 */
public record Selection(List<String> clusters, List<String> deviceTypes, List<String> namespaces, boolean lenient) {
    /** Every cluster, device type and namespace. */
    public static final Selection EVERYTHING = new Selection(List.of(), List.of(), List.of(), false);

    private static final List<String> ALL = List.of(Chooser.ALL);

    /** Copies the lists, and says {@code all} where nothing of any kind is named. */
    public Selection {
        boolean everything = clusters.isEmpty() && deviceTypes.isEmpty() && namespaces.isEmpty();
        clusters = everything ? ALL : List.copyOf(clusters);
        deviceTypes = everything ? ALL : List.copyOf(deviceTypes);
        namespaces = everything ? ALL : List.copyOf(namespaces);
    }
}
