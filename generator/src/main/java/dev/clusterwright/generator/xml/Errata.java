package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Corrections of single elements, for definitions that cannot be edited. They are made before anything is read out of a
 * file, whatever its dialect:
 *
 * <pre>{@code
 * <errata>
 *   <set file="clusters/Thermostat.xml" path="cluster/attributes/attribute[id=0x0007]" name="type" value="uint8"
 *       reason="has no type"/>
 *   <remove file="clusters/Doors.xml" path="cluster/commands/command[name=Slam]" reason="never shipped"/>
 *   <add file="clusters/Doors.xml" path="cluster/attributes" reason="missing">
 *     <attribute id="0x0009" name="Colour" type="uint8"/>
 *   </add>
 * </errata>
 * }</pre>
 *
 * <p>A path goes from the root element down; what stands in brackets is an attribute, or an element that holds only text,
 * and its value. It has to lead to exactly one element.
 */
public final class Errata {
    private static final Set<String> KINDS = Set.of("set", "remove", "add");
    private static final Pattern STEP = Pattern.compile("([\\w.-]+)((?:\\[[\\w.-]+=[^\\]]*\\])*)");
    private static final Pattern PREDICATE = Pattern.compile("\\[([\\w.-]+)=([^\\]]*)\\]");
    /** A path is split between steps, not within brackets. */
    private static final Pattern SLASH = Pattern.compile("/(?![^\\[]*\\])");

    private final List<Correction> corrections = new ArrayList<>();
    private final Problems problems;

    private Errata(Problems problems) {
        this.problems = problems;
    }

    /** The corrections in some files; bad ones are problems. */
    public static Errata read(List<SourceFile> files, Problems problems) {
        Errata errata = new Errata(problems);
        files.forEach(file -> XmlParser.parse(file, problems).ifPresent(errata::add));
        return errata;
    }

    private void add(XmlNode root) {
        if (!root.name().equals("errata")) {
            problems.error(
                    "bad-errata",
                    root.location(),
                    "<" + root.name() + "> is not the root of corrections",
                    "The root element is <errata>");
            return;
        }
        for (XmlNode node : root.children()) {
            String file = node.value("file");
            String path = node.value("path");
            boolean incomplete = node.name().equals("set") && node.value("name") == null;
            if (!KINDS.contains(node.name()) || file == null || path == null || incomplete) {
                problems.error(
                        "bad-errata",
                        node.location(),
                        "<" + node.name() + "> is not a correction",
                        "Write <set file= path= name= value=>, <remove file= path=> or <add file= path=>elements</add>");
                continue;
            }
            List<Step> steps = steps(path);
            if (steps.isEmpty()) {
                problems.error(
                        "bad-errata",
                        node.location(),
                        "'" + path + "' is not a path",
                        "Write it as in 'cluster/attributes/attribute[id=0x0007]'");
                continue;
            }
            corrections.add(new Correction(node, file, path, steps));
        }
    }

    /** The file with everything corrected that is said of it. Each correction is reported. */
    XmlNode correct(String file, XmlNode root) {
        XmlNode corrected = root;
        for (Correction correction : corrections) {
            if (file.equals(correction.file) || file.endsWith("/" + correction.file)) {
                corrected = correct(corrected, correction);
            }
        }
        return corrected;
    }

    /** Warns of corrections that nothing was found for: the definitions may have been mended. */
    public void warnOfUnused() {
        for (Correction correction : corrections) {
            if (!correction.used) {
                problems.warning(
                        "unused-errata",
                        correction.node.location(),
                        "there is no " + correction.path + " in a file " + correction.file,
                        "Remove the correction if the definitions have been mended");
            }
        }
    }

    private XmlNode correct(XmlNode root, Correction correction) {
        int matches = count(root, correction.steps);
        if (matches == 0) {
            return root;
        }
        correction.used = true;
        SourceLocation location = correction.node.location();
        if (matches > 1) {
            problems.error(
                    "ambiguous-errata",
                    location,
                    correction.path + " leads to " + matches + " elements",
                    "Add another [name=value] to the path");
            return root;
        }
        String reason = correction.node.value("reason", "");
        problems.note(
                "errata",
                location,
                correction.file + ": " + correction.describe() + (reason.isEmpty() ? "" : ", as it " + reason));
        return replace(root, correction.steps, correction::apply).orElse(root);
    }

    private static int count(XmlNode node, List<Step> steps) {
        if (!steps.get(0).matches(node)) {
            return 0;
        }
        List<Step> rest = steps.subList(1, steps.size());
        return rest.isEmpty()
                ? 1
                : node.children().stream().mapToInt(child -> count(child, rest)).sum();
    }

    private static Optional<XmlNode> replace(
            XmlNode node, List<Step> steps, UnaryOperator<@Nullable XmlNode> correction) {
        if (!steps.get(0).matches(node)) {
            return Optional.of(node);
        }
        List<Step> rest = steps.subList(1, steps.size());
        if (rest.isEmpty()) {
            return Optional.ofNullable(correction.apply(node));
        }
        List<XmlNode> children = node.children().stream()
                .flatMap(child -> replace(child, rest, correction).stream())
                .toList();
        return Optional.of(new XmlNode(node.location(), node.name(), node.text(), children));
    }

    /** The steps of a path; none if it is not one. */
    private static List<Step> steps(String path) {
        List<Step> steps = new ArrayList<>();
        for (String text : SLASH.split(path.strip(), -1)) {
            Matcher step = STEP.matcher(text);
            if (!step.matches()) {
                return List.of();
            }
            List<XmlNode> predicates = new ArrayList<>();
            Matcher predicate = PREDICATE.matcher(step.group(2));
            while (predicate.find()) {
                predicates.add(new XmlNode(
                        SourceLocation.of(path),
                        predicate.group(1),
                        predicate.group(2).strip(),
                        List.of()));
            }
            steps.add(new Step(step.group(1), predicates));
        }
        return steps;
    }

    /** An element of a path: its name, and what it has to have. */
    private record Step(String name, List<XmlNode> predicates) {
        boolean matches(XmlNode node) {
            return node.name().equals(name)
                    && predicates.stream().allMatch(wanted -> wanted.text().equals(node.value(wanted.name())));
        }
    }

    /** One correction. */
    private static final class Correction {
        private final XmlNode node;
        private final String file;
        private final String path;
        private final List<Step> steps;
        /** Whether anything was found for it. */
        private volatile boolean used;

        Correction(XmlNode node, String file, String path, List<Step> steps) {
            this.node = node;
            this.file = file;
            this.path = path;
            this.steps = steps;
        }

        String describe() {
            return switch (node.name()) {
                case "remove" -> path + " is removed";
                case "add" -> path + " gets " + added().size() + " more";
                default -> node.value("name", "") + " of " + path + " is set to '" + node.value("value", "") + "'";
            };
        }

        /** The element as it should be; null for none. */
        @Nullable XmlNode apply(@Nullable XmlNode element) {
            if (element == null || node.name().equals("remove")) {
                return null;
            }
            List<XmlNode> children = new ArrayList<>(element.children());
            if (node.name().equals("add")) {
                children.addAll(added());
            } else {
                String name = node.value("name", "");
                children.removeIf(child -> child.name().equals(name));
                children.add(0, new XmlNode(node.location(), name, node.value("value", ""), List.of()));
            }
            return new XmlNode(element.location(), element.name(), element.text(), children);
        }

        private List<XmlNode> added() {
            return node.children().stream()
                    .filter(child -> !Set.of("file", "path", "reason").contains(child.name()))
                    .toList();
        }
    }
}
