package dev.clusterwright.generator.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/**
 * Generates Java for tests: as {@code generate}, but what it wrote is compiled with the tests of the project and not
 * shipped. Binds itself to {@code generate-test-sources}.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresProject = false,
        threadSafe = true)
@NullUnmarked // Maven sets the fields
public final class GenerateTestMojo extends AbstractGenerateMojo {
    /**
     * Where the generated code goes.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "clusterwright.testOutputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/clusterwright")
    private File testOutputDirectory;

    @Override
    Path output() {
        return folder(testOutputDirectory);
    }

    @Override
    String outputParameter() {
        return "a testOutputDirectory";
    }

    @Override
    void addSources(MavenProject project, String folder) {
        project.addTestCompileSourceRoot(folder);
    }
}
