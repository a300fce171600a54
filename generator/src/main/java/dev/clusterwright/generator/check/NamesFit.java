package dev.clusterwright.generator.check;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;

/** What has a class of its own has a name that a file can have; most disks end at 255 characters. */
final class NamesFit implements Rule {
    /** Twice the longest official name; the names of files add a little to it. */
    private static final int MAX_CHARS = 128;

    @Override
    public void check(Cluster cluster, Problems problems) {
        check("cluster", cluster.name(), cluster.location(), problems);
        cluster.types().forEach(type -> check("type", type.name(), type.location(), problems));
        cluster.commands().forEach(command -> check("command", command.name(), command.location(), problems));
        cluster.events().forEach(event -> check("event", event.name(), event.location(), problems));
    }

    static void check(String kind, String name, SourceLocation location, Problems problems) {
        if (name.length() > MAX_CHARS) {
            problems.error(
                    "name-too-long",
                    location,
                    "the name of the " + kind + " has " + name.length() + " characters; a file cannot be named so: '"
                            + name.substring(0, MAX_CHARS) + "...'",
                    "Use at most " + MAX_CHARS + " characters");
        }
    }
}
