package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.GenerateRequest;
import dev.clusterwright.generator.GenerateRequest.Root;
import dev.clusterwright.generator.GenerateResult;
import dev.clusterwright.generator.Generator;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import dev.clusterwright.generator.problem.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Generates Java from Matter cluster definitions. Binds itself to {@code generate-sources} and adds what it wrote to the
 * sources of the project; works without a project too.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, requiresProject = false, threadSafe = true)
@NullUnmarked // Maven sets the fields
public final class GenerateMojo extends AbstractMojo {
    /**
     * Where definitions come from: folders, zips and jars. A root is one release (it holds <code>clusters/</code>, or XML
     * files) or a folder of releases; for the same cluster a later root wins. The word <code>bundled</code> stands for
     * the definitions that the plugin brings along and for any of its dependencies that carries
     * <code>META-INF/clusterwright/</code>; it is what is read when nothing is named.
     */
    @Parameter(property = "clusterwright.definitions")
    private List<String> definitions = new ArrayList<>();

    /** The release to generate from, such as <code>1.6.1</code>. The newest in the roots, if none is named. */
    @Parameter(property = "clusterwright.release")
    private String release;

    /**
     * The clusters to generate, by name or id: <code>Group Key Management</code>, <code>GroupKeyManagement</code> and
     * <code>0x003F</code> are the same, and <code>all</code> stands for all. When neither clusters nor device types nor
     * namespaces are named, all of them are generated; otherwise only what is named.
     */
    @Parameter(property = "clusterwright.clusters")
    private List<String> clusters = new ArrayList<>();

    /** The device types to generate, by name or id, such as <code>OnOffLight</code>; see <code>clusters</code>. */
    @Parameter(property = "clusterwright.deviceTypes")
    private List<String> deviceTypes = new ArrayList<>();

    /** The semantic namespaces to generate, by name or id, such as <code>CommonArea</code>; see <code>clusters</code>. */
    @Parameter(property = "clusterwright.namespaces")
    private List<String> namespaces = new ArrayList<>();

    /** The package of the generated code; each cluster has a package of its own within. */
    @Parameter(property = "clusterwright.packageName", defaultValue = "matter")
    private String packageName;

    /** Where the generated code goes. */
    @Parameter(
            property = "clusterwright.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/clusterwright")
    private File outputDirectory;

    /**
     * Generates nothing if there is a warning: a warning says what had to be assumed. Sensible for definitions of one's
     * own; official ones have faults in every release.
     */
    @Parameter(property = "clusterwright.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * Lets structs, commands and events keep the fields that their definition does not have, such as those of a later
     * release, and encode them again: each record has one more component for them. Sensible for programs that pass on or
     * store what they receive; otherwise such fields are skipped.
     */
    @Parameter(property = "clusterwright.keepUnknownFields", defaultValue = "false")
    private boolean keepUnknownFields;

    /** Gives each cluster a client, to ask other nodes for it. */
    @Parameter(property = "clusterwright.clients", defaultValue = "true")
    private boolean clients;

    /** Gives each cluster a server, the interface that a device implements to serve it. */
    @Parameter(property = "clusterwright.servers", defaultValue = "true")
    private boolean servers;

    /** Leaves the goal out. */
    @Parameter(property = "clusterwright.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${basedir}", readonly = true)
    private File basedir;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: clusterwright.skip is true");
            return;
        }
        long start = System.nanoTime();
        claimOutput();
        GenerateResult result = generate(GenerateRequest.of(roots(), packageName, output())
                .withRelease(release)
                .withClusters(stripped(clusters))
                .withDeviceTypes(stripped(deviceTypes))
                .withNamespaces(stripped(namespaces))
                .withFailOnWarning(failOnWarning)
                .withKeepUnknownFields(keepUnknownFields)
                .withClients(clients)
                .withServers(servers));
        result.problems().forEach(this::log);
        if (project != null && project.getFile() != null) {
            project.addCompileSourceRoot(output().toAbsolutePath().toString());
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
        Object owner = context.putIfAbsent(GenerateMojo.class.getName() + ":" + folder, execution.getExecutionId());
        if (owner != null && !owner.equals(execution.getExecutionId())) {
            throw new MojoFailureException("The executions '" + owner + "' and '" + execution.getExecutionId()
                    + "' both generate into " + folder + "; give one of them an outputDirectory of its own");
        }
    }

    private GenerateResult generate(GenerateRequest request) throws MojoExecutionException, MojoFailureException {
        try {
            return new Generator().run(request);
        } catch (ProblemException e) {
            e.problems().forEach(this::log);
            long errors = count(e, Severity.ERROR);
            throw new MojoFailureException((errors > 0
                            ? count(errors, "error") + " in cluster definitions"
                            : count(count(e, Severity.WARNING), "warning")
                                    + " in cluster definitions, and failOnWarning is set")
                    + ", see above; nothing was written");
        } catch (IOException e) {
            throw new MojoExecutionException("The generated code cannot be written: " + e.getMessage(), e);
        }
    }

    private List<Root> roots() {
        List<Root> roots = new ArrayList<>();
        List<String> named = stripped(definitions);
        for (String definition : named.isEmpty() ? List.of("bundled") : named) {
            if (definition.equals("bundled")) {
                BundledDefinitions.in(pluginArtifacts)
                        .forEach(artifact -> roots.add(new Root(
                                artifact.getArtifactId(), artifact.getFile().toPath())));
            } else {
                roots.add(new Root(definition, base().resolve(definition)));
            }
        }
        return roots;
    }

    /** Maven splits at commas and keeps the spaces and line ends after them. */
    private static List<String> stripped(List<String> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private void log(Problem problem) {
        switch (problem.severity()) {
            case ERROR -> getLog().error(problem.toString());
            case WARNING -> getLog().warn(problem.toString());
            case NOTE -> getLog().info(problem.toString());
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

    private static long count(ProblemException e, Severity severity) {
        return e.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Without a POM, Maven leaves the variable in the default as it stands. */
    private Path output() {
        return Path.of(outputDirectory.getPath().replace("${project.basedir}" + File.separator, ""));
    }

    /** Relative to the project where it is inside of it. */
    private Path shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(base()) ? base().relativize(absolute) : absolute;
    }

    private Path base() {
        @Nullable File folder = basedir;
        return (folder == null ? Path.of("") : folder.toPath()).toAbsolutePath().normalize();
    }
}
