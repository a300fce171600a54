package dev.clusterwright.generator;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Changes definitions as a next release does: elements come, go, are renamed, moved, and get other types and rules. */
final class DefinitionMutations {
    private static final List<String> ELEMENTS = List.of(
            "attribute", "command", "event", "field", "item", "bitfield", "feature", "struct", "enum", "bitmap");
    private static final List<String> TYPES = List.of(
            "uint8", "uint16", "uint32", "uint64", "int8", "int16", "int64", "bool", "string", "octstr", "single",
            "epoch-s", "node-id");
    private static final int MOST_EDITS = 3;

    private final SplittableRandom random;

    DefinitionMutations(SplittableRandom random) {
        this.random = random;
    }

    /**
     * A release whose clusters are changed, each a little; one that is wrong then stays as it was.
     *
     * @param release a folder of definitions in the dialect of the specification
     * @param clusters the ones wanted
     * @param folder where to put the changed ones
     */
    Model of(Path release, List<String> clusters, Path folder) throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        Map<Path, String> originals = new TreeMap<>();
        for (Path file : Cases.files(release, ".xml")) {
            String text = Files.readString(file);
            Path target = folder.resolve(release.relativize(file).toString());
            originals.put(target, text);
            texts.put(target, file.toString().contains("clusters") ? mutated(text) : text);
        }
        while (true) {
            for (Map.Entry<Path, String> file : texts.entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
            try {
                return new ModelReader(new Problems())
                        .readWhatThereIs(ModelRequest.of(List.of(new Root("changed", folder)))
                                .withClusters(clusters));
            } catch (ProblemException e) {
                Set<String> wrong = new TreeSet<>();
                e.problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .map(Problem::location)
                        .forEach(location -> wrong.add(location.file()));
                texts.replaceAll((path, text) -> isOneOf(path, wrong) ? originals.get(path) : text);
            }
        }
    }

    private static boolean isOneOf(Path path, Set<String> names) {
        return names.stream().anyMatch(name -> name.replace('\\', '/').endsWith("/" + path.getFileName()));
    }

    private String mutated(String text) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            int edits = 1 + random.nextInt(MOST_EDITS);
            for (int i = 0; i < edits; i++) {
                edit(elements(document));
            }
            StringWriter changed = new StringWriter();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(changed));
            return changed.toString();
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Element> elements(Document document) {
        List<Element> elements = new ArrayList<>();
        for (String name : ELEMENTS) {
            NodeList found = document.getElementsByTagName(name);
            for (int i = 0; i < found.getLength(); i++) {
                Element element = (Element) found.item(i);
                if (element.hasAttribute("name")
                        && element.getParentNode()
                                .getNodeName()
                                .matches(
                                        "attributes|commands|events|features|dataTypes|command|event|struct|enum|bitmap")) {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    private void edit(List<Element> elements) {
        if (elements.isEmpty()) {
            return;
        }
        Element element = elements.get(random.nextInt(elements.size()));
        switch (random.nextInt(9)) {
            case 0 -> element.getParentNode().removeChild(element);
            case 1 -> element.setAttribute("name", element.getAttribute("name") + "Changed");
            case 2 -> copy(element);
            case 3 -> {
                if (element.hasAttribute("type")) {
                    element.setAttribute("type", TYPES.get(random.nextInt(TYPES.size())));
                }
            }
            case 4 -> conformance(element);
            case 5 -> toggle(child(element, "quality"), "nullable");
            case 6 -> toggle(child(element, "access"), "write");
            case 7 -> swap(element, elements);
            default -> {
                if (element.hasAttribute("response")) {
                    element.setAttribute(
                            "response", element.getAttribute("response").equals("Y") ? "N" : "Y");
                } else {
                    copy(element);
                }
            }
        }
    }

    private static void copy(Element element) {
        Element copy = (Element) element.cloneNode(true);
        copy.setAttribute("name", element.getAttribute("name") + "Too");
        for (String number : List.of("id", "value", "bit", "code")) {
            if (copy.hasAttribute(number)) {
                copy.setAttribute(number, another(copy.getAttribute(number)));
            }
        }
        element.getParentNode().appendChild(copy);
    }

    private static String another(String number) {
        try {
            return String.format(Locale.ROOT, "0x%X", Long.decode(number) + 23);
        } catch (NumberFormatException e) {
            return number + "X";
        }
    }

    private static void conformance(Element element) {
        @Nullable Element mandatory = child(element, "mandatoryConform");
        @Nullable Element optional = child(element, "optionalConform");
        @Nullable Element old = mandatory == null ? optional : mandatory;
        if (old != null) {
            String name = mandatory == null ? "mandatoryConform" : "optionalConform";
            element.replaceChild(element.getOwnerDocument().createElement(name), old);
        }
    }

    private static void toggle(@Nullable Element element, String attribute) {
        if (element != null) {
            boolean set = element.getAttribute(attribute).equals("true");
            if (attribute.equals("write") && !set) {
                element.setAttribute("writePrivilege", "operate");
            }
            element.setAttribute(attribute, set ? "false" : "true");
        }
    }

    private void swap(Element element, List<Element> elements) {
        List<Element> siblings = elements.stream()
                .filter(other -> other.getParentNode() == element.getParentNode() && other.hasAttribute("id"))
                .toList();
        if (!siblings.isEmpty() && element.hasAttribute("id")) {
            Element other = siblings.get(random.nextInt(siblings.size()));
            String id = element.getAttribute("id");
            element.setAttribute("id", other.getAttribute("id"));
            other.setAttribute("id", id);
        }
    }

    private static @Nullable Element child(Element element, String name) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return (Element) child;
            }
        }
        return null;
    }
}
