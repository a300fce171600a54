package dev.clusterwright.generator;

import dev.clusterwright.generator.DiffRequest.Format;
import dev.clusterwright.generator.DiffRequest.Side;
import dev.clusterwright.generator.diff.Diff;
import dev.clusterwright.generator.diff.Differ;
import dev.clusterwright.generator.diff.HtmlReport;
import dev.clusterwright.generator.diff.JsonReport;
import dev.clusterwright.generator.diff.MarkdownReport;
import dev.clusterwright.generator.diff.SourceBreaks;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.output.OutputFolder;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two sets of definitions to what is different between them:
 *
 * <ol>
 *   <li>two checked models: see {@link ModelReader};
 *   <li>their changes, by what they mean on the wire and to people;
 *   <li>which of them break code, by the Java of both;
 *   <li>reports in memory;
 *   <li>disk.
 * </ol>
 */
public final class Comparison {
    /**
     * Compares.
     *
     * @throws dev.clusterwright.generator.problem.ProblemException if anything is wrong with the request or the
     *     definitions; nothing has been written then
     * @throws IOException if the output folder cannot be written
     */
    public DiffResult run(DiffRequest request) throws IOException {
        PackageName.check(request.java().basePackage(), new Problems());
        Problems ofOlder = new Problems();
        Problems ofNewer = new Problems();
        Model older = new ModelReader(ofOlder).readWhatThereIs(request.older().definitions());
        Model newer = new ModelReader(ofNewer).readWhatThereIs(request.newer().definitions());
        List<Problem> problems = joined(ofOlder, ofNewer);

        Diff changes = Differ.between(older, newer, name(request.older(), older), name(request.newer(), newer));
        Diff diff = SourceBreaks.addTo(changes, older, newer, request.java());

        SortedMap<String, String> files = new TreeMap<>();
        request.formats().forEach(format -> files.put(format.file(), report(format, diff)));
        if (!files.isEmpty()) {
            new OutputFolder(request.output()).update(files);
        }
        return new DiffResult(diff, files.size(), problems);
    }

    private static String report(Format format, Diff diff) {
        return switch (format) {
            case HTML -> HtmlReport.of(diff);
            case MARKDOWN -> MarkdownReport.of(diff);
            case JSON -> JsonReport.of(diff);
        };
    }

    private static String name(Side side, Model model) {
        return side.name().isEmpty()
                ? model.release().map(release -> "release " + release).orElse("the definitions")
                : side.name();
    }

    /** What neither side has is an error; what one side has came or went. */
    private static List<Problem> joined(Problems older, Problems newer) {
        Problems errors = new Problems();
        List<Problem> joined = new ArrayList<>();
        for (Problem problem : older.sorted()) {
            if (!isMissing(problem)) {
                joined.add(problem);
            } else if (newer.sorted().contains(problem)) {
                errors.error(problem.code(), problem.location(), problem.message() + " of either side", "");
            }
        }
        errors.endOfStage();
        newer.sorted().stream().filter(problem -> !isMissing(problem)).forEach(joined::add);
        return joined;
    }

    private static boolean isMissing(Problem problem) {
        return problem.severity() == Severity.NOTE && problem.code().startsWith("unknown-");
    }
}
