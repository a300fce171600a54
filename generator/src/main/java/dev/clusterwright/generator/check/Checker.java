package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.problem.Problems;
import java.util.List;

/** Checks a model against every rule. */
public final class Checker {
    private static final List<Rule> RULES = List.of(
            new UniqueIds(),
            new UniqueNames(),
            new ResponsesExist(),
            new BitsDoNotOverlap(),
            new ConstraintsLeaveAValue(),
            new FeaturesExist(),
            new HistoryReachesRevision());

    private final Problems problems;

    /** A checker that reports to {@code problems}. */
    public Checker(Problems problems) {
        this.problems = problems;
    }

    /** Reports whatever breaks a rule. */
    public void check(Model model) {
        model.clusters().forEach(cluster -> RULES.forEach(rule -> rule.check(cluster, problems)));
        model.namespaces().forEach(namespace -> new UniqueTags().check(namespace, problems));
    }
}
