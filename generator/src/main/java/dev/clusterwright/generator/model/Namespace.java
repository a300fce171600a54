package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;

/**
 * A semantic namespace: tags that tell endpoints of the same device type apart.
 *
 * @param location where it is defined
 * @param id its id, an unsigned 8-bit number
 * @param name its name as the specification writes it, such as {@code "Common Area"}
 * @param nameShared whether the definitions have another one whose name differs in case and punctuation at most
 * @param tags in the order of the definition
 */
public record Namespace(SourceLocation location, int id, String name, boolean nameShared, List<Tag> tags) {
    /** Copies the list. */
    public Namespace {
        tags = List.copyOf(tags);
    }

    /**
     * A tag.
     *
     * @param id its number within the namespace, an unsigned 8-bit number
     * @param description what it means; may be empty
     */
    public record Tag(SourceLocation location, int id, String name, String description) {}
}
