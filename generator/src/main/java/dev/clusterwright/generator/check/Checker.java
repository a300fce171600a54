package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Checks a model against every rule. */
public final class Checker {
    private static final List<Rule> RULES = List.of(
            new UniqueIds(),
            new UniqueNames(),
            new ResponsesExist(),
            new BitsDoNotOverlap(),
            new ConstraintsLeaveAValue(),
            new FeaturesExist(),
            new HistoryReachesRevision(),
            new NamesFit());

    /** Those that types keep by themselves. */
    private static final List<Rule> OF_TYPES =
            List.of(new UniqueIds(), new UniqueNames(), new BitsDoNotOverlap(), new NamesFit());

    private final Problems problems;

    /** A checker that reports to {@code problems}. */
    public Checker(Problems problems) {
        this.problems = problems;
    }

    /** Reports whatever breaks a rule. */
    public void check(Model model) {
        model.clusters().forEach(cluster -> RULES.forEach(rule -> rule.check(cluster, problems)));
        model.borrowed().forEach(borrowed -> check(borrowed.types()));
        check(model.globals());
        model.deviceTypes().forEach(type -> NamesFit.check("device type", type.name(), type.location(), problems));
        model.namespaces().forEach(namespace -> {
            NamesFit.check("namespace", namespace.name(), namespace.location(), problems);
            new UniqueTags().check(namespace, problems);
        });
    }

    /** Types that are there without the rest of a cluster. */
    private void check(List<Declared> types) {
        if (!types.isEmpty()) {
            Cluster holder = new Cluster(
                    types.get(0).location(),
                    0,
                    "",
                    "",
                    Optional.empty(),
                    0,
                    List.of(),
                    false,
                    false,
                    List.of(),
                    types,
                    List.of(),
                    List.of(),
                    List.of());
            OF_TYPES.forEach(rule -> rule.check(holder, problems));
        }
    }
}
