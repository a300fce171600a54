package dev.clusterwright.generator.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of two lists that are the same element, in rounds, each among those that the rounds before left: an
 * older one and a newer one that agree in something, and are the only ones that do, are a pair. What no round pairs came or
 * went. It does not matter which list is the older one.
 */
final class Pairs<T> {
    /** Everything is compared with everything: definitions that were not made for this have a few dozen left. */
    private static final long MAX_COMPARED = 40_000;

    private final List<Pair<T>> found = new ArrayList<>();
    /** By identity: elements can be equal, and the lists can share them. */
    private final Set<T> pairedOlder = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<T> pairedNewer = Collections.newSetFromMap(new IdentityHashMap<>());
    private List<T> older;
    private List<T> newer;

    Pairs(List<T> older, List<T> newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Pairs those of equal keys; the first with the first where a key is there more than once. */
    Pairs<T> inOrder(Function<T, ?> key) {
        return round(key, false, (one, other) -> true);
    }

    /** Pairs those whose key nobody else has and that may be the same; null is no key. */
    Pairs<T> unique(Function<T, ? extends @Nullable Object> key, BiPredicate<T, T> allowed) {
        return round(key, true, allowed);
    }

    private Pairs<T> round(Function<T, ? extends @Nullable Object> key, boolean unique, BiPredicate<T, T> allowed) {
        Map<Object, List<T>> olderByKey = byKey(older, key);
        Map<Object, List<T>> newerByKey = byKey(newer, key);
        olderByKey.forEach((same, olders) -> {
            List<T> newers = newerByKey.getOrDefault(same, List.of());
            int count = Math.min(olders.size(), newers.size());
            if (unique && (olders.size() != 1 || newers.size() != 1)) {
                count = 0;
            }
            for (int i = 0; i < count; i++) {
                if (allowed.test(olders.get(i), newers.get(i))) {
                    add(olders.get(i), newers.get(i));
                }
            }
        });
        forget();
        return this;
    }

    /** Pairs every two that are more like each other than either is like anything else, unless too many are left. */
    Pairs<T> mostAlike(Likeness<T> likeness, double enough) {
        if ((long) older.size() * newer.size() > MAX_COMPARED) {
            return this;
        }
        for (T one : older) {
            T best = best(newer, other -> likeness.of(one, other), enough);
            if (best != null && best(older, other -> likeness.of(other, best), enough) == one) {
                add(one, best);
            }
        }
        forget();
        return this;
    }

    /** The one with the highest score, if it is high enough and no other has it too. */
    private @Nullable T best(List<T> candidates, Function<T, Double> score, double enough) {
        T best = null;
        double highest = enough;
        for (T candidate : candidates) {
            double own = score.apply(candidate);
            if (own > highest || (own == highest && best == null)) {
                best = candidate;
                highest = own;
            } else if (own == highest) {
                best = null;
                highest = Math.nextUp(own);
            }
        }
        return best;
    }

    private void add(T one, T other) {
        found.add(new Pair<>(one, other));
        pairedOlder.add(one);
        pairedNewer.add(other);
    }

    private void forget() {
        older = older.stream().filter(element -> !pairedOlder.contains(element)).toList();
        newer = newer.stream().filter(element -> !pairedNewer.contains(element)).toList();
    }

    private static <T> Map<Object, List<T>> byKey(List<T> elements, Function<T, ? extends @Nullable Object> key) {
        Map<Object, List<T>> byKey = new LinkedHashMap<>();
        for (T element : elements) {
            Object own = key.apply(element);
            if (own != null) {
                byKey.computeIfAbsent(own, any -> new ArrayList<>()).add(element);
            }
        }
        return byKey;
    }

    /** What is in no pair, of the older list. */
    List<T> olderLeft() {
        return older;
    }

    /** What is in no pair, of the newer list. */
    List<T> newerLeft() {
        return newer;
    }

    /** The pairs, and those that are alone. */
    List<Pair<T>> all() {
        List<Pair<T>> all = new ArrayList<>(found);
        older.forEach(element -> all.add(new Pair<>(element, null)));
        newer.forEach(element -> all.add(new Pair<>(null, element)));
        return all;
    }

    /** How alike two elements are, from 0 to 1. */
    interface Likeness<T> {
        double of(T older, T newer);
    }
}
