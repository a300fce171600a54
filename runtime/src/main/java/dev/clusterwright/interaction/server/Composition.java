package dev.clusterwright.interaction.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** How endpoints are parts of each other (Matter Core, chapter 9, Endpoint Composition). */
final class Composition {
    private Composition() {}

    /**
     * Tells the endpoints of a node what they consist of: the root of all others, and any other endpoint of those that are
     * directly part of it.
     *
     * @throws IllegalArgumentException if there is no root, or an endpoint that is not below it
     */
    static void apply(NavigableMap<Integer, Endpoint> endpoints) {
        if (!endpoints.containsKey(Endpoint.ROOT)) {
            throw new IllegalArgumentException(
                    "a node needs endpoint 0, the root, with what concerns the whole of it; there is none");
        }
        NavigableMap<Integer, List<Integer>> parts = new TreeMap<>();
        for (Endpoint endpoint : endpoints.tailMap(Endpoint.ROOT, false).values()) {
            checkIsBelowRoot(endpoint, endpoints);
            parts.computeIfAbsent(endpoint.parent(), parent -> new ArrayList<>())
                    .add(endpoint.id());
        }
        parts.put(Endpoint.ROOT, List.copyOf(endpoints.navigableKeySet().tailSet(Endpoint.ROOT, false)));
        for (Endpoint endpoint : endpoints.values()) {
            endpoint.descriptor().consistsOf(parts.getOrDefault(endpoint.id(), List.of()));
        }
    }

    private static void checkIsBelowRoot(Endpoint endpoint, NavigableMap<Integer, Endpoint> endpoints) {
        Set<Integer> seen = new HashSet<>();
        Endpoint above = endpoint;
        while (above.id() != Endpoint.ROOT) {
            if (!seen.add(above.id())) {
                throw new IllegalArgumentException("endpoint " + above.id() + " is a part of itself");
            }
            Endpoint next = endpoints.get(above.parent());
            if (next == null) {
                throw new IllegalArgumentException("endpoint " + above.id() + " is a part of endpoint " + above.parent()
                        + ", but the node has no such endpoint");
            }
            above = next;
        }
    }
}
