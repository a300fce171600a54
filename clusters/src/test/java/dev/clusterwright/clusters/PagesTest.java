package dev.clusterwright.clusters;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Bounds;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Feature;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.cluster.Response;
import dev.clusterwright.clusters.Page.AttributeFact;
import dev.clusterwright.clusters.Page.ClusterFact;
import dev.clusterwright.clusters.Page.CommandFact;
import dev.clusterwright.clusters.Page.FeatureFact;
import dev.clusterwright.clusters.Page.ParameterFact;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.tlv.TlvCodec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the public overview pages of the clusters say, against the generated descriptors: every fact holds, and there is
 * nothing that the pages do not list. A test is named after the line it checks.
 */
class PagesTest {
    /** The pages' names of types, and the specification's. A type that is missing here has one name in both. */
    private static final Map<String, String> TYPES = Map.of(
            "boolean", "bool",
            "int8u", "uint8",
            "int16u", "uint16",
            "int64u", "subject-id",
            "octet_string", "octstr",
            "long_octet_string", "octstr",
            "char_string", "string",
            "vendor_id", "vendor-id",
            "fabric_idx", "fabric-idx");

    /** The parameters that are lists although the page shows only the type of their entries. */
    private static final Set<String> FLATTENED_LISTS = Set.of("KeySetReadAllIndicesResponse.GroupKeySetIDs");

    /** The greatest values of the types of attributes, where no constraint sets other bounds. */
    private static final Map<String, Long> MAXIMA = Map.of("uint8", 0xFFL, "uint16", 0xFFFFL);

    @TestFactory
    Stream<DynamicContainer> groupKeyManagement() {
        return tests(Page.read("group-key-management.txt"), GroupKeyManagement.class, GroupKeyManagement.DESCRIPTOR);
    }

    @TestFactory
    Stream<DynamicContainer> operationalCredentials() {
        return tests(
                Page.read("operational-credentials.txt"),
                OperationalCredentials.class,
                OperationalCredentials.DESCRIPTOR);
    }

    @TestFactory
    Stream<DynamicContainer> networkIdentityManagement() {
        return tests(
                Page.read("network-identity-management.txt"),
                NetworkIdentityManagement.class,
                NetworkIdentityManagement.DESCRIPTOR);
    }

    private static Stream<DynamicContainer> tests(Page page, Class<?> generated, ClusterDescriptor descriptor) {
        Stream<DynamicTest> facts = Stream.of(
                        Stream.of(dynamicTest(page.cluster().line(), () -> checkCluster(page.cluster(), descriptor))),
                        page.attributes().stream()
                                .map(fact -> dynamicTest(fact.line(), () -> checkAttribute(fact, descriptor))),
                        page.commands().stream()
                                .map(fact -> dynamicTest(fact.line(), () -> checkCommand(fact, descriptor))),
                        page.features().stream()
                                .map(fact -> dynamicTest(fact.line(), () -> checkFeature(fact, descriptor))))
                .flatMap(tests -> tests);
        Stream<DynamicTest> nothingElse = Stream.of(
                dynamicTest("attributes", () -> checkNoOtherAttributes(page, descriptor)),
                dynamicTest("commands", () -> checkNoOtherCommands(page, descriptor)),
                dynamicTest("features", () -> checkNoOtherFeatures(page, descriptor)),
                dynamicTest("events", () -> assertThat(descriptor.events()).isEmpty()));
        Stream<DynamicTest> classes = Stream.concat(
                page.commands().stream()
                        .map(fact -> dynamicTest(fact.name(), () -> checkCommandClass(fact, generated, descriptor))),
                typesOfItsOwn(page).map(type -> dynamicTest(type, () -> checkTypeClass(type, generated))));
        return Stream.of(
                dynamicContainer("facts", facts),
                dynamicContainer("nothing else", nothingElse),
                dynamicContainer("classes", classes));
    }

    private static void checkCluster(ClusterFact fact, ClusterDescriptor descriptor) {
        assertThat(descriptor.id()).as("id").isEqualTo(fact.id());
        assertThat(descriptor.name()).as("name").isEqualTo(fact.name());
        assertThat(descriptor.attributes()).as("attributes").hasSize(fact.attributes());
        assertThat(descriptor.commands().size() + descriptor.responses().size())
                .as("requests and responses")
                .isEqualTo(fact.commands());
        assertThat(descriptor.features()).as("features").hasSize(fact.features());
    }

    private static void checkAttribute(AttributeFact fact, ClusterDescriptor descriptor) {
        Attribute<?> attribute = only(descriptor.attributes(), candidate -> candidate.id() == fact.id());
        assertThat(attribute.clusterId()).as("cluster").isEqualTo(descriptor.id());
        assertThat(attribute.name()).as("name").isEqualTo(fact.name());
        assertThat(attribute.isOptional()).as("optional").isEqualTo(fact.optional());
        assertThat(attribute.access().read()).as("read").isEqualTo(fact.read());
        assertThat(attribute.access().write())
                .as("write")
                .isEqualTo(fact.write().orElse(null));
        assertThat(attribute.access().invoke()).as("invoke").isNull();
        if (fact.type().equals("array")) {
            checkArray(fact, attribute);
        } else {
            checkNumber(fact, attribute);
        }
    }

    /** The pages give neither the counts nor the defaults of arrays, and the only default of one is to be empty. */
    private static void checkArray(AttributeFact fact, Attribute<?> attribute) {
        assertThat(attribute.type()).as("type").matches("list\\[.+]");
        assertThat(attribute.defaultValue().orElse("empty")).as("default").isEqualTo("empty");
        assertThat(fact.min()).as("least count").isEmpty();
        assertThat(fact.max()).as("greatest count").isEmpty();
        assertThat(fact.defaultValue()).as("default on the page").isEmpty();
    }

    private static void checkNumber(AttributeFact fact, Attribute<?> attribute) {
        assertThat(attribute.type()).as("type").isEqualTo(TYPES.get(fact.type()));
        long greatest = MAXIMA.get(attribute.type());
        Bounds bounds = attribute.bounds().orElse(new Bounds(0, greatest));
        assertThat(bounds.min()).as("minimum").isEqualTo(fact.min().orElse(0));
        assertThat(bounds.max()).as("maximum").isEqualTo(fact.max().orElse(greatest));
        assertThat(attribute.defaultValue()).as("default").isEqualTo(fact.defaultValue());
    }

    private static void checkCommand(CommandFact fact, ClusterDescriptor descriptor) {
        if (fact.isRequest()) {
            Command<?, ?> command = only(descriptor.commands(), candidate -> candidate.id() == fact.id());
            assertThat(command.clusterId()).as("cluster").isEqualTo(descriptor.id());
            assertThat(command.name()).as("name").isEqualTo(fact.name());
            assertThat(command.access().invoke())
                    .as("invoke")
                    .isEqualTo(fact.invoke().orElseThrow());
            checkParameters(fact, command.fields());
        } else {
            Response<?> response = only(descriptor.responses(), candidate -> candidate.id() == fact.id());
            assertThat(response.clusterId()).as("cluster").isEqualTo(descriptor.id());
            assertThat(response.name()).as("name").isEqualTo(fact.name());
            checkParameters(fact, response.fields());
        }
    }

    private static void checkParameters(CommandFact fact, List<Field> fields) {
        List<ParameterFact> expected = fact.parameters().stream()
                .map(parameter -> new ParameterFact(parameter.name(), typeOf(fact, parameter)))
                .toList();
        assertThat(fields)
                .extracting(field -> new ParameterFact(field.name(), field.type()))
                .isEqualTo(expected);
    }

    private static String typeOf(CommandFact command, ParameterFact parameter) {
        String type = TYPES.getOrDefault(parameter.type(), parameter.type());
        return FLATTENED_LISTS.contains(command.name() + "." + parameter.name()) ? "list[" + type + "]" : type;
    }

    private static void checkFeature(FeatureFact fact, ClusterDescriptor descriptor) {
        Feature feature = only(descriptor.features(), candidate -> candidate.bit() == fact.bit());
        assertThat(feature.name()).as("name").isEqualTo(fact.name());
        assertThat(feature.code()).as("code").isEqualTo(fact.code());
    }

    private static void checkNoOtherAttributes(Page page, ClusterDescriptor descriptor) {
        assertThat(descriptor.attributes())
                .extracting(Attribute::id)
                .containsExactlyElementsOf(
                        page.attributes().stream().map(AttributeFact::id).toList());
    }

    private static void checkNoOtherCommands(Page page, ClusterDescriptor descriptor) {
        Map<Boolean, List<Long>> ids = page.commands().stream()
                .collect(partitioningBy(CommandFact::isRequest, mapping(CommandFact::id, toList())));
        assertThat(descriptor.commands()).extracting(Command::id).containsExactlyElementsOf(ids.get(true));
        assertThat(descriptor.responses()).extracting(Response::id).containsExactlyElementsOf(ids.get(false));
    }

    private static void checkNoOtherFeatures(Page page, ClusterDescriptor descriptor) {
        assertThat(descriptor.features())
                .extracting(Feature::bit)
                .containsExactlyElementsOf(
                        page.features().stream().map(FeatureFact::bit).toList());
    }

    /** The structs and enums that parameters have as their types. */
    private static Stream<String> typesOfItsOwn(Page page) {
        return page.commands().stream()
                .flatMap(command -> command.parameters().stream())
                .map(ParameterFact::type)
                .filter(type -> type.endsWith("Struct") || type.endsWith("Enum"))
                .distinct();
    }

    private static void checkCommandClass(CommandFact fact, Class<?> generated, ClusterDescriptor descriptor)
            throws ClassNotFoundException {
        Class<?> type = classBeside(generated, fact.name());
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        TlvCodec<?> codec = fact.isRequest()
                ? only(descriptor.commands(), candidate -> candidate.id() == fact.id())
                        .codec()
                : only(descriptor.responses(), candidate -> candidate.id() == fact.id())
                        .codec();

        assertThat(Request.class.isAssignableFrom(type)).as("is a request").isEqualTo(fact.isRequest());
        assertThat(codec.getClass().getDeclaringClass())
                .as("what the codec reads")
                .isEqualTo(type);
        assertThat(components)
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .containsExactlyElementsOf(
                        fact.parameters().stream().map(ParameterFact::name).toList());
    }

    private static void checkTypeClass(String name, Class<?> generated) throws ClassNotFoundException {
        Class<?> type = classBeside(generated, name);
        if (name.endsWith("Enum")) {
            assertThat(type).isAssignableTo(OpenEnum.class);
        } else {
            assertThat(type).isRecord();
        }
    }

    private static Class<?> classBeside(Class<?> generated, String name) throws ClassNotFoundException {
        return Class.forName(generated.getPackageName() + "." + name);
    }

    private static <T> T only(List<? extends T> all, Predicate<? super T> condition) {
        List<? extends T> found = all.stream().filter(condition).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
