package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.Fingerprint;
import dev.clusterwright.generator.ModelRequest;
import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import dev.clusterwright.generator.problem.Severity;
import dev.clusterwright.generator.problem.SourceLocation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What all goals share: which definitions they read, and how they tell of problems. */
@NullUnmarked // Maven sets the fields
abstract class DefinitionsMojo extends AbstractMojo {
    /**
     * Where definitions come from: folders, zips and jars. A root is one release (it holds <code>clusters/</code>, or XML
     * files) or a folder of releases; for the same cluster a later root wins. The word <code>bundled</code> stands for
     * the definitions that the plugin brings along and for any of its dependencies that carries
     * <code>META-INF/clusterwright/</code>. If none are named, these are read.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.definitions")
    private List<String> definitions = new ArrayList<>();

    /**
     * The clusters wanted, by name or id: <code>Group Key Management</code>, <code>GroupKeyManagement</code> and
     * <code>0x003F</code> are the same, and <code>all</code> stands for all. If none of clusters, device types and
     * namespaces are named, all of them are wanted; otherwise only what is named.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.clusters")
    private List<String> clusters = new ArrayList<>();

    /**
     * The device types wanted, by name or id, such as <code>OnOffLight</code>. If none are named, see <code>clusters</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.deviceTypes")
    private List<String> deviceTypes = new ArrayList<>();

    /**
     * The semantic namespaces wanted, by name or id, such as <code>CommonArea</code>. If none are named, see
     * <code>clusters</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.namespaces")
    private List<String> namespaces = new ArrayList<>();

    /**
     * Fails if there is a warning: a warning says what had to be assumed. Sensible for definitions of one's own; official
     * ones have faults in every release.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * Leaves the goal out.
     *
     * @since 0.1.0
     */
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

    /**
     * Does the work of the goal.
     *
     * @throws ProblemException if anything is wrong with the definitions or what is asked of them
     * @throws IOException if what was made cannot be written
     */
    abstract void run() throws IOException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: clusterwright.skip is true");
            return;
        }
        try {
            run();
        } catch (ProblemException e) {
            log(e.problems());
            long errors = count(e, Severity.ERROR);
            throw new MojoFailureException((errors > 0
                            ? count(errors, "error") + " in cluster definitions"
                            : count(count(e, Severity.WARNING), "warning")
                                    + " in cluster definitions, and failOnWarning is set")
                    + ", see above; nothing was written");
        } catch (IOException e) {
            throw new MojoExecutionException("The output cannot be written: " + e.getMessage(), e);
        }
    }

    /** The definitions that the parameters name, in the newest release. */
    final ModelRequest request() {
        return new ModelRequest(
                roots(stripped(definitions)),
                null,
                stripped(clusters),
                stripped(deviceTypes),
                stripped(namespaces),
                failOnWarning);
    }

    /** The roots of those names; what the plugin brings along, if there are none. */
    final List<Root> roots(List<String> names) {
        List<Root> roots = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of("bundled") : names) {
            if (name.equals("bundled")) {
                BundledDefinitions.in(pluginArtifacts)
                        .forEach(artifact -> roots.add(new Root(
                                artifact.getArtifactId(), artifact.getFile().toPath())));
            } else {
                roots.add(new Root(name, base().resolve(name)));
            }
        }
        return roots;
    }

    /** Of the goal and of what runs it; settings and definitions are yet to come. */
    final Fingerprint newFingerprint() {
        Fingerprint fingerprint = new Fingerprint().option("goal", getClass().getSimpleName());
        for (Artifact artifact : pluginArtifacts) {
            fingerprint.option("part", artifact.getId());
            @Nullable File file = artifact.getFile();
            // The same version is the same jar, unless it is being worked on.
            if (artifact.isSnapshot() && file != null) {
                fingerprint.part(file.toPath());
            }
        }
        return fingerprint;
    }

    /** The project; null if there is no POM. */
    final @Nullable MavenProject project() {
        return project == null || project.getFile() == null ? null : project;
    }

    /**
     * Says that a folder is this execution's. A folder is kept free of what is no longer made: two executions would remove
     * each other's files.
     *
     * @param parameter the one that names the folder, with its article
     */
    @SuppressWarnings("unchecked") // Maven's own type is raw
    final void claim(Path output, String parameter) throws MojoFailureException {
        Map<Object, Object> context = getPluginContext();
        String folder = shown(output).toString();
        String goal = String.valueOf(execution.getGoal());
        String id = execution.getExecutionId();
        // The same execution may come again: other plugins run the phases up to theirs a second time.
        Object owner = context.putIfAbsent(DefinitionsMojo.class.getName() + ":" + folder, List.of(goal, id));
        if (owner instanceof List<?> other && !other.equals(List.of(goal, id))) {
            String both = other.get(1).equals(id)
                    ? "The goals '" + other.get(0) + "' and '" + goal
                    : "The executions '" + other.get(1) + "' and '" + id;
            throw new MojoFailureException(
                    both + "' both generate into " + folder + "; give one of them " + parameter + " of its own");
        }
    }

    final void log(List<Problem> problems) {
        problems.forEach(problem -> {
            switch (problem.severity()) {
                case ERROR -> getLog().error(shown(problem).toString());
                case WARNING -> getLog().warn(shown(problem).toString());
                case NOTE -> getLog().info(shown(problem).toString());
            }
        });
    }

    /** Maven splits at commas and keeps the spaces and line ends after them. */
    static List<String> stripped(List<String> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static long count(ProblemException e, Severity severity) {
        return e.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    /** A folder that a parameter names. Without a POM, Maven leaves the variable in a default as it stands. */
    static Path folder(File parameter) {
        return Path.of(parameter.getPath().replace("${project.basedir}" + File.separator, ""));
    }

    /** Relative to the project where it is inside of it. */
    final Path shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(base()) ? base().relativize(absolute) : absolute;
    }

    /** Where it lies as seen from where Maven was started, so that terminals and consoles can go there. */
    private Problem shown(Problem problem) {
        SourceLocation location = problem.location();
        Path file = base().resolve(location.file());
        if (!Files.isRegularFile(file)) {
            return problem; // within an archive, or a parameter
        }
        Path started = Path.of("").toAbsolutePath().normalize();
        Path seen = file.startsWith(started) ? started.relativize(file) : file;
        return new Problem(
                problem.severity(),
                problem.code(),
                new SourceLocation(seen.toString(), location.line(), location.column()),
                problem.message(),
                problem.hint());
    }

    private Path base() {
        @Nullable File folder = basedir;
        return (folder == null ? Path.of("") : folder.toPath()).toAbsolutePath().normalize();
    }
}
