package dev.clusterwright.generator;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import javax.lang.model.SourceVersion;

/** The package that a request names. */
final class PackageName {
    private PackageName() {}

    /** Ends the run if Java has no such name. */
    static void check(String name, Problems problems) {
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
            problems.error(
                    "bad-package",
                    SourceLocation.of("packageName"),
                    "'" + name + "' is not the name of a Java package",
                    "Write it as in 'com.example.matter'");
        }
        problems.endOfStage();
    }
}
