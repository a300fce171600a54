package dev.clusterwright.generator;

import dev.clusterwright.generator.docs.Site;
import dev.clusterwright.generator.docs.Survey;
import dev.clusterwright.generator.docs.SurveyReader;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.output.OutputFolder;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.source.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Definitions to reference pages:
 *
 * <ol>
 *   <li>a checked model of each release: see {@link ModelReader};
 *   <li>the survey, if there is one;
 *   <li>pages in memory;
 *   <li>disk.
 * </ol>
 *
 * <p>Nothing is written before every stage is content.
 */
public final class ReferencePages {
    private final Problems problems = new Problems();

    /**
     * Makes them.
     *
     * @throws dev.clusterwright.generator.problem.ProblemException if anything is wrong with the request, the definitions or
     *     the survey; nothing has been written then
     * @throws IOException if the output folder cannot be written
     */
    public DocsResult run(DocsRequest request) throws IOException {
        PackageName.check(request.packageName(), problems);
        List<Model> models = models(request);
        Survey survey = survey(request.survey(), models);
        SortedMap<String, String> files = new Site(models, request.packageName(), survey).files(request.formats());
        int written = new OutputFolder(request.output()).update(files);
        return new DocsResult(
                models.stream().map(model -> model.release().orElse("")).toList(),
                models.stream().mapToInt(model -> model.clusters().size()).sum(),
                models.stream().mapToInt(model -> model.deviceTypes().size()).sum(),
                models.stream().mapToInt(model -> model.namespaces().size()).sum(),
                survey.size(),
                files.size(),
                written,
                problems.sorted());
    }

    /** The newest first. */
    private List<Model> models(DocsRequest request) {
        ModelReader reader = new ModelReader(problems);
        List<@Nullable String> releases = new ArrayList<>();
        if (request.releases().contains(DocsRequest.ALL)) {
            releases.addAll(reader.releases(request.definitions()));
        } else {
            request.releases().stream().distinct().forEach(releases::add);
        }
        if (releases.isEmpty()) {
            releases.add(null);
        }
        return releases.stream()
                .map(release -> reader.read(request.definitions().withRelease(release)))
                .sorted(ReferencePages::newestFirst)
                .toList();
    }

    private static int newestFirst(Model one, Model other) {
        return other.release()
                .map(Release::new)
                .flatMap(right -> one.release().map(Release::new).map(right::compareTo))
                .orElseGet(() ->
                        Boolean.compare(one.release().isEmpty(), other.release().isEmpty()));
    }

    /** The survey in a file, if one is named. */
    private Survey survey(@Nullable Path file, List<Model> models) {
        if (file == null) {
            return Survey.NONE;
        }
        String name = String.valueOf(file.getFileName());
        Survey survey = Survey.NONE;
        try (InputStream content = Files.newInputStream(file)) {
            survey = new SurveyReader(name, models, problems).read(content);
        } catch (IOException e) {
            problems.error(
                    "unreadable-survey",
                    SourceLocation.of(name),
                    "the survey cannot be read"
                            + (Files.exists(file) ? ": " + e.getClass().getSimpleName() : ", as there is no such file"),
                    "Check the parameter 'survey'; a relative path starts at the project's folder");
        }
        problems.endOfStage();
        return survey;
    }
}
