package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.DocsRequest;
import dev.clusterwright.generator.DocsResult;
import dev.clusterwright.generator.ReferencePages;
import dev.clusterwright.generator.docs.Format;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Makes reference pages of Matter cluster definitions: a site that needs no network, and the same facts as Markdown. Works
 * without a project too.
 *
 * @since 0.1.0
 */
@Mojo(name = "docs", requiresProject = false, threadSafe = true)
@NullUnmarked // Maven sets the fields
public final class DocsMojo extends DefinitionsMojo {
    /**
     * The releases that get pages, such as <code>1.4.2,1.6.1</code>; <code>all</code> stands for all that the definitions
     * have. The newest, if none is named. A page tells of the revisions in those releases, and leads to them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.releases")
    private List<String> releases = new ArrayList<>();

    /**
     * What the pages are written in: <code>html</code>, <code>markdown</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.docsFormats", defaultValue = "html,markdown")
    private List<String> formats = new ArrayList<>();

    /**
     * A JSON file that tells which devices have what, so that pages can name them: an array of objects with
     * <code>vendor</code>, <code>product</code> and <code>endpoints</code>, an array of objects with
     * <code>deviceTypes</code> and <code>clusters</code>, arrays of ids and names. Entries that are not of this form are
     * named and left out. Without it, pages name no devices.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.survey")
    private File survey;

    /**
     * The package of the generated code that the pages name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.packageName", defaultValue = "matter")
    private String packageName;

    /**
     * Where the pages go. Open <code>index.html</code> there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.docsDirectory", defaultValue = "${project.build.directory}/clusterwright-docs")
    private File docsDirectory;

    @Override
    void run() throws IOException, MojoFailureException {
        long start = System.nanoTime();
        claim(folder(docsDirectory), "a docsDirectory");
        DocsResult result = new ReferencePages()
                .run(new DocsRequest(
                        request(),
                        stripped(releases),
                        packageName,
                        survey == null ? null : folder(survey).toAbsolutePath(),
                        formats(),
                        folder(docsDirectory)));
        log(result.problems());
        getLog().info(String.format(
                Locale.ROOT,
                "Made pages of %s, %s, %s of %s%s: %s (%d changed) in %d ms into %s",
                count(result.clusters(), "cluster"),
                count(result.deviceTypes(), "device type"),
                count(result.namespaces(), "namespace"),
                result.releases().stream()
                        .map(name -> name.isEmpty() ? "unversioned definitions" : "release " + name)
                        .collect(Collectors.joining(", ")),
                result.surveyed() == 0 ? "" : " with " + count(result.surveyed(), "surveyed device"),
                count(result.files(), "file"),
                result.written(),
                (System.nanoTime() - start) / 1_000_000,
                shown(folder(docsDirectory))));
    }

    private SortedSet<Format> formats() throws MojoFailureException {
        SortedSet<Format> found = new TreeSet<>();
        for (String name : stripped(formats)) {
            found.add(Format.find(name)
                    .orElseThrow(() -> new MojoFailureException("The parameter 'formats' has '" + name
                            + "', which is neither html nor markdown; leave it out, or name one of these")));
        }
        if (found.isEmpty()) {
            throw new MojoFailureException("The parameter 'formats' is empty; name html, markdown or both");
        }
        return found;
    }
}
