package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Access.Privilege;
import dev.clusterwright.generator.model.Quality;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.XmlNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code <access>} and {@code <quality>}. What is not said has the defaults of Matter Core, 7.6 and 7.7. */
final class AccessParser {
    private static final Map<String, Privilege> PRIVILEGES = Map.of(
            "view", Privilege.VIEW,
            "operate", Privilege.OPERATE,
            "manage", Privilege.MANAGE,
            "admin", Privilege.ADMINISTER);
    private static final Map<String, Quality> QUALITIES = Map.of(
            "scene", Quality.SCENE,
            "changeOmitted", Quality.CHANGES_OMITTED,
            "reportable", Quality.REPORTABLE,
            "quieterReporting", Quality.QUIETER_REPORTING,
            "largeMessage", Quality.LARGE_MESSAGE,
            "atomicWrite", Quality.ATOMIC_WRITE,
            "diagnostics", Quality.DIAGNOSTICS);
    private static final Map<String, Quality> PERSISTENCE =
            Map.of("fixed", Quality.FIXED, "nonVolatile", Quality.NON_VOLATILE);

    private static final Set<String> WRITE = Set.of("true", "false", "optional");
    private static final Set<String> QUALITY_NAMES = Stream.concat(
                    QUALITIES.keySet().stream(), Stream.of("nullable", "persistence"))
            .collect(Collectors.toUnmodifiableSet());

    private final Problems problems;

    AccessParser(Problems problems) {
        this.problems = problems;
    }

    /** Of an attribute: readable by anyone who may view, unless it says otherwise. */
    Access attribute(Optional<XmlNode> node) {
        return node.map(access -> {
                    boolean writable = isWritable(access);
                    boolean readable = isTrue(access, "read") || access.value("readPrivilege") != null || !writable;
                    return access(
                            access,
                            readable ? privilege(access, "readPrivilege", Privilege.VIEW) : null,
                            writable ? privilege(access, "writePrivilege", Privilege.OPERATE) : null,
                            null);
                })
                .orElse(new Access(Privilege.VIEW, null, false, null, false, false, false));
    }

    /** Of a request: invoked by anyone who may operate, unless it says otherwise. */
    Access request(Optional<XmlNode> node) {
        return node.map(access -> access(access, null, null, privilege(access, "invokePrivilege", Privilege.OPERATE)))
                .orElse(new Access(null, null, false, Privilege.OPERATE, false, false, false));
    }

    /** Of an event: readable by anyone who may view, unless it says otherwise. */
    Access event(Optional<XmlNode> node) {
        return node.map(access -> access(access, privilege(access, "readPrivilege", Privilege.VIEW), null, null))
                .orElse(new Access(Privilege.VIEW, null, false, null, false, false, false));
    }

    /** Of a struct, a field or a response: only whom it belongs to. */
    Access member(Optional<XmlNode> node) {
        return node.map(access -> access(access, null, null, null)).orElse(Access.NONE);
    }

    Set<Quality> qualities(Optional<XmlNode> node) {
        EnumSet<Quality> qualities = EnumSet.noneOf(Quality.class);
        for (XmlNode child : node.map(XmlNode::children).orElse(List.of())) {
            switch (child.name()) {
                case "nullable" -> {} // a part of the type
                case "persistence" -> {
                    Quality persistence = PERSISTENCE.get(child.text());
                    if (persistence != null) {
                        qualities.add(persistence);
                    } else if (!child.text().equals("volatile")) {
                        unknownQuality(child, PERSISTENCE.keySet());
                    }
                }
                default -> {
                    Quality quality = QUALITIES.get(child.name());
                    if (quality == null && !child.text().equals("false")) {
                        unknownQuality(child, QUALITY_NAMES);
                    } else if (quality != null && isTrue(child)) {
                        qualities.add(quality);
                    }
                }
            }
        }
        return qualities;
    }

    private void unknownQuality(XmlNode node, Set<String> known) {
        problems.warning(
                "unknown-quality",
                node.location(),
                "quality " + node.name() + "=\"" + node.text() + "\" is not known and is ignored",
                Hints.didYouMeanOrOneOf(node.name().equals("persistence") ? node.text() : node.name(), known));
    }

    boolean isNullable(Optional<XmlNode> quality) {
        return quality.filter(node -> isTrue(node, "nullable")).isPresent();
    }

    private Access access(
            XmlNode node, @Nullable Privilege read, @Nullable Privilege write, @Nullable Privilege invoke) {
        return new Access(
                read,
                write,
                "optional".equals(node.value("write")),
                invoke,
                isTrue(node, "fabricScoped"),
                isTrue(node, "fabricSensitive"),
                isTrue(node, "timed"));
    }

    private Privilege privilege(XmlNode node, String name, Privilege otherwise) {
        String text = node.value(name);
        if (text == null) {
            return otherwise;
        }
        Privilege privilege = PRIVILEGES.get(text);
        if (privilege == null) {
            problems.error(
                    "unknown-privilege",
                    node.location(),
                    name + " is '" + text + "', which is no privilege",
                    Hints.didYouMeanOrOneOf(text, PRIVILEGES.keySet()));
            return otherwise;
        }
        return privilege;
    }

    private boolean isTrue(XmlNode node, String name) {
        return node.child(name).filter(this::isTrue).isPresent();
    }

    private boolean isTrue(XmlNode node) {
        boolean isTrue = node.text().equals("true");
        if (!isTrue && !node.text().equals("false")) {
            problems.warning(
                    "unknown-flag",
                    node.location(),
                    node.name() + " is '" + node.text() + "', which is neither true nor false; false is assumed",
                    "Write true or false");
        }
        return isTrue;
    }

    private boolean isWritable(XmlNode access) {
        String text = access.value("write", "false");
        if (!WRITE.contains(text)) {
            problems.warning(
                    "unknown-flag",
                    access.location(),
                    "write is '" + text + "', which is not known; true is assumed",
                    Hints.didYouMeanOrOneOf(text, WRITE));
        }
        return !text.equals("false");
    }
}
