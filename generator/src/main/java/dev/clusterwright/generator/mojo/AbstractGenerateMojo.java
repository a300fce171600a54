package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.GenerateRequest;
import dev.clusterwright.generator.GenerateResult;
import dev.clusterwright.generator.Generator;
import dev.clusterwright.generator.java.JavaOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What the goals that generate Java share. */
@NullUnmarked // Maven sets the fields
abstract class AbstractGenerateMojo extends DefinitionsMojo {
    /**
     * The release to generate from, such as <code>1.6.1</code>. The newest in the roots, if none is named.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.release")
    private String release;

    /**
     * The package of the generated code; each cluster has a package of its own within.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.packageName", defaultValue = "matter")
    private String packageName;

    /**
     * Lets structs, commands and events keep the fields that their definition does not have, such as those of a later
     * release, and encode them again: each record has one more component for them. Sensible for programs that pass on or
     * store what they receive; otherwise such fields are skipped.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.keepUnknownFields", defaultValue = "false")
    private boolean keepUnknownFields;

    /**
     * Gives each cluster a client, to ask other nodes for it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.clients", defaultValue = "true")
    private boolean clients;

    /**
     * Gives each cluster a server, the interface that a device implements to serve it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.servers", defaultValue = "true")
    private boolean servers;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Where the code goes. */
    abstract Path output();

    /** Has the code compiled with the rest of the project. */
    abstract void addSources(MavenProject project, String folder);

    @Override
    final void run() throws IOException, MojoFailureException {
        long start = System.nanoTime();
        claimOutput();
        GenerateResult result = new Generator()
                .run(new GenerateRequest(
                        request().withRelease(release),
                        new JavaOptions(packageName, keepUnknownFields, clients, servers),
                        output()));
        log(result.problems());
        @Nullable MavenProject project = project();
        if (project != null) {
            addSources(project, output().toAbsolutePath().toString());
        }
        getLog().info(String.format(
                Locale.ROOT,
                "Generated %s, %s in %s (%d changed) from %s in %d ms into %s",
                counts(result),
                count(result.types(), "type"),
                count(result.files(), "file"),
                result.written(),
                result.release().map(name -> "release " + name).orElse("unversioned definitions"),
                (System.nanoTime() - start) / 1_000_000,
                shown(output())));
    }

    /** A folder is kept free of what is no longer generated: two executions would remove each other's files. */
    @SuppressWarnings("unchecked") // Maven's own type is raw
    private void claimOutput() throws MojoFailureException {
        Map<Object, Object> context = getPluginContext();
        String folder = shown(output()).toString();
        Object owner =
                context.putIfAbsent(AbstractGenerateMojo.class.getName() + ":" + folder, execution.getExecutionId());
        if (owner != null && !owner.equals(execution.getExecutionId())) {
            throw new MojoFailureException("The executions '" + owner + "' and '" + execution.getExecutionId()
                    + "' both generate into " + folder + "; give one of them an outputDirectory of its own");
        }
    }

    /** What there is none of goes without saying, clusters excepted. */
    private static String counts(GenerateResult result) {
        String text = count(result.clusters(), "cluster");
        if (result.deviceTypes() > 0) {
            text += ", " + count(result.deviceTypes(), "device type");
        }
        return result.namespaces() > 0 ? text + ", " + count(result.namespaces(), "namespace") : text;
    }
}
