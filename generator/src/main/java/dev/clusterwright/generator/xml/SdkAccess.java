package dev.clusterwright.generator.xml;

import static dev.clusterwright.generator.xml.SdkText.element;
import static dev.clusterwright.generator.xml.SdkText.isTrue;
import static dev.clusterwright.generator.xml.SdkText.value;

import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the SDK dialect says in attributes such as {@code writable} and in {@code <access op= privilege=>} elements (once
 * {@code role=}), as the one {@code <access>} of the data-model dialect.
 */
final class SdkAccess {
    private static final Set<String> OPERATIONS = Set.of("read", "write", "invoke");
    private static final Set<String> MODIFIERS = Set.of("fabric-scoped", "fabric-sensitive");
    private static final Set<String> ACCESS = Set.of("op", "privilege", "role", "modifier");

    private final Problems problems;
    private final UnknownElements unknown;

    SdkAccess(Problems problems) {
        this.problems = problems;
        this.unknown = new UnknownElements(problems);
    }

    Optional<XmlNode> attribute(XmlNode node) {
        check(node);
        List<XmlNode> parts = new ArrayList<>();
        if (node.value("readable") == null || isTrue(node, "readable")) {
            flag(parts, node, "read", true);
            privilege(parts, node, "read");
        }
        if (isTrue(node, "writable")) {
            flag(parts, node, "write", true);
            privilege(parts, node, "write");
        }
        flag(parts, node, "timed", isTrue(node, "mustUseTimedWrite"));
        return access(parts, node);
    }

    Optional<XmlNode> command(XmlNode node) {
        check(node);
        List<XmlNode> parts = new ArrayList<>();
        privilege(parts, node, "invoke");
        flag(parts, node, "timed", isTrue(node, "mustUseTimedInvoke"));
        return access(parts, node);
    }

    Optional<XmlNode> event(XmlNode node) {
        check(node);
        List<XmlNode> parts = new ArrayList<>();
        privilege(parts, node, "read");
        return access(parts, node);
    }

    /** Of a field or a struct: only whom it belongs to. */
    Optional<XmlNode> field(XmlNode node) {
        check(node);
        return access(new ArrayList<>(), node);
    }

    private static Optional<XmlNode> access(List<XmlNode> parts, XmlNode node) {
        flag(parts, node, "fabricScoped", isTrue(node, "isFabricScoped") || hasModifier(node, "fabric-scoped"));
        flag(
                parts,
                node,
                "fabricSensitive",
                isTrue(node, "isFabricSensitive") || hasModifier(node, "fabric-sensitive"));
        return parts.isEmpty() ? Optional.empty() : Optional.of(element(node.location(), "access", parts));
    }

    private static void flag(List<XmlNode> parts, XmlNode node, String name, boolean set) {
        if (set) {
            parts.add(value(node.location(), name, "true"));
        }
    }

    private static boolean hasModifier(XmlNode node, String modifier) {
        return node.children("access").stream().anyMatch(access -> modifier.equals(access.value("modifier")));
    }

    private static void privilege(List<XmlNode> parts, XmlNode node, String operation) {
        node.children("access").stream()
                .filter(access -> operation.equals(access.value("op")))
                .findFirst()
                .ifPresent(access -> {
                    String privilege = privilege(access);
                    if (privilege != null) {
                        String plain = privilege.equals("administer") ? "admin" : privilege;
                        parts.add(value(access.location(), operation + "Privilege", plain));
                    }
                });
    }

    private static @Nullable String privilege(XmlNode access) {
        String privilege = access.value("privilege");
        return privilege == null ? access.value("role") : privilege;
    }

    /** Who may do what must not be lost to a slip of the pen, so anything unknown here is an error. */
    private void check(XmlNode node) {
        for (XmlNode access : node.children("access")) {
            unknown.warn(access, ACCESS);
            String operation = access.value("op");
            String modifier = access.value("modifier");
            if (operation == null && modifier == null) {
                problems.error(
                        "unknown-access",
                        access.location(),
                        "<access> does not say to what",
                        "Write op=\"read\", op=\"write\" or op=\"invoke\"");
            } else if (privilege(access) == null && modifier == null) {
                problems.error(
                        "unknown-access",
                        access.location(),
                        "<access> does not say for whom",
                        "Write privilege=\"view\", \"operate\", \"manage\" or \"administer\"");
            }
            known(access, "op", operation, OPERATIONS);
            known(access, "modifier", modifier, MODIFIERS);
        }
    }

    private void known(XmlNode access, String name, @Nullable String text, Set<String> known) {
        if (text != null && !known.contains(text)) {
            problems.error(
                    "unknown-access",
                    access.location(),
                    "<access> has an unknown " + name + ": '" + text + "'",
                    Hints.didYouMeanOrOneOf(text, known));
        }
    }
}
