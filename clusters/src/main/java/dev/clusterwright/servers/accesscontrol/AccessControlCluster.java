package dev.clusterwright.servers.accesscontrol;

import dev.clusterwright.access.AccessControl;
import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryAuthModeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryChanged;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryPrivilegeEnum;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.accesscontrol.AccessControlExtensionChanged;
import dev.clusterwright.clusters.accesscontrol.AccessControlExtensionStruct;
import dev.clusterwright.clusters.accesscontrol.AccessControlFeature;
import dev.clusterwright.clusters.accesscontrol.AccessControlServer;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.EventEmitter;
import dev.clusterwright.servers.fabrics.FabricDependent;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.Transaction;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Access Control cluster of a node, which decides by what it holds: it belongs on endpoint 0, and to the node as its
 * access control.
 *
 * <pre>{@code
 * AccessControlCluster access = new AccessControlCluster(fabrics);
 * Endpoint root = Endpoint.builder(Endpoint.ROOT)
 *         .deviceType(RootNode.DESCRIPTOR)
 *         .cluster(access)
 *         .build();
 * Node node = Node.builder()
 *         .accessControl(access)
 *         .endpoint(root)
 *         .timer(timer)
 *         .build();
 * }</pre>
 *
 * <p>What an administrator writes is checked as a whole: with an entry that cannot be it is refused with CONSTRAINT_ERROR,
 * with more than there is room for with RESOURCE_EXHAUSTED, and nothing has changed. What is taken decides from then on.
 * Each entry that was added, written again or removed is told in an event. All of it is stored with its fabric, and goes
 * with that. With a fabric comes an entry for its first administrator.
 *
 * <p>Thread-safe.
 */
public final class AccessControlCluster implements AccessControlServer, AccessControl, FabricDependent {
    private final FabricTable fabrics;
    private final AccessControlCapacity capacity;
    private final AccessControlFeature features;
    private final EntryList entries;
    private final ExtensionList extensions;

    /** The entries that are stored, with the least capacity and no features. */
    public AccessControlCluster(FabricTable fabrics) {
        this(fabrics, AccessControlCapacity.LEAST, AccessControlFeature.NONE);
    }

    /**
     * The entries that are stored.
     *
     * @param fabrics that the entries belong to
     * @param features with the extension, vendors can store data beside the entries
     * @throws IllegalArgumentException for features other than that
     */
    public AccessControlCluster(FabricTable fabrics, AccessControlCapacity capacity, AccessControlFeature features) {
        if (!features.withExtension(false).equals(AccessControlFeature.NONE)) {
            throw new IllegalArgumentException("features are " + features + "; only Extension is served");
        }
        this.capacity = Objects.requireNonNull(capacity, "capacity");
        this.features = features;
        this.fabrics = fabrics;
        this.entries = new EntryList(fabrics, capacity);
        this.extensions = new ExtensionList(fabrics);
        fabrics.register(this);
    }

    @Override
    public AccessDecision check(
            SubjectDescriptor subject, Privilege privilege, int endpoint, long cluster, List<Long> deviceTypes) {
        return entries.table().check(subject, privilege, endpoint, cluster, deviceTypes);
    }

    /**
     * Makes a node an administrator of a fabric, as the device does by itself: nobody is told.
     *
     * @param fabricIndex 1 to 254
     * @param subject a node id, or one that stands for a tag
     * @throws StatusException if there is no room for one more entry, the subject can be none, or there is no such fabric
     */
    public void addAdministrator(int fabricIndex, long subject) {
        fabrics.storage().change(transaction -> {
            fabrics.require(transaction, fabricIndex);
            entries.replace(transaction, fabricIndex, withAdministrator(transaction, fabricIndex, subject));
        });
    }

    /** The first administrator; an event says who has added the fabric. */
    @Override
    public void added(Transaction transaction, NewFabric added) {
        int fabricIndex = added.fabric().index();
        entries.write(
                transaction,
                Administrator.of(added.by()),
                fabricIndex,
                withAdministrator(transaction, fabricIndex, added.administrator()));
    }

    private List<AccessControlEntryStruct> withAdministrator(Transaction transaction, int fabricIndex, long subject) {
        AccessControlEntryStruct entry = new AccessControlEntryStruct(
                AccessControlEntryPrivilegeEnum.ADMINISTER,
                AccessControlEntryAuthModeEnum.CASE,
                List.of(subject),
                null,
                null,
                fabricIndex);
        return Stream.concat(entries.ofFabric(transaction, fabricIndex).stream(), Stream.of(entry))
                .toList();
    }

    /** Forgets all that belongs to the fabric: nobody is told. */
    @Override
    public void removed(Transaction transaction, int fabricIndex) {
        entries.forget(transaction, fabricIndex);
        extensions.forget(transaction, fabricIndex);
    }

    @Override
    public AccessControlFeature features() {
        return features;
    }

    @Override
    public AttributeHandler<List<AccessControlEntryStruct>> acl() {
        return entries;
    }

    @Override
    public @Nullable AttributeHandler<List<AccessControlExtensionStruct>> extension() {
        return features.extension() ? extensions : null;
    }

    @Override
    public AttributeHandler<Integer> subjectsPerAccessControlEntry() {
        return AttributeHandler.computed(capacity::subjectsPerEntry);
    }

    @Override
    public AttributeHandler<Integer> targetsPerAccessControlEntry() {
        return AttributeHandler.computed(capacity::targetsPerEntry);
    }

    @Override
    public AttributeHandler<Integer> accessControlEntriesPerFabric() {
        return AttributeHandler.computed(capacity::entriesPerFabric);
    }

    @Override
    public EventEmitter<AccessControlEntryChanged> accessControlEntryChanged() {
        return entries.changes();
    }

    @Override
    public @Nullable EventEmitter<AccessControlExtensionChanged> accessControlExtensionChanged() {
        return features.extension() ? extensions.changes() : null;
    }
}
