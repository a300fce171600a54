package dev.clusterwright.interop;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Elements of clusters by their keys. */
final class Elements {
    private final Map<String, Element> byKey = new TreeMap<>();

    Elements(Stream<Element> elements) {
        elements.forEach(element -> byKey.put(element.key(), element));
    }

    /** All that descriptors list. */
    static Elements of(List<ClusterDescriptor> clusters) {
        return new Elements(clusters.stream()
                .flatMap(cluster -> Stream.of(
                                cluster.attributes().stream().map(Element::of),
                                cluster.commands().stream().map(Element::of),
                                cluster.responses().stream().map(Element::of),
                                cluster.events().stream().map(Element::of))
                        .flatMap(Function.<Stream<Element>>identity())));
    }

    Stream<Element> all() {
        return byKey.values().stream();
    }

    /** Those of a kind that a cluster has. */
    List<Element> of(long cluster, String kind) {
        return all().filter(element -> element.cluster() == cluster)
                .filter(element -> element.kind().equals(kind))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws AssertionError if there is none
     */
    Element get(long cluster, String kind, long id) {
        Element element = byKey.get(Element.key(cluster, kind, id));
        if (element == null) {
            throw new AssertionError("nobody has agreed to use " + Element.key(cluster, kind, id));
        }
        return element;
    }

    /** An item of a list as a list of its own. */
    static OctetString listOf(OctetString item) {
        TlvWriter writer = new TlvWriter();
        writer.startArray();
        writer.element(item);
        writer.end();
        return OctetString.of(writer.toByteArray());
    }
}
