package dev.clusterwright.generator.xml;

import static dev.clusterwright.generator.xml.SdkText.element;
import static dev.clusterwright.generator.xml.SdkText.isTrue;
import static dev.clusterwright.generator.xml.SdkText.number;
import static dev.clusterwright.generator.xml.SdkText.value;

import dev.clusterwright.generator.problem.Problems;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads attributes, and the fields of structs, commands and events, of the SDK dialect. */
final class SdkMembers {
    private static final Set<String> ATTRIBUTE = Conformances.and(
            "access",
            "apiMaturity",
            "array",
            "code",
            "default",
            "defaut",
            "define",
            "description",
            "entryType",
            "introducedIn",
            "isFabricScoped",
            "isFabricSensitive",
            "isNullable",
            "length",
            "lenght",
            "manufacturerCode",
            "max",
            "min",
            "minLength",
            "mustUseAtomicWrite",
            "mustUseTimedWrite",
            "name",
            "optional",
            "quality",
            "readable",
            "reportMaxInterval",
            "reportMinInterval",
            "reportable",
            "reportableChange",
            "side",
            "storage",
            "type",
            "writable");
    private static final Set<String> FIELD = Conformances.and(
            "access",
            "apiMaturity",
            "array",
            "countArg",
            "default",
            "defaut",
            "description",
            "entryType",
            "fieldId",
            "id",
            "introducedIn",
            "isFabricSensitive",
            "isNullable",
            "length",
            "lenght",
            "max",
            "min",
            "minLength",
            "name",
            "optional",
            "quality",
            "reportable",
            "type",
            "writable");

    private final Problems problems;
    private final UnknownElements unknown;
    private final SdkAccess accesses;

    SdkMembers(Problems problems) {
        this.problems = problems;
        this.unknown = new UnknownElements(problems);
        this.accesses = new SdkAccess(problems);
    }

    /** An attribute of a server. */
    FieldElement attribute(XmlNode node) {
        unknown.warn(node, ATTRIBUTE);
        return member(node, id(node), attributeName(node), accesses.attribute(node));
    }

    /**
     * The fields of a struct, command or event. One without an id has the id after that of the field before it.
     *
     * @param name what the fields of the owner are called: {@code item}, {@code arg} or {@code field}
     */
    List<FieldElement> fields(XmlNode owner, String name) {
        List<FieldElement> fields = new ArrayList<>();
        Set<BigInteger> taken = new HashSet<>();
        BigInteger next = BigInteger.ZERO;
        for (XmlNode node : owner.children(name)) {
            unknown.warn(node, FIELD);
            String id = fieldId(node, taken, next);
            next = number(id).orElse(next);
            taken.add(next);
            next = next.add(BigInteger.ONE);
            fields.add(member(node, id, SdkText.name(node), accesses.field(node)));
        }
        return fields;
    }

    /** A code of a vendor's own carries the vendor in its upper half, which the SDK dialect may write apart from it. */
    static @Nullable String id(XmlNode node) {
        String code = node.value("code");
        String vendor = node.value("manufacturerCode");
        if (code == null || vendor == null) {
            return code;
        }
        Optional<BigInteger> high = number(vendor);
        Optional<BigInteger> low = number(code);
        if (high.isEmpty() || low.isEmpty()) {
            return high.isEmpty() ? vendor : code; // the linker says that it is no number
        }
        return low.get().bitLength() > 16
                ? code
                : "0x" + high.get().shiftLeft(16).or(low.get()).toString(16);
    }

    /** The conformance that a node states; if it states none, whether it is optional says it. */
    static Optional<XmlNode> conformance(XmlNode node) {
        return Conformances.of(node)
                .or(() -> Optional.of(element(
                        node.location(),
                        isTrue(node, "optional") ? "optionalConform" : "mandatoryConform",
                        List.of())));
    }

    private FieldElement member(XmlNode node, @Nullable String id, @Nullable String name, Optional<XmlNode> access) {
        String type = node.value("type");
        boolean array = "array".equalsIgnoreCase(type);
        boolean list = array || isTrue(node, "array");
        String entryType = array ? node.value("entryType") : type;
        Optional<XmlNode> entry = list && entryType != null
                ? Optional.of(
                        element(node.location(), "entry", List.of(value(node.location(), "type", entryType.strip()))))
                : Optional.empty();
        return new FieldElement(
                node.location(),
                id,
                name,
                SdkText.name(node) == null ? null : SdkText.line(node.value("description")),
                list ? "list" : type,
                defaultValue(node, type),
                entry,
                access,
                quality(node),
                conformance(node),
                SdkConstraint.of(node, list, type, misspelt(node, "length", "lenght")));
    }

    /** As it is written, but for a boolean: the other dialect has words for 0 and 1. */
    private @Nullable String defaultValue(XmlNode node, @Nullable String type) {
        String text = misspelt(node, "default", "defaut");
        if (!"boolean".equalsIgnoreCase(type) || number(text).isEmpty()) {
            return text;
        }
        return SdkText.isNumber(text, 0) ? "false" : SdkText.isNumber(text, 1) ? "true" : text;
    }

    /** Names moved from the text over the description into an attribute; a description beside a name is prose. */
    private static @Nullable String attributeName(XmlNode node) {
        String name = SdkText.name(node);
        String text = name == null ? SdkText.line(node.text()) : name;
        return text == null ? SdkText.line(node.value("description")) : text;
    }

    private String fieldId(XmlNode node, Set<BigInteger> taken, BigInteger next) {
        String fieldId = node.value("fieldId");
        String id = node.value("id");
        if (fieldId != null || id == null) {
            return fieldId == null ? next.toString() : fieldId;
        }
        if (number(id).filter(taken::contains).isEmpty()) {
            return id;
        }
        problems.warning(
                "repeated-id",
                node.location(),
                "<" + node.name() + "> '" + SdkText.name(node) + "' has the id " + id + " of an earlier one; " + next
                        + " is assumed, which is next",
                "Write fieldId=\"" + next + "\"");
        return next.toString();
    }

    private @Nullable String misspelt(XmlNode node, String right, String wrong) {
        String text = node.value(right);
        Optional<XmlNode> misspelt = node.child(wrong);
        misspelt.ifPresent(attribute -> problems.warning(
                "misspelt",
                attribute.location(),
                "'" + wrong + "' is not known; "
                        + (text == null ? "'" + right + "' is assumed" : "'" + right + "' stands beside it and counts"),
                text == null ? "Write " + right + "=\"" + attribute.text() + "\"" : "Remove it"));
        return text == null ? misspelt.map(XmlNode::text).orElse(null) : text;
    }

    private static Optional<XmlNode> quality(XmlNode node) {
        List<XmlNode> qualities = new ArrayList<>();
        node.children("quality").forEach(own -> qualities.addAll(own.children()));
        if (isTrue(node, "isNullable")) {
            qualities.add(value(node.location(), "nullable", "true"));
        }
        if (isTrue(node, "mustUseAtomicWrite")) {
            qualities.add(value(node.location(), "atomicWrite", "true"));
        }
        return qualities.isEmpty() ? Optional.empty() : Optional.of(element(node.location(), "quality", qualities));
    }
}
