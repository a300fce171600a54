package dev.clusterwright.generator;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to generate.
 *
 * @param roots where definitions come from; a later one wins for the same cluster
 * @param release the release to choose where a root has several; null for the newest
 * @param clusters names or ids of the clusters wanted; {@code all} for all
 * @param deviceTypes names or ids of the device types wanted; {@code all} for all
 * @param namespaces names or ids of the semantic namespaces wanted; {@code all} for all. When none of the three names
 *     anything, everything is wanted
 * @param packageName the package that each cluster's own package lies in
 * @param output the folder to write to
 * @param failOnWarning whether a warning is as bad as an error: nothing is generated from what has to be assumed
 * @param keepUnknownFields whether records keep the fields that their definition does not have, to encode them again
 * @param clients whether clusters have clients
 * @param servers whether clusters have servers
 */
public record GenerateRequest(
        List<Root> roots,
        @Nullable String release,
        List<String> clusters,
        List<String> deviceTypes,
        List<String> namespaces,
        String packageName,
        Path output,
        boolean failOnWarning,
        boolean keepUnknownFields,
        boolean clients,
        boolean servers) {
    /** Copies the lists. */
    public GenerateRequest {
        roots = List.copyOf(roots);
        clusters = List.copyOf(clusters);
        deviceTypes = List.copyOf(deviceTypes);
        namespaces = List.copyOf(namespaces);
    }

    /** Everything in the newest release of the roots. */
    public static GenerateRequest of(List<Root> roots, String packageName, Path output) {
        return new GenerateRequest(
                roots, null, List.of(), List.of(), List.of(), packageName, output, false, false, true, true);
    }

    /** The same of another release; null for the newest. */
    public GenerateRequest withRelease(@Nullable String other) {
        return new GenerateRequest(
                roots,
                other,
                clusters,
                deviceTypes,
                namespaces,
                packageName,
                output,
                failOnWarning,
                keepUnknownFields,
                clients,
                servers);
    }

    /** The same with other clusters. */
    public GenerateRequest withClusters(List<String> others) {
        return new GenerateRequest(
                roots,
                release,
                others,
                deviceTypes,
                namespaces,
                packageName,
                output,
                failOnWarning,
                keepUnknownFields,
                clients,
                servers);
    }

    /** The same with other device types. */
    public GenerateRequest withDeviceTypes(List<String> others) {
        return new GenerateRequest(
                roots,
                release,
                clusters,
                others,
                namespaces,
                packageName,
                output,
                failOnWarning,
                keepUnknownFields,
                clients,
                servers);
    }

    /** The same with other semantic namespaces. */
    public GenerateRequest withNamespaces(List<String> others) {
        return new GenerateRequest(
                roots,
                release,
                clusters,
                deviceTypes,
                others,
                packageName,
                output,
                failOnWarning,
                keepUnknownFields,
                clients,
                servers);
    }

    /** The same, but with a warning as bad as an error, or not. */
    public GenerateRequest withFailOnWarning(boolean fail) {
        return new GenerateRequest(
                roots,
                release,
                clusters,
                deviceTypes,
                namespaces,
                packageName,
                output,
                fail,
                keepUnknownFields,
                clients,
                servers);
    }

    /** The same, but with records that keep the fields that their definition does not have, or do not. */
    public GenerateRequest withKeepUnknownFields(boolean keep) {
        return new GenerateRequest(
                roots,
                release,
                clusters,
                deviceTypes,
                namespaces,
                packageName,
                output,
                failOnWarning,
                keep,
                clients,
                servers);
    }

    /** The same, but with clients of clusters, or without. */
    public GenerateRequest withClients(boolean wanted) {
        return new GenerateRequest(
                roots,
                release,
                clusters,
                deviceTypes,
                namespaces,
                packageName,
                output,
                failOnWarning,
                keepUnknownFields,
                wanted,
                servers);
    }

    /** The same, but with servers of clusters, or without. */
    public GenerateRequest withServers(boolean wanted) {
        return new GenerateRequest(
                roots,
                release,
                clusters,
                deviceTypes,
                namespaces,
                packageName,
                output,
                failOnWarning,
                keepUnknownFields,
                clients,
                wanted);
    }

    /**
     * A place that definitions come from.
     *
     * @param name how the user knows it; starts the names of its files in problems
     */
    public record Root(String name, Path path) {}
}
