package dev.clusterwright.generator;

import dev.clusterwright.generator.java.JavaOptions;
import java.nio.file.Path;
import java.util.Set;

/**
 * What to compare.
 *
 * @param older the older side
 * @param newer the newer side
 * @param java what the code is like that has to compile
 * @param formats which files to write; none for none
 * @param output the folder to write them to
 */
public record DiffRequest(Side older, Side newer, JavaOptions java, Set<Format> formats, Path output) {
    /** Copies the set. */
    public DiffRequest {
        formats = Set.copyOf(formats);
    }

    /**
     * One side. What is wanted of it need not be there, as long as the other side has it.
     *
     * @param name what to call it; empty for the release that its definitions are of
     */
    public record Side(String name, ModelRequest definitions) {}

    /** A file that is written. */
    public enum Format {
        HTML("diff.html"),
        MARKDOWN("diff.md"),
        JSON("diff.json");

        private final String file;

        Format(String file) {
            this.file = file;
        }

        /** The name of the file. */
        public String file() {
            return file;
        }
    }
}
