package dev.clusterwright.generator.mojo;

import java.io.File;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** Finds the dependencies of the plugin that carry definitions. */
final class BundledDefinitions {
    private static final String FOLDER = "META-INF/clusterwright";
    private static final String OWN = "dev.clusterwright:clusterwright-definitions";

    private BundledDefinitions() {}

    /**
     * Those of the plugin itself, then those of the user in the order of the POM. Maven has the user's first, but a later
     * root wins for the same cluster, and nobody adds definitions to have them lose.
     */
    static List<Artifact> in(List<Artifact> pluginArtifacts) {
        return pluginArtifacts.stream()
                .filter(artifact -> carriesDefinitions(artifact.getFile()))
                .sorted(Comparator.comparing(artifact -> isOwn(artifact) ? 0 : 1))
                .toList();
    }

    private static boolean isOwn(Artifact artifact) {
        return OWN.equals(artifact.getGroupId() + ":" + artifact.getArtifactId());
    }

    /** Whether an artifact, a jar or within a reactor a folder of classes, carries definitions. */
    private static boolean carriesDefinitions(@Nullable File artifact) {
        if (artifact == null || artifact.isDirectory()) {
            return artifact != null && new File(artifact, FOLDER).isDirectory();
        }
        try (ZipFile jar = new ZipFile(artifact)) {
            return jar.stream().anyMatch(entry -> entry.getName().startsWith(FOLDER + "/"));
        } catch (IOException e) {
            return false; // not a jar, so nothing that carries definitions
        }
    }
}
