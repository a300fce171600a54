package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.ModelReader;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads and checks Matter cluster definitions, tells of every problem, and writes nothing. For the definitions of one's
 * own while they are edited, and for builds that only keep definitions. Binds itself to {@code validate}, so that a build
 * ends before anything is made of definitions that are wrong; works without a project too.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
@NullUnmarked // Maven sets the fields
public final class ValidateMojo extends DefinitionsMojo {
    /**
     * The release to check, such as <code>1.6.1</code>. If none is named, the newest in the roots.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.release")
    private String release;

    @Override
    void run() {
        Problems problems = new Problems();
        Model model = new ModelReader(problems).read(request().withRelease(release));
        List<Problem> told = problems.sorted();
        log(told);
        getLog().info("Valid: " + count(model.clusters().size(), "cluster") + ", "
                + count(model.deviceTypes().size(), "device type") + ", "
                + count(model.namespaces().size(), "namespace") + " of "
                + model.release().map(name -> "release " + name).orElse("unversioned definitions")
                + (told.isEmpty() ? "" : ", with " + count(told.size(), "problem") + " above"));
    }
}
