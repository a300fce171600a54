package dev.clusterwright.generator.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When there is nothing to do, and everything that raises a doubt about it. */
class IncrementalTest {
    private static final FileTime EARLIER = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    Path temporary;

    /** With spaces and letters of several alphabets, as folders of people are called; where the locale allows for it. */
    private Path project;

    @BeforeEach
    void setUp() throws IOException {
        String name = "Mein Gerät 日本";
        boolean hasName = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode(name);
        project = temporary.resolve(hasName ? name : "My device");
        cluster("own/Door.xml", 1, "Door");
        cluster("own/Lamp.xml", 2, "Lamp");
        cluster("other/Gate.xml", 3, "Gate");
    }

    @Test
    void nothingIsToBeDoneTheSecondTime() throws Exception {
        assertThat(last(run())).startsWith("INFO Generated 2 clusters, ");
        Map<String, FileTime> times = times();

        assertThat(last(run())).matches("INFO Nothing to do: 8 files in out are up to date \\(\\d+ ms\\)");

        assertThat(times()).isEqualTo(times);
    }

    @Test
    void aRunThatIsForcedGeneratesAndLeavesAloneWhatIsTheSame() throws Exception {
        run();
        assertThat(last(goal().with("force", true).run())).contains("Generated 2 clusters, ", "(0 changed)");
        assertUpToDate();
    }

    @Test
    void whatARunToldOfIsToldAgain() throws Exception {
        write(
                "own/Door.xml",
                "<cluster id='1' name='Door' revision='1'><attributes>\n"
                        + "<attribute id='0' name='State' type='unit8'/></attributes></cluster>");
        List<String> first = run();
        assertThat(first).hasSize(2).first().asString().startsWith("WARNING ").contains("own/Door.xml:2:1: warning: ");

        List<String> second = run();

        assertThat(second.subList(0, 1)).isEqualTo(first.subList(0, 1));
        assertThat(last(second)).contains("Nothing to do: 8 files in out are up to date, with 1 problem as before (");
    }

    @Test
    void oneChangedDefinitionRewritesOnlyWhatItChanges() throws Exception {
        run();
        Set<String> lamp = Set.of("Lamp.java", "LampClient.java", "LampServer.java", "package-info.java");
        age();
        cluster("own/Lamp.xml", 2, "Lamp", "<attributes><attribute id='0' name='Level' type='uint8'/></attributes>");

        assertThat(last(run())).contains("Generated 2 clusters, ", "(3 changed)");

        times().forEach((path, time) -> {
            boolean isOfLamp = path.startsWith("matter/lamp/") && lamp.contains(path.substring(12));
            if (!isOfLamp && !path.contains("._")) {
                assertThat(time).as(path).isEqualTo(EARLIER);
            }
        });
        assertThat(times().get("matter/lamp/Lamp.java")).isGreaterThan(EARLIER);
        assertUpToDate();
    }

    @Test
    void aDefinitionMoreOrLessOrUnderAnotherNameIsGenerated() throws Exception {
        run();
        cluster("own/Gate.xml", 3, "Gate");
        assertThat(last(run())).contains("Generated 3 clusters, ");
        assertUpToDate();

        Files.delete(project.resolve("own/Gate.xml"));
        assertThat(last(run())).contains("Generated 2 clusters, ");
        assertThat(project.resolve("out/matter/gate/Gate.java")).doesNotExist();
        assertUpToDate();

        Files.move(project.resolve("own/Door.xml"), project.resolve("own/Entrance.xml"));
        assertThat(last(run())).contains("Generated 2 clusters, ", "(0 changed)");
        assertUpToDate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"errata.xml", "own/errata.xml"})
    void correctionsThatAppearAndChangeAndGo(String errata) throws Exception {
        run();
        String set = "<errata><set file='Door.xml' path='cluster' name='revision' value='%d' reason='is so'/></errata>";
        write(errata, set.formatted(7));
        assertThat(last(run())).contains("(2 changed)");
        assertUpToDate();
        write(errata, set.formatted(8));
        assertThat(last(run())).contains("(2 changed)");
        Files.delete(project.resolve(errata));
        assertThat(last(run())).contains("(2 changed)");
        assertUpToDate();
    }

    @Test
    void anOutputThatIsEditedOrGoneOrTouched() throws Exception {
        run();
        Path file = project.resolve("out/matter/door/Door.java");
        String text = Files.readString(file);

        Files.writeString(file, text + " ");
        Files.setLastModifiedTime(file, EARLIER); // its size is enough
        assertThat(last(run())).contains("(1 changed)");
        assertThat(file).hasContent(text);
        assertUpToDate();

        Files.writeString(file, text.replace("REVISION = 1", "REVISION = 9"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5))); // its time is enough
        assertThat(last(run())).contains("(1 changed)");
        assertThat(file).hasContent(text);
        assertUpToDate();

        Files.delete(file);
        assertThat(last(run())).contains("(1 changed)");
        assertUpToDate();
    }

    /** An error leaves everything as it was: what was generated is still that of the definitions as they were. */
    @Test
    void aRunThatFailedInBetween() throws Exception {
        run();
        String text = Files.readString(project.resolve("own/Door.xml"));
        Map<String, FileTime> times = times();
        write("own/Door.xml", "<cluster id='x'/>");
        assertThatThrownBy(this::run).isInstanceOf(MojoFailureException.class);
        assertThatThrownBy(this::run).isInstanceOf(MojoFailureException.class);
        write("own/Door.xml", text);

        assertUpToDate();
        assertThat(times()).isEqualTo(times);
    }

    /** Not the same octets, but the same code. */
    @Test
    void aCheckoutWithOtherLineEndsGivesTheSameCode() throws Exception {
        run();
        for (String file : List.of("own/Door.xml", "own/Lamp.xml")) {
            write(file, Files.readString(project.resolve(file)).replace("\n", "\r\n"));
        }
        assertThat(last(run())).contains("Generated 2 clusters, ", "(0 changed)");
        assertUpToDate();
    }

    /** Two copies of a project in different folders have the same manifest, so that it can be compared and cached. */
    @Test
    void theManifestKnowsNeitherFoldersNorTimes() throws Exception {
        run();
        Path copy = temporary.resolve("copy");
        for (String file : List.of("own/Door.xml", "own/Lamp.xml")) {
            Files.createDirectories(copy.resolve("own"));
            Files.copy(project.resolve(file), copy.resolve(file));
        }
        MojoRun.generate(copy).with("definitions", List.of("own")).run();
        assertThat(copy.resolve("out/._clusterwright")).hasSameTextualContentAs(project.resolve("out/._clusterwright"));
    }

    /** Every parameter that there is, so that a new one is either part of the fingerprint or named here. */
    @Test
    void everyParameterCountsButThoseThatDoNotChangeTheCode() {
        Set<String> indifferent = Set.of("force", "skip", "outputDirectory", "testOutputDirectory");
        for (String goalName : List.of("generate", "generate-test")) {
            List<String> parameters = Descriptor.read().goal(goalName).editable();
            assertThat(parameters).hasSizeGreaterThan(9).contains("release", "definitions", "force", "skip");
            for (String parameter : parameters) {
                MojoRun run = goalName.equals("generate")
                        ? goal()
                        : MojoRun.generateTest(project).with("definitions", List.of("own"));
                String before = run.fingerprint().orElseThrow();
                run.with(parameter, other(parameter, run.get(parameter)));
                if (indifferent.contains(parameter)) {
                    assertThat(run.fingerprint()).as(parameter).contains(before);
                } else {
                    assertThat(run.fingerprint())
                            .as(parameter)
                            .isPresent()
                            .get()
                            .isNotEqualTo(before);
                }
            }
        }
    }

    private Object other(String parameter, @Nullable Object value) {
        if (parameter.equals("definitions")) {
            return List.of("own", "other");
        }
        if (parameter.endsWith("utputDirectory")) {
            return project.resolve("elsewhere").toFile();
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof List<?>) {
            return List.of("Door");
        }
        if (value == null || value instanceof String) {
            return "other";
        }
        throw new AssertionError("say what another value of " + parameter + " is");
    }

    @Test
    void theOrderOfDefinitionsCounts() {
        assertThat(goal().with("definitions", List.of("own", "other")).fingerprint())
                .isNotEqualTo(
                        goal().with("definitions", List.of("other", "own")).fingerprint());
    }

    @Test
    void anotherVersionOfThePluginOrOfWhatItIsMadeOf() throws IOException {
        write("plugin/A.class", "1");
        Path jar = project.resolve("plugin");
        List<String> fingerprints = new ArrayList<>();
        fingerprints.add(withParts("1.0", jar));
        fingerprints.add(withParts("1.1", jar));
        fingerprints.add(withParts("1.1-SNAPSHOT", jar));
        write("plugin/A.class", "2");
        fingerprints.add(withParts("1.1-SNAPSHOT", jar));
        write("plugin/B.class", "2");
        fingerprints.add(withParts("1.1-SNAPSHOT", jar));
        assertThat(fingerprints).doesNotHaveDuplicates();
    }

    private String withParts(String version, Path jar) {
        return goal().with("pluginArtifacts", List.of(MojoRun.artifact("plugin", version, jar)))
                .fingerprint()
                .orElseThrow();
    }

    @Test
    void definitionsThatCannotBeReadHaveNoFingerprintAndFailAsEver() {
        MojoRun run = goal().with("definitions", List.of("own", "missing"));
        assertThat(run.fingerprint()).isEmpty();
        assertThatThrownBy(run::run)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("1 error in cluster definitions, see above; nothing was written");
    }

    @Test
    void codeIsNotGeneratedIntoDefinitions() {
        assertThatThrownBy(() -> goal().with(
                                "outputDirectory", project.resolve("own").toFile())
                        .run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The definitions 'own' are in the folder that code is to be generated into; give the"
                        + " code an outputDirectory of its own");
        assertThat(project.resolve("own/matter")).doesNotExist();
    }

    @Test
    void validationTellsOfEverythingAndWritesNothing() throws Exception {
        Map<String, FileTime> before = times();
        MojoRun validate = MojoRun.validate(project).with("definitions", List.of("own", "other"));
        assertThat(validate.run())
                .containsExactly("INFO Valid: 3 clusters, 0 device types, 0 namespaces of unversioned definitions");

        cluster("other/Gate.xml", 3, "Gate", "<attributes><attribute id='0' name='State' type='unit8'/></attributes>");
        assertThat(validate.run())
                .hasSize(2)
                .last()
                .isEqualTo("INFO Valid: 3 clusters, 0 device types, 0 namespaces of unversioned definitions,"
                        + " with 1 problem above");
        assertThatThrownBy(() -> validate.with("failOnWarning", true).run()).isInstanceOf(MojoFailureException.class);
        assertThat(times()).isEqualTo(before);
    }

    private MojoRun goal() {
        return MojoRun.generate(project).with("definitions", List.of("own"));
    }

    private List<String> run() throws Exception {
        return goal().run();
    }

    private void assertUpToDate() throws Exception {
        assertThat(last(run())).startsWith("INFO Nothing to do: ");
    }

    private static String last(List<String> log) {
        return log.get(log.size() - 1);
    }

    private void cluster(String file, int id, String name, String... content) throws IOException {
        write(
                file,
                "<?xml version=\"1.0\"?>\n<cluster id=\"%d\" name=\"%s\" revision=\"1\">\n%s\n</cluster>\n"
                        .formatted(id, name, String.join("", content)));
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Has everything that was generated lie there for long. */
    private void age() throws IOException {
        for (String path : times().keySet()) {
            Files.setLastModifiedTime(project.resolve("out").resolve(path), EARLIER);
        }
    }

    private Map<String, FileTime> times() throws IOException {
        Path out = project.resolve("out");
        Map<String, FileTime> times = new TreeMap<>();
        if (Files.exists(out)) {
            try (Stream<Path> files = Files.walk(out)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    times.put(out.relativize(file).toString().replace('\\', '/'), Files.getLastModifiedTime(file));
                }
            }
        }
        return times;
    }
}
