package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Elements that stand beside each other have names of their own; where they do not, their number tells them apart. */
final class UniqueNames implements Rule {
    @Override
    public void check(Cluster cluster, Problems problems) {
        cluster.scopes().forEach(scope -> check(scope.fields(), Field::name, Field::location, scope.owner(), problems));
        cluster.types().forEach(type -> {
            if (type instanceof EnumType own) {
                check(own.items(), Item::name, Item::location, own.name(), problems);
            } else if (type instanceof BitmapType own) {
                check(own.fields(), Bitfield::name, Bitfield::location, own.name(), problems);
            }
        });
    }

    private static <T> void check(
            List<T> elements,
            Function<T, String> name,
            Function<T, SourceLocation> location,
            String owner,
            Problems problems) {
        Map<String, T> byName = new HashMap<>();
        for (T element : elements) {
            T first = byName.putIfAbsent(name.apply(element), element);
            if (first != null) {
                problems.warning(
                        "duplicate-name",
                        location.apply(element),
                        owner + " has the name '" + name.apply(element)
                                + "' twice; the Java names are told apart by the number",
                        "The first is at " + location.apply(first));
            }
        }
    }
}
