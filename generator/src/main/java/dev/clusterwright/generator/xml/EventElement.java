package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as a file has it. */
public record EventElement(
        SourceLocation location,
        @Nullable String id,
        @Nullable String name,
        @Nullable String summary,
        @Nullable String priority,
        Optional<XmlNode> access,
        Optional<XmlNode> conformance,
        List<FieldElement> fields) {
    /** Copies the list. */
    public EventElement {
        fields = List.copyOf(fields);
    }
}
