package dev.clusterwright.generator;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to generate. When neither clusters nor device types nor semantic namespaces are named, everything is wanted.
 * Immutable.
 */
public final class GenerateRequest {
    private final List<Root> roots;
    private final String packageName;
    private final Path output;
    // The others are set before anyone else sees the request, and never again.
    private @Nullable String release;
    private List<String> clusters = List.of();
    private List<String> deviceTypes = List.of();
    private List<String> namespaces = List.of();
    private boolean failOnWarning;
    private boolean keepUnknownFields;
    private boolean clients = true;
    private boolean servers = true;

    private GenerateRequest(List<Root> roots, String packageName, Path output) {
        this.roots = List.copyOf(roots);
        this.packageName = packageName;
        this.output = output;
    }

    /** Everything in the newest release of the roots. */
    public static GenerateRequest of(List<Root> roots, String packageName, Path output) {
        return new GenerateRequest(roots, packageName, output);
    }

    private GenerateRequest with(Consumer<GenerateRequest> change) {
        GenerateRequest copy = new GenerateRequest(roots, packageName, output);
        copy.release = release;
        copy.clusters = clusters;
        copy.deviceTypes = deviceTypes;
        copy.namespaces = namespaces;
        copy.failOnWarning = failOnWarning;
        copy.keepUnknownFields = keepUnknownFields;
        copy.clients = clients;
        copy.servers = servers;
        change.accept(copy);
        return copy;
    }

    /** The same of another release; null for the newest. */
    public GenerateRequest withRelease(@Nullable String other) {
        return with(copy -> copy.release = other);
    }

    /** The same with other clusters. */
    public GenerateRequest withClusters(List<String> others) {
        return with(copy -> copy.clusters = List.copyOf(others));
    }

    /** The same with other device types. */
    public GenerateRequest withDeviceTypes(List<String> others) {
        return with(copy -> copy.deviceTypes = List.copyOf(others));
    }

    /** The same with other semantic namespaces. */
    public GenerateRequest withNamespaces(List<String> others) {
        return with(copy -> copy.namespaces = List.copyOf(others));
    }

    /** The same, but with a warning as bad as an error, or not. */
    public GenerateRequest withFailOnWarning(boolean fail) {
        return with(copy -> copy.failOnWarning = fail);
    }

    /** The same, but with records that keep the fields that their definition does not have, or do not. */
    public GenerateRequest withKeepUnknownFields(boolean keep) {
        return with(copy -> copy.keepUnknownFields = keep);
    }

    /** The same, but with clients of clusters, or without. */
    public GenerateRequest withClients(boolean wanted) {
        return with(copy -> copy.clients = wanted);
    }

    /** The same, but with servers of clusters, or without. */
    public GenerateRequest withServers(boolean wanted) {
        return with(copy -> copy.servers = wanted);
    }

    /** Where definitions come from; a later one wins for the same cluster. */
    public List<Root> roots() {
        return roots;
    }

    /** The release to choose where a root has several; null for the newest. */
    public @Nullable String release() {
        return release;
    }

    /** Names or ids of the clusters wanted; {@code all} for all. */
    public List<String> clusters() {
        return clusters;
    }

    /** Names or ids of the device types wanted; {@code all} for all. */
    public List<String> deviceTypes() {
        return deviceTypes;
    }

    /** Names or ids of the semantic namespaces wanted; {@code all} for all. */
    public List<String> namespaces() {
        return namespaces;
    }

    /** The package that each cluster's own package lies in. */
    public String packageName() {
        return packageName;
    }

    /** The folder to write to. */
    public Path output() {
        return output;
    }

    /** Whether a warning is as bad as an error: nothing is generated from what has to be assumed. */
    public boolean failOnWarning() {
        return failOnWarning;
    }

    /** Whether records keep the fields that their definition does not have, to encode them again. */
    public boolean keepUnknownFields() {
        return keepUnknownFields;
    }

    /** Whether clusters have clients. */
    public boolean clients() {
        return clients;
    }

    /** Whether clusters have servers. */
    public boolean servers() {
        return servers;
    }

    /**
     * A place that definitions come from.
     *
     * @param name how the user knows it; starts the names of its files in problems
     */
    public record Root(String name, Path path) {}
}
