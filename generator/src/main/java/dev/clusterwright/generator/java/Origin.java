package dev.clusterwright.generator.java;

import java.util.ArrayList;
import java.util.List;

/**
 * The element of the model that something in Java is made of, and what that lies in: a cluster, its command, the
 * command's field. Elements are compared by identity, as what equals one may stand elsewhere.
 *
 * @param path from the outside in; one element at least
 */
public record Origin(List<Object> path) {
    /** Copies the list. */
    public Origin {
        path = List.copyOf(path);
    }

    /** An element that lies in nothing else. */
    static Origin of(Object element) {
        return new Origin(List.of(element));
    }

    /** An element within. */
    Origin part(Object element) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(element);
        return new Origin(longer);
    }

    /** The element itself. */
    public Object element() {
        return path.get(path.size() - 1);
    }

    /** That of what it lies in; itself, if it lies in nothing else. */
    public Origin outermost() {
        return of(root());
    }

    /** What it lies in; itself, if it lies in nothing else. */
    public Object root() {
        return path.get(0);
    }
}
