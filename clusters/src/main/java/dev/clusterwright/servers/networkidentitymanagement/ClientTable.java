package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The clients, found by index and by identifier. A change copies two arrays of references, however few there are of them to
 * copy: next to the signature that was verified before, 2,047 are nothing. Immutable and thread-safe.
 */
final class ClientTable {
    static final int MAX_INDEX = 2047;
    static final ClientTable EMPTY = new ClientTable(new NetworkClient[0], new NetworkClient[0]);

    private static final Comparator<NetworkClient> BY_IDENTIFIER =
            (one, other) -> compare(one.identifier(), other.identifier());

    private final NetworkClient[] byIndex;
    private final NetworkClient[] byIdentifier;

    private ClientTable(NetworkClient[] byIndex, NetworkClient[] byIdentifier) {
        this.byIndex = byIndex;
        this.byIdentifier = byIdentifier;
    }

    /**
     * The table of these clients.
     *
     * @throws IllegalArgumentException if two of them have the same index or the same identifier
     */
    static ClientTable of(List<NetworkClient> clients) {
        NetworkClient[] byIndex = clients.toArray(new NetworkClient[0]);
        NetworkClient[] byIdentifier = byIndex.clone();
        Arrays.sort(byIndex, Comparator.comparingInt(NetworkClient::index));
        Arrays.sort(byIdentifier, BY_IDENTIFIER);
        for (int i = 1; i < byIndex.length; i++) {
            if (byIndex[i - 1].index() == byIndex[i].index()
                    || BY_IDENTIFIER.compare(byIdentifier[i - 1], byIdentifier[i]) == 0) {
                throw new IllegalArgumentException("two clients have the same index or the same identifier");
            }
        }
        return new ClientTable(byIndex, byIdentifier);
    }

    int size() {
        return byIndex.length;
    }

    /** By index. */
    List<NetworkClient> all() {
        return List.of(byIndex);
    }

    Optional<NetworkClient> get(int index) {
        return at(byIndex, search(byIndex, client -> Integer.compare(client.index(), index)));
    }

    Optional<NetworkClient> find(OctetString identifier) {
        return at(byIdentifier, search(byIdentifier, client -> compare(client.identifier(), identifier)));
    }

    /** This with one more client, of an index and an identifier that are free. */
    ClientTable with(NetworkClient added) {
        return new ClientTable(
                insert(byIndex, added, search(byIndex, client -> Integer.compare(client.index(), added.index()))),
                insert(byIdentifier, added, search(byIdentifier, client -> BY_IDENTIFIER.compare(client, added))));
    }

    /** This without a client that is there. */
    ClientTable without(NetworkClient removed) {
        return new ClientTable(
                remove(byIndex, search(byIndex, client -> Integer.compare(client.index(), removed.index()))),
                remove(byIdentifier, search(byIdentifier, client -> BY_IDENTIFIER.compare(client, removed))));
    }

    private static int compare(OctetString one, OctetString other) {
        return Arrays.compareUnsigned(one.toByteArray(), other.toByteArray());
    }

    /** The place of the client that compares as 0; if there is none, the complement of the place for one. */
    private static int search(NetworkClient[] clients, ToIntFunction<NetworkClient> comparison) {
        int from = 0;
        int to = clients.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int comparedToWanted = comparison.applyAsInt(clients[middle]);
            if (comparedToWanted == 0) {
                return middle;
            }
            if (comparedToWanted < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return ~from;
    }

    private static Optional<NetworkClient> at(NetworkClient[] clients, int place) {
        return place < 0 ? Optional.empty() : Optional.of(clients[place]);
    }

    private static NetworkClient[] insert(NetworkClient[] clients, NetworkClient added, int complement) {
        int place = ~complement;
        NetworkClient[] after = Arrays.copyOf(clients, clients.length + 1);
        System.arraycopy(clients, place, after, place + 1, clients.length - place);
        after[place] = added;
        return after;
    }

    private static NetworkClient[] remove(NetworkClient[] clients, int place) {
        NetworkClient[] after = Arrays.copyOf(clients, clients.length - 1);
        System.arraycopy(clients, place + 1, after, place, after.length - place);
        return after;
    }
}
