package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as a file has it.
 *
 * @param location where the element starts
 * @param name the file's own name for it, such as {@code "Group Key Management Cluster"}
 * @param summary what it is for, in a sentence
 * @param revision the cluster revision
 * @param history its revisions
 * @param ids the clusters that share this definition; one, for most
 * @param classification hierarchy, role and scope
 */
public record ClusterElement(
        SourceLocation location,
        @Nullable String id,
        @Nullable String name,
        @Nullable String summary,
        @Nullable String revision,
        List<RevisionElement> history,
        List<ClusterIdElement> ids,
        Optional<XmlNode> classification,
        List<FeatureElement> features,
        List<TypeElement> types,
        List<FieldElement> attributes,
        List<CommandElement> commands,
        List<EventElement> events) {
    /** Copies the lists. */
    public ClusterElement {
        history = List.copyOf(history);
        ids = List.copyOf(ids);
        features = List.copyOf(features);
        types = List.copyOf(types);
        attributes = List.copyOf(attributes);
        commands = List.copyOf(commands);
        events = List.copyOf(events);
    }

    /** A revision of the cluster and, in a few words, what it changed. */
    public record RevisionElement(
            SourceLocation location,
            @Nullable String revision,
            @Nullable String summary) {}

    /** One of the clusters that share a definition. */
    public record ClusterIdElement(
            SourceLocation location,
            @Nullable String id,
            @Nullable String name,
            Optional<XmlNode> conformance) {}
}
