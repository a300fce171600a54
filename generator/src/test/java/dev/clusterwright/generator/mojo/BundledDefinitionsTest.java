package dev.clusterwright.generator.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledDefinitionsTest {
    private static final String FOLDER = "META-INF/clusterwright/";

    @TempDir
    Path temporary;

    @Test
    void jarsAndFoldersOfClassesThatCarryDefinitionsAreFound() throws IOException {
        Files.createDirectories(temporary.resolve("classes").resolve(FOLDER));
        Files.createDirectories(temporary.resolve("other/META-INF"));
        Files.writeString(temporary.resolve("no.jar"), "no jar");
        assertThat(BundledDefinitions.in(List.of(
                        artifact(
                                "com.example:classes",
                                temporary.resolve("classes").toFile()),
                        artifact("com.example:other", temporary.resolve("other").toFile()),
                        artifact("com.example:jar", jar("with.jar", FOLDER + "1.0/clusters/A.xml")),
                        artifact("com.example:plain", jar("without.jar", "A.class")),
                        artifact("com.example:no", temporary.resolve("no.jar").toFile()),
                        artifact("com.example:unresolved", null))))
                .extracting(Artifact::getArtifactId)
                .containsExactly("classes", "jar");
    }

    /** What comes later wins, and Maven lists first what the user added. */
    @Test
    void thoseOfTheUserComeAfterThoseOfThePlugin() throws IOException {
        assertThat(BundledDefinitions.in(List.of(
                        artifact("com.example:two", jar("2.jar", FOLDER)),
                        artifact("com.example:one", jar("1.jar", FOLDER)),
                        artifact("dev.clusterwright:clusterwright-definitions", jar("own.jar", FOLDER)),
                        artifact("com.example:clusterwright-definitions", jar("3.jar", FOLDER)))))
                .extracting(artifact -> artifact.getFile().getName())
                .containsExactly("own.jar", "2.jar", "1.jar", "3.jar");
    }

    private static Artifact artifact(String coordinates, @Nullable File file) {
        String[] parts = coordinates.split(":", -1);
        Artifact artifact =
                new DefaultArtifact(parts[0], parts[1], "1", "runtime", "jar", null, new DefaultArtifactHandler("jar"));
        artifact.setFile(file);
        return artifact;
    }

    private File jar(String name, String entry) throws IOException {
        File file = temporary.resolve(name).toFile();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file.toPath()))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return file;
    }
}
