package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementFeature;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementServer;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupcastAdoptionStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRead;
import dev.clusterwright.clusters.groupkeymanagement.KeySetReadAllIndices;
import dev.clusterwright.clusters.groupkeymanagement.KeySetReadAllIndicesResponse;
import dev.clusterwright.clusters.groupkeymanagement.KeySetReadResponse;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.GroupsFeature;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.interaction.server.GroupMembers;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricDependent;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.servers.storage.StorageException;
import dev.clusterwright.servers.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The Group Key Management cluster of a node. It belongs on endpoint 0, to the node as what it knows of groups, and to the
 * layer below as the keys of groups; the Groups clusters of other endpoints come from it.
 *
 * <pre>{@code
 * GroupKeyManagementCluster groupKeys = new GroupKeyManagementCluster(fabrics);
 * Node node = Node.builder()
 *         .accessControl(access)
 *         .groups(groupKeys)
 *         .endpoint(Endpoint.builder(Endpoint.ROOT)
 *                 .deviceType(RootNode.DESCRIPTOR)
 *                 .cluster(access)
 *                 .cluster(groupKeys)
 *                 .build())
 *         .endpoint(Endpoint.builder(1)
 *                 .deviceType(OnOffLight.DESCRIPTOR)
 *                 .cluster(groupKeys.groups(lamp::isIdentifying))
 *                 .cluster(lamp)
 *                 .build())
 *         .timer(timer)
 *         .build();
 * }</pre>
 *
 * <p>Unless the node is told of it by {@code groups}, messages to groups reach no endpoint, and nobody says so.
 *
 * <p>An administrator writes a key set as a whole, and what it does not write of it is gone. From each epoch key the key of
 * the fabric is derived; that is stored, sealed, and nobody can read it again. A key that was replaced or removed is closed.
 * With a fabric comes key set 0, which can be written but not removed. All of it goes with the fabric.
 *
 * <p>Which key set a group has and which endpoints belong to it are two things: a group may have a key and no endpoints,
 * and what belongs to it stays when it loses its key. A key set that is removed takes the keys of its groups along.
 *
 * <p>Of the features, CacheAndSync is not served; Groupcast is, for devices that have its cluster, by showing what that
 * knows to those who do not know it. What a fabric has written here is then kept, but out of use, while that fabric has
 * adopted Groupcast.
 *
 * <p>Thread-safe.
 */
public final class GroupKeyManagementCluster
        implements GroupKeyManagementServer, FabricDependent, GroupMembers, GroupKeys {
    private final FabricTable fabrics;
    private final GroupKeyCapacity capacity;
    private final GroupStore store;
    private final GroupView view;
    private final KeyMapList keyMap;
    private final GroupTable table;
    private final AdoptionList adoption;

    /**
     * What is stored, with the least capacity and no features.
     *
     * @throws StorageException if something cannot be read
     */
    public GroupKeyManagementCluster(FabricTable fabrics) {
        this(fabrics, GroupKeyCapacity.LEAST);
    }

    /**
     * What is stored, without Groupcast.
     *
     * @param fabrics that groups and keys belong to
     * @throws StorageException if something cannot be read
     */
    public GroupKeyManagementCluster(FabricTable fabrics, GroupKeyCapacity capacity) {
        this(fabrics, capacity, new GroupView(null));
    }

    /**
     * What is stored, with Groupcast.
     *
     * @param fabrics that groups and keys belong to
     * @param groupcast the cluster of that name
     * @throws StorageException if something cannot be read
     */
    public GroupKeyManagementCluster(FabricTable fabrics, GroupKeyCapacity capacity, GroupcastMemberships groupcast) {
        this(fabrics, capacity, new GroupView(Objects.requireNonNull(groupcast, "groupcast")));
    }

    private GroupKeyManagementCluster(FabricTable fabrics, GroupKeyCapacity capacity, GroupView view) {
        this.fabrics = fabrics;
        this.capacity = Objects.requireNonNull(capacity, "capacity");
        this.view = view;
        this.store = new GroupStore(fabrics);
        this.keyMap = new KeyMapList(fabrics, store, view, capacity.groupsPerFabric());
        this.table = new GroupTable(store, view, capacity.groupsPerFabric());
        this.adoption = new AdoptionList(fabrics, store, keyMap, table);
        fabrics.register(this);
    }

    /**
     * The Groups cluster of an endpoint, with names of groups.
     *
     * @param isIdentifying whether that endpoint is being identified just now, as its Identify cluster knows
     */
    public GroupsCluster groups(BooleanSupplier isIdentifying) {
        return groups(GroupsFeature.GROUP_NAMES, isIdentifying);
    }

    /**
     * The Groups cluster of an endpoint.
     *
     * @param features without names, those that are sent are not kept
     * @param isIdentifying whether that endpoint is being identified just now, as its Identify cluster knows
     */
    public GroupsCluster groups(GroupsFeature features, BooleanSupplier isIdentifying) {
        return new GroupsCluster(fabrics, store, table, features, isIdentifying);
    }

    /** To be called when Groupcast knows something else than before. Quick, from any thread. */
    public void groupcastChanged() {
        keyMap.changed();
        table.changed();
    }

    /** Key set 0. */
    @Override
    public void added(Transaction transaction, NewFabric added) {
        KeySet ipk = KeySet.ipk(transaction, added.ipk(), added.fabric().compressedId());
        store.put(transaction, added.fabric().index(), ipk);
    }

    /** Forgets all that belongs to the fabric, and closes its keys. */
    @Override
    public void removed(Transaction transaction, int fabricIndex) {
        FabricGroups before = store.ofFabric(transaction, fabricIndex);
        store.forget(transaction, fabricIndex);
        if (!before.keyMap().isEmpty()) {
            transaction.afterwards(keyMap::changed);
        }
        if (!before.groups().isEmpty()) {
            transaction.afterwards(table::changed);
        }
        if (!before.adoption().isEmpty()) {
            transaction.afterwards(adoption::changed);
        }
    }

    @Override
    public GroupKeyManagementFeature features() {
        return GroupKeyManagementFeature.NONE.withGroupcast(view.isGroupcast());
    }

    @Override
    public AttributeHandler<List<GroupKeyMapStruct>> groupKeyMap() {
        return keyMap;
    }

    @Override
    public AttributeHandler<List<GroupInfoMapStruct>> groupTable() {
        return table;
    }

    /** With Groupcast 0, as that has limits of its own. */
    @Override
    public AttributeHandler<Integer> maxGroupsPerFabric() {
        return AttributeHandler.computed(() -> view.isGroupcast() ? 0 : capacity.groupsPerFabric());
    }

    @Override
    public AttributeHandler<Integer> maxGroupKeysPerFabric() {
        return AttributeHandler.computed(capacity::keySetsPerFabric);
    }

    @Override
    public @Nullable AttributeHandler<List<GroupcastAdoptionStruct>> groupcastAdoption() {
        return view.isGroupcast() ? adoption : null;
    }

    @Override
    public CommandAction<KeySetWrite> keySetWrite() {
        return CommandAction.checkingRequest((request, context) -> {
            GroupKeySetStruct written = request.groupKeySet();
            KeySetRules.check(written, view.isGroupcast());
            int fabricIndex = context.fabricIndex();
            fabrics.storage().change(transaction -> {
                Fabric fabric = fabrics.require(transaction, fabricIndex);
                requireRoom(store.ofFabric(transaction, fabricIndex), written.groupKeySetId());
                store.put(transaction, fabricIndex, KeySet.of(transaction, written, fabric.compressedId()));
            });
        });
    }

    private void requireRoom(FabricGroups fabric, int keySetId) {
        int room = capacity.keySetsPerFabric();
        if (!fabric.keySets().containsKey(keySetId) && fabric.keySets().size() >= room) {
            throw new StatusException(
                    StatusCode.RESOURCE_EXHAUSTED, "there is room for " + room + " key sets, and not for one more");
        }
    }

    @Override
    public CommandHandler<KeySetRead, KeySetReadResponse> keySetRead() {
        return (request, context) -> {
            KeySet set = store.ofFabric(context.fabricIndex()).keySets().get(request.groupKeySetId());
            if (set == null) {
                throw noKeySet(request.groupKeySetId());
            }
            return new KeySetReadResponse(set.withoutKeys());
        };
    }

    private static StatusException noKeySet(int id) {
        return new StatusException(StatusCode.NOT_FOUND, "there is no key set " + id);
    }

    @Override
    public CommandAction<KeySetRemove> keySetRemove() {
        return (request, context) -> {
            int id = request.groupKeySetId();
            if (id == GroupKeySet.IPK_ID) {
                throw new StatusException(StatusCode.INVALID_COMMAND, "key set 0 goes with its fabric only");
            }
            fabrics.storage().change(transaction -> removeKeySet(transaction, context.fabricIndex(), id));
        };
    }

    private void removeKeySet(Transaction transaction, int fabricIndex, int id) {
        fabrics.require(transaction, fabricIndex);
        if (!store.ofFabric(transaction, fabricIndex).keySets().containsKey(id)) {
            throw noKeySet(id);
        }
        store.removeKeySet(transaction, fabricIndex, id);
        keyMap.removeKeySet(transaction, fabricIndex, id);
    }

    @Override
    public CommandHandler<KeySetReadAllIndices, KeySetReadAllIndicesResponse> keySetReadAllIndices() {
        return (request, context) -> new KeySetReadAllIndicesResponse(
                List.copyOf(store.ofFabric(context.fabricIndex()).keySets().keySet()));
    }

    @Override
    public Set<Integer> endpoints(int fabricIndex, int groupId) {
        return view.endpoints(store.ofFabric(fabricIndex), groupId);
    }

    @Override
    public List<ReceivingKey> receivingKeys(int sessionId) {
        List<ReceivingKey> found = new ArrayList<>();
        for (FabricGroups fabric : store.all()) {
            for (KeyIndex.Entry entry : fabric.index().keys(sessionId)) {
                KeySet set = entry.set();
                Set<Integer> groups = view.groupsOf(fabric, set.id());
                if (!groups.isEmpty()) {
                    found.add(new ReceivingKey(fabric.fabricIndex(), set.id(), set.policy(), groups, entry.key()));
                }
            }
        }
        return Collections.unmodifiableList(found);
    }

    @Override
    public @Nullable OperationalGroupKey sendingKey(int fabricIndex, int groupId) {
        GroupKeySet keys = keysOf(fabricIndex, groupId);
        return keys == null ? null : keys.sendingKey();
    }

    @Override
    public @Nullable OperationalGroupKey sendingKey(int fabricIndex, int groupId, Instant now) {
        GroupKeySet keys = keysOf(fabricIndex, groupId);
        return keys == null ? null : keys.sendingKey(now);
    }

    private @Nullable GroupKeySet keysOf(int fabricIndex, int groupId) {
        FabricGroups fabric = store.ofFabric(fabricIndex);
        Integer id = view.keySetOf(fabric, groupId);
        return id == null ? null : keys(fabric, id);
    }

    private static @Nullable GroupKeySet keys(FabricGroups fabric, int id) {
        KeySet set = fabric.keySets().get(id);
        return set == null ? null : set.keys();
    }

    @Override
    public @Nullable GroupKeySet ipks(int fabricIndex) {
        return keys(store.ofFabric(fabricIndex), GroupKeySet.IPK_ID);
    }
}
