package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feature of a cluster as a file has it. */
public record FeatureElement(
        SourceLocation location,
        @Nullable String bit,
        @Nullable String code,
        @Nullable String name,
        @Nullable String summary,
        Optional<XmlNode> conformance) {}
