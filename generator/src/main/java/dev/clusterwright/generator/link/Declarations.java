package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.ClusterElement.ClusterIdElement;
import dev.clusterwright.generator.xml.CommandElement;
import dev.clusterwright.generator.xml.DefinitionFile;
import dev.clusterwright.generator.xml.SharedTypeElement;
import dev.clusterwright.generator.xml.SharedTypeElement.ClusterCode;
import dev.clusterwright.generator.xml.TypeElement;
import dev.clusterwright.generator.xml.XmlNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all roots declare, by id or name. A later root wins for the same cluster, type or command; extensions add to
 * whatever won.
 */
final class Declarations {
    private final Problems problems;
    private final Numbers numbers;
    private final NavigableMap<Long, Declaration> clusters = new TreeMap<>();
    /** By the key of their name: bases need no id. */
    private final Map<String, ClusterElement> byName = new HashMap<>();

    private final List<ClusterElement> withoutId = new ArrayList<>();

    /** Types for clusters that their root does not define, in the order of the roots. */
    private final List<Map.Entry<Long, Map<String, TypeElement>>> added = new ArrayList<>();

    private final Map<String, TypeElement> globals = new LinkedHashMap<>();
    private final Map<String, CommandElement> commands = new LinkedHashMap<>();

    private Declarations(Problems problems) {
        this.problems = problems;
        this.numbers = new Numbers(problems);
    }

    /**
     * Collects.
     *
     * @param roots the files of each root; a later one wins
     */
    static Declarations of(List<List<DefinitionFile>> roots, Problems problems) {
        Declarations declarations = new Declarations(problems);
        roots.forEach(declarations::addRoot);
        declarations.added.forEach(types -> declarations.addTypes(types.getKey(), types.getValue()));
        roots.forEach(root -> root.forEach(file -> file.extensions().forEach(declarations::extend)));
        declarations.markSharedNames();
        declarations.warnOfUnusedBases();
        return declarations;
    }

    /** Every cluster that has an id, by id. */
    NavigableMap<Long, Declaration> clusters() {
        return clusters;
    }

    /** The types that any cluster may use. */
    List<TypeElement> globals() {
        return List.copyOf(globals.values());
    }

    /** The commands that a cluster has without declaring them, when what they are for is there. */
    List<CommandElement> commands() {
        return List.copyOf(commands.values());
    }

    /** The cluster with everything that it inherits from its base, the base of that, and so on. */
    ClusterElement inherit(ClusterElement element) {
        List<ClusterElement> chain = new ArrayList<>();
        for (ClusterElement at = element; at != null; at = base(at)) {
            if (chain.contains(at)) {
                problems.error(
                        "circular-base",
                        at.location(),
                        "cluster '" + at.name() + "' is derived from itself",
                        "Name a cluster as baseCluster that does not derive from this one");
                return element;
            }
            chain.add(at);
        }
        ClusterElement inherited = null;
        for (ClusterElement at : chain) {
            inherited = inherited == null ? at : Overlay.cluster(at, inherited);
        }
        return inherited == null ? element : inherited;
    }

    private @Nullable ClusterElement base(ClusterElement element) {
        String name = element.classification()
                .map(classification -> classification.value("baseCluster"))
                .orElse(null);
        if (name == null || name.isBlank()) {
            return null;
        }
        ClusterElement base = byName.get(key(name));
        if (base == null) {
            Set<String> known = new LinkedHashSet<>();
            byName.values().forEach(cluster -> known.add(plainName(String.valueOf(cluster.name()))));
            problems.error(
                    "unknown-base",
                    element.location(),
                    "the base cluster '" + name + "' is not in the definitions",
                    Hints.didYouMean(name, known));
        }
        return base;
    }

    private void addRoot(List<DefinitionFile> root) {
        Map<Long, Map<String, TypeElement>> sharedHere = new HashMap<>();
        for (DefinitionFile file : root) {
            file.types().forEach(type -> add(type, sharedHere));
            file.commands().forEach(command -> commands.put(String.valueOf(command.name()), command));
        }
        Map<Long, Declaration> here = new TreeMap<>();
        for (DefinitionFile file : root) {
            for (ClusterElement element : file.clusters()) {
                declare(element, here);
            }
        }
        // What an earlier root shares with a cluster goes with the cluster.
        clusters.putAll(here);
        sharedHere.forEach((id, types) -> {
            if (here.containsKey(id)) {
                clusters.put(id, withShared(here.get(id), types.values()));
            } else {
                added.add(Map.entry(id, types));
            }
        });
    }

    private void addTypes(long id, Map<String, TypeElement> types) {
        Declaration declared = clusters.get(id);
        if (declared != null) {
            leaveOutKnown(declared, types);
            List<TypeElement> all = new ArrayList<>(declared.shared());
            all.addAll(types.values());
            clusters.put(id, withShared(declared, all));
        }
    }

    /** Whoever does not define the cluster anew adds to it only: its own attributes would change with their types. */
    private void leaveOutKnown(Declaration declared, Map<String, TypeElement> types) {
        Map<String, TypeElement> known = new HashMap<>();
        Stream.concat(declared.element().types().stream(), declared.shared().stream())
                .forEach(type -> known.put(String.valueOf(type.name()), type));
        types.entrySet().removeIf(type -> {
            TypeElement first = known.get(type.getKey());
            if (first != null) {
                problems.warning(
                        "known-type",
                        type.getValue().location(),
                        "cluster " + declared.shownId() + " has a type " + type.getKey()
                                + " already, which stays as it is; this one is left out",
                        "It is at " + first.location() + "; give this one another name");
            }
            return first != null;
        });
    }

    private static Declaration withShared(Declaration declared, Collection<TypeElement> types) {
        return new Declaration(
                declared.id(),
                declared.name(),
                declared.conformance(),
                declared.element(),
                List.copyOf(types),
                declared.sharesName());
    }

    private void add(SharedTypeElement type, Map<Long, Map<String, TypeElement>> sharedHere) {
        String name = String.valueOf(type.type().name());
        if (type.clusters().isEmpty()) {
            globals.put(name, type.type());
        }
        for (ClusterCode code : type.clusters()) {
            numbers.required(code.code(), 0, 0xFFFF_FFFEL, code.location(), "the cluster that has the type " + name)
                    .ifPresent(id -> sharedHere
                            .computeIfAbsent(id, key -> new LinkedHashMap<>())
                            .put(name, type.type()));
        }
    }

    private void declare(ClusterElement element, Map<Long, Declaration> here) {
        if (element.name() != null) {
            byName.put(key(element.name()), element);
        }
        for (Declaration declaration : declarations(element)) {
            byName.put(key(declaration.name()), element);
            Declaration first = here.putIfAbsent(declaration.id(), declaration);
            if (first != null) {
                problems.error(
                        "duplicate-cluster",
                        element.location(),
                        "cluster " + declaration.shownId() + " is defined twice in the same root",
                        "It was defined first at " + first.element().location());
            }
        }
    }

    private List<Declaration> declarations(ClusterElement element) {
        if (element.ids().isEmpty()) {
            return declaration(element, element.id(), element.name(), Optional.empty()).stream()
                    .toList();
        }
        List<Declaration> declarations = new ArrayList<>();
        if (isUnlisted(element)) {
            declaration(element, element.id(), element.name(), Optional.empty()).ifPresent(declarations::add);
        }
        for (ClusterIdElement id : element.ids()) {
            String number = isBlank(id.id()) && element.ids().size() == 1 ? element.id() : id.id();
            declaration(element, number, id.name() == null ? element.name() : id.name(), Optional.of(id))
                    .ifPresent(declarations::add);
        }
        return declarations;
    }

    private Optional<Declaration> declaration(
            ClusterElement element, @Nullable String number, @Nullable String name, Optional<ClusterIdElement> id) {
        SourceLocation location = id.map(ClusterIdElement::location).orElse(element.location());
        if (name == null || name.isBlank()) {
            problems.error("missing-name", location, "the cluster has no name", "");
            return Optional.empty();
        }
        if (isBlank(number) && (isBase(element) || isShell(element))) {
            withoutId.add(element);
            return Optional.empty();
        }
        Optional<XmlNode> conformance = id.flatMap(ClusterIdElement::conformance);
        return numbers.required(number, 0, 0xFFFF_FFFEL, location, "the id of cluster '" + name + "'").stream()
                .mapToObj(value -> new Declaration(value, plainName(name), conformance, element, List.of(), false))
                .findFirst();
    }

    /** The bases of modes, alarms and labels are clusters of no device. */
    private static boolean isBase(ClusterElement element) {
        return element.classification()
                .filter(classification -> "base".equals(classification.value("hierarchy")))
                .isPresent();
    }

    /** A cluster that shares its definition may stand in the root element only, not among those that share it. */
    private static boolean isUnlisted(ClusterElement element) {
        BigInteger own = Numbers.parse(String.valueOf(element.id()));
        return own != null
                && element.ids().stream()
                        .noneMatch(id -> isBlank(id.id()) || own.equals(Numbers.parse(String.valueOf(id.id()))));
    }

    /** Chapters of the specification that are no cluster became files with an empty id and nothing else. */
    private static boolean isShell(ClusterElement element) {
        return element.id() != null
                && element.ids().isEmpty()
                && element.features().isEmpty()
                && element.types().isEmpty()
                && element.attributes().isEmpty()
                && element.commands().isEmpty()
                && element.events().isEmpty();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void extend(ClusterElement extension) {
        numbers.required(extension.id(), 0, 0xFFFF_FFFEL, extension.location(), "the cluster that is extended")
                .ifPresent(id -> {
                    Declaration extended = clusters.get(id);
                    if (extended == null) {
                        problems.warning(
                                "extension-of-nothing",
                                extension.location(),
                                "cluster " + extension.id() + " is not in the definitions; its extension is left out",
                                "Add the definitions of the cluster, such as 'bundled', before this root");
                    } else {
                        clusters.put(id, extended.with(new Extension(problems).of(extended.element(), extension)));
                    }
                });
    }

    /** A base of no device needs no id, but a cluster that nothing derives from may have lost it. */
    private void warnOfUnusedBases() {
        Set<String> used = Stream.concat(clusters.values().stream().map(Declaration::element), byName.values().stream())
                .flatMap(element -> element.classification().stream())
                .flatMap(classification -> Stream.ofNullable(classification.value("baseCluster")))
                .map(Declarations::key)
                .collect(Collectors.toSet());
        for (ClusterElement element : withoutId) {
            if (!used.contains(key(String.valueOf(element.name())))) {
                problems.warning(
                        "cluster-without-id",
                        element.location(),
                        "cluster '" + element.name() + "' has no id and no cluster derives from it; it is left out",
                        "Put id=\"0x...\" into it if a device can have it");
            }
        }
    }

    /** Packages have to be told apart; which cluster has which must not depend on what is generated beside it. */
    private void markSharedNames() {
        Map<String, Declaration> first = new HashMap<>();
        for (Declaration declaration : List.copyOf(clusters.values())) {
            Declaration other = first.putIfAbsent(key(declaration.name()), declaration);
            if (other != null) {
                clusters.put(
                        declaration.id(),
                        new Declaration(
                                declaration.id(),
                                declaration.name(),
                                declaration.conformance(),
                                declaration.element(),
                                declaration.shared(),
                                true));
                problems.warning(
                        "duplicate-cluster-name",
                        declaration.element().location(),
                        "cluster " + declaration.shownId() + " has the name of cluster " + other.shownId()
                                + "; the id is added to the name of its package",
                        "");
            }
        }
    }

    /** Files say {@code "Groups Cluster"} where the specification's name is {@code "Groups"}. */
    static String plainName(String name) {
        return name.endsWith(" Cluster") ? name.substring(0, name.length() - " Cluster".length()) : name;
    }

    /** {@code GroupKeyManagement} and {@code "Group Key Management"} are the same to a user. */
    static String key(String name) {
        return Chooser.key(plainName(name));
    }

    /** The cluster of a name, with an id or without; nothing if there is none. */
    Optional<ClusterElement> named(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }
}
