package dev.clusterwright.interop;

import static java.util.stream.Collectors.toMap;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.roundtrip.AnyValues;
import dev.clusterwright.type.OctetString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What both sides know.
 *
 * @param clusters the names of the clusters by id
 * @param elements their elements
 * @param values makes values of them
 */
record Agreement(Peer peer, Map<Long, String> clusters, Elements elements, AnyValues values) {
    /** Starts the peer, and tells it what to use. */
    static Agreement reach() {
        Peer peer = Peer.start();
        AnyValues values = AnyValues.beside(OnOff.class);
        List<ClusterDescriptor> bundled = values.clusters();
        Map<Long, String> names = bundled.stream()
                .filter(cluster -> !Differences.UNKNOWN_CLUSTERS.containsKey(cluster.id()))
                .collect(toMap(ClusterDescriptor::id, ClusterDescriptor::name, (one, other) -> one, TreeMap::new));
        TreeSet<String> known = new TreeSet<>();
        peer.describe(names.keySet())
                .forEach(cluster -> cluster.get("elements").propertyNames().forEach(known::add));
        Elements elements = new Elements(Elements.of(bundled).all().filter(element -> known.contains(element.key())));
        peer.agree(names.keySet(), elements.all().map(Element::key).toList());
        return new Agreement(peer, names, elements, values);
    }

    /**
     * Values that matter.js makes of what it knows of their definitions.
     *
     * @param fabric whose everything is that belongs to a fabric
     */
    Map<Element, @Nullable Object> validValues(long seed, List<Element> some, int fabric) {
        JsonNode encoded = peer.values(seed, some, fabric);
        Map<Element, @Nullable Object> decoded = new LinkedHashMap<>();
        for (Element element : some) {
            OctetString data = OctetString.fromHex(encoded.get(element.key()).stringValue());
            decoded.put(element, element.decode(data, false));
        }
        return decoded;
    }
}
