package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.XmlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Any XML as nodes, whether it is a definition or not. */
final class XmlNodes {
    private XmlNodes() {}

    static XmlNode of(String xml) {
        try {
            return root("test.xml", XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException e) {
            throw new AssertionError(xml, e);
        }
    }

    static XmlNode of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return root(file.toString(), XMLInputFactory.newFactory().createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static XmlNode root(String file, XMLStreamReader reader) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {}
        return node(file, reader);
    }

    private static XmlNode node(String file, XMLStreamReader reader) throws XMLStreamException {
        SourceLocation location = new SourceLocation(
                file, reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
        String name = reader.getLocalName();
        List<XmlNode> children = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            children.add(new XmlNode(
                    location,
                    reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i).strip(),
                    List.of()));
        }
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                children.add(node(file, reader));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return new XmlNode(location, name, text.toString().strip(), children);
    }
}
