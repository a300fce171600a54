package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.docs.Templates;

/** A diff as Markdown, such as for the description of a merge request. */
public final class MarkdownReport {
    private MarkdownReport() {}

    /** The text. */
    public static String of(Diff diff) {
        return Templates.render("diff/report.md.ftl", DiffView.of(diff));
    }
}
