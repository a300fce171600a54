package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which declared types are the same. They have no numbers: those of one cluster are told by name, by name without the ending
 * that says of which kind they are, or by their members; what is left by name wherever it is declared, as a type may
 * have moved from a cluster to all, or to another. Between a cluster that is gone and a new one nothing is compared.
 */
final class TypePairs {
    /** How much of two types' members has to be the same for them to be one type under two names. */
    private static final double ENOUGH = 0.6;

    /** Fewer members that are the same prove nothing. */
    private static final int FEWEST = 2;

    private final IdentityHashMap<Declared, Declared> newerOfOlder = new IdentityHashMap<>();
    private final IdentityHashMap<Declared, Declared> olderOfNewer = new IdentityHashMap<>();

    /** Pairs the types of all homes. */
    TypePairs(List<Pair<Home>> homes) {
        List<Declared> olderLeft = new ArrayList<>();
        List<Declared> newerLeft = new ArrayList<>();
        Set<Declared> lasting = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Pair<Home> home : homes) {
            Pairs<Declared> pairs = new Pairs<>(Home.typesOf(home.older()), Home.typesOf(home.newer()))
                    .inOrder(type -> List.of(TypeDiffer.kind(type), type.name()))
                    .unique(byName(Names::letters), (one, other) -> true)
                    .unique(byName(Names::stem), (one, other) -> true)
                    .mostAlike(TypePairs::likeness, ENOUGH);
            remember(pairs);
            olderLeft.addAll(pairs.olderLeft());
            newerLeft.addAll(pairs.newerLeft());
            if (home.older() != null && home.newer() != null) {
                lasting.addAll(pairs.olderLeft());
                lasting.addAll(pairs.newerLeft());
            }
        }
        remember(new Pairs<>(olderLeft, newerLeft)
                .unique(
                        byName(Names::letters),
                        (one, other) ->
                                (lasting.contains(one) || lasting.contains(other)) && likeness(one, other) >= ENOUGH));
    }

    private static Function<Declared, Object> byName(Function<String, String> part) {
        return type -> List.of(TypeDiffer.kind(type), part.apply(type.name()));
    }

    private void remember(Pairs<Declared> pairs) {
        for (Pair<Declared> pair : pairs.all()) {
            if (pair.older() != null && pair.newer() != null) {
                newerOfOlder.put(pair.older(), pair.newer());
                olderOfNewer.put(pair.newer(), pair.older());
            }
        }
    }

    /** Whether two types are the same one, whatever is different within it. */
    boolean same(DataType older, DataType newer) {
        return older instanceof Declared && newerOfOlder.get(older) == newer;
    }

    /** The types of a place and what they were or became, wherever: those that are there now before those that were. */
    List<Pair<Declared>> of(Pair<Home> home) {
        List<Pair<Declared>> pairs = new ArrayList<>();
        for (Declared type : Home.typesOf(home.newer())) {
            pairs.add(new Pair<>(olderOfNewer.get(type), type));
        }
        for (Declared type : Home.typesOf(home.older())) {
            if (!newerOfOlder.containsKey(type)) {
                pairs.add(new Pair<>(type, null));
            }
        }
        return pairs;
    }

    /** How much of the members of two types is the same, from 0 to 1; 0 for types of different kinds. */
    private static double likeness(Declared older, Declared newer) {
        if (older.getClass() != newer.getClass()) {
            return 0;
        }
        Set<String> before = members(older);
        Set<String> after = members(newer);
        if (before.equals(after)) {
            return before.isEmpty() ? 0 : 1;
        }
        Set<String> common = new HashSet<>(before);
        common.retainAll(after);
        double all = before.size() + after.size() - common.size();
        return common.size() < FEWEST ? 0 : common.size() / all;
    }

    private static Set<String> members(Declared type) {
        if (type instanceof EnumType own) {
            return own.items().stream()
                    .map(item -> item.value() + Names.letters(item.name()))
                    .collect(Collectors.toSet());
        }
        if (type instanceof BitmapType own) {
            return own.fields().stream()
                    .map(bits -> bits.low() + Names.letters(bits.name()))
                    .collect(Collectors.toSet());
        }
        return ((StructType) type)
                .fields().stream()
                        .filter(field -> !field.isFabricIndex())
                        .map(Field::name)
                        .map(Names::letters)
                        .collect(Collectors.toSet());
    }
}
