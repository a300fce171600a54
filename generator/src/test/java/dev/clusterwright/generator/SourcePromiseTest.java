package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clusterwright.generator.Promise.Outcome;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise of a diff: code written against the older release compiles against the newer one wherever it says nothing
 * source-breaking. The compiler is asked, with programs that use everything. {@code -Dclusterwright.promise=ROUNDS} changes
 * definitions at random for so many rounds and takes the official releases too; {@code -Dclusterwright.seed=SEED} repeats a
 * round that failed.
 */
class SourcePromiseTest {
    private static final JavaOptions OPTIONS = JavaOptions.of("matter");
    /** Those that every bundled release has. */
    private static final List<String> OLD = List.of("GroupKeyManagement", "OperationalCredentials");

    private static final int ROUNDS = Integer.getInteger("clusterwright.promise", 1);
    private static final int CLUSTERS = 5;
    private static final boolean LONG = System.getProperty("clusterwright.promise") != null;
    /** One section in so many may be said to break what our programs do not use. */
    private static final int RARE = 20;

    @TempDir
    Path temporary;

    private int folders;

    @Test
    void bundledReleases() throws IOException {
        List<Model> releases = new ArrayList<>();
        for (String release : Releases.BUNDLED) {
            releases.add(Models.of(Releases.bundled(release), OLD));
        }
        Outcome all = new Outcome();
        for (int i = 0; i < releases.size(); i++) {
            Model older = releases.get(i);
            try (CompiledCode code = CompiledCode.of(older, OPTIONS, folder())) {
                SortedMap<String, String> uses = uses(code);
                for (int j = 0; j < releases.size(); j++) {
                    if (j != i) {
                        all.add(Promise.of(older, code, uses, releases.get(j), OPTIONS, folder()));
                    }
                }
            }
        }
        check(all, "bundled releases");
    }

    @Test
    void networkIdentityManagement() throws IOException {
        Model older = Models.of(Releases.bundled("1.6.1"), List.of("NetworkIdentityManagement"));
        Model newer = Models.of(Path.of("..", "clusters", "src", "definitions"), List.of("NetworkIdentityManagement"));
        try (CompiledCode code = CompiledCode.of(older, OPTIONS, folder())) {
            check(Promise.of(older, code, uses(code), newer, OPTIONS, folder()), "Network Identity Management");
        }
    }

    @Test
    void randomChanges() throws IOException {
        SplittableRandom seeds = new SplittableRandom();
        Path release = Releases.bundled("1.6.1");
        Outcome all = new Outcome();
        for (int i = 0; i < ROUNDS; i++) {
            long seed = Long.getLong("clusterwright.seed", seeds.nextLong());
            SplittableRandom random = new SplittableRandom(seed);
            List<String> clusters = some(Models.of(release, List.of()), random);
            Model older = Models.of(release, clusters);
            Model newer = new DefinitionMutations(random).of(release, clusters, folder());
            try (CompiledCode code = CompiledCode.of(older, OPTIONS, folder())) {
                Outcome one = Promise.of(older, code, uses(code), newer, OPTIONS, folder());
                assertThat(one.violations).as("seed " + seed).isEmpty();
                assertThat(one.overReports).as("seed " + seed).isEmpty();
                all.add(one);
            }
        }
        System.out.println("random changes: " + all);
        assertThat(all.sections).isPositive();
    }

    private static List<String> some(Model model, SplittableRandom random) {
        List<String> names =
                new ArrayList<>(model.clusters().stream().map(Cluster::name).toList());
        while (names.size() > CLUSTERS) {
            names.remove(random.nextInt(names.size()));
        }
        return names;
    }

    @Test
    void officialReleases() throws IOException {
        assumeTrue(LONG, "skipped: takes minutes; -Dclusterwright.promise=ROUNDS has it done");
        List<Path> releases = Corpus.releases();
        Outcome all = new Outcome();
        for (int i = 1; i < releases.size(); i++) {
            Model older = Models.of(releases.get(i - 1), List.of());
            try (CompiledCode code = CompiledCode.of(older, OPTIONS, folder())) {
                Model newer = Models.of(releases.get(i), List.of());
                all.add(Promise.of(older, code, uses(code), newer, OPTIONS, folder()));
            }
        }
        check(all, "official releases");
    }

    /** Programs that use everything, and compile against what they are written for. */
    private SortedMap<String, String> uses(CompiledCode code) throws IOException {
        SortedMap<String, String> uses = UseOfEverything.of(code.classes());
        assertThat(code.compile(uses, folder())).isEmpty();
        return uses;
    }

    private void check(Outcome outcome, String what) {
        System.out.println(what + ": " + outcome);
        assertThat(outcome.violations).as(what).isEmpty();
        assertThat(outcome.breaking).as(what).isPositive();
        assertThat(outcome.overReports).as(what).hasSizeLessThanOrEqualTo(outcome.breaking / RARE);
    }

    private Path folder() {
        return temporary.resolve(Integer.toString(folders++));
    }
}
