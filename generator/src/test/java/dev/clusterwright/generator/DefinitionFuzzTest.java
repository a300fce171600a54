package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Definitions that nobody has seen end in problems that say where, or in Java that compiles; never in an exception of
 * the generator's own. Definitions are spoilt at random: those that ship with the project and, where they are, the
 * official ones. {@code -Dclusterwright.fuzz=SECONDS} does it for longer, {@code -Dclusterwright.fuzz.seed=SEED} starts
 * with the case of that seed.
 */
class DefinitionFuzzTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");
    private static final Duration DURATION = Duration.ofSeconds(Long.getLong("clusterwright.fuzz", 5));
    private static final long SEED = Long.getLong("clusterwright.fuzz.seed", 20_240_229);
    /** Generous: other builds may have the machine. The slowest sound tree takes a tenth of it. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    /** Compiling is slow: of the trees that generate, one in so many is compiled. */
    private static final int COMPILED = 8;

    private static final int ENOUGH_FAILURES = 20;
    private static final Pattern NAMED = Pattern.compile("(?:[tT]ype|baseCluster)\\s*=\\s*\"([^\"]+)\"");
    private static final Pattern DECLARED =
            Pattern.compile("<(?:cluster|enum|bitmap|struct|number)\\b[^>]*?\\bname\\s*=\\s*\"([^\"]+)\"");
    private static final int MOST_NEIGHBOURS = 4;

    @TempDir
    Path temporary;

    @Test
    void spoiltDefinitionsEndInProblemsOrInJavaThatCompiles() throws IOException {
        List<List<Definition>> trees = trees();
        Map<String, String> failures = new LinkedHashMap<>();
        long end = System.nanoTime() + DURATION.toNanos();
        long seed = SEED;
        int generated = 0;
        while (System.nanoTime() - end < 0 && failures.size() < ENOUGH_FAILURES) {
            Case spoilt = Case.of(trees, seed++);
            try {
                generated += check(spoilt) ? 1 : 0;
            } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
                failures.putIfAbsent(kind(e), spoilt + "\n" + trace(e));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Definitions were spoilt in %d ways, of which %d generated, from seed %d on%n",
                seed - SEED,
                generated,
                SEED);
        assertThat(failures.values()).isEmpty();
        assertThat(generated).as("the others stopped at a problem").isPositive();
    }

    /** Generates, twice; whether there was no error. */
    private boolean check(Case spoilt) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "case");
        Path root = folder.resolve("root");
        for (Map.Entry<String, String> file : spoilt.files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        GenerateRequest request = new GenerateRequest(
                ModelRequest.of(List.of(new Root("root", root))), JavaOptions.of("example"), folder.resolve("output"));
        List<Problem> problems;
        boolean generated = false;
        long start = System.nanoTime();
        try {
            problems = new Generator().run(request).problems();
            generated = true;
        } catch (ProblemException e) {
            problems = e.problems();
            assertThat(problems).isNotEmpty();
            assertThat(request.output()).doesNotExist();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_RUN);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.location().file()).startsWith("root/");
            assertThat(problem.location().line()).as("%s", problem).isPositive();
            assertThat(problem.location().column()).as("%s", problem).isPositive();
        });
        if (generated) {
            GenerateResult again = new Generator().run(request);
            assertThat(again.written()).as("what differs in a second run").isZero();
            assertThat(again.problems()).isEqualTo(problems);
            if (spoilt.seed % COMPILED == 0) {
                compile(request.output());
            }
        }
        delete(folder);
        return generated;
    }

    private static void compile(Path output) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        Set<String> paths = new TreeSet<>();
        for (Path file : Cases.files(output, ".java")) {
            String path = output.relativize(file).toString().replace('\\', '/');
            sources.put(path, Files.readString(file));
            assertThat(paths.add(path.toLowerCase(Locale.ROOT)))
                    .as("two files differ only in case: %s", path)
                    .isTrue();
        }
        if (!sources.isEmpty()) {
            InMemoryCompiler.compile(sources);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Failures of one kind are told once: where an exception was thrown, or what a diagnostic says. */
    private static String kind(Throwable e) {
        StackTraceElement[] stack = e.getStackTrace();
        String place = Stream.of(stack)
                .filter(frame -> frame.getClassName().startsWith("dev.clusterwright"))
                .limit(2)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" "));
        String message = String.valueOf(e.getMessage()).replaceAll("[\\w/]*\\.java:\\d+", "");
        return e instanceof AssertionError
                ? message.substring(0, Math.min(40, message.length()))
                : e.getClass() + place;
    }

    private static String trace(Throwable e) {
        return Stream.concat(
                        Stream.of(e.toString()),
                        Stream.of(e.getStackTrace()).limit(12).map(frame -> "    at " + frame))
                .collect(Collectors.joining("\n"));
    }

    /** The files of each release. */
    private static List<List<Definition>> trees() throws IOException {
        List<List<Definition>> trees = new ArrayList<>();
        for (Path folder : Stream.concat(Corpus.ifPresent().stream(), Corpus.folders(BUNDLED).stream())
                .toList()) {
            List<Definition> tree = new ArrayList<>();
            for (Path file : Cases.files(folder, ".xml")) {
                tree.add(Definition.read(folder, file));
            }
            trees.add(tree);
        }
        return trees;
    }

    /**
     * A sound file.
     *
     * @param named the types and bases that it names
     * @param declared the names that it declares
     */
    private record Definition(String tree, String path, String text, Set<String> named, Set<String> declared) {
        static Definition read(Path tree, Path file) throws IOException {
            String text = Files.readString(file).replace("\ufeff", "");
            String path = tree.relativize(file).toString().replace('\\', '/');
            return new Definition(tree.toString(), path, text, matches(NAMED, text), matches(DECLARED, text));
        }

        private static Set<String> matches(Pattern pattern, String text) {
            Set<String> found = new TreeSet<>();
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }

        boolean needs(Definition other) {
            return other.declared.stream().anyMatch(named::contains);
        }

        Document document() {
            try {
                return DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException | SAXException | ParserConfigurationException e) {
                throw new AssertionError(path + " cannot be read", e);
            }
        }
    }

    /**
     * One file spoilt, and those beside it that it needs.
     *
     * @param files texts by path
     * @param story what was done to it
     */
    private record Case(long seed, Map<String, String> files, String story) {
        static Case of(List<List<Definition>> trees, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Definition> tree = trees.get(random.nextInt(trees.size()));
            Definition spoilt = tree.get(random.nextInt(tree.size()));
            Map<String, String> files = new TreeMap<>();
            tree.stream()
                    .filter(spoilt::needs)
                    .limit(MOST_NEIGHBOURS)
                    .forEach(neighbour -> files.put(neighbour.path, neighbour.text));
            XmlMutator mutator = new XmlMutator(spoilt.document(), random);
            files.put(spoilt.path, mutator.mutate());
            return new Case(
                    seed, files, spoilt.tree + "/" + spoilt.path + "\n  " + String.join("\n  ", mutator.story()));
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + story;
        }
    }
}
