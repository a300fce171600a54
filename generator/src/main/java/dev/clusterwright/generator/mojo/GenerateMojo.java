package dev.clusterwright.generator.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/**
 * Generates Java from Matter cluster definitions. Binds itself to {@code generate-sources} and adds what it wrote to the
 * sources of the project; works without a project too.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, requiresProject = false, threadSafe = true)
@NullUnmarked // Maven sets the fields
public final class GenerateMojo extends AbstractGenerateMojo {
    /**
     * Where the generated code goes.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "clusterwright.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/clusterwright")
    private File outputDirectory;

    @Override
    Path output() {
        return folder(outputDirectory);
    }

    @Override
    String outputParameter() {
        return "an outputDirectory";
    }

    @Override
    void addSources(MavenProject project, String folder) {
        project.addCompileSourceRoot(folder);
    }
}
