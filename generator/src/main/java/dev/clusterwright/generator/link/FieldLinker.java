package dev.clusterwright.generator.link;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.FieldElement;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads attributes and fields. Those that a release disallows, or keeps only by name, are left out. */
final class FieldLinker {
    private static final long MAX_ATTRIBUTE_ID = 0xFFFF_FFFEL;
    private static final long MAX_TAG = 0xFF;

    private final TypeScope types;
    private final Numbers numbers;
    private final ConformanceParser conformances;
    private final ConstraintParser constraints;
    private final AccessParser accesses;
    private final Problems problems;

    FieldLinker(TypeScope types, Problems problems) {
        this.types = types;
        this.problems = problems;
        this.numbers = new Numbers(problems);
        this.conformances = new ConformanceParser(problems);
        this.constraints = new ConstraintParser(problems);
        this.accesses = new AccessParser(problems);
    }

    /**
     * The attributes of a cluster.
     *
     * @param absent features that the cluster never has, and with them what depends on them
     */
    List<Field> attributes(List<FieldElement> elements, Set<String> absent) {
        List<Field> attributes = new ArrayList<>();
        for (FieldElement element : elements) {
            if (AbsentFeatures.exclude(conformances.parse(element.conformance()), absent)) {
                continue;
            }
            numbers.required(
                            element.id(),
                            0,
                            MAX_ATTRIBUTE_ID,
                            element.location(),
                            "the id of attribute '" + element.name() + "'")
                    .ifPresent(id -> field(element, id, "attribute", "", accesses.attribute(element.access()))
                            .ifPresent(attributes::add));
        }
        return inOrder(attributes, "attribute");
    }

    /**
     * The fields of a struct, command or event. One without a number follows the one before it.
     *
     * @param owner its name
     */
    List<Field> fields(List<FieldElement> elements, String owner) {
        List<Field> fields = new ArrayList<>();
        long next = 0;
        for (FieldElement element : elements) {
            String what = "field '" + element.name() + "' of " + owner;
            if (element.id() == null || element.id().isBlank()) {
                problems.warning(
                        "missing-number",
                        element.location(),
                        "the id of " + what + " is missing; " + next + " is assumed, as it follows",
                        "");
            }
            String text = element.id() == null || element.id().isBlank() ? Long.toString(next) : element.id();
            OptionalLong id = numbers.required(text, 0, MAX_TAG, element.location(), "the id of " + what);
            next = id.orElse(next) + 1;
            id.ifPresent(tag -> field(element, tag, "field", " of " + owner, accesses.member(element.access()))
                    .ifPresent(fields::add));
        }
        return inOrder(fields, "field");
    }

    /**
     * The same fields and the one that every fabric-scoped struct and every fabric-sensitive event has without saying so
     * (Matter Core, 7.13.6 Fabric-Index Field). Where a file says so, it is that one all the same.
     */
    List<Field> withFabricIndex(List<Field> fields, SourceLocation owner) {
        List<Field> all = new ArrayList<>(fields);
        all.removeIf(field -> field.id() == Field.FABRIC_INDEX && field.type() == BaseType.FABRIC_IDX);
        if (all.stream().noneMatch(field -> field.id() == Field.FABRIC_INDEX)) {
            all.add(fabricIndex(owner));
        }
        all.sort(Comparator.comparingLong(Field::id));
        return all;
    }

    private static Field fabricIndex(SourceLocation owner) {
        return new Field(
                owner,
                Field.FABRIC_INDEX,
                "FabricIndex",
                "",
                BaseType.FABRIC_IDX,
                false,
                Access.NONE,
                Set.of(),
                new Conformance.Optional(null, null),
                new Constraint.Unconstrained(),
                null);
    }

    private Optional<Field> field(FieldElement element, long id, String kind, String of, Access access) {
        Conformance conformance = conformances.parse(element.conformance());
        boolean untyped = element.type() == null && element.entry().isEmpty();
        if (conformance.isDisallowed() || (conformance instanceof Conformance.Obsolete && untyped)) {
            return Optional.empty();
        }
        String name = MissingNames.orAssumed(element.name(), kind, id, element.location(), problems);
        DataType type = types.resolve(element, kind + " '" + name + "'" + of);
        return Optional.of(new Field(
                element.location(),
                id,
                name,
                TypeScope.summary(element.summary()),
                type,
                accesses.isNullable(element.quality()),
                kind.equals("attribute") && isFabricScopedList(type) ? access.inFabric() : access,
                accesses.qualities(element.quality()),
                conformance,
                IdleBounds.without(
                        SignedBounds.of(constraints.parse(element.constraints(), element.entry()), type), type),
                element.defaultValue()));
    }

    /** A list of structs that each belong to a fabric is fabric-scoped, whether its file says so or not. */
    private static boolean isFabricScopedList(DataType type) {
        return type instanceof ListType list && list.entry() instanceof StructType struct && struct.fabricScoped();
    }

    /** By id. The same element may stand in a file twice. */
    private List<Field> inOrder(List<Field> fields, String kind) {
        Map<String, Field> unique = new LinkedHashMap<>();
        for (Field field : fields) {
            Field first = unique.putIfAbsent(field.id() + " " + field.name(), field);
            if (first != null) {
                problems.warning(
                        "duplicate-element",
                        field.location(),
                        kind + " '" + field.name() + "' stands here twice; the first is taken",
                        "The first is at " + first.location());
            }
        }
        return unique.values().stream()
                .sorted(Comparator.comparingLong(Field::id))
                .toList();
    }
}
