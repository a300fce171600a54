package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Conformance;
import dev.clusterwright.generator.model.Constraint;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.FieldElement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads attributes and fields. Those that a release disallows, or keeps only by name, are left out. */
final class FieldLinker {
    private static final long MAX_ATTRIBUTE_ID = 0xFFFF_FFFEL;
    private static final long MAX_TAG = 0xFF;

    private final TypeResolver types;
    private final Numbers numbers;
    private final ConformanceParser conformances;
    private final ConstraintParser constraints;
    private final AccessParser accesses;
    private final Problems problems;

    FieldLinker(TypeResolver types, Problems problems) {
        this.types = types;
        this.problems = problems;
        this.numbers = new Numbers(problems);
        this.conformances = new ConformanceParser(problems);
        this.constraints = new ConstraintParser(problems);
        this.accesses = new AccessParser(problems);
    }

    List<Field> attributes(List<FieldElement> elements) {
        return elements.stream()
                .map(element -> field(element, "attribute", "", MAX_ATTRIBUTE_ID, accesses.attribute(element.access())))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Field::id))
                .toList();
    }

    /**
     * The fields of a struct, command or event.
     *
     * @param owner its name
     */
    List<Field> fields(List<FieldElement> elements, String owner) {
        return elements.stream()
                .map(element -> field(element, "field", " of " + owner, MAX_TAG, accesses.member(element.access())))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Field::id))
                .toList();
    }

    /** The field that every fabric-scoped struct has without saying so (Matter Core, 7.13.6 Fabric-Index Field). */
    Field fabricIndex(SourceLocation struct) {
        return new Field(
                struct,
                Field.FABRIC_INDEX,
                "FabricIndex",
                BaseType.FABRIC_IDX,
                false,
                Access.NONE,
                Set.of(),
                new Conformance.Optional(null, null),
                new Constraint.Unconstrained(),
                null);
    }

    private Optional<Field> field(FieldElement element, String kind, String of, long maxId, Access access) {
        Conformance conformance = conformances.parse(element.conformance());
        boolean gone = conformance.isDisallowed()
                || (conformance instanceof Conformance.Obsolete && (element.type() == null || element.id() == null));
        if (gone) {
            return Optional.empty();
        }
        String name = element.name();
        if (name == null || name.isBlank()) {
            problems.error("missing-name", element.location(), "the " + kind + of + " has no name", "");
            return Optional.empty();
        }
        String what = kind + " '" + name + "'" + of;
        OptionalLong id = numbers.required(element.id(), 0, maxId, element.location(), "the id of " + what);
        Optional<Field> field = types.resolve(element, what)
                .map(type -> new Field(
                        element.location(),
                        id.orElse(0),
                        name,
                        type,
                        accesses.isNullable(element.quality()),
                        access,
                        accesses.qualities(element.quality()),
                        conformance,
                        constraints.parse(element.constraint(), element.entry()),
                        element.defaultValue()));
        return id.isPresent() ? field : Optional.empty();
    }
}
