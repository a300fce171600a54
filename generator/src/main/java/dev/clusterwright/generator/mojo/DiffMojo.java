package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.Comparison;
import dev.clusterwright.generator.DiffRequest;
import dev.clusterwright.generator.DiffRequest.Format;
import dev.clusterwright.generator.DiffRequest.Side;
import dev.clusterwright.generator.DiffResult;
import dev.clusterwright.generator.ModelRequest;
import dev.clusterwright.generator.diff.ConsoleReport;
import dev.clusterwright.generator.diff.Impact;
import dev.clusterwright.generator.source.Release;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Compares Matter cluster definitions: two releases, or two sets of definitions of one's own. Tells every change with what
 * it means: <code>wire-breaking</code> for nodes that have to understand each other, <code>source-breaking</code> for code
 * that was written against what the older side generates, <code>behaviour-changing</code>, <code>additive</code> or
 * <code>editorial</code>; a change can mean several of them. What is source-breaking depends on what the Java is like: give
 * <code>packageName</code> and the like as for <code>generate</code>.
 *
 * <p>Binds itself to <code>verify</code>; works without a project too. Maven ends with 1 if <code>failOn</code> is
 * violated, and then the reports have been written. It ends with 1 too if the definitions are wrong, and then nothing has
 * been written: where that matters, look whether there is a <code>diff.json</code> of this run.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
@NullUnmarked // Maven sets the fields
public final class DiffMojo extends JavaMojo {
    private static final String CONSOLE = "console";
    private static final int LISTED = 100;

    /**
     * The older side, which has to be named: a release of the <code>definitions</code>, such as <code>1.4.2</code>, or roots of its own, as
     * <code>definitions</code> has them: <code>bundled, last-release/matter</code>. What consists of digits and dots is a
     * release; for a folder of such a name, write <code>./1.4.2</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.from")
    private List<String> from = new ArrayList<>();

    /**
     * The newer side, in the same way. The <code>definitions</code> in their newest release, if it is not named.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.to")
    private List<String> to = new ArrayList<>();

    /**
     * Where to tell of the changes: <code>console</code> for the log, <code>html</code>, <code>markdown</code> and
     * <code>json</code> for the files <code>diff.html</code>, <code>diff.md</code> and <code>diff.json</code>. Where there
     * are files, the log has the worst hundred changes only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.diffFormats", defaultValue = "console,html,markdown,json")
    private List<String> formats = new ArrayList<>();

    /**
     * The folder of the files.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.diffDirectory", defaultValue = "${project.build.directory}/clusterwright-diff")
    private File diffDirectory;

    /**
     * Fails if there is a change of this class or of a worse one: <code>wire-breaking</code>,
     * <code>source-breaking</code>, <code>behaviour-changing</code>, <code>additive</code>, <code>editorial</code>;
     * <code>never</code> for none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.failOn", defaultValue = "never")
    private String failOn;

    @Override
    void run() throws IOException, MojoFailureException {
        @Nullable Impact worst = worst();
        Set<String> wanted = formats();
        long start = System.nanoTime();
        Path output = folder(diffDirectory);
        if (!files(wanted).isEmpty()) {
            claim(output, "a diffDirectory");
        }
        DiffResult result = new Comparison()
                .run(new DiffRequest(
                        older(),
                        to.isEmpty() ? new Side("", request()) : side(stripped(to)),
                        java(),
                        files(wanted),
                        output));
        log(result.problems());
        if (wanted.contains(CONSOLE)) {
            int atMost = result.files() > 0 ? LISTED : Integer.MAX_VALUE;
            ConsoleReport.of(result.diff(), atMost).forEach(line -> getLog().info(line));
        }
        if (result.files() > 0) {
            getLog().info("Wrote " + count(result.files(), "report") + " into " + shown(output) + " ("
                    + (System.nanoTime() - start) / 1_000_000 + " ms)");
        }
        if (worst != null) {
            judge(result, worst);
        }
    }

    private Side older() throws MojoFailureException {
        List<String> names = stripped(from);
        if (names.isEmpty()) {
            throw new MojoFailureException("There is nothing to compare with: set 'from' (-Dclusterwright.from) to the"
                    + " older release, such as 1.4.2, or to a folder, a zip or a jar of older definitions");
        }
        return side(names);
    }

    /** One release of the definitions, or roots. */
    private Side side(List<String> names) {
        if (names.size() == 1 && Release.isRelease(names.get(0))) {
            return new Side("", request().withRelease(names.get(0)));
        }
        ModelRequest of = request();
        return new Side(
                String.join(", ", names),
                new ModelRequest(
                        roots(names), null, of.clusters(), of.deviceTypes(), of.namespaces(), of.failOnWarning()));
    }

    private Set<String> formats() throws MojoFailureException {
        Set<String> known = Stream.concat(
                        Stream.of(CONSOLE), Stream.of(Format.values()).map(DiffMojo::word))
                .collect(Collectors.toSet());
        List<String> wanted = stripped(formats);
        Optional<String> unknown =
                wanted.stream().filter(format -> !known.contains(format)).findFirst();
        if (unknown.isPresent()) {
            throw new MojoFailureException("There is no format '" + unknown.get()
                    + "'; set 'formats' to some of console, html, markdown, json");
        }
        return Set.copyOf(wanted);
    }

    private static Set<Format> files(Set<String> wanted) {
        Set<Format> files = EnumSet.noneOf(Format.class);
        Stream.of(Format.values())
                .filter(format -> wanted.contains(word(format)))
                .forEach(files::add);
        return files;
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable Impact worst() throws MojoFailureException {
        String wanted = failOn.strip();
        if (wanted.equals("never")) {
            return null;
        }
        return Impact.named(wanted)
                .orElseThrow(() -> new MojoFailureException("There is no class '" + wanted
                        + "'; set 'failOn' to never or one of "
                        + Stream.of(Impact.values()).map(Impact::toString).collect(Collectors.joining(", "))));
    }

    private static void judge(DiffResult result, Impact worst) throws MojoFailureException {
        String counts = result.diff().atLeast(worst).entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        if (!counts.isEmpty()) {
            throw new MojoFailureException("Changes from " + result.diff().older() + " to "
                    + result.diff().newer() + " are not allowed here: " + counts + " (failOn is " + worst + ")");
        }
    }
}
