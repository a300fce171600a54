package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.device.ClusterRequirement;
import dev.clusterwright.device.DeviceType;
import dev.clusterwright.device.ElementRequirement;
import dev.clusterwright.device.SemanticTag;
import dev.clusterwright.generator.ModelRequest.Root;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.problem.Problem;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The generated device types and namespaces of the official definitions, loaded and held against what another parser
 * finds in the files. Where the files are: see {@link OfficialDefinitionsTest}.
 */
class OfficialDeviceTypesTest {

    @TempDir
    Path temporary;

    /** How many there are in each release, and what is warned of; generated code compiles with all lints. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 42, 0, 0, '', ''",
        "1.2, 51, 11, 63, duplicate-requirement=1, ''",
        // An attribute without an id, which the cluster has no more.
        "1.4.2, 74, 17, 252, unknown-attribute=1, Thermostat - 513 SERVER false features 1 elements 3",
        "1.6.1, 92, 28, 324, '', ''",
    })
    void whatIsGeneratedIsWhatTheFilesSay(
            String release, int deviceTypes, int namespaces, int tags, String warnings, String leftOut)
            throws Exception {
        Path official = Corpus.folder("data_model");
        GenerateResult result = new Generator()
                .run(new GenerateRequest(
                        ModelRequest.of(List.of(new Root("data_model", official)))
                                .withRelease(release)
                                .withDeviceTypes(List.of("all"))
                                .withNamespaces(List.of("all")),
                        JavaOptions.of("example"),
                        temporary));
        assertThat(result.clusters()).isZero();
        assertThat(result.deviceTypes()).isEqualTo(deviceTypes);
        assertThat(result.namespaces()).isEqualTo(namespaces);
        Map<String, Long> byRule = result.problems().stream()
                .filter(problem -> !problem.location().file().contains("/clusters/"))
                .collect(Collectors.groupingBy(Problem::code, Collectors.counting()));
        assertThat(new TreeMap<>(byRule)).hasToString("{" + warnings + "}");

        Map<String, byte[]> classes = InMemoryCompiler.compile(sources());
        List<DeviceType> generated = new ArrayList<>();
        List<SemanticTag> generatedTags = new ArrayList<>();
        ClassLoader loader = InMemoryCompiler.loader(classes);
        for (String name : new TreeSet<>(classes.keySet())) {
            Class<?> type = loader.loadClass(name);
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    Object value = field.get(null);
                    if (value instanceof DeviceType deviceType) {
                        generated.add(deviceType);
                    } else if (value instanceof SemanticTag tag) {
                        generatedTags.add(tag);
                    }
                }
            }
        }
        assertThat(generated).hasSize(deviceTypes);
        assertThat(generatedTags).hasSize(tags);
        Set<String> missing = factsOfFiles(official.resolve(release).resolve("device_types"));
        missing.removeAll(facts(generated));
        // Files leave out codes and ids at times: those are found by name, and only generated code has them.
        assertThat(String.join(", ", missing)).isEqualTo(leftOut);
        assertThat(generatedTags.stream()
                        .map(tag -> tag.namespaceId() + "/" + tag.value() + " " + ((OpenEnum) tag))
                        .sorted()
                        .toList())
                .isEqualTo(tagsOfFiles(official.resolve(release).resolve("namespaces")));
    }

    /** A line for each device type and each requirement of one. */
    private static Set<String> facts(List<DeviceType> deviceTypes) {
        TreeSet<String> facts = new TreeSet<>();
        for (DeviceType type : deviceTypes) {
            facts.add(type.name() + (type.id() == DeviceType.NO_ID ? "" : " " + type.id()) + " r" + type.revision()
                    + " " + type.category().map(Enum::name).orElse("") + " "
                    + type.scope().map(Enum::name).orElse("") + " conditions "
                    + type.conditions().size() + " superset "
                    + type.superset().isPresent() + " components "
                    + type.components().size() + " required conditions "
                    + type.conditionRequirements().size() + " requirements "
                    + type.requirements().size());
            for (ClusterRequirement requirement : type.requirements()) {
                String name = type.name() + " - " + requirement.clusterId() + " " + requirement.side() + " ";
                facts.add(name + requirement.isSingleton() + " features "
                        + requirement.features().size() + " elements "
                        + requirement.elements().stream()
                                .filter(element -> element.kind() != ElementRequirement.Kind.FIELD)
                                .count());
                requirement.features().forEach(feature -> facts.add(name + feature.code()));
                requirement.elements().forEach(element -> facts.add(name + element.kind() + element.id()));
            }
        }
        return facts;
    }

    private static Set<String> factsOfFiles(Path folder) throws Exception {
        TreeSet<String> facts = new TreeSet<>();
        for (Path file : Cases.files(folder, ".xml")) {
            Element root = parse(file);
            Element classification =
                    all(root, "classification").stream().findFirst().orElse(root);
            String id = root.getAttribute("id");
            facts.add(root.getAttribute("name") + (id.isEmpty() ? "" : " " + Long.decode(id)) + " r"
                    + root.getAttribute("revision") + " "
                    + classification
                            .getAttribute("class")
                            .toUpperCase(Locale.ROOT)
                            .replace(' ', '_') + " "
                    + classification.getAttribute("scope").toUpperCase(Locale.ROOT) + " conditions "
                    + all(root, "condition").stream()
                            .filter(node -> node.getParentNode().getNodeName().equals("conditions"))
                            .count()
                    + " superset " + !classification.getAttribute("superset").isEmpty() + " components "
                    + all(root, "clusterRequirements").size() + " required conditions "
                    + all(root, "conditionRequirement").size() + " requirements "
                    + all(root, "cluster").stream()
                            .filter(node -> node.getParentNode().getNodeName().equals("clusters"))
                            .map(node -> node.getAttribute("id") + node.getAttribute("side"))
                            .distinct()
                            .count());
            for (Element cluster : all(root, "cluster")) {
                if (!cluster.getParentNode().getNodeName().equals("clusters")) {
                    continue;
                }
                String name = root.getAttribute("name") + " - " + Long.decode(cluster.getAttribute("id")) + " "
                        + cluster.getAttribute("side").toUpperCase(Locale.ROOT) + " ";
                List<Element> features = overrides(cluster, "feature");
                List<Element> elements = List.of("attribute", "command", "event").stream()
                        .flatMap(kind -> overrides(cluster, kind).stream())
                        .toList();
                facts.add(name
                        + all(cluster, "quality").stream()
                                .anyMatch(quality ->
                                        quality.getAttribute("singleton").equals("true"))
                        + " features " + features.size() + " elements " + elements.size());
                features.stream()
                        .map(feature -> feature.getAttribute("code"))
                        .filter(code -> !code.isEmpty())
                        .forEach(code -> facts.add(name + code));
                for (Element element : elements) {
                    String number = element.getAttribute("code") + element.getAttribute("id");
                    if (!number.isEmpty()) {
                        facts.add(name + element.getNodeName().toUpperCase(Locale.ROOT) + Long.decode(number));
                    }
                }
            }
        }
        return facts;
    }

    private static List<Element> overrides(Element cluster, String kind) {
        return all(cluster, kind).stream()
                .filter(node -> node.getParentNode().getNodeName().equals(kind + "s"))
                // A command may be there for its fields only.
                .filter(node -> all(node, "field").stream()
                        .noneMatch(field -> field.getParentNode().equals(node)))
                .toList();
    }

    private static List<String> tagsOfFiles(Path folder) throws Exception {
        List<String> tags = new ArrayList<>();
        for (Path file : Cases.files(folder, ".xml")) {
            Element root = parse(file);
            for (Element tag : all(root, "tag")) {
                tags.add(Integer.decode(root.getAttribute("id")) + "/" + Integer.decode(tag.getAttribute("id")) + " "
                        + tag.getAttribute("name"));
            }
        }
        return tags.stream().sorted().toList();
    }

    private static Element parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    private static List<Element> all(Element element, String name) {
        NodeList nodes = element.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path file : Cases.files(temporary, ".java")) {
            sources.put(temporary.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
        return sources;
    }
}
