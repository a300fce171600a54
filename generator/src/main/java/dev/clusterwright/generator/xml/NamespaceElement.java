package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A semantic namespace as a file has it: tags that tell endpoints apart, such as left and right. */
public record NamespaceElement(
        SourceLocation location,
        @Nullable String id,
        @Nullable String name,
        List<TagElement> tags) {
    /** Copies the list. */
    public NamespaceElement {
        tags = List.copyOf(tags);
    }

    /** A tag of a namespace. */
    public record TagElement(
            SourceLocation location,
            @Nullable String id,
            @Nullable String name,
            @Nullable String description) {}
}
