package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element, or an attribute, with its place in the file. Attributes and elements that hold only text look the same
 * here: definitions have changed between the two over time, and no name means one thing as the one and another as the
 * other.
 *
 * @param location where the element starts; for an attribute, where its element starts
 * @param name the local name
 * @param text the character data, stripped
 * @param children attributes first, then elements, as they stand in the file
 */
public record XmlNode(SourceLocation location, String name, String text, List<XmlNode> children) {
    /** Copies the list. */
    public XmlNode {
        children = List.copyOf(children);
    }

    /** The text of the first attribute or element of that name; null if there is none. */
    public @Nullable String value(String childName) {
        return child(childName).map(XmlNode::text).orElse(null);
    }

    /** The text of the first attribute or element of that name, or another text if there is none. */
    public String value(String childName, String otherwise) {
        return child(childName).map(XmlNode::text).orElse(otherwise);
    }

    /** The first attribute or element of that name. */
    public Optional<XmlNode> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** All attributes and elements of that name. */
    public List<XmlNode> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }
}
