package dev.clusterwright.generator.docs;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What pages are written in. */
public enum Format {
    /** A site. */
    HTML(".html", ""),
    /** The same facts, in a folder of their own. */
    MARKDOWN(".md", "markdown/");

    private final String ending;
    private final String folder;

    Format(String ending, String folder) {
        this.ending = ending;
        this.folder = folder;
    }

    /** The one that users name so: {@code html}, {@code markdown}. */
    public static Optional<Format> find(String name) {
        return Stream.of(values())
                .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What the names of its files end with. */
    String ending() {
        return ending;
    }

    /** Where its files are: empty, or a folder and a slash. */
    String folder() {
        return folder;
    }

    /** The template of a kind of page. */
    String template(String page) {
        return "docs/" + page + ending + ".ftl";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
