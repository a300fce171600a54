package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Feature;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Two elements that are told apart by a number do not share it. */
final class UniqueIds implements Rule {
    @Override
    public void check(Cluster cluster, Problems problems) {
        cluster.scopes()
                .forEach(scope ->
                        check(scope.fields(), Field::id, Field::name, Field::location, scope.kind() + " id", problems));
        check(commands(cluster, true), Command::id, Command::name, Command::location, "command id", problems);
        check(commands(cluster, false), Command::id, Command::name, Command::location, "response id", problems);
        check(cluster.events(), Event::id, Event::name, Event::location, "event id", problems);
        check(cluster.features(), Feature::bit, Feature::name, Feature::location, "feature bit", problems);
        cluster.types().forEach(type -> {
            if (type instanceof EnumType own) {
                check(
                        own.items(),
                        item -> item.value(),
                        item -> item.name(),
                        item -> item.location(),
                        "value",
                        problems);
            }
        });
    }

    private static List<Command> commands(Cluster cluster, boolean requests) {
        return cluster.commands().stream()
                .filter(command -> command.isRequest() == requests)
                .toList();
    }

    private static <T> void check(
            List<T> elements,
            Function<T, Number> id,
            Function<T, String> name,
            Function<T, SourceLocation> location,
            String what,
            Problems problems) {
        Map<Long, T> byId = new HashMap<>();
        for (T element : elements) {
            T first = byId.putIfAbsent(id.apply(element).longValue(), element);
            if (first != null) {
                problems.error(
                        "duplicate-id",
                        location.apply(element),
                        "'" + name.apply(element) + "' has the same " + what + " as '" + name.apply(first) + "': "
                                + id.apply(element),
                        "'" + name.apply(first) + "' is at " + location.apply(first));
            }
        }
    }
}
