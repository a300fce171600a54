package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.XmlNode;
import dev.clusterwright.notation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the elements within conformance and constraints name. */
final class Terms {
    /** A member after its owner in one text, as in {@code AlarmBitmap.X}; the dot of {@code PM2.5} is none of that. */
    private static final Pattern MEMBERS = Pattern.compile("[A-Za-z_]\\w*+(\\.[A-Za-z_]\\w*+){1,9}");

    private Terms() {}

    /** What an element says: its name, its value, or its text. */
    static String text(XmlNode node) {
        return node.value("name", node.value("value", node.text()));
    }

    /** The name that an element says; nothing, and a problem, if it says none. */
    static Optional<String> name(XmlNode node, Problems problems) {
        String name = text(node);
        if (name.isEmpty()) {
            problems.error(
                    "missing-name",
                    node.location(),
                    "<" + node.name() + "> does not say what it refers to",
                    "Add an attribute: <" + node.name() + " name=\"...\"/>");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /** The cluster, if it is another, the name, and the names of members. */
    static Optional<Path> path(XmlNode node, Problems problems) {
        List<String> names = new ArrayList<>();
        if (!node.value("cluster", "").isEmpty()) {
            names.add(node.value("cluster", ""));
        }
        Optional<XmlNode> member = Optional.of(node);
        while (member.isPresent()) {
            Optional<String> name = name(member.get(), problems);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            names.addAll(members(name.get()));
            member = member.get().child("field");
        }
        boolean item = node.name().equals("enum") && node.child("name").isPresent();
        if (item && !node.value("value", "").isEmpty()) {
            names.add(node.value("value", ""));
        }
        return Optional.of(new Path(names));
    }

    private static List<String> members(String name) {
        return MEMBERS.matcher(name).matches() ? List.of(name.split("\\.")) : List.of(name);
    }
}
