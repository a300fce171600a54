package dev.clusterwright.group;

import dev.clusterwright.type.Integers;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** The addresses that messages to groups are sent to. Thread-safe. */
public final class MulticastAddress {
    /** The address that IANA assigned, which groups can share: {@code FF05::FA}. */
    public static final Inet6Address IANA = address(0xFF050000_00000000L, 0xFA);

    /** A site-local address that is based on a prefix (RFC 3306): {@code FF35:0040:FD}. */
    private static final long PREFIX = 0xFF350040_FD000000L;

    private MulticastAddress() {}

    /**
     * The address of one group of one fabric.
     *
     * @param fabricId the id in the fabric's certificates, an unsigned number
     * @param groupId 0 to 0xFFFF
     * @throws IllegalArgumentException if the group id is not within its range
     */
    public static Inet6Address of(long fabricId, int groupId) {
        Integers.checkUnsigned("groupId", groupId, 16);
        // The fabric id is the prefix of 64 bits; it begins in the sixth octet, and a zero octet follows it.
        return address(PREFIX | (fabricId >>> 40), (fabricId << 24) | groupId);
    }

    private static Inet6Address address(long high, long low) {
        byte[] octets =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        try {
            return Inet6Address.getByAddress(null, octets, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 16 octets", e);
        }
    }
}
