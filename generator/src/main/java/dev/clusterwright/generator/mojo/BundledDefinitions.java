package dev.clusterwright.generator.mojo;

import java.io.File;
import java.io.IOException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds the dependencies of the plugin that carry definitions. */
final class BundledDefinitions {
    private static final String FOLDER = "META-INF/clusterwright";

    private BundledDefinitions() {}

    /** Whether an artifact, a jar or within a reactor a folder of classes, carries definitions. */
    static boolean isIn(@Nullable File artifact) {
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
