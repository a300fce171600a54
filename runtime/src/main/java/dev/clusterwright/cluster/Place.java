package dev.clusterwright.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Where a value is; becomes text only for a violation.
 *
 * @param outer what the value is inside of; null for the outermost
 * @param owner cluster and structure; empty for an attribute or an entry
 * @param name of the field or the attribute; empty for a structure as a whole or an entry
 * @param index of an entry in its list; -1 for anything else
 */
record Place(@Nullable Place outer, String owner, String name, int index) {
    /** An attribute, or something else that lies in nothing. */
    static Place of(String name) {
        return new Place(null, "", name, -1);
    }

    /** A field, or a structure as a whole if the name is empty. */
    static Place field(@Nullable Place outer, String owner, String name) {
        return new Place(outer, owner, name, -1);
    }

    /** An entry of the list at this place. */
    Place entry(int number) {
        return new Place(this, "", "", number);
    }

    @Override
    public String toString() {
        String around = outer == null ? "" : outer.toString();
        if (index >= 0) {
            return around + "[" + index + "]";
        }
        String own = owner + (owner.isEmpty() || name.isEmpty() ? "" : ".") + name;
        return around.isEmpty() ? own : around + " > " + own;
    }
}
