package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.docs.Templates;

/** A diff as one page that needs nothing else: readable without scripts, on paper, and on a telephone. */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page. */
    public static String of(Diff diff) {
        return Templates.render("diff/report.html.ftl", DiffView.of(diff));
    }
}
