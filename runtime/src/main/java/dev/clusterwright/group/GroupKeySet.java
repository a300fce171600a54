package dev.clusterwright.group;

import dev.clusterwright.type.Integers;
import dev.clusterwright.type.MatterTime;
import java.time.Instant;
import java.util.List;

/**
 * The keys that a group uses one after the other: the present one, and those before and after it while an administrator
 * changes keys (Matter Core, 4.17.3, Epoch Keys). The keys of set 0 are the IPK.
 *
 * <p>A set holds what is consistent in itself. What a command may set is for the Group Key Management cluster to say.
 *
 * <p>Immutable but for {@link #close}, and thread-safe.
 */
public final class GroupKeySet implements AutoCloseable {
    /** The id of the set whose keys are the IPK. */
    public static final int IPK_ID = 0;
    /** The keys that a set has at most. */
    public static final int MAX_KEYS = 3;
    /** The start time of a key that is not in use: it is kept, but neither sent nor received with. */
    public static final long NOT_IN_USE = 0xFFFFFFFF_FFFFFFFFL;

    private final int id;
    private final List<Slot> slots;

    private GroupKeySet(int id, List<Slot> slots) {
        this.id = id;
        this.slots = slots;
    }

    /**
     * A key and when its time begins.
     *
     * @param startTime microseconds since the beginning of the year 2000, as an unsigned number, or {@link #NOT_IN_USE}
     * @param key derived from an epoch key, or stored since
     */
    public record Slot(long startTime, OperationalGroupKey key) {
        @Override
        public String toString() {
            return "Slot[startTime=" + Long.toUnsignedString(startTime) + ", key=" + key + "]";
        }
    }

    /**
     * Makes a set.
     *
     * @param id 0 to 0xFFFF
     * @param slots 1 to 3, each with a later start time than the one before; closing the set closes their keys
     * @throws IllegalArgumentException if the id is not within its range, the slots are too few or too many or not in
     *     order, or the only one is not in use; the keys are then still the caller's to close
     */
    public static GroupKeySet of(int id, List<Slot> slots) {
        Integers.checkUnsigned("id", id, 16);
        List<Slot> copy = List.copyOf(slots);
        if (copy.isEmpty() || copy.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a key set has 1 to 3 keys, not " + copy.size());
        }
        for (int i = 1; i < copy.size(); i++) {
            if (Long.compareUnsigned(copy.get(i - 1).startTime(), copy.get(i).startTime()) >= 0) {
                throw new IllegalArgumentException("the start time of key " + i + " is not after that before it");
            }
        }
        if (copy.get(0).startTime() == NOT_IN_USE) {
            throw new IllegalArgumentException("no key of the set is in use");
        }
        return new GroupKeySet(id, copy);
    }

    /** The number by which the set is assigned to groups, 0 to 0xFFFF. */
    public int id() {
        return id;
    }

    /** The keys with their start times, oldest to newest, also one that is not in use. */
    public List<Slot> slots() {
        return slots;
    }

    /**
     * The key to seal with on a node whose clock is not synchronised: of 1 or 2 keys the oldest, of 3 the second. So a
     * key is sent with only when an administrator has added the one after it, and its receivers had time to learn it.
     */
    public OperationalGroupKey sendingKey() {
        return slots.get(slots.size() == MAX_KEYS ? 1 : 0).key();
    }

    /**
     * The key to seal with on a node whose clock is synchronised: the newest whose time has begun. If none has, it is
     * the oldest, as that is the one whose time comes first.
     *
     * @param now any time
     */
    public OperationalGroupKey sendingKey(Instant now) {
        OperationalGroupKey key = slots.get(0).key();
        for (Slot slot : slots) {
            if (isInUse(slot) && !MatterTime.ofMicros(slot.startTime()).isAfter(now)) {
                key = slot.key();
            }
        }
        return key;
    }

    /** The keys that messages may come with, oldest to newest: all that are in use, whatever the time is. */
    public List<OperationalGroupKey> receivingKeys() {
        return slots.stream().filter(GroupKeySet::isInUse).map(Slot::key).toList();
    }

    /**
     * Those of the {@link #receivingKeys} with a session id: none, one, or, as different keys may have the same, more.
     *
     * @param sessionId 0 to 0xFFFF
     */
    public List<OperationalGroupKey> receivingKeys(int sessionId) {
        return receivingKeys().stream()
                .filter(key -> key.sessionId() == sessionId)
                .toList();
    }

    /** Closes all keys. Closing twice does no harm. */
    @Override
    public void close() {
        slots.forEach(slot -> slot.key().close());
    }

    /** The id, start times and session ids, never a key. */
    @Override
    public String toString() {
        return "GroupKeySet[id=" + id + ", slots=" + slots + "]";
    }

    private static boolean isInUse(Slot slot) {
        return slot.startTime() != NOT_IN_USE;
    }
}
