package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.GenerateRequest;
import dev.clusterwright.generator.GenerateResult;
import dev.clusterwright.generator.Generator;
import dev.clusterwright.generator.ModelRequest;
import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.output.OutputFolder;
import dev.clusterwright.generator.output.OutputFolder.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What the goals that generate Java share. */
@NullUnmarked // Maven sets the fields
abstract class AbstractGenerateMojo extends JavaMojo {
    /**
     * The release to generate from, such as <code>1.6.1</code>. If none is named, the newest in the roots.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.release")
    private String release;

    /**
     * Generates even if nothing has changed since the last time. Files that come out the same are left alone all the same.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.force", defaultValue = "false")
    private boolean force;

    /** Where the code goes. */
    abstract Path output();

    /** What says where, with an article. */
    abstract String outputParameter();

    /** Has the code compiled with the rest of the project. */
    abstract void addSources(MavenProject project, String folder);

    @Override
    final void run() throws IOException, MojoFailureException {
        long start = System.nanoTime();
        claim(output(), outputParameter());
        ModelRequest request = request().withRelease(release);
        refuseDefinitionsAsOutput(request);
        Optional<String> fingerprint = fingerprint(request);
        Optional<Written> upToDate =
                force || fingerprint.isEmpty() ? Optional.empty() : folder().upToDate(fingerprint.get());
        if (upToDate.isPresent()) {
            log(upToDate.get().problems());
            getLog().info(nothingToDo(upToDate.get()) + " (" + millisecondsSince(start) + " ms)");
        } else {
            generate(request, fingerprint.orElse(""), start);
        }
        @Nullable MavenProject project = project();
        if (project != null) {
            addSources(project, output().toAbsolutePath().toString());
        }
    }

    /** All that the code depends on; empty if something of it cannot be read. */
    final Optional<String> fingerprint() {
        return fingerprint(request().withRelease(release));
    }

    private Optional<String> fingerprint(ModelRequest request) {
        return newFingerprint().definitions(request).java(java()).value();
    }

    private void generate(ModelRequest request, String fingerprint, long start) throws IOException {
        GenerateResult result = new Generator().run(new GenerateRequest(request, java(), output()), fingerprint);
        log(result.problems());
        getLog().info(String.format(
                Locale.ROOT,
                "Generated %s, %s in %s (%d changed) from %s in %d ms into %s",
                counts(result),
                count(result.types(), "type"),
                count(result.files(), "file"),
                result.written(),
                result.release().map(name -> "release " + name).orElse("unversioned definitions"),
                millisecondsSince(start),
                shown(output())));
    }

    private OutputFolder folder() {
        return new OutputFolder(output());
    }

    private static long millisecondsSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Put together by hand: formatting takes a tenth of the time that is left for it. */
    private String nothingToDo(Written written) {
        String text = "Nothing to do: " + count(written.files(), "file") + " in " + shown(output())
                + (written.files() == 1 ? " is" : " are") + " up to date";
        int problems = written.problems().size();
        return problems == 0 ? text : text + ", with " + count(problems, "problem") + " as before";
    }

    /** Where definitions are, generated code would be in the way of whoever reads them. */
    private void refuseDefinitionsAsOutput(ModelRequest request) throws MojoFailureException {
        Path folder = output().toAbsolutePath().normalize();
        for (Root root : request.roots()) {
            if (folder.equals(root.path().toAbsolutePath().normalize())) {
                throw new MojoFailureException("The definitions '" + root.name()
                        + "' are in the folder that code is to be generated into; give the code " + outputParameter()
                        + " of its own");
            }
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
