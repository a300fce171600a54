package dev.clusterwright.generator.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.Corpus;
import dev.clusterwright.generator.link.Linker;
import dev.clusterwright.generator.link.Selection;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.DeviceType.Category;
import dev.clusterwright.generator.model.DeviceType.ClusterRequirement;
import dev.clusterwright.generator.model.DeviceType.Scope;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.Severity;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Device types of the SDK dialect, to the linked model. Clusters, which they name, come from the other dialect or, for the
 * official files, from another parser.
 */
class SdkDeviceTypeReaderTest {

    private static final String CLUSTERS = """
            <cluster id="0x0006" name="On/Off Cluster" revision="1">
              <features><feature bit="0" code="LT" name="Lighting"/><feature bit="2" code="OFFONLY" name="OffOnly"/></features>
              <attributes><attribute id="0x4003" name="StartUpOnOff" type="uint8"/></attributes>
              <commands><command id="0x40" name="OffWithEffect"/></commands>
              <events><event id="0x02" name="Switched" priority="info"/></events>
            </cluster>""";

    private static final String NEW_FORM = """
            <configurator>
              <domain name="CHIP"/>
              <deviceType>
                <name>vendor-lamp</name>
                <domain>CHIP</domain>
                <typeName>Vendor Lamp</typeName>
                <profileId editable="false">0x0103</profileId>
                <deviceId editable="false">0xFFF10001</deviceId>
                <revision editable="false">3</revision>
                <class>Simple</class>
                <scope>Endpoint</scope>
                <superset>vendor sensor</superset>
                <clusters lockOthers="true">
                  <include cluster="ON/OFF" client="false" server="true" clientLocked="false" serverLocked="true">
                    <features>
                      <feature code="LT" name="Lighting"><optionalConform/></feature>
                      <feature code="OFFONLY" name="OffOnly"/>
                    </features>
                    <requireAttribute>LAMP_START_UP_ON_OFF</requireAttribute>
                    <requireCommand>OffWithEffect</requireCommand>
                    <requireEvent>Switched</requireEvent>
                  </include>
                </clusters>
                <endpointComposition>
                  <compositionType>tree</compositionType>
                  <endpoint conformance="O" constraint="min 1">
                    <deviceType id="0xFFF10002" name="Vendor Sensor">
                      <clusters>
                        <include cluster="On/Off" client="true" server="false" clientLocked="true" serverLocked="true"/>
                      </clusters>
                    </deviceType>
                  </endpoint>
                </endpointComposition>
              </deviceType>
              <deviceType><typeName>Vendor Sensor</typeName><deviceId>0xFFF10002</deviceId></deviceType>
            </configurator>""";

    private static final String OLD_FORM = """
            <configurator>
              <deviceType>
                <name>MA-lamp</name>
                <domain>CHIP</domain>
                <typeName>Matter Lamp</typeName>
                <profileId editable="false">0x0103</profileId>
                <deviceId editable="false">0x0100</deviceId>
                <clusters lockOthers="true">
                  <include cluster="On/off" client="true" server="false" clientLocked="true" serverLocked="false">
                    <requireCommand>OffWithEffect</requireCommand>
                  </include>
                  <include cluster="Levels" client="false" server="true" clientLocked="true" serverLocked="true"/>
                </clusters>
              </deviceType>
            </configurator>""";

    private final Problems problems = new Problems();

    /** The same in the other dialect links to the same. */
    @Test
    void linksAsTheOtherDialectDoes() {
        String dataModel = """
                <deviceType id="0xFFF10001" name="Vendor Lamp" revision="3">
                  <classification class="simple" scope="endpoint" superset="Vendor Sensor"/>
                  <clusters>
                    <cluster id="0x0006" name="On/Off" side="server">
                      <mandatoryConform/>
                      <features>
                        <feature code="LT"><optionalConform/></feature>
                        <feature code="OFFONLY"><mandatoryConform/></feature>
                      </features>
                      <attributes>
                        <attribute code="0x4003" name="StartUpOnOff"><mandatoryConform/></attribute>
                      </attributes>
                      <commands><command id="0x40" name="OffWithEffect"><mandatoryConform/></command></commands>
                      <events><event id="0x02" name="Switched"><mandatoryConform/></event></events>
                    </cluster>
                    <cluster id="0x0006" name="On/Off" side="client"><optionalConform/></cluster>
                  </clusters>
                </deviceType>""";
        DefinitionReader reader = new DefinitionReader(Errata.read(List.of(), problems), problems);
        DefinitionFile sensor = reader.read(file("<deviceType id='0xFFF10002' name='Vendor Sensor' revision='1'/>"));
        List<DeviceType> other = link(List.of(reader.read(file(CLUSTERS)), reader.read(file(dataModel)), sensor));
        List<DeviceType> sdk = link(List.of(reader.read(file(CLUSTERS)), sdk(NEW_FORM)));
        assertThat(problems.sorted()).isEmpty();
        assertThat(sdk).hasSize(2);
        DeviceType lamp = sdk.get(0);
        assertThat(lamp.category()).isEqualTo(Category.SIMPLE);
        assertThat(lamp.scope()).isEqualTo(Scope.ENDPOINT);
        assertThat(sdk)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*location", ".*components")
                .isEqualTo(other);
        assertThat(lamp.components()).singleElement().satisfies(component -> {
            assertThat(component.deviceType()).isEqualTo(new DeviceType.Reference(0xFFF1_0002L, "Vendor Sensor"));
            assertThat(component.conformance()).hasToString("O");
            assertThat(component.count()).isEqualTo("min 1");
            assertThat(lines(component.requirements())).containsExactly("CLIENT of On/Off (6) M [] []");
        });
    }

    /** What is required of a cluster belongs to the side that the device has; the other side is only possible. */
    @Test
    void readsTheFirstFormToo() {
        DefinitionFile clusters = new DefinitionReader(Errata.read(List.of(), problems), problems).read(file(CLUSTERS));
        List<DeviceType> types = link(List.of(clusters, sdk(OLD_FORM)));
        assertThat(types).singleElement().satisfies(lamp -> {
            assertThat(lamp.id()).isEqualTo(0x0100);
            assertThat(lamp.name()).isEqualTo("Lamp");
            assertThat(lamp.revision()).isEqualTo(1);
            assertThat(lamp.category()).isNull();
            assertThat(lamp.scope()).isNull();
            assertThat(lines(lamp.requirements()))
                    .containsExactly("SERVER of On/Off (6) O [] []", "CLIENT of On/Off (6) M [] [OffWithEffect]");
        });
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("test.xml:12:7: warning: the cluster 'Levels' is not in the definitions;"
                        + " the requirement is left out [unknown-cluster]");
    }

    @Test
    void whatItDoesNotKnowIsWarnedOf() {
        sdk("""
                <configurator>
                  <deviceType>
                    <typeName>A</typeName><deviceId>1</deviceId><clas>Simple</clas>
                    <clusters><included/><include cluster="B" server="true" sever="true"><features><faeture/></features></include></clusters>
                    <endpointComposition><end/><endpoint conformance="Q"><deviceType>2</deviceType></endpoint></endpointComposition>
                  </deviceType>
                </configurator>""");
        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.message().split(" is ", 2)[0])
                .containsExactly(
                        "unknown-element <clas>",
                        "unknown-element <included>",
                        "unknown-element <sever>",
                        "unknown-element <faeture>",
                        "unknown-element <end>",
                        "unknown-conformance the conformance 'Q' of an endpoint");
    }

    /** Every device type of the official files, with ids and requirements as another parser finds them. */
    @ParameterizedTest
    @CsvSource({
        // Some of the clusters stood elsewhere then.
        "2022, 44, 'unknown-cluster=56, unknown-command=32'",
        // Device types lag behind the clusters: they name what is no more.
        "2026, 98, 'unknown-attribute=47, unknown-command=19, unknown-feature=1'"
    })
    void officialFilesLink(String date, int count, String warnings) throws Exception {
        Path folder = Corpus.folder("sdk-xml/" + date);
        List<Element> roots = new ArrayList<>();
        List<DefinitionFile> files = new ArrayList<>();
        for (Path path : xmlFiles(folder)) {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(path.toFile())
                    .getDocumentElement();
            roots.add(root);
            files.add(new DefinitionFile(
                    all(root, "cluster").stream()
                            .filter(cluster -> cluster.getParentNode().equals(root))
                            .map(SdkDeviceTypeReaderTest::cluster)
                            .toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    sdk(Files.readString(path)).deviceTypes(),
                    List.of()));
        }
        List<DeviceType> types = link(files);
        assertThat(types).hasSize(count);
        assertThat(problems.sorted()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        Map<String, Long> byRule =
                problems.sorted().stream().collect(Collectors.groupingBy(Problem::code, Collectors.counting()));
        assertThat(new TreeMap<>(byRule)).hasToString("{" + warnings + "}");

        Set<String> known = roots.stream()
                .flatMap(root -> all(root, "cluster").stream())
                .map(cluster -> key(child(cluster, "name")))
                .collect(Collectors.toSet());
        Set<String> expected = new TreeSet<>();
        for (Element root : roots) {
            for (Element type : all(root, "deviceType")) {
                if (type.getParentNode().equals(root)) {
                    expected.add(expected(type, known));
                }
            }
        }
        assertThat(types.stream()
                        .map(type -> type.id() + " "
                                + type.requirements().stream()
                                        .map(requirement -> key(requirement.clusterName())
                                                + requirement.side()
                                                + requirement.conformance())
                                        .sorted()
                                        .toList()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String expected(Element type, Set<String> known) {
        TreeSet<String> requirements = new TreeSet<>();
        for (Element include : all(type, "include")) {
            String cluster = key(include.getAttribute("cluster"));
            if (!include.getParentNode().getParentNode().equals(type) || !known.contains(cluster)) {
                continue;
            }
            for (String side : List.of("server", "client")) {
                boolean has = include.getAttribute(side).equals("true");
                boolean locked = include.getAttribute(side + "Locked").equals("true");
                if (has || !locked) {
                    requirements.add(cluster + side.toUpperCase(Locale.ROOT) + (locked ? "M" : "O"));
                }
            }
        }
        return Long.decode(child(type, "deviceId")) + " " + requirements;
    }

    /** A cluster with the names that device types refer to. */
    private static ClusterElement cluster(Element cluster) {
        SourceLocation location = SourceLocation.of("test");
        return new ClusterElement(
                location,
                child(cluster, "code"),
                child(cluster, "name"),
                null,
                "1",
                List.of(),
                List.of(),
                Optional.empty(),
                all(cluster, "feature").stream()
                        .filter(node -> node.getParentNode().getNodeName().equals("features"))
                        .map(node -> new FeatureElement(
                                location,
                                node.getAttribute("bit"),
                                node.getAttribute("code"),
                                node.getAttribute("name"),
                                null,
                                Optional.empty()))
                        .toList(),
                List.of(),
                all(cluster, "attribute").stream()
                        .filter(node -> node.getParentNode().equals(cluster))
                        .map(node -> new FieldElement(
                                location,
                                node.getAttribute("code"),
                                name(node),
                                null,
                                null,
                                null,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))
                        .toList(),
                all(cluster, "command").stream()
                        .filter(node -> node.getParentNode().equals(cluster))
                        .map(node -> new CommandElement(
                                location,
                                node.getAttribute("code"),
                                node.getAttribute("name"),
                                null,
                                null,
                                null,
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))
                        .toList(),
                all(cluster, "event").stream()
                        .filter(node -> node.getParentNode().equals(cluster))
                        .map(node -> new EventElement(
                                location,
                                node.getAttribute("code"),
                                node.getAttribute("name"),
                                null,
                                null,
                                Optional.empty(),
                                Optional.empty(),
                                List.of()))
                        .toList());
    }

    /** The dialect carries names of attributes in three places. */
    private static String name(Element attribute) {
        return Stream.of(attribute.getAttribute("name"), child(attribute, "description"), attribute.getTextContent())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<String> lines(List<ClusterRequirement> requirements) {
        return requirements.stream()
                .map(requirement -> requirement.side() + " of " + requirement.clusterName() + " ("
                        + requirement.clusterId() + ") " + requirement.conformance() + " "
                        + requirement.features().stream()
                                .map(DeviceType.FeatureRequirement::code)
                                .toList()
                        + " "
                        + requirement.elements().stream()
                                .map(DeviceType.ElementRequirement::name)
                                .toList())
                .toList();
    }

    private List<DeviceType> link(List<DefinitionFile> files) {
        return new Linker(problems)
                .link(
                        Optional.empty(),
                        List.of(files),
                        List.of(),
                        new Selection(List.of(), List.of("all"), List.of(), false))
                .deviceTypes();
    }

    private DefinitionFile sdk(String text) {
        List<DeviceTypeElement> types = XmlParser.parse(file(text), problems)
                .map(root -> new SdkDeviceTypeReader(problems).deviceTypes(root))
                .orElseThrow();
        return new DefinitionFile(List.of(), List.of(), List.of(), List.of(), types, List.of());
    }

    private static SourceFile file(String text) {
        return new SourceFile("test.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> xmlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static String key(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static String child(Element element, String name) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }

    private static List<Element> all(Element element, String name) {
        NodeList nodes = element.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
