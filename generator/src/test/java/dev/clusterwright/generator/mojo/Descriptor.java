package dev.clusterwright.generator.mojo;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What the plugin tells Maven of itself: its descriptor, which the build writes.
 *
 * @param goals all goals
 */
record Descriptor(List<Goal> goals) {
    static Descriptor read() {
        try (InputStream stream = Descriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getDocumentElement();
            List<Goal> goals = new ArrayList<>();
            for (Element mojo : children(child(plugin, "mojos").orElseThrow())) {
                goals.add(Goal.of(mojo));
            }
            return new Descriptor(goals);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    Goal goal(String name) {
        return goals.stream()
                .filter(goal -> goal.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .findFirst();
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(Element::getTextContent).orElse("");
    }

    /** A goal. */
    record Goal(
            String name,
            String description,
            String since,
            boolean isThreadSafe,
            boolean requiresProject,
            List<Parameter> parameters) {
        private static Goal of(Element mojo) {
            List<Parameter> parameters = new ArrayList<>();
            Optional<Element> configuration = child(mojo, "configuration");
            for (Element parameter : children(child(mojo, "parameters").orElseThrow())) {
                String name = text(parameter, "name");
                Optional<Element> values = configuration.flatMap(all -> child(all, name));
                parameters.add(new Parameter(
                        name,
                        text(parameter, "description"),
                        text(parameter, "since"),
                        text(parameter, "editable").equals("true"),
                        values.map(Element::getTextContent).orElse(""),
                        values.map(value -> value.getAttribute("default-value")).orElse("")));
            }
            return new Goal(
                    text(mojo, "goal"),
                    text(mojo, "description").strip(),
                    text(mojo, "since"),
                    text(mojo, "threadSafe").equals("true"),
                    text(mojo, "requiresProject").equals("true"),
                    parameters);
        }

        /** The names of the parameters that users set. */
        List<String> editable() {
            return parameters.stream()
                    .filter(Parameter::isEditable)
                    .map(Parameter::name)
                    .toList();
        }
    }

    /** A parameter of a goal. */
    record Parameter(
            String name, String description, String since, boolean isEditable, String property, String defaultValue) {}
}
