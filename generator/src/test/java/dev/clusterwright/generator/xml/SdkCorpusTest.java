package dev.clusterwright.generator.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.Corpus;
import dev.clusterwright.generator.problem.Problem;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.source.SourceFile;
import dev.clusterwright.generator.xml.TypeElement.BitfieldElement;
import dev.clusterwright.generator.xml.TypeElement.BitmapElement;
import dev.clusterwright.generator.xml.TypeElement.EnumElement;
import dev.clusterwright.generator.xml.TypeElement.StructElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Reads the official files of the SDK and compares every part with what a DOM parser and XPath see. They may not be
 * passed on, so they are read where somebody has put them: {@code -Dclusterwright.corpus=DIR}, with
 * {@code sdk-xml/<date>} in it; any number of dates.
 */
class SdkCorpusTest {
    private static final String FEATURE_MAPS =
            "/configurator/bitmap[substring(@name, string-length(@name) - 6) = 'Feature'"
                    + " and translate(@type, 'BITMAP', 'bitmap') = 'bitmap32']";

    private final XPath xpath = XPathFactory.newInstance().newXPath();

    @TestFactory
    Stream<DynamicContainer> dates() throws IOException {
        List<DynamicContainer> dates = new ArrayList<>();
        for (Path date : sorted(Corpus.folder("sdk-xml"))) {
            List<Path> files = sorted(date);
            assertThat(files).as("%s", date).hasSizeGreaterThan(50);
            dates.add(DynamicContainer.dynamicContainer(
                    date.getFileName().toString(),
                    files.stream()
                            .map(file ->
                                    DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))));
        }
        assertThat(dates).isNotEmpty();
        return dates.stream();
    }

    private void check(Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        Problems problems = new Problems();
        DefinitionFile read = new DefinitionReader(Errata.read(List.of(), problems), problems)
                .read(new SourceFile(file.getFileName().toString(), content));

        assertThat(problems.sorted().stream().map(Problem::code)).containsExactlyInAnyOrderElementsOf(expected(root));
        counts(read, root);
        clusters(read.clusters(), list(root, "/configurator/cluster"));
        clusters(
                read.extensions().stream()
                        .filter(extension -> !isFeaturesOnly(extension))
                        .toList(),
                list(root, "/configurator/clusterExtension"));
        types(read, root);
    }

    /** What is wrong with a file, by rule: ids given twice, two known slips, conditions that stand on their own. */
    private List<String> expected(Element root) throws XPathExpressionException {
        List<String> codes = new ArrayList<>();
        String member = "[self::arg or self::item or self::field][not(@fieldId)]";
        add(
                codes,
                "repeated-id",
                list(root, "//*" + member + "[@id = preceding-sibling::*" + "/@id]")
                        .size());
        add(
                codes,
                "misspelt",
                list(root, "//*[@lenght]").size() + list(root, "//*[@defaut]").size());
        String stray = "[substring(local-name(), string-length(local-name()) - 3) = 'Term']";
        add(
                codes,
                "unknown-element",
                list(root, "/configurator/cluster/attribute/*" + stray).size());
        return codes;
    }

    private void counts(DefinitionFile read, Element root) throws XPathExpressionException {
        List<ClusterElement> clusters = Stream.concat(read.clusters().stream(), read.extensions().stream())
                .toList();
        String cluster = "/configurator/*[self::cluster or self::clusterExtension]";
        assertThat(read.clusters()).hasSize(list(root, "/configurator/cluster").size());
        assertThat(clusters.stream().mapToInt(c -> c.attributes().size()).sum())
                .isEqualTo(
                        list(root, cluster + "/attribute[not(@side='client')]").size());
        assertThat(clusters.stream().mapToInt(c -> c.commands().size()).sum())
                .isEqualTo(list(root, cluster + "/command").size());
        assertThat(clusters.stream().mapToInt(c -> c.events().size()).sum())
                .isEqualTo(list(root, cluster + "/event").size());
        assertThat(clusters.stream()
                        .flatMap(c -> c.commands().stream())
                        .mapToInt(c -> c.fields().size())
                        .sum())
                .isEqualTo(list(root, cluster + "/command/arg").size());
        assertThat(clusters.stream()
                        .flatMap(c -> c.events().stream())
                        .mapToInt(e -> e.fields().size())
                        .sum())
                .isEqualTo(list(root, cluster + "/event/field").size());
        int oldFeatures = 0;
        for (Element map : list(root, FEATURE_MAPS)) {
            oldFeatures +=
                    list(map, "field").size() * Math.max(1, list(map, "cluster").size());
        }
        assertThat(clusters.stream().mapToInt(c -> c.features().size()).sum())
                .isEqualTo(list(root, cluster + "/features/feature").size() + oldFeatures);
    }

    private void clusters(List<ClusterElement> clusters, List<Element> expected) throws XPathExpressionException {
        assertThat(clusters).hasSameSizeAs(expected);
        for (int i = 0; i < clusters.size(); i++) {
            ClusterElement cluster = clusters.get(i);
            Element element = expected.get(i);
            boolean extension = element.getTagName().equals("clusterExtension");
            String code = extension ? element.getAttribute("code") : text(element, "code");
            assertThat(number(cluster.id())).isEqualTo(number(code));
            assertThat(cluster.name()).isEqualTo(extension ? null : text(element, "name"));
            String revision = xpath.evaluate("globalAttribute[@code='0xFFFD' or @code='0xfffd']/@value", element);
            assertThat(cluster.revision()).isEqualTo(extension ? null : revision.isEmpty() ? "1" : revision);
            assertThat(cluster.ids())
                    .hasSize(element.getAttribute("apiMaturity").equals("provisional") ? 1 : 0);

            List<Element> attributes = list(element, "attribute[not(@side='client')]");
            for (int k = 0; k < attributes.size(); k++) {
                attribute(cluster.attributes().get(k), attributes.get(k));
            }
            List<Element> commands = list(element, "command");
            for (int k = 0; k < commands.size(); k++) {
                command(cluster.commands().get(k), commands.get(k));
            }
            List<Element> events = list(element, "event");
            for (int k = 0; k < events.size(); k++) {
                EventElement event = cluster.events().get(k);
                assertThat(number(event.id())).isEqualTo(code(events.get(k)));
                assertThat(event.name()).isEqualTo(events.get(k).getAttribute("name"));
                assertThat(event.priority()).isEqualTo(events.get(k).getAttribute("priority"));
                conformance(event.conformance(), events.get(k));
                assertThat(valueIn(event.access(), "readPrivilege")).isEqualTo(privilege(events.get(k), "read"));
                fields(event.fields(), list(events.get(k), "field"));
            }
        }
    }

    private void command(CommandElement command, Element element) throws XPathExpressionException {
        String name = element.getAttribute("name");
        assertThat(number(command.id())).isEqualTo(code(element));
        assertThat(command.name()).isEqualTo(name);
        boolean answer = !list(element, "../command[@response='" + name + "']").isEmpty();
        assertThat(command.direction())
                .isEqualTo(
                        element.getAttribute("source").equals("client")
                                ? "commandToServer"
                                : answer ? "responseFromServer" : "commandToClient");
        assertThat(command.response()).isEqualTo(attributeOrNull(element, "response"));
        assertThat(valueIn(command.access(), "invokePrivilege")).isEqualTo(privilege(element, "invoke"));
        assertThat(valueIn(command.access(), "timed")).isEqualTo(flag(element, "mustUseTimedInvoke"));
        assertThat(valueIn(command.access(), "fabricScoped")).isEqualTo(flag(element, "isFabricScoped"));
        conformance(command.conformance(), element);
        fields(command.fields(), list(element, "arg"));
    }

    private void attribute(FieldElement attribute, Element element) throws XPathExpressionException {
        assertThat(number(attribute.id())).isEqualTo(code(element));
        String name = element.getAttribute("name");
        if (name.isEmpty()) {
            String text = ownText(element);
            name = text.isEmpty() ? text(element, "description") : text;
        }
        assertThat(attribute.name()).isEqualTo(name).isNotEmpty();
        boolean writable = element.getAttribute("writable").equals("true");
        assertThat(valueIn(attribute.access(), "write")).isEqualTo(writable ? "true" : null);
        assertThat(valueIn(attribute.access(), "read"))
                .isEqualTo(element.getAttribute("readable").equals("false") ? null : "true");
        assertThat(valueIn(attribute.access(), "readPrivilege")).isEqualTo(privilege(element, "read"));
        assertThat(valueIn(attribute.access(), "writePrivilege"))
                .isEqualTo(writable ? privilege(element, "write") : null);
        assertThat(valueIn(attribute.access(), "timed")).isEqualTo(flag(element, "mustUseTimedWrite"));
        assertThat(valueIn(attribute.quality(), "atomicWrite")).isEqualTo(flag(element, "mustUseAtomicWrite"));
        assertThat(valueIn(attribute.quality(), "changeOmitted"))
                .isEqualTo(
                        xpath.evaluate("string(quality/@changeOmitted)", element)
                                        .isEmpty()
                                ? null
                                : "true");
        member(attribute, element);
    }

    private void fields(List<FieldElement> fields, List<Element> elements) throws XPathExpressionException {
        assertThat(fields).hasSameSizeAs(elements);
        List<Long> ids = new ArrayList<>();
        for (Element element : elements) {
            long next = ids.isEmpty() ? 0 : ids.get(ids.size() - 1) + 1;
            if (element.hasAttribute("fieldId")) {
                ids.add(number(element.getAttribute("fieldId")));
            } else if (element.hasAttribute("id") && !ids.contains(number(element.getAttribute("id")))) {
                ids.add(number(element.getAttribute("id")));
            } else {
                ids.add(next);
            }
        }
        assertThat(fields.stream().map(field -> number(field.id()))).containsExactlyElementsOf(ids);
        for (int i = 0; i < fields.size(); i++) {
            assertThat(fields.get(i).name()).isEqualTo(elements.get(i).getAttribute("name"));
            assertThat(valueIn(fields.get(i).access(), "fabricSensitive"))
                    .isEqualTo(flag(elements.get(i), "isFabricSensitive"));
            member(fields.get(i), elements.get(i));
        }
    }

    private void member(FieldElement field, Element element) throws XPathExpressionException {
        String type = element.getAttribute("type");
        String lower = type.toLowerCase(Locale.ROOT);
        boolean array = lower.equals("array");
        boolean list = array || element.getAttribute("array").equals("true");
        assertThat(field.type()).isEqualTo(list ? "list" : type);
        assertThat(valueIn(field.entry(), "type"))
                .isEqualTo(!list ? null : array ? element.getAttribute("entryType") : type);
        assertThat(valueIn(field.quality(), "nullable")).isEqualTo(flag(element, "isNullable"));
        String text = attributeOrNull(element, "default");
        boolean word = lower.equals("boolean") && text != null && text.matches("(0x)?0*[01]");
        assertThat(field.defaultValue()).isEqualTo(word ? String.valueOf(number(text) == 1) : text);
        conformance(field.conformance(), element);

        boolean counted = list || lower.endsWith("char_string") || lower.endsWith("octet_string");
        String least = element.getAttribute(counted && element.hasAttribute("minLength") ? "minLength" : "min");
        String most = element.getAttribute(counted && element.hasAttribute("length") ? "length" : "max");
        List<String> bounds = field.constraints().stream()
                .flatMap(constraint -> constraint.children().stream())
                .flatMap(part -> part.children().stream())
                .map(bound -> bound.value("value", bound.text()))
                .toList();
        boolean exact = !least.isEmpty() && !most.isEmpty() && number(least).equals(number(most));
        assertThat(bounds)
                .containsExactlyElementsOf(Stream.of(exact ? "" : least, most)
                        .filter(bound -> !bound.isEmpty())
                        .toList());
        String kind = list ? "ount" : counted ? "ength" : "";
        field.constraints()
                .forEach(constraint -> assertThat(constraint.children())
                        .hasSize(1)
                        .allMatch(part -> exact
                                ? part.name().equals("allowed")
                                : part.name().contains(kind)));
    }

    private void types(DefinitionFile read, Element root) throws XPathExpressionException {
        List<Element> elements = list(root, "/configurator/*[self::enum or self::struct or self::bitmap]").stream()
                .filter(element -> !element.getAttribute("name").endsWith("Feature"))
                .toList();
        assertThat(read.types()).hasSameSizeAs(elements);
        for (int i = 0; i < elements.size(); i++) {
            SharedTypeElement shared = read.types().get(i);
            Element element = elements.get(i);
            assertThat(shared.type().name()).isEqualTo(element.getAttribute("name"));
            assertThat(shared.clusters().stream().map(cluster -> number(cluster.code())))
                    .containsExactlyElementsOf(list(element, "cluster").stream()
                            .map(cluster -> number(cluster.getAttribute("code")))
                            .toList());
            String type = element.getAttribute("type").toLowerCase(Locale.ROOT);
            if (shared.type() instanceof EnumElement enumType) {
                assertThat(enumType.type()).isEqualTo(type);
                assertThat(enumType.items().stream().map(item -> number(item.value()) + " " + item.name()))
                        .containsExactlyElementsOf(list(element, "item").stream()
                                .map(item -> number(item.getAttribute("value")) + " " + item.getAttribute("name"))
                                .toList());
            } else if (shared.type() instanceof BitmapElement bitmap) {
                assertThat(bitmap.type()).isEqualTo("map" + type.substring("bitmap".length()));
                assertThat(bitmap.fields().stream().map(bit -> mask(bit) + " " + bit.name()))
                        .containsExactlyElementsOf(list(element, "field").stream()
                                .map(bit -> number(bit.getAttribute("mask")) + " " + bit.getAttribute("name"))
                                .toList());
            } else if (shared.type() instanceof StructElement struct) {
                assertThat(valueIn(struct.access(), "fabricScoped")).isEqualTo(flag(element, "isFabricScoped"));
                fields(struct.fields(), list(element, "item"));
            }
        }
    }

    private void conformance(Optional<XmlNode> conformance, Element element) throws XPathExpressionException {
        String stated = xpath.evaluate("local-name(*[contains(local-name(), 'Conform')])", element);
        String implied = element.getAttribute("optional").equals("true") ? "optionalConform" : "mandatoryConform";
        assertThat(conformance.map(XmlNode::name)).contains(stated.isEmpty() ? implied : stated);
    }

    private @Nullable String privilege(Element element, String operation) throws XPathExpressionException {
        String privilege = xpath.evaluate("access[@op='" + operation + "']/@*[name()!='op']", element);
        return privilege.isEmpty() ? null : privilege.replace("administer", "admin");
    }

    private static long mask(BitfieldElement bit) {
        int from = Integer.parseInt(Optional.ofNullable(bit.bit()).orElse(bit.from()));
        int to = Integer.parseInt(Optional.ofNullable(bit.bit()).orElse(bit.to()));
        return IntStream.rangeClosed(from, to).mapToLong(i -> 1L << i).sum();
    }

    private static boolean isFeaturesOnly(ClusterElement extension) {
        return extension.attributes().isEmpty()
                && extension.commands().isEmpty()
                && extension.events().isEmpty();
    }

    private static @Nullable String valueIn(Optional<XmlNode> node, String name) {
        return node.map(access -> access.value(name)).orElse(null);
    }

    private static @Nullable String flag(Element element, String name) {
        return element.getAttribute(name).equals("true") ? "true" : null;
    }

    private static @Nullable String attributeOrNull(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static Long code(Element element) {
        long code = number(element.getAttribute("code"));
        return element.hasAttribute("manufacturerCode")
                ? (number(element.getAttribute("manufacturerCode")) << 16) + code
                : Long.valueOf(code);
    }

    private static Long number(@Nullable String number) {
        String text = Objects.requireNonNull(number);
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.valueOf(text);
    }

    private static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    private String text(Element element, String path) throws XPathExpressionException {
        return xpath.evaluate("normalize-space(" + path + ")", element);
    }

    private List<Element> list(Element from, String path) throws XPathExpressionException {
        NodeList nodes = (NodeList) xpath.evaluate(path, from, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static void add(List<String> codes, String code, int times) {
        IntStream.range(0, times).forEach(i -> codes.add(code));
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().collect(Collectors.toList());
        }
    }
}
