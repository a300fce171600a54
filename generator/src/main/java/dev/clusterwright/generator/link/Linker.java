package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.ClusterElement.ClusterIdElement;
import dev.clusterwright.generator.xml.DefinitionFile;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Elements to model, in whole passes: declare every cluster, choose those that are wanted, link each of them.
 */
public final class Linker {
    private final Problems problems;
    private final Numbers numbers;

    /** A linker that reports to {@code problems}. */
    public Linker(Problems problems) {
        this.problems = problems;
        this.numbers = new Numbers(problems);
    }

    /**
     * Links.
     *
     * @param roots the files of each root, in the order of the roots: a later one wins for the same id
     * @param wanted names or ids of the clusters to link; empty for all
     */
    public Model link(Optional<String> release, List<List<DefinitionFile>> roots, List<String> wanted) {
        SortedMap<Long, Declaration> declared = declare(roots);
        List<Declaration> chosen = wanted.isEmpty() ? List.copyOf(declared.values()) : choose(declared, wanted);
        return new Model(
                release,
                chosen.stream()
                        .map(declaration -> new ClusterLinker(declaration, problems).link())
                        .toList());
    }

    private SortedMap<Long, Declaration> declare(List<List<DefinitionFile>> roots) {
        SortedMap<Long, Declaration> all = new TreeMap<>();
        for (List<DefinitionFile> root : roots) {
            Map<Long, Declaration> ofRoot = new TreeMap<>();
            for (ClusterElement element :
                    root.stream().flatMap(file -> file.clusters().stream()).toList()) {
                for (Declaration declaration : declarations(element)) {
                    Declaration first = ofRoot.putIfAbsent(declaration.id(), declaration);
                    if (first != null) {
                        problems.error(
                                "duplicate-cluster",
                                element.location(),
                                "cluster " + id(declaration.id()) + " is defined twice in the same root",
                                "It was defined first at " + first.element().location());
                    }
                }
            }
            all.putAll(ofRoot);
        }
        return all;
    }

    private List<Declaration> declarations(ClusterElement element) {
        if (element.ids().isEmpty()) {
            return declaration(element, element.id(), element.name(), Optional.empty()).stream()
                    .toList();
        }
        List<Declaration> declarations = new ArrayList<>();
        for (ClusterIdElement id : element.ids()) {
            String number = id.id() == null && element.ids().size() == 1 ? element.id() : id.id();
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
        if (number == null && isBase(element)) {
            problems.warning(
                    "cluster-without-id",
                    location,
                    "cluster '" + name + "' has no id; it is taken as a base of others, and nothing is generated of it",
                    "");
            return Optional.empty();
        }
        return numbers.required(number, 0, 0xFFFF_FFFEL, location, "the id of cluster '" + name + "'").stream()
                .mapToObj(value ->
                        new Declaration(value, plainName(name), id.flatMap(ClusterIdElement::conformance), element))
                .findFirst();
    }

    /** The bases of modes, alarms and labels are clusters of no device. */
    private static boolean isBase(ClusterElement element) {
        return element.classification()
                .filter(classification -> "base".equals(classification.value("hierarchy")))
                .isPresent();
    }

    private List<Declaration> choose(SortedMap<Long, Declaration> declared, List<String> wanted) {
        SortedMap<Long, Declaration> chosen = new TreeMap<>();
        for (String want : wanted) {
            BigInteger number = Numbers.parse(want);
            List<Declaration> found = declared.values().stream()
                    .filter(declaration -> number == null
                            ? key(declaration.name()).equals(key(want))
                            : BigInteger.valueOf(declaration.id()).equals(number))
                    .toList();
            found.forEach(declaration -> chosen.put(declaration.id(), declaration));
            if (found.isEmpty()) {
                List<String> names =
                        declared.values().stream().map(Declaration::name).toList();
                problems.error(
                        "unknown-cluster",
                        SourceLocation.of("clusters"),
                        "there is no cluster '" + want + "' in the definitions",
                        Hints.didYouMeanOrOneOf(want, names));
            }
        }
        return List.copyOf(chosen.values());
    }

    /** Files say {@code "Groups Cluster"} where the specification's name is {@code "Groups"}. */
    private static String plainName(String name) {
        return name.endsWith(" Cluster") ? name.substring(0, name.length() - " Cluster".length()) : name;
    }

    /** {@code GroupKeyManagement} and {@code "Group Key Management"} are the same to a user. */
    private static String key(String name) {
        return plainName(name).replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static String id(long id) {
        return String.format(Locale.ROOT, "0x%04X", id);
    }
}
