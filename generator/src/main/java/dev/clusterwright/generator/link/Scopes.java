package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.TypeElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type that a name means in a cluster: what the cluster declares itself, what is declared for all, a base type,
 * what the standard declares for all in case the definitions do not, what another cluster declares. Another cluster comes
 * last: Mode Select has a SemanticTagStruct of its own, which nobody else means.
 */
final class Scopes {
    /** What definitions leave out of the names of types. */
    private static final List<String> ENDINGS = List.of("Enum", "Struct", "Bitmap");

    private final Declarations declarations;
    private final TypeScope globals;
    private final TypeScope standard;
    private final Problems problems;
    private final TreeMap<Long, TypeScope> clusters = new TreeMap<>();
    /** By the name of a type, the clusters that declare it. */
    private final Map<String, List<Declaration>> declaring = new HashMap<>();
    /** The structs whose fields are being linked: one that comes up again contains itself. */
    private final Set<String> open = new LinkedHashSet<>();

    private final Nesting nesting;

    /**
     * Scopes of all clusters.
     *
     * @param standard the types that the standard declares for all
     */
    Scopes(Declarations declarations, List<TypeElement> standard, Problems problems) {
        this.declarations = declarations;
        this.problems = problems;
        this.nesting = new Nesting(problems);
        this.globals = new TypeScope("globals", declarations.globals(), this, problems);
        this.standard = new TypeScope("globals", standard, this, problems);
        declarations.clusters().forEach((id, declaration) -> {
            declaration.element().types().forEach(type -> declares(type, declaration));
            declaration.shared().forEach(type -> declares(type, declaration));
        });
    }

    private void declares(TypeElement type, Declaration declaration) {
        if (type.name() != null) {
            declaring.computeIfAbsent(type.name(), name -> new ArrayList<>()).add(declaration);
        }
    }

    /** The types of a cluster: its own, those it inherits, and those that stand beside it. */
    TypeScope of(Declaration declaration) {
        TypeScope known = clusters.get(declaration.id());
        if (known != null) {
            return known;
        }
        List<TypeElement> types =
                new ArrayList<>(declarations.inherit(declaration.element()).types());
        Set<String> own = new TreeSet<>();
        types.forEach(type -> own.add(String.valueOf(type.name())));
        declaration.shared().stream()
                .filter(type -> !own.contains(String.valueOf(type.name())))
                .forEach(types::add);
        TypeScope scope = new TypeScope(declaration.name(), types, this, problems);
        clusters.put(declaration.id(), scope);
        return scope;
    }

    /** The scopes that hold types for all. */
    List<TypeScope> global() {
        return List.of(globals, standard);
    }

    /** The clusters whose types were asked for so far, by id. */
    Collection<Declaration> touched() {
        return clusters.keySet().stream().map(declarations.clusters()::get).toList();
    }

    /**
     * The type of a name; where there is none, what is assumed instead, and a warning.
     *
     * @param owner what has the type, for messages
     */
    DataType find(TypeScope scope, String name, SourceLocation location, String owner) {
        return declared(scope, name)
                .or(() -> standard.declaredType(name))
                .or(() -> inOtherCluster(name, location, owner))
                .orElseGet(
                        () -> assumed(scope, name, location, "the type of " + owner + " is unknown: '" + name + "'"));
    }

    private Optional<DataType> declared(TypeScope scope, String name) {
        for (TypeScope at : List.of(scope, globals)) {
            if (at.names().contains(name)) {
                return Optional.of(at.declaredType(name).orElse(BaseType.ANY));
            }
        }
        return BaseType.find(name).map(type -> type);
    }

    private Optional<DataType> inOtherCluster(String name, SourceLocation location, String owner) {
        List<Declaration> found = declaring.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Declaration declaration = found.get(0);
        if (found.size() > 1) {
            problems.warning(
                    "ambiguous-type",
                    location,
                    "the type of " + owner + ", '" + name + "', is declared by " + found.size()
                            + " other clusters; that of cluster '" + declaration.name() + "' is assumed",
                    "");
        }
        return of(declaration).declaredType(name);
    }

    /**
     * What is assumed where a type is missing: a type that is named as the element is, else any value.
     *
     * @param name what the type may be called; null if there is no trace
     * @param problem what is wrong, for the message
     */
    DataType assumed(TypeScope scope, @Nullable String name, SourceLocation location, String problem) {
        if (name != null) {
            for (String ending : ENDINGS) {
                Optional<DataType> type = declared(scope, name + ending);
                if (type.isPresent()) {
                    problems.warning("unknown-type", location, problem + "; " + name + ending + " is assumed", "");
                    return type.get();
                }
            }
        }
        Set<String> known = new TreeSet<>(scope.names());
        known.addAll(globals.names());
        known.addAll(BaseType.names());
        String nearest = name == null ? "" : Hints.didYouMean(name, known);
        problems.warning(
                "unknown-type",
                location,
                problem + "; its values are kept as they are encoded",
                nearest.isEmpty() ? "Correct it with an errata.xml beside the definitions" : nearest);
        return BaseType.ANY;
    }

    /** Links a type; nothing, and a problem, if it is being linked already, or lies too deep. */
    Optional<DataType> guarded(String name, SourceLocation location, Supplier<DataType> link) {
        if (open.size() == Nesting.MAX && !open.contains(name)) {
            nesting.refuse(name, location);
            return Optional.empty();
        }
        if (!open.add(name)) {
            problems.error("recursive-struct", location, name + " contains itself: " + String.join(" > ", open), "");
            return Optional.empty();
        }
        try {
            DataType type = link.get();
            nesting.check(type, name, location);
            return Optional.of(type);
        } finally {
            open.remove(name);
        }
    }
}
