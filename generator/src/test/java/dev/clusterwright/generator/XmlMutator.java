package dev.clusterwright.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Spoils a definition as vendors and scrapers do, and as somebody does who wishes ill. */
final class XmlMutator {
    /** Values that a name, a number, a type or a text may be. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "0",
            "1",
            "-1",
            "-0",
            "+5",
            "007",
            "63",
            "64",
            "65",
            "127",
            "128",
            "254",
            "255",
            "256",
            "65535",
            "65536",
            "2147483647",
            "2147483648",
            "-2147483649",
            "4294967295",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709551615",
            "18446744073709551616",
            "99999999999999999999",
            "1".repeat(400),
            "0x",
            "0x0",
            "0xFD",
            "0xFE",
            "0xFF",
            "0xFFFF",
            "0xFFFFFFFF",
            "0xFFFFFFFFFFFFFFFF",
            "0x10000000000000000",
            "0x8000000000000000",
            "NaN",
            "Infinity",
            "1e9",
            "0.01",
            "10%",
            "25.5\u00b0C",
            "MS",
            "desc",
            "null",
            "true",
            "false",
            "\"",
            "\"\"",
            "'",
            "\\",
            "\\n",
            "\n",
            "\t",
            "{",
            "}",
            "{@code",
            "{@link Object}",
            "$",
            "$L",
            "$T$N",
            "%s%n%d",
            "*/",
            "/*",
            "//",
            "\\u002a\\u002f",
            "\\u000a",
            "<b>",
            "</b>",
            "&amp;",
            "&",
            "@Override",
            "a*/ int x; /*",
            "../../x",
            "CON",
            "\u0001",
            "\u0085",
            "\u202eabc",
            "\u2066",
            "\ufeff",
            "\u00a0",
            "\u00e4\u00f6",
            "\u0661\u0662",
            "\u0130",
            "\u540d\u524d",
            "\ud83d\ude00",
            "_",
            "__",
            "class",
            "default",
            "Default",
            "int",
            "this",
            "null",
            "record",
            "var",
            "yield",
            "String",
            "Object",
            "List",
            "Map",
            "Class",
            "Integer",
            "Override",
            "CODEC",
            "Codec",
            "Known",
            "ID",
            "Id",
            "NAME",
            "Name",
            "REVISION",
            "FEATURES",
            "Features",
            "Attributes",
            "Commands",
            "Events",
            "Descriptor",
            "Cluster",
            "Attribute",
            "Command",
            "Event",
            "Unrecognized",
            "NONE",
            "None",
            "value",
            "values",
            "bits",
            "reader",
            "writer",
            "hashCode",
            "toString",
            "getClass",
            "builder",
            "FabricIndex",
            "2G4",
            "12hr",
            "PM2.5",
            "On/Off",
            "a b",
            "-",
            "ABC1def2GHI",
            "x".repeat(300),
            "X".repeat(70_000),
            "a1B".repeat(900),
            "\u00e4".repeat(200),
            "(".repeat(150),
            "a.b.c",
            "a[b]",
            "max 254",
            "min 1 max 0",
            "1 to 2, 4 to 3",
            "A | B & !C",
            "!".repeat(199));

    private static final List<String> TYPES = List.of(
            "bool",
            "uint8",
            "uint24",
            "uint64",
            "int8",
            "int56",
            "int64",
            "single",
            "double",
            "octstr",
            "string",
            "enum8",
            "enum16",
            "map8",
            "map16",
            "map64",
            "list",
            "struct",
            "List",
            "list[uint8]",
            "list[Foo Type]",
            "percent100ths",
            "epoch-us",
            "ipadr",
            "semtag",
            "cluster-id",
            "fabric-idx",
            "null",
            "any",
            "array",
            "ARRAY",
            "int16u",
            "char_string",
            "bitmap8",
            "int24u",
            "Foo",
            "FooStruct",
            "ref_DataTypeList",
            "<<ref_x>>",
            "enum",
            "map",
            "map7",
            "map-8",
            "map99999999999",
            "uint7",
            "status");

    /** Names of elements and attributes that either dialect knows. */
    private static final List<String> WORDS = List.of(
            "cluster",
            "attribute",
            "attributes",
            "command",
            "commands",
            "event",
            "events",
            "field",
            "item",
            "bitfield",
            "struct",
            "enum",
            "bitmap",
            "number",
            "dataTypes",
            "features",
            "feature",
            "access",
            "quality",
            "constraint",
            "entry",
            "default",
            "mandatoryConform",
            "optionalConform",
            "otherwiseConform",
            "disallowConform",
            "deprecateConform",
            "provisionalConform",
            "describedConform",
            "andTerm",
            "orTerm",
            "notTerm",
            "equalTerm",
            "greaterTerm",
            "literal",
            "condition",
            "status",
            "min",
            "max",
            "between",
            "from",
            "to",
            "allowed",
            "desc",
            "compute",
            "left",
            "right",
            "maxOf",
            "minOf",
            "maxCodePoints",
            "value",
            "name",
            "id",
            "code",
            "type",
            "bit",
            "mask",
            "summary",
            "revision",
            "response",
            "direction",
            "priority",
            "clusterIds",
            "clusterId",
            "classification",
            "hierarchy",
            "baseCluster",
            "revisionHistory",
            "configurator",
            "clusterExtension",
            "arg",
            "entryType",
            "array",
            "length",
            "optional",
            "isNullable",
            "fieldId",
            "side",
            "define",
            "domain",
            "description",
            "deviceType",
            "clusters",
            "conditions",
            "tag",
            "tags",
            "namespace",
            "choice",
            "more",
            "fabricScoped",
            "isFabricScoped",
            "nullable",
            "operation",
            "globalAttribute",
            "unheardOf");

    private final SplittableRandom random;
    private final Document document;
    private final List<String> story = new ArrayList<>();
    private boolean truncated;

    /** Spoils a document in place. */
    XmlMutator(Document document, SplittableRandom random) {
        this.document = document;
        this.random = random;
    }

    /** What was done, for those who look for the reason. */
    List<String> story() {
        return story;
    }

    /** Does one thing or several. */
    String mutate() {
        int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 3);
        for (int i = 0; i < count; i++) {
            once();
        }
        String text = text();
        return truncated ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private void once() {
        switch (random.nextInt(18)) {
            case 0 -> onAttribute("remove attribute", at -> at.owner.removeAttribute(at.name));
            case 1, 2, 3 -> onAttribute("hostile value", at -> set(at, any(HOSTILE)));
            case 4 -> onAttribute("empty value", at -> set(at, ""));
            case 5, 6 ->
                onAttribute("value of another", at -> set(at, any(places()).value()));
            case 7 -> onAttribute("value of its like", at -> set(at, like(at)));
            case 8 -> onAttribute("other type", at -> at.owner.setAttribute("type", any(TYPES)));
            case 9 ->
                onAttribute("rename attribute", at -> {
                    String value = at.owner.getAttribute(at.name);
                    at.owner.removeAttribute(at.name);
                    at.owner.setAttribute(any(WORDS), value);
                });
            case 10 -> onElement("add attribute", at -> at.setAttribute(any(WORDS), any(HOSTILE)));
            case 11 -> onElement("remove element", at -> at.getParentNode().removeChild(at));
            case 12 -> onElement("duplicate element", at -> at.getParentNode().insertBefore(at.cloneNode(true), at));
            case 13 ->
                onElement("swap siblings", at -> {
                    Node other = at.getParentNode().getFirstChild();
                    at.getParentNode().insertBefore(at, other);
                });
            case 14 -> onElement("rename element", at -> document.renameNode(at, null, any(WORDS)));
            case 15 ->
                onElement("move element", at -> {
                    Element to = any(elements());
                    boolean within = (at.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_CONTAINED_BY) != 0;
                    if (to != at && !within) {
                        to.appendChild(random.nextBoolean() ? at : at.cloneNode(true));
                    }
                });
            case 16 -> onElement("hostile names of all", at -> renameAll(at.getTagName()));
            default -> {
                if (random.nextInt(8) == 0) {
                    story.add("truncate");
                    truncated = true;
                } else {
                    selfReference();
                }
            }
        }
    }

    /** Names that clash with each other, and with what generated code needs for itself. */
    private void renameAll(String tagName) {
        for (Element element : elements()) {
            if (element.getTagName().equals(tagName) && element.hasAttribute("name")) {
                element.setAttribute("name", any(HOSTILE));
                story.add("  " + element.getAttribute("name"));
            }
        }
    }

    /** A field that is of the struct that it stands in. */
    private void selfReference() {
        onElement("own type", at -> {
            if (at.getParentNode() instanceof Element owner
                    && !owner.getAttribute("name").isEmpty()) {
                at.setAttribute("type", owner.getAttribute("name"));
            }
        });
    }

    private void set(Place at, String value) {
        story.add("  " + at.name + "=" + (value.length() > 80 ? value.substring(0, 80) + "..." : value));
        at.owner.setAttribute(at.name, value);
    }

    /** The value of an attribute of the same name elsewhere: clashing names, ids and bits. */
    private String like(Place at) {
        List<Place> places =
                places().stream().filter(place -> place.name.equals(at.name)).toList();
        return any(places).value();
    }

    private void onAttribute(String what, Consumer<Place> change) {
        List<Place> places = places();
        if (!places.isEmpty()) {
            Place place = any(places);
            story.add(what + " " + place.name + " of <" + place.owner.getTagName() + " "
                    + place.owner.getAttribute("name") + ">");
            change.accept(place);
        }
    }

    private void onElement(String what, Consumer<Element> change) {
        List<Element> elements = elements();
        if (elements.size() > 1) {
            // The root is left: without it there is nothing.
            Element element = elements.get(1 + random.nextInt(elements.size() - 1));
            story.add(what + " <" + element.getTagName() + " " + element.getAttribute("name") + ">");
            change.accept(element);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        collect(document.getDocumentElement(), elements);
        return elements;
    }

    private static void collect(Element element, List<Element> elements) {
        elements.add(element);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, elements);
            }
        }
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (Element element : elements()) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                places.add(new Place(element, attributes.item(i).getNodeName()));
            }
        }
        return places;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        write(document.getDocumentElement(), text);
        return text.toString();
    }

    private static void write(Element element, StringBuilder text) {
        text.append('<').append(element.getTagName());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            text.append('\n').append(attribute.getNodeName()).append("=\"");
            escape(attribute.getNodeValue(), text);
            text.append('"');
        }
        text.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                write(inner, text);
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                escape(child.getNodeValue(), text);
            }
        }
        text.append("</").append(element.getTagName()).append(">\n");
    }

    private static void escape(String value, StringBuilder text) {
        text.append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
    }

    private record Place(Element owner, String name) {
        String value() {
            return owner.getAttribute(name);
        }
    }
}
