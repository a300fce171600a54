package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.device.DeviceType;
import dev.clusterwright.device.SemanticTag;
import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which device types and namespaces are generated, of which root, and how they are named. */
class DeviceTypesTest {
    private static final Path GOLDEN = Cases.folder("golden");

    @TempDir
    Path temporary;

    @Test
    void withNothingNamedEverythingIsGenerated() throws IOException {
        GenerateResult result = generate(List.of(), List.of(), List.of(), GOLDEN);
        assertThat(result.clusters()).isEqualTo(1);
        assertThat(result.deviceTypes()).isEqualTo(3);
        assertThat(result.namespaces()).isEqualTo(1);
        assertThat(sources().keySet().stream().filter(path -> !path.endsWith("package-info.java")))
                .hasSize(result.types());
    }

    @Test
    void namingOneKindLeavesOutTheOthers() throws IOException {
        generate(List.of("EveryConstruct"), List.of(), List.of(), GOLDEN);
        assertThat(sources().keySet()).isNotEmpty().allMatch(path -> path.startsWith("example/everyconstruct/"));
        generate(List.of(), List.of(), List.of("Places in House"), GOLDEN);
        assertThat(sources().keySet())
                .containsExactly("example/namespaces/PlacesInHouse.java", "example/namespaces/package-info.java");
        assertThat(generate(List.of("all"), List.of("all"), List.of("ALL"), GOLDEN))
                .extracting(GenerateResult::clusters, GenerateResult::deviceTypes, GenerateResult::namespaces)
                .containsExactly(1, 3, 1);
    }

    /** The base comes along with any device type: what it requires holds for it. */
    @ParameterizedTest
    @ValueSource(strings = {"PlainLamp", "plain lamp", "0xFFF10002", "4293984258"})
    void aDeviceTypeIsChosenByNameOrIdAndTheBaseComesAlong(String name) throws IOException {
        generate(List.of(), List.of(name), List.of(), GOLDEN);
        assertThat(sources().keySet())
                .containsExactly(
                        "example/devicetypes/BaseDeviceType.java",
                        "example/devicetypes/PlainLamp.java",
                        "example/devicetypes/package-info.java");
    }

    /** The same device type gets the same code, whatever else is generated beside it. */
    @Test
    void oneAloneIsTheSameAsAmongOthers() throws IOException {
        Path own = own(
                "<deviceType id='0xFFF10003' name='Plain-Lamp' revision='1'/>",
                "<namespace id='1' name='places inhouse'/>");
        generate(List.of(), List.of(), List.of(), GOLDEN, own);
        Map<String, String> all = sources();
        assertThat(all.keySet())
                .contains(
                        "example/devicetypes/PlainLamp_FFF10002.java",
                        "example/devicetypes/PlainLamp_FFF10003.java",
                        "example/namespaces/PlacesInHouse_00F0.java",
                        "example/namespaces/PlacesInhouse_0001.java");
        generate(List.of(), List.of("0xFFF10003"), List.of("1"), GOLDEN, own);
        assertThat(all).containsAllEntriesOf(sources());
    }

    @Test
    void aLaterRootWins() throws Exception {
        Path own = own(
                "<deviceType id='0xFFF10002' name='Lamp' revision='7'/>",
                "<deviceType name='Base Device Type' revision='9'/>",
                "<namespace id='0xF0' name='Rooms'/>");
        GenerateResult result = generate(List.of(), List.of("all"), List.of("all"), GOLDEN, own);
        assertThat(result.deviceTypes()).isEqualTo(3);
        assertThat(result.namespaces()).isEqualTo(1);
        assertThat(descriptor("example.devicetypes.Lamp").revision()).isEqualTo(7);
        assertThat(descriptor("example.devicetypes.BaseDeviceType").revision()).isEqualTo(9);
        assertThat(sources()).containsKey("example/namespaces/Rooms.java");
    }

    @Test
    void theSameTwiceInARootIsAProblem() throws IOException {
        Path own = own(
                "<deviceType id='0x0100' name='A' revision='1'/>",
                "<deviceType id='256' name='B' revision='1'/>",
                "<namespace id='1' name='C'/>",
                "<namespace id='0x01' name='D'/>");
        assertThat(problems(List.of(), List.of(), List.of(), own))
                .containsExactly(
                        "own/1.xml:1:1: error: the device type 'B' (0x0100) is defined twice in the same root"
                                + " [duplicate-device-type]. It was defined first at own/0.xml:1:1",
                        "own/3.xml:1:1: error: the namespace 'D' (0x0001) is defined twice in the same root"
                                + " [duplicate-namespace]. It was defined first at own/2.xml:1:1");
    }

    @Test
    void anUnknownNameIsAProblem() {
        assertThat(problems(List.of(), List.of("PlainLam"), List.of("0x77"), GOLDEN))
                .contains(
                        "deviceTypes: error: there is no device type 'PlainLam' in the definitions"
                                + " [unknown-device-type]. Did you mean 'Plain Lamp'?",
                        "namespaces: error: there is no namespace '0x77' in the definitions [unknown-namespace]."
                                + " Choose from: Places In-House");
    }

    @Test
    void tagsKnowTheirNamespace() throws Exception {
        generate(List.of(), List.of(), List.of("all"), GOLDEN);
        Class<?> places = load("example.namespaces.PlacesInHouse");
        SemanticTag floor = (SemanticTag) places.getField("_2ND_FLOOR").get(null);
        assertThat(floor.namespaceId()).isEqualTo(0xF0);
        assertThat(floor.value()).isEqualTo(1);
        assertThat(floor).hasToString("2nd Floor");
        assertThat(places.getMethod("of", int.class).invoke(null, 1)).isSameAs(floor);
        assertThat(places.getMethod("of", int.class).invoke(null, 0x33)).hasToString("0x33");
    }

    /** A cluster may be called as one of the shared packages; it gets another one. */
    @Test
    void aClusterDoesNotTakeASharedPackage() throws IOException {
        Path own = own("<cluster id='1' name='Namespaces' revision='1'/>", "<namespace id='1' name='Namespaces'/>");
        generate(List.of(), List.of(), List.of(), own);
        assertThat(sources().keySet())
                .containsExactly(
                        "example/namespaces/Namespaces.java",
                        "example/namespaces/package-info.java",
                        "example/namespaces_/Namespaces.java",
                        "example/namespaces_/NamespacesClient.java",
                        "example/namespaces_/NamespacesServer.java",
                        "example/namespaces_/package-info.java");
        assertThat(InMemoryCompiler.compile(sources())).isNotEmpty();
    }

    /** Names and texts that mean something to a comment, a string, a template, a file or a keyword of Java. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$L",
                "*/ class Evil {} /*",
                "&quot;; int evil = 1; //",
                "\\u000a int evil; //",
                "{@code",
                "../../evil",
                "a&#10;b",
                "class",
                "String",
                "Override",
                "Known",
                "List",
                "ID",
                "KITCHEN",
                "DESCRIPTOR",
                "DeviceType",
                "SemanticTag",
                "ClusterRequirement",
                "OpenEnum",
                "日本",
                "&#x202e;live",
                "%s%n"
            })
    void hostileNamesCompileAndStayInTheirPlace(String name) throws Exception {
        Path own = own("""
                <deviceType id="1" name="%1$s" revision="1">
                  <revisionHistory><revision revision="1" summary="%1$s"/></revisionHistory>
                  <classification class="simple" scope="node" superset="%1$s"/>
                  <conditions><condition name="%1$s" summary="%1$s"/></conditions>
                  <clusters>
                    <cluster id="2" name="%1$s" side="client">
                      <optionalConform><condition name="%1$s"/></optionalConform>
                      <features><feature code="%1$s" name="%1$s"><mandatoryConform/></feature></features>
                      <attributes><attribute code="1" name="%1$s"><constraint><allowed value="%1$s"/></constraint></attribute></attributes>
                    </cluster>
                  </clusters>
                  <composedDeviceTypes><deviceType id="1" name="%1$s"/></composedDeviceTypes>
                  <conditionRequirements>
                    <deviceType id="3" name="%1$s"><conditionRequirement name="%1$s"/></deviceType>
                  </conditionRequirements>
                </deviceType>
                """.formatted(name), """
                <namespace id="1" name="%1$s">
                  <tags><tag id="0" name="%1$s"><description>%1$s</description></tag><tag id="1" name="%1$s."/></tags>
                </namespace>
                """.formatted(name));
        generate(List.of(), List.of(), List.of(), own);
        Map<String, String> sources = sources();
        assertThat(InMemoryCompiler.compile(sources))
                .as("a class was smuggled in")
                .hasSize(5); // with Known, and a package-info each
        sources.values().forEach(source -> assertThat(source).doesNotContain("\u202e"));
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly("own", "output");
        }
    }

    private Path own(String... texts) throws IOException {
        Path own = Files.createDirectories(temporary.resolve("own"));
        for (int i = 0; i < texts.length; i++) {
            Files.writeString(own.resolve(i + ".xml"), texts[i]);
        }
        return own;
    }

    private GenerateResult generate(
            List<String> clusters, List<String> deviceTypes, List<String> namespaces, Path... roots)
            throws IOException {
        List<Root> named = Stream.of(roots)
                .map(root -> new Root(root.getFileName().toString(), root))
                .toList();
        return new Generator()
                .run(new GenerateRequest(
                        ModelRequest.of(named)
                                .withClusters(clusters)
                                .withDeviceTypes(deviceTypes)
                                .withNamespaces(namespaces),
                        JavaOptions.of("example"),
                        temporary.resolve("output")));
    }

    private List<String> problems(
            List<String> clusters, List<String> deviceTypes, List<String> namespaces, Path... roots) {
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> generate(clusters, deviceTypes, namespaces, roots));
        assertThat(temporary.resolve("output")).doesNotExist();
        return thrown.problems().stream().map(Problem::toString).toList();
    }

    private DeviceType descriptor(String className) throws Exception {
        return (DeviceType) load(className).getField("DESCRIPTOR").get(null);
    }

    private Class<?> load(String className) throws Exception {
        return InMemoryCompiler.loader(InMemoryCompiler.compile(sources())).loadClass(className);
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
