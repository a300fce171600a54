package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command, a request or a response, as a file has it. */
public record CommandElement(
        SourceLocation location,
        @Nullable String id,
        @Nullable String name,
        @Nullable String summary,
        @Nullable String direction,
        @Nullable String response,
        Optional<XmlNode> access,
        Optional<XmlNode> conformance,
        List<FieldElement> fields) {
    /** Copies the list. */
    public CommandElement {
        fields = List.copyOf(fields);
    }
}
