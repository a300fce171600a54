package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import java.util.Set;
import java.util.TreeSet;

/** The response that a request names is one of the cluster's. */
final class ResponsesExist implements Rule {
    @Override
    public void check(Cluster cluster, Problems problems) {
        Set<String> responses = new TreeSet<>();
        cluster.commands().stream().filter(command -> !command.isRequest()).forEach(c -> responses.add(c.name()));
        for (Command command : cluster.commands()) {
            String response = command.response();
            if (response != null && !responses.contains(response)) {
                problems.error(
                        "unknown-response",
                        command.location(),
                        "command '" + command.name() + "' is answered by '" + response
                                + "', which is no response of this cluster",
                        Hints.didYouMeanOrOneOf(response, responses));
            }
        }
    }
}
