package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.type.OctetString;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known but for what is secret. Immutable and thread-safe.
 *
 * @param clients who may join
 * @param identities of the network, by index
 * @param lastClient the index that was given to a client last; 0 if none was
 * @param lastIdentity the index that was given to an identity last; 0 if none was
 */
record IdentityTables(ClientTable clients, List<ActiveIdentity> identities, int lastClient, int lastIdentity) {
    static final int MAX_IDENTITY_INDEX = 0xFFFE;

    IdentityTables {
        identities = List.copyOf(identities);
    }

    Optional<ActiveIdentity> identity(int index) {
        return identities.stream().filter(identity -> identity.index() == index).findFirst();
    }

    Optional<ActiveIdentity> identity(OctetString identifier) {
        return identities.stream()
                .filter(identity -> identity.identifier().equals(identifier))
                .findFirst();
    }

    Optional<ActiveIdentity> current() {
        return identities.stream().filter(ActiveIdentity::isCurrent).findFirst();
    }

    /** How many clients have last joined with an identity; null of the current one. */
    @Nullable Integer remainingClients(ActiveIdentity identity) {
        return identity.isCurrent() ? null : (int) clientsOf(identity);
    }

    private long clientsOf(ActiveIdentity identity) {
        return clients.all().stream().filter(client -> client.isWith(identity)).count();
    }

    /** The identities that no client needs any more. */
    List<ActiveIdentity> retirable() {
        return identities.stream()
                .filter(identity -> !identity.isCurrent() && clientsOf(identity) == 0)
                .toList();
    }

    /** Whether an identity is there, and is one whose clients are counted. */
    boolean isCounted(@Nullable Integer index) {
        return index != null
                && identity(index).filter(identity -> !identity.isCurrent()).isPresent();
    }

    /** The index for one more client. There is one: the table has no more room than there are indices. */
    int nextClientIndex() {
        return next(
                lastClient, ClientTable.MAX_INDEX, index -> clients.get(index).isPresent());
    }

    /** The index for one more identity. There is one: there are few identities and many indices. */
    int nextIdentityIndex() {
        return next(lastIdentity, MAX_IDENTITY_INDEX, index -> identity(index).isPresent());
    }

    /** The next after the last that was given and that is free, from 1 again: so one that is freed rests for long. */
    private static int next(int last, int max, IntPredicate isTaken) {
        int index = last;
        do {
            index = index % max + 1;
        } while (isTaken.test(index));
        return index;
    }

    IdentityTables withAdded(NetworkClient client) {
        return new IdentityTables(clients.with(client), identities, client.index(), lastIdentity);
    }

    IdentityTables withReplaced(NetworkClient client) {
        return new IdentityTables(clients.without(client).with(client), identities, lastClient, lastIdentity);
    }

    IdentityTables without(NetworkClient client) {
        return new IdentityTables(clients.without(client), identities, lastClient, lastIdentity);
    }

    /** With a new current identity. */
    IdentityTables withAdded(ActiveIdentity identity) {
        List<ActiveIdentity> after = Stream.concat(
                        identities.stream().map(ActiveIdentity::notCurrent), Stream.of(identity))
                .sorted(Comparator.comparingInt(ActiveIdentity::index))
                .toList();
        return new IdentityTables(clients, after, lastClient, identity.index());
    }

    IdentityTables without(List<ActiveIdentity> retired) {
        List<ActiveIdentity> after = identities.stream()
                .filter(identity -> !retired.contains(identity))
                .toList();
        return new IdentityTables(clients, after, lastClient, lastIdentity);
    }
}
