package dev.clusterwright.generator.docs;

import java.util.List;

/** The page of a semantic namespace. */
public record NamespaceView(Frame frame, String id, String name, String sentence, List<TagView> tags, String java) {
    /** A tag. */
    public record TagView(String anchor, String id, String name, String description, String java) {}
}
