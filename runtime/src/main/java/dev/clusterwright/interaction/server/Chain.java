package dev.clusterwright.interaction.server;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** What several steps give, one step after another: each is done when its first element is asked for. */
final class Chain<T> implements Iterator<T> {
    private final Iterator<Supplier<List<T>>> steps;
    private Iterator<T> current = Collections.emptyIterator();

    Chain(Iterator<Supplier<List<T>>> steps) {
        this.steps = steps;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && steps.hasNext()) {
            current = steps.next().get().iterator();
        }
        return current.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
