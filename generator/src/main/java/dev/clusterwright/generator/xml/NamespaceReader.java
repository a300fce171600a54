package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.NamespaceElement.TagElement;
import java.util.Set;

/** Reads the semantic namespaces of the data-model dialect: the root element is {@code <namespace>}. */
final class NamespaceReader {
    private final DataModelReader dataModel;
    private final UnknownElements unknown;

    NamespaceReader(Problems problems) {
        this.dataModel = new DataModelReader(problems);
        this.unknown = new UnknownElements(problems);
    }

    NamespaceElement namespace(XmlNode node) {
        unknown.warn(node, Set.of("id", "name", "schemaLocation", "noNamespaceSchemaLocation", "tags"));
        return new NamespaceElement(
                node.location(), node.value("id"), node.value("name"), dataModel.list(node, "tags", "tag", this::tag));
    }

    private TagElement tag(XmlNode node) {
        unknown.warn(node, Set.of("id", "name", "description"));
        return new TagElement(node.location(), node.value("id"), node.value("name"), node.value("description"));
    }
}
