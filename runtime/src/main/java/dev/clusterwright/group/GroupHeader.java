package dev.clusterwright.group;

import dev.clusterwright.type.Integers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What stands before the sealed part of a message to a group (Matter Core, 4.4, Message Frame Format). Numbers are sent
 * with the least significant octet first. Immutable and thread-safe.
 *
 * @param sessionId what the key is named by, 0 to 0xFFFF
 * @param privacy whether counter, source and destination are hidden on the way (Matter Core, 4.9, Message Privacy)
 * @param control whether it is a message of the protocol itself, which has counters of its own, and not of an application
 * @param counter 0 to 0xFFFFFFFF, and from there on from 0 again; a sender remembers it also when it restarts, and uses each
 *     only once with a key, so that there is a new key before a number comes again
 * @param sourceNodeId the sender, an unsigned number
 * @param groupId the receivers, 0 to 0xFFFF
 */
public record GroupHeader(
        int sessionId, boolean privacy, boolean control, long counter, long sourceNodeId, int groupId) {
    /** The octets of a header. */
    public static final int LENGTH = 18;
    /** The octets before those that are hidden. */
    static final int PLAIN_LENGTH = 4;

    private static final int VERSION_MASK = 0xF0;
    private static final int SOURCE_NODE_ID = 0x04;
    private static final int DESTINATION_MASK = 0x03;
    private static final int DESTINATION_GROUP_ID = 0x02;

    private static final int PRIVACY = 0x80;
    private static final int CONTROL = 0x40;
    private static final int EXTENSIONS = 0x20;
    private static final int SESSION_TYPE_MASK = 0x03;
    private static final int GROUP_SESSION = 0x01;

    private static final int SECURITY_FLAGS_OFFSET = 3;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not within its range
     */
    public GroupHeader {
        Integers.checkUnsigned("sessionId", sessionId, 16);
        Integers.checkUnsigned("counter", counter, 32);
        Integers.checkUnsigned("groupId", groupId, 16);
    }

    /**
     * The header of an application's message that is not hidden.
     *
     * @param key what the message is to be sealed with
     * @throws IllegalArgumentException if a number is not within its range
     */
    public static GroupHeader of(OperationalGroupKey key, long counter, long sourceNodeId, int groupId) {
        return new GroupHeader(key.sessionId(), false, false, counter, sourceNodeId, groupId);
    }

    /** The same header, hidden. */
    public GroupHeader withPrivacy() {
        return new GroupHeader(sessionId, true, control, counter, sourceNodeId, groupId);
    }

    /** The same header on a message of the protocol itself. */
    public GroupHeader withControl() {
        return new GroupHeader(sessionId, privacy, true, counter, sourceNodeId, groupId);
    }

    /** The header in plain. */
    byte[] encode() {
        int security = GROUP_SESSION | (privacy ? PRIVACY : 0) | (control ? CONTROL : 0);
        return ByteBuffer.allocate(LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) (SOURCE_NODE_ID | DESTINATION_GROUP_ID))
                .putShort((short) sessionId)
                .put((byte) security)
                .putInt((int) counter)
                .putLong(sourceNodeId)
                .putShort((short) groupId)
                .array();
    }

    /**
     * Reads a header that is plain, or whose hidden octets have been shown.
     *
     * @param message 18 octets or more, of which the first are the header
     * @throws GroupMessageException if it is not that of a message to a group
     */
    static GroupHeader decode(byte[] message) {
        ByteBuffer octets = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        // Bits that are reserved are ignored, as later versions may use them; the tag protects them all the same.
        checkMessageFlags(octets.get());
        int sessionId = Short.toUnsignedInt(octets.getShort());
        int security = checkSecurityFlags(octets.get());
        return new GroupHeader(
                sessionId,
                (security & PRIVACY) != 0,
                (security & CONTROL) != 0,
                Integer.toUnsignedLong(octets.getInt()),
                octets.getLong(),
                Short.toUnsignedInt(octets.getShort()));
    }

    /**
     * The nonce that a message is sealed with: security flags, counter and source, as they stand in the plain header.
     */
    static byte[] nonce(byte[] header) {
        return Arrays.copyOfRange(header, SECURITY_FLAGS_OFFSET, LENGTH - Short.BYTES);
    }

    private static void checkMessageFlags(int flags) {
        if ((flags & VERSION_MASK) != 0) {
            throw new GroupMessageException("the version of the message is not 0");
        }
        if ((flags & SOURCE_NODE_ID) == 0) {
            throw new GroupMessageException("the message does not name its source");
        }
        if ((flags & DESTINATION_MASK) != DESTINATION_GROUP_ID) {
            throw new GroupMessageException("the message does not name a group as its destination");
        }
    }

    private static int checkSecurityFlags(int flags) {
        if ((flags & SESSION_TYPE_MASK) != GROUP_SESSION) {
            throw new GroupMessageException("the session of the message is not that of a group");
        }
        if ((flags & EXTENSIONS) != 0) {
            throw new GroupMessageException("the message has extensions, which are not supported");
        }
        return flags;
    }
}
