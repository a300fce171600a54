package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.xml.XmlFactory;

/**
 * Text to a tree of located nodes. Input is hostile: depth and sizes are bounded, document type declarations are refused
 * before anything of them is read, and nothing outside of the file is ever opened.
 */
final class XmlParser {
    /** The definitions nest conformance deepest, about 15 levels. */
    private static final int MAX_DEPTH = 64;

    /** Of a name or a description; a string of a class file holds no more than 65535 octets. */
    private static final int MAX_TEXT_CHARS = 1 << 13;

    private static final Pattern POSITION_IN_MESSAGE = Pattern.compile("\\s+at \\[.*", Pattern.DOTALL);

    private static final String WELL_FORMED =
            "Close each element in the order in which they were opened, and write & and < as &amp; and &lt;";

    private static final XmlFactory XML = XmlFactory.builder()
            .xmlInputFactory(inputFactory())
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final SourceFile file;
    private final JsonParser tokens;
    private final Problems problems;

    private XmlParser(SourceFile file, JsonParser tokens, Problems problems) {
        this.file = file;
        this.tokens = tokens;
        this.problems = problems;
    }

    /**
     * The one that comes with Jackson: what is found without a class loader depends on the thread that looks, and the
     * parser of the JDK tells other columns.
     */
    private static XMLInputFactory inputFactory() {
        XMLInputFactory factory =
                XMLInputFactory.newFactory(XMLInputFactory.class.getName(), XmlFactory.class.getClassLoader());
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The root element; nothing if the text is not XML that we read: then {@code problems} says where and why. */
    static Optional<XmlNode> parse(SourceFile file, Problems problems) {
        try {
            XMLStreamReader stream = XML.getXMLInputFactory().createXMLStreamReader(file.open());
            while (stream.next() != XMLStreamConstants.START_ELEMENT) {
                if (stream.getEventType() == XMLStreamConstants.DTD) {
                    problems.error(
                            "doctype",
                            location(file, stream.getLocation()),
                            "document type declarations are not read",
                            "Remove the line '<!DOCTYPE ...>'; definitions need no entities");
                    return Optional.empty();
                }
            }
            String rootName = stream.getLocalName();
            try (JsonParser tokens = XML.createParser(ObjectReadContext.empty(), stream)) {
                tokens.nextToken();
                XmlParser parser = new XmlParser(file, tokens, problems);
                XmlNode root = parser.node(rootName, parser.location());
                tokens.nextToken(); // reads to the end of the file: anything but space and comments there is an error
                return Optional.of(root);
            }
        } catch (XMLStreamException e) {
            malformed(problems, e.getLocation() == null ? wholeOf(file) : location(file, e.getLocation()), e);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            malformed(
                    problems,
                    at == null ? wholeOf(file) : new SourceLocation(file.name(), at.getLineNr(), at.getColumnNr()),
                    e);
        } catch (IOException e) {
            malformed(problems, wholeOf(file), e);
        }
        return Optional.empty();
    }

    /** The parser is on the first token of the element's content. */
    private XmlNode node(String name, SourceLocation location) {
        if (tokens.currentToken() != JsonToken.START_OBJECT) {
            return located(location, name, text(), List.of());
        }
        List<XmlNode> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String childName = tokens.getString();
            SourceLocation childLocation = location();
            tokens.nextToken();
            if (childName.isEmpty()) {
                text.append(tokens.getString());
            } else {
                children.add(node(childName, childLocation));
            }
        }
        return located(location, name, text.toString().strip(), children);
    }

    private XmlNode located(SourceLocation location, String name, String text, List<XmlNode> children) {
        if (text.length() > MAX_TEXT_CHARS) {
            problems.error(
                    "text-too-long",
                    location,
                    "the text of '" + name + "' has " + text.length() + " characters",
                    "Use at most " + MAX_TEXT_CHARS + " characters");
        }
        return new XmlNode(location, name, text, children);
    }

    private String text() {
        return tokens.currentToken() == JsonToken.VALUE_NULL
                ? ""
                : tokens.getString().strip();
    }

    private SourceLocation location() {
        TokenStreamLocation at = tokens.currentTokenLocation();
        return new SourceLocation(file.name(), at.getLineNr(), at.getColumnNr());
    }

    private static void malformed(Problems problems, SourceLocation location, Exception e) {
        String message = String.valueOf(e.getMessage());
        message = POSITION_IN_MESSAGE.matcher(message).replaceFirst("");
        problems.error("malformed-xml", location, "not well-formed XML: " + message, WELL_FORMED);
    }

    private static SourceLocation wholeOf(SourceFile file) {
        return SourceLocation.of(file.name());
    }

    private static SourceLocation location(SourceFile file, Location at) {
        return new SourceLocation(file.name(), at.getLineNumber(), at.getColumnNumber());
    }
}
