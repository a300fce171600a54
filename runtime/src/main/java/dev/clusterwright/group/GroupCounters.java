package dev.clusterwright.group;

import dev.clusterwright.type.OctetString;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers the counters of messages to groups, so that each message is taken once (Matter Core, 4.6, Message
 * Counters). Every sender has counters of its own with every key, one for applications and one for the protocol itself.
 * The first that is seen of them is trusted; after that, any that is up to 2^31 - 1 ahead of the highest is new, as are
 * those of the 32 before the highest that have not been seen. Counters roll over.
 *
 * <p>What is remembered is bounded. When it is full, messages of further senders are refused: dropping the oldest
 * instead would let one holder of a key, who can send in the name of any node, make this forget a sender and then
 * repeat its messages. Room comes from {@link #forget forgetting} keys that are no longer in use.
 *
 * <p>Thread-safe.
 */
public final class GroupCounters {
    private final int maxPeers;
    private final Map<Peer, Window> windows = new HashMap<>();

    /**
     * @param maxPeers how many counters of senders are remembered, 1 or more
     * @throws IllegalArgumentException if it is less
     */
    public GroupCounters(int maxPeers) {
        if (maxPeers < 1) {
            throw new IllegalArgumentException("maxPeers is " + maxPeers + ", which is less than 1");
        }
        this.maxPeers = maxPeers;
    }

    /** What a counter says of its message. */
    public enum Verdict {
        /** It came for the first time: take it. */
        NEW,
        /** It came before, or is so old that it may have: drop it. */
        DUPLICATE,
        /** It is of a sender for which there is no room: drop it. */
        TOO_MANY_PEERS
    }

    /**
     * Judges a message and, if it is new, remembers it. Only a message that was opened gets here, so nobody without the
     * key can move a counter.
     */
    public synchronized Verdict accept(GroupMessage message) {
        GroupHeader header = message.header();
        Peer peer = new Peer(message.key().fingerprint(), header.sourceNodeId(), header.control());
        int counter = (int) header.counter();
        Window window = windows.get(peer);
        if (window != null) {
            return window.accept(counter) ? Verdict.NEW : Verdict.DUPLICATE;
        }
        if (windows.size() >= maxPeers) {
            return Verdict.TOO_MANY_PEERS;
        }
        windows.put(peer, new Window(counter));
        return Verdict.NEW;
    }

    /**
     * Forgets all counters of a key that is no longer received with. While it still is, its old messages would be taken
     * again.
     *
     * @param key open or closed, or another with the same octets
     */
    public synchronized void forget(OperationalGroupKey key) {
        windows.keySet().removeIf(peer -> peer.key().equals(key.fingerprint()));
    }

    /** The fingerprint is that of the octets of a key: one that is stored, closed and made again is the same. */
    private record Peer(OctetString key, long sourceNodeId, boolean control) {}

    /** What one sender has used of one counter. */
    private static final class Window {
        private static final int SIZE = 32;

        /** The highest counter so far. */
        private int max;
        /** Bit i says that the counter max - 1 - i came. */
        private int seen;

        Window(int first) {
            max = first;
        }

        boolean accept(int counter) {
            int ahead = counter - max; // rolls over as counters do
            if (ahead > 0) {
                moveTo(counter, ahead);
                return true;
            }
            if (ahead == 0 || ahead < -SIZE) {
                return false;
            }
            int bit = 1 << (-ahead - 1);
            boolean isNew = (seen & bit) == 0;
            seen |= bit;
            return isNew;
        }

        private void moveTo(int counter, int ahead) {
            // Java shifts by the lowest five bits of the distance only.
            int kept = ahead < SIZE ? seen << ahead : 0;
            int last = ahead <= SIZE ? 1 << (ahead - 1) : 0;
            seen = kept | last;
            max = counter;
        }
    }
}
