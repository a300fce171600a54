package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.generator.xml.DefinitionFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What all roots declare of a kind, by id: for the same id a later root wins, and within a root there is one.
 *
 * @param <E> the element
 */
final class Catalog<E> {
    private final SortedMap<Long, Entry<E>> entries;
    private final Map<String, Long> counts;

    private Catalog(SortedMap<Long, Entry<E>> entries) {
        this.entries = entries;
        this.counts = entries.values().stream()
                .collect(Collectors.groupingBy(entry -> Chooser.key(entry.name()), Collectors.counting()));
    }

    /**
     * Gathers what the roots declare.
     *
     * @param declaration the id and name of an element; nothing if they are bad, then there is a problem
     * @param kind what one of them is called, for messages
     */
    static <E> Catalog<E> of(
            List<List<DefinitionFile>> roots,
            Function<DefinitionFile, List<E>> elements,
            Function<E, Optional<Entry<E>>> declaration,
            String kind,
            Problems problems) {
        SortedMap<Long, Entry<E>> all = new TreeMap<>();
        for (List<DefinitionFile> root : roots) {
            Map<Long, Entry<E>> ofRoot = new TreeMap<>();
            List<Entry<E>> declared = new ArrayList<>();
            root.stream()
                    .flatMap(file -> elements.apply(file).stream())
                    .forEach(element -> declaration.apply(element).ifPresent(declared::add));
            for (Entry<E> entry : declared) {
                Entry<E> first = ofRoot.putIfAbsent(entry.id(), entry);
                if (first != null) {
                    problems.error(
                            "duplicate-" + kind.replace(' ', '-'),
                            entry.location(),
                            String.format(
                                    Locale.ROOT,
                                    "the %s '%s' (0x%04X) is defined twice in the same root",
                                    kind,
                                    entry.name(),
                                    entry.id()),
                            "It was defined first at " + first.location());
                }
            }
            all.putAll(ofRoot);
        }
        return new Catalog<>(all);
    }

    /** All, by id. */
    Collection<Entry<E>> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The one with an id. */
    Optional<Entry<E>> find(long id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** The one with a name, in whatever case and punctuation; of several the one with the lowest id. */
    Optional<Entry<E>> find(String name) {
        String key = Chooser.key(name);
        return entries.values().stream()
                .filter(entry -> Chooser.key(entry.name()).equals(key))
                .findFirst();
    }

    /** Their names. */
    List<String> names() {
        return entries.values().stream().map(Entry::name).toList();
    }

    /** Whether another one has the same name but for case and punctuation. */
    boolean isShared(String name) {
        return counts.getOrDefault(Chooser.key(name), 0L) > 1;
    }

    /** A declared element. */
    record Entry<E>(long id, String name, SourceLocation location, E element) {}
}
