package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute, or a field of a struct, a command or an event, as a file has it.
 *
 * @param entry for a list: the element that names the type of its entries
 * @param constraints its constraints, of which one is enough to hold
 */
public record FieldElement(
        SourceLocation location,
        @Nullable String id,
        @Nullable String name,
        @Nullable String summary,
        @Nullable String type,
        @Nullable String defaultValue,
        Optional<XmlNode> entry,
        Optional<XmlNode> access,
        Optional<XmlNode> quality,
        Optional<XmlNode> conformance,
        List<XmlNode> constraints) {
    /** Copies the list. */
    public FieldElement {
        constraints = List.copyOf(constraints);
    }
}
