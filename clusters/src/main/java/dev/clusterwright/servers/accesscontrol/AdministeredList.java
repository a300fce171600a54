package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.clusters.accesscontrol.ChangeTypeEnum;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A list of which each fabric has its own entries, written by administrators. What one writes is taken as a whole or not
 * at all, and each entry that is another one then is told in an event; what the device changes itself is not.
 *
 * <p>Thread-safe: the device may change one fabric's entries while an administrator writes another's.
 */
abstract class AdministeredList<T> extends AttributeHandler<List<T>> {
    /** Held while entries are replaced, so that none are lost. Nobody is told of anything under it. */
    private final Object lock = new Object();

    /** Of all fabrics. */
    private volatile List<T> entries = List.of();

    /** Whether an entry belongs to a fabric. */
    abstract boolean belongs(T entry, int fabricIndex);

    /**
     * Looks at all entries that a fabric is to have.
     *
     * @throws StatusException if they cannot be
     */
    abstract void check(List<T> ofFabric);

    /** Takes what has been checked, of all fabrics. */
    abstract void take(List<T> ofAll);

    /** Tells that an administrator has changed an entry: the one there is now, or the one there was. */
    abstract void tell(Administrator administrator, int fabricIndex, ChangeTypeEnum type, T entry);

    @Override
    public final List<T> read() {
        return entries;
    }

    @Override
    public final boolean isWritable() {
        return true;
    }

    @Override
    public final void write(List<T> value, InteractionContext context) {
        int fabricIndex = context.fabricIndex();
        List<T> written = ofFabric(value, fabricIndex);
        write(context.session().subject(), fabricIndex, before -> written);
    }

    /**
     * Changes the entries of a fabric, for an administrator.
     *
     * @throws StatusException if they cannot be, and then nothing has changed
     */
    final void write(SubjectDescriptor subject, int fabricIndex, UnaryOperator<List<T>> change) {
        Administrator administrator = Administrator.of(subject);
        Change<T> done = replace(fabricIndex, change);
        tell(administrator, fabricIndex, done.before, done.after);
    }

    /** What a fabric had, and what it has. */
    record Change<T>(List<T> before, List<T> after) {}

    /**
     * Changes the entries of a fabric.
     *
     * @param change makes all that it is to have of all that it has
     * @throws StatusException if they cannot be, and then nothing has changed
     */
    final Change<T> replace(int fabricIndex, UnaryOperator<List<T>> change) {
        Change<T> done;
        synchronized (lock) {
            List<T> before = ofFabric(entries, fabricIndex);
            done = new Change<>(before, change.apply(before));
            check(done.after);
            Predicate<T> isOwn = entry -> belongs(entry, fabricIndex);
            List<T> all = Stream.concat(entries.stream().filter(isOwn.negate()), done.after.stream())
                    .toList();
            take(all);
            entries = all;
        }
        if (!done.before.equals(done.after)) {
            changed();
        }
        return done;
    }

    private List<T> ofFabric(List<T> all, int fabricIndex) {
        return all.stream().filter(entry -> belongs(entry, fabricIndex)).toList();
    }

    /**
     * Entries are compared by their place, and one that was written again counts as changed even if it is equal: that is
     * what certification expects. One that is the very object that was there has not been written: the node has appended
     * others to it.
     */
    @SuppressWarnings("ReferenceEquality")
    private void tell(Administrator administrator, int fabricIndex, List<T> before, List<T> after) {
        int both = Math.min(before.size(), after.size());
        for (int i = 0; i < both; i++) {
            if (before.get(i) != after.get(i)) {
                tell(administrator, fabricIndex, ChangeTypeEnum.CHANGED, after.get(i));
            }
        }
        for (int i = both; i < after.size(); i++) {
            tell(administrator, fabricIndex, ChangeTypeEnum.ADDED, after.get(i));
        }
        for (int i = before.size() - 1; i >= both; i--) {
            tell(administrator, fabricIndex, ChangeTypeEnum.REMOVED, before.get(i));
        }
    }
}
