package dev.clusterwright.generator;

import dev.clusterwright.generator.docs.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to make reference pages of.
 *
 * @param definitions what they tell of; which release it names does not matter
 * @param releases the releases that get pages; {@link #ALL} for all that the roots have, none for the newest
 * @param packageName the package of the generated code that the pages name
 * @param survey a file that tells which devices have what; null if there is none
 * @param formats what the pages are written in
 * @param output the folder to write to
 */
public record DocsRequest(
        ModelRequest definitions,
        List<String> releases,
        String packageName,
        @Nullable Path survey,
        SortedSet<Format> formats,
        Path output) {
    /** Stands for all releases. */
    public static final String ALL = "all";

    /** Copies the collections. */
    public DocsRequest {
        releases = List.copyOf(releases);
        formats = new TreeSet<>(formats);
    }
}
