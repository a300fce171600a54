package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.generator.GenerateRequest.Root;
import dev.clusterwright.generator.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the request decides: roots, clusters, package. */
class GeneratorTest {
    private static final Path BUNDLED =
            Path.of("..", "definitions", "src", "main", "resources", "META-INF", "clusterwright");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.2", "1.4.2", "1.6.1"})
    void everyBundledReleaseGeneratesAndCompiles(String release) throws IOException {
        GenerateResult result = generate(release, List.of(), "example", BUNDLED);
        assertThat(result.release()).contains(release);
        assertThat(result.clusters()).isEqualTo(bundledClusters(release));
        assertThat(InMemoryCompiler.compile(sources())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GroupKeyManagement", "Group Key Management", "group key management", "0x003F", "63"})
    void aClusterIsChosenByNameOrId(String cluster) throws IOException {
        assertThat(generate(null, List.of(cluster), "example", BUNDLED).clusters())
                .isEqualTo(1);
        assertThat(temporary.resolve("output/example/groupkeymanagement/GroupKeyManagement.java"))
                .exists();
    }

    @Test
    void theNewestReleaseIsTheDefault() throws IOException {
        assertThat(generate(null, List.of(), "example", BUNDLED).release()).contains("1.6.1");
    }

    @Test
    void nothingChangesTheSecondTime() throws IOException {
        assertThat(generate(null, List.of(), "example", BUNDLED).written()).isPositive();
        assertThat(generate(null, List.of(), "example", BUNDLED).written()).isZero();
    }

    @Test
    void whatIsNoLongerWantedIsRemoved() throws IOException {
        generate(null, List.of(), "example", BUNDLED);
        generate(null, List.of("GroupKeyManagement"), "example", BUNDLED);
        assertThat(sources().keySet()).allMatch(path -> path.startsWith("example/groupkeymanagement/"));
    }

    /** The same cluster gets the same code, whatever else is generated beside it. */
    @Test
    void oneClusterAloneIsTheSameAsAmongOthers() throws IOException {
        generate(null, List.of(), "example", BUNDLED);
        Map<String, String> all = sources();
        generate(null, List.of("GroupKeyManagement"), "example", BUNDLED);
        assertThat(all).containsAllEntriesOf(sources());
    }

    @Test
    void aLaterRootWins() throws IOException {
        Path own = Files.createDirectories(temporary.resolve("own"));
        Files.writeString(own.resolve("A.xml"), "<cluster id='0x003F' name='Group Key Management' revision='9'/>");
        assertThat(generate("1.6.1", List.of(), "example", BUNDLED, own).clusters())
                .isEqualTo(bundledClusters("1.6.1"));
        assertThat(sources().get("example/groupkeymanagement/GroupKeyManagement.java"))
                .contains("REVISION = 9");
    }

    @Test
    void theSameClusterTwiceInARootIsAProblem() throws IOException {
        Path own = Files.createDirectories(temporary.resolve("own"));
        Files.writeString(own.resolve("A.xml"), "<cluster id='0x0001' name='A' revision='1'/>");
        Files.writeString(own.resolve("B.xml"), "<cluster id='1' name='B' revision='1'/>");
        assertProblem(
                null,
                List.of(),
                "example",
                own,
                "own/B.xml:1:1: error: cluster 0x0001 is defined twice in the same root"
                        + " [duplicate-cluster]. It was defined first at own/A.xml:1:1");
    }

    @Test
    void anUnknownClusterIsAProblem() {
        assertProblem(
                null,
                List.of("GroupKeyManagment"),
                "example",
                BUNDLED,
                "clusters: error: there is no cluster 'GroupKeyManagment' in the definitions [unknown-cluster]."
                        + " Did you mean 'Group Key Management'?");
        assertProblem(
                "1.0",
                List.of("0x9999"),
                "example",
                BUNDLED,
                "clusters: error: there is no cluster '0x9999' in the definitions [unknown-cluster]."
                        + " Choose from: Group Key Management, Operational Credentials");
    }

    /** Names and texts that mean something to a comment, a string, a template, a file or a keyword of Java. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$L",
                "${x}",
                "*/ class Evil {} /*",
                "&quot;; int evil = 1; //",
                "\\u000a int evil; //",
                "{@code",
                "@see",
                "&lt;/code&gt;&lt;script&gt;",
                "../../evil",
                "a&#10;b",
                "\\",
                "class",
                "null",
                "toString",
                "CODEC",
                "Record",
                "日本",
                "&#x202e;live",
                "",
                "%s%n",
                "FIELDS",
                "Codec",
                "Attributes",
                "writer",
                "reader"
            })
    void hostileNamesCompileAndStayInTheirPlace(String name) throws Exception {
        Path own = Files.createDirectories(temporary.resolve("own"));
        Files.writeString(own.resolve("A.xml"), """
                <cluster id="1" name="A %1$s" revision="1">
                  <revisionHistory><revision revision="1" summary="%1$s"/></revisionHistory>
                  <features><feature bit="0" code="A%1$s" name="B%1$s" summary="%1$s"/></features>
                  <dataTypes>
                    <enum name="E %1$s"><item value="0" name="I %1$s" summary="%1$s"/><item value="1" name="%1$s."/></enum>
                    <bitmap name="B %1$s">
                      <bitfield bit="0" name="I %1$s" summary="%1$s"/>
                      <bitfield bit="1" name="%1$s."/>
                      <bitfield from="2" to="3" name="N %1$s"/>
                    </bitmap>
                    <struct name="%1$s.">
                      <field id="0" name="F %1$s" type="uint64"/>
                      <field id="1" name="%1$s." type="B %1$s" default="%1$s"><optionalConform/></field>
                      <field id="2" name="L %1$s" type="list"><entry type="E %1$s"/><optionalConform/></field>
                    </struct>
                  </dataTypes>
                  <attributes>
                    <attribute id="0" name="%1$s." type="%1$s." default="%1$s">
                      <optionalConform><feature name="A%1$s"/></optionalConform>
                    </attribute>
                  </attributes>
                  <commands><command id="0" name="%1$s." direction="commandToServer"/></commands>
                  <events><event id="0" name="%1$s." priority="info"/></events>
                </cluster>
                """.formatted(name));

        generate(null, List.of(), "example", own);

        Map<String, byte[]> classes = InMemoryCompiler.compile(sources());
        assertThat(classes).as("a class was smuggled in: %s", classes.keySet()).hasSize(15);
        ClassLoader loader = InMemoryCompiler.loader(classes);
        for (String className : classes.keySet()) {
            assertThat(loader.loadClass(className).getDeclaredFields())
                    .noneMatch(field -> field.getName().equals("evil") && field.getType() == int.class);
        }
        sources().values().forEach(source -> assertThat(source).doesNotContain("\u202e"));
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly("own", "output");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a..b", "a.class", "a/b", "a b"})
    void aPackageThatIsNoneIsAProblem(String packageName) {
        assertProblem(
                null,
                List.of(),
                packageName,
                BUNDLED,
                "packageName: error: '" + packageName + "' is not the name of a Java package [bad-package]."
                        + " Write it as in 'com.example.matter'");
    }

    private void assertProblem(
            @Nullable String release, List<String> clusters, String packageName, Path root, String problem) {
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> generate(release, clusters, packageName, root));
        assertThat(thrown).hasMessage(problem);
        assertThat(temporary.resolve("output")).doesNotExist();
    }

    private GenerateResult generate(@Nullable String release, List<String> clusters, String packageName, Path... roots)
            throws IOException {
        List<Root> named = Stream.of(roots)
                .map(root -> new Root(root.getFileName().toString(), root))
                .toList();
        return new Generator()
                .run(GenerateRequest.of(named, packageName, temporary.resolve("output"))
                        .withRelease(release)
                        .withClusters(clusters));
    }

    /** Not the number of files: some declare several clusters, and a base that others derive from is none itself. */
    private static int bundledClusters(String release) throws IOException {
        int clusters = 0;
        for (Path file : Cases.files(BUNDLED.resolve(release).resolve("clusters"), ".xml")) {
            clusters += Files.readString(file).split("<clusterId id=", -1).length - 1;
        }
        assertThat(clusters).isGreaterThanOrEqualTo(2);
        return clusters;
    }

    private Map<String, String> sources() throws IOException {
        Path output = temporary.resolve("output");
        Map<String, String> sources = new TreeMap<>();
        for (Path file : Cases.files(output, ".java")) {
            sources.put(output.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
        return sources;
    }
}
