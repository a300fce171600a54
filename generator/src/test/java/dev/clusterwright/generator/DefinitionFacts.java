package dev.clusterwright.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A file of definitions as its facts: elements and attributes in their order. What is only said to people, the layout
 * and comments are no facts. Read by the JDK's parser and not by ours, so that a fault of the latter hides nothing.
 */
record DefinitionFacts(Element root) {
    private static final Set<String> TOLD_TO_PEOPLE = Set.of("summary", "description");

    static DefinitionFacts read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            return new DefinitionFacts(document.getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * What is the same for two files that define the same thing: the kind and the ids; for want of ids, the name. The
     * shared types of a release have neither, and one file for each kind.
     */
    String key() {
        Set<String> ids = new TreeSet<>();
        addId(root, ids);
        clusterIds().forEach(id -> addId(id, ids));
        return root.getTagName() + " " + (ids.isEmpty() ? root.getAttribute("name") : ids);
    }

    /** What is told to people, in lower case and without the spaces around it. */
    Set<String> told() {
        Set<String> texts = new TreeSet<>();
        collect(root, texts);
        return texts;
    }

    private static void collect(Element element, Set<String> texts) {
        TOLD_TO_PEOPLE.forEach(name -> {
            addText(element.getAttribute(name), texts);
            children(element)
                    .filter(child -> child.getTagName().equals(name))
                    .forEach(child -> addText(child.getTextContent(), texts));
        });
        elements(element).forEach(child -> collect(child, texts));
    }

    private static void addText(String text, Set<String> texts) {
        String normal = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (!normal.isEmpty()) {
            texts.add(normal);
        }
    }

    /**
     * The places where the other one says something else, each with what both say. The root may have an id here that
     * some releases only give further down, and its name may be that of the cluster's id, for some roots are titles:
     * {@code Node Operational Credentials Cluster Clusters}.
     */
    List<String> differences(DefinitionFacts official) {
        List<String> differences = new ArrayList<>();
        Map<String, String> rootHere = attributes(root);
        Map<String, String> rootThere = attributes(official.root);
        if (rootHere.containsKey("id")) {
            rootThere.putIfAbsent("id", rootHere.get("id"));
        }
        List<Element> ids = official.clusterIds();
        if (ids.size() == 1 && root.getAttribute("name").equals(ids.get(0).getAttribute("name") + " Cluster")) {
            rootThere.put("name", root.getAttribute("name"));
        }
        compareAttributes(step(official.root), rootHere, rootThere, differences);
        compareContent(step(official.root), root, official.root, differences);
        return differences;
    }

    private List<Element> clusterIds() {
        return elements(root).stream()
                .filter(child -> child.getTagName().equals("clusterIds"))
                .flatMap(child -> elements(child).stream())
                .toList();
    }

    private static void compare(String parent, Element ours, Element official, List<String> differences) {
        String path = parent + step(official);
        if (!ours.getTagName().equals(official.getTagName())) {
            differences.add(path + ": <" + ours.getTagName() + "> here");
            return;
        }
        compareAttributes(path, attributes(ours), attributes(official), differences);
        compareContent(path, ours, official, differences);
    }

    private static void compareContent(String path, Element ours, Element official, List<String> differences) {
        if (!text(ours).equals(text(official))) {
            differences.add(path + ": '" + text(ours) + "', officially '" + text(official) + "'");
        }
        List<Element> here = elements(ours);
        List<Element> there = elements(official);
        for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
            compare(path + "/", here.get(i), there.get(i), differences);
        }
        for (Element more : here.subList(Math.min(here.size(), there.size()), here.size())) {
            differences.add(path + "/" + step(more) + ": here only");
        }
        for (Element more : there.subList(Math.min(here.size(), there.size()), there.size())) {
            differences.add(path + "/" + step(more) + ": officially only");
        }
    }

    private static void compareAttributes(
            String path, Map<String, String> ours, Map<String, String> official, List<String> differences) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(official.keySet());
        for (String name : names) {
            String here = ours.get(name);
            String there = official.get(name);
            if (!Objects.equals(here, there)) {
                differences.add(path + "@" + name + ": " + shown(here) + ", officially " + shown(there));
            }
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : "'" + value + "'";
    }

    /** {@code field[GroupID]}; what has no name is known by its id, code or value, and some by their kind alone. */
    private static String step(Element element) {
        for (String name : List.of("name", "id", "code", "revision", "value")) {
            if (element.hasAttribute(name)) {
                String value = element.getAttribute(name);
                boolean root = element.getParentNode() instanceof Document;
                return element.getTagName() + "[" + (root ? value.replaceFirst(" Cluster$", "") : value) + "]";
            }
        }
        return element.getTagName();
    }

    /** The order of attributes means nothing in XML. */
    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new HashMap<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Node attribute = all.item(i);
            if (attribute.getNamespaceURI() == null && !TOLD_TO_PEOPLE.contains(attribute.getNodeName())) {
                attributes.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        return attributes;
    }

    /** The text of an element that holds nothing else, such as an operation's name. */
    private static String text(Element element) {
        return elements(element).isEmpty() ? element.getTextContent().strip() : "";
    }

    private static List<Element> elements(Element element) {
        return children(element)
                .filter(child -> !TOLD_TO_PEOPLE.contains(child.getTagName()))
                .toList();
    }

    private static Stream<Element> children(Element element) {
        return Stream.iterate(element.getFirstChild(), child -> child != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static void addId(Element element, Set<String> ids) {
        if (element.hasAttribute("id")) {
            ids.add(Integer.decode(element.getAttribute("id")).toString());
        }
    }
}
