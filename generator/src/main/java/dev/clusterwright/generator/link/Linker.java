package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Model.Borrowed;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.xml.DefinitionFile;
import dev.clusterwright.generator.xml.SharedTypeElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Elements to model, in whole passes:
 *
 * <ol>
 *   <li>declare every cluster and every type of all roots, extend clusters;
 *   <li>choose the clusters that are wanted;
 *   <li>link each of them: inherit from its base, resolve its types, wherever they are declared;
 *   <li>gather the types of other clusters, and of none, that the chosen ones need;
 *   <li>declare, choose and link device types and semantic namespaces.
 * </ol>
 */
public final class Linker {
    private final Problems problems;

    /** A linker that reports to {@code problems}. */
    public Linker(Problems problems) {
        this.problems = problems;
    }

    /**
     * Links.
     *
     * @param roots the files of each root, in the order of the roots: a later one wins for the same id
     * @param standard the types that the standard declares for all, in case that the roots do not
     * @param wanted what of them to link
     */
    public Model link(
            Optional<String> release,
            List<List<DefinitionFile>> roots,
            List<DefinitionFile> standard,
            Selection wanted) {
        Declarations declarations = Declarations.of(roots, problems);
        Collection<Declaration> chosen = choose(declarations, wanted);
        Scopes scopes = new Scopes(
                declarations,
                standard.stream()
                        .flatMap(file -> file.types().stream())
                        .map(SharedTypeElement::type)
                        .toList(),
                problems);
        List<Cluster> clusters = new ArrayList<>();
        for (Declaration declaration : chosen) {
            clusters.add(link(declaration, declarations, scopes));
        }
        Set<Declared> needed = needed(clusters);
        List<Declaration> lenders = scopes.touched().stream()
                .filter(declaration -> !chosen.contains(declaration))
                .filter(declaration -> scopes.of(declaration).linked().stream().anyMatch(needed::contains))
                .toList();
        List<Borrowed> borrowed = new ArrayList<>();
        for (Declaration declaration : lenders) {
            Cluster lender = link(declaration, declarations, scopes);
            borrowed.add(new Borrowed(
                    lender, lender.types().stream().filter(needed::contains).toList()));
        }
        List<Declared> globals = scopes.global().stream()
                .flatMap(scope -> scope.linked().stream())
                .filter(needed::contains)
                .sorted(Comparator.comparing(Declared::name))
                .toList();
        return new Model(
                release,
                clusters,
                borrowed,
                globals,
                new DeviceTypeLinker(roots, declarations, problems).link(wanted),
                new NamespaceLinker(roots, problems).link(wanted));
    }

    private Cluster link(Declaration declaration, Declarations declarations, Scopes scopes) {
        return new ClusterLinker(
                        declaration,
                        declarations.inherit(declaration.element()),
                        scopes.of(declaration),
                        declarations.commands(),
                        problems)
                .link();
    }

    private Collection<Declaration> choose(Declarations declarations, Selection wanted) {
        return new Chooser<>(declarations.clusters().values(), Declaration::id, Declaration::name, problems)
                .choose(
                        wanted.clusters().stream().map(Declarations::plainName).toList(),
                        "clusters",
                        "cluster",
                        wanted.lenient());
    }

    /** Every declared type that the clusters use, and that those types use. */
    private static Set<Declared> needed(List<Cluster> clusters) {
        Set<Declared> needed = Collections.newSetFromMap(new IdentityHashMap<>());
        clusters.forEach(cluster -> {
            cluster.types().forEach(type -> add(type, needed));
            cluster.scopes()
                    .flatMap(scope -> scope.fields().stream())
                    .map(Field::type)
                    .forEach(type -> add(type, needed));
        });
        return needed;
    }

    private static void add(DataType type, Set<Declared> needed) {
        if (type instanceof ListType list) {
            add(list.entry(), needed);
        } else if (type instanceof Declared declared && needed.add(declared)) {
            Stream.of(declared)
                    .flatMap(own -> own instanceof StructType struct ? struct.fields().stream() : Stream.empty())
                    .forEach(field -> add(field.type(), needed));
        }
    }
}
