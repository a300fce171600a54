package dev.clusterwright.servers.crash;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that can be seen of a node, as text under names, and what becomes of that when the fail-safe expires: the model that
 * the node is compared with. Names of what belongs to a fabric begin with its index. Not thread-safe.
 */
final class World {
    /** In the names of what is known of a node, but cannot be seen. */
    static final String HIDDEN = "hidden ";

    /** At the beginning of names of what is seen by administrators of any fabric, and not while there is none. */
    static final String FOR_ADMINISTRATORS = "for administrators: ";

    private final NavigableMap<String, String> facts;
    /** The fabric that is pending; 0 if none is. */
    private int pending;
    /** What is to be put back of the fabric that is pending; null if it was added. */
    private @Nullable NavigableMap<String, String> before;

    World() {
        this(new TreeMap<>());
    }

    private World(NavigableMap<String, String> facts) {
        this.facts = facts;
    }

    World copy() {
        World copy = new World(new TreeMap<>(facts));
        copy.pending = pending;
        copy.before = before;
        return copy;
    }

    /** All that can be seen now. */
    NavigableMap<String, String> facts() {
        boolean isAdministered = !fabrics().isEmpty();
        NavigableMap<String, String> seen = new TreeMap<>(facts);
        seen.keySet().removeIf(name -> name.contains(HIDDEN));
        seen.keySet().removeIf(name -> name.startsWith(FOR_ADMINISTRATORS) && !isAdministered);
        return Collections.unmodifiableNavigableMap(seen);
    }

    /** What can be seen of this and is otherwise in another. */
    List<String> differences(World other) {
        NavigableMap<String, String> theirs = other.facts();
        TreeSet<String> names = new TreeSet<>(facts().keySet());
        names.addAll(theirs.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(facts().get(name), theirs.get(name)))
                .map(name -> name + ": " + facts().get(name) + " and " + theirs.get(name))
                .toList();
    }

    private static String name(int fabric, String name) {
        return String.format("%02x %s", fabric, name);
    }

    void put(String name, String fact) {
        facts.put(name, fact);
    }

    void put(int fabric, String name, String fact) {
        put(name(fabric, name), fact);
    }

    void remove(String name) {
        facts.remove(name);
    }

    void remove(int fabric, String name) {
        remove(name(fabric, name));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    String get(int fabric, String name) {
        return get(name(fabric, name)).orElse("");
    }

    /** What the names of a fabric go on with that begin so. */
    List<String> below(int fabric, String prefix) {
        return below(name(fabric, prefix));
    }

    List<String> below(String prefix) {
        return facts.tailMap(prefix).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    void removeBelow(int fabric, String prefix) {
        String start = name(fabric, prefix);
        facts.keySet().removeIf(name -> name.startsWith(start));
    }

    /** The indexes of fabrics: those that have a certificate. */
    List<Integer> fabrics() {
        return facts.keySet().stream()
                .filter(name -> name.endsWith(" noc"))
                .map(name -> Integer.parseInt(name.substring(0, 2), 16))
                .collect(Collectors.toList());
    }

    /** The fabric that is pending; 0 if none is. */
    int pending() {
        return pending;
    }

    void added(int fabric) {
        pending = fabric;
        before = null;
    }

    /** From now on these are to be put back. */
    void updating(int fabric, List<String> names) {
        pending = fabric;
        NavigableMap<String, String> kept = new TreeMap<>();
        names.forEach(name -> kept.put(name(fabric, name), get(fabric, name)));
        before = kept;
    }

    void complete() {
        pending = 0;
        before = null;
    }

    void rollBack() {
        if (pending != 0 && before == null) {
            removeBelow(pending, "");
        } else if (before != null) {
            facts.putAll(before);
        }
        complete();
    }

    void leave(int fabric) {
        removeBelow(fabric, "");
        if (fabric == pending) {
            complete();
        }
    }
}
