package dev.clusterwright.access;

import dev.clusterwright.type.Integers;

/**
 * A CASE authenticated tag: a mark that a fabric's certificates give to some of its nodes, so that an entry of access
 * control can mean all of them. To take it away from a node, the entry asks for a version that its certificate does not
 * have (Matter Core, 6.6 Access Control). Immutable and thread-safe.
 *
 * @param identifier which mark, 0 to 0xFFFF
 * @param version 0 to 0xFFFF; 0 is not in use, and neither an entry nor a certificate has it
 */
public record CaseAuthenticatedTag(int identifier, int version) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number does not fit its type
     */
    public CaseAuthenticatedTag {
        Integers.checkUnsigned("identifier", identifier, 16);
        Integers.checkUnsigned("version", version, 16);
    }

    /**
     * From the number that certificates have: the identifier and the version, 16 bits each.
     *
     * @throws IllegalArgumentException if it has more than 32 bits
     */
    public static CaseAuthenticatedTag of(long value) {
        Integers.checkUnsigned("value", value, 32);
        return new CaseAuthenticatedTag((int) (value >>> 16), (int) (value & 0xFFFF));
    }

    /** The number that certificates have. */
    public long value() {
        return (long) identifier << 16 | version;
    }

    /** The subject of an entry that means all nodes with this tag. */
    public long nodeId() {
        return NodeIds.ofTag(value());
    }

    /**
     * Whether a node that has this tag is one that an entry means: the identifier is the same and the version is not
     * older.
     *
     * @param required what the entry has
     */
    public boolean satisfies(CaseAuthenticatedTag required) {
        return identifier == required.identifier && version >= required.version && required.version != 0;
    }
}
