package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.cluster.Structure;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.AddGroupIfIdentifying;
import dev.clusterwright.clusters.groups.AddGroupResponse;
import dev.clusterwright.clusters.groups.GetGroupMembership;
import dev.clusterwright.clusters.groups.GetGroupMembershipResponse;
import dev.clusterwright.clusters.groups.GroupsFeature;
import dev.clusterwright.clusters.groups.GroupsServer;
import dev.clusterwright.clusters.groups.NameSupportBitmap;
import dev.clusterwright.clusters.groups.RemoveAllGroups;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.clusters.groups.RemoveGroupResponse;
import dev.clusterwright.clusters.groups.ViewGroup;
import dev.clusterwright.clusters.groups.ViewGroupResponse;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.server.AttributeHandler;
import dev.clusterwright.interaction.server.CommandAction;
import dev.clusterwright.interaction.server.CommandHandler;
import dev.clusterwright.interaction.server.InteractionContext;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.Transaction;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Groups cluster of an endpoint, which comes from {@link GroupKeyManagementCluster#groups}. It adds the endpoint to
 * groups of the fabric that asks, and removes it again; what the endpoints of a node belong to is one table, which that
 * cluster stores and shows. A group needs a key before anything can be added to it. It has one name on a node: the one that
 * was given last.
 *
 * <p>AddGroup, ViewGroup and RemoveGroup answer with a status in their response: CONSTRAINT_ERROR if what was sent cannot be,
 * UNSUPPORTED_ACCESS if the group has no key, NOT_FOUND if the endpoint does not belong to it, RESOURCE_EXHAUSTED if there is
 * no room for one more group.
 *
 * <p>Thread-safe.
 */
public final class GroupsCluster implements GroupsServer {
    private final FabricTable fabrics;
    private final GroupStore store;
    private final GroupTable table;
    private final GroupsFeature features;
    private final BooleanSupplier isIdentifying;

    GroupsCluster(
            FabricTable fabrics,
            GroupStore store,
            GroupTable table,
            GroupsFeature features,
            BooleanSupplier isIdentifying) {
        this.fabrics = fabrics;
        this.store = store;
        this.table = table;
        this.features = features;
        this.isIdentifying = isIdentifying;
    }

    @Override
    public GroupsFeature features() {
        return features;
    }

    @Override
    public AttributeHandler<NameSupportBitmap> nameSupport() {
        return AttributeHandler.computed(() -> NameSupportBitmap.NONE.withGroupNames(features.groupNames()));
    }

    @Override
    public CommandHandler<AddGroup, AddGroupResponse> addGroup() {
        return CommandHandler.checkingRequest((request, context) -> new AddGroupResponse(
                statusOf(() -> {
                    check(request);
                    add(request.groupId(), request.groupName(), context);
                }),
                request.groupId()));
    }

    private void add(int groupId, String name, InteractionContext context) {
        change(
                context,
                transaction -> table.add(
                        transaction,
                        context.fabricIndex(),
                        context.endpoint(),
                        groupId,
                        features.groupNames() ? name : null));
    }

    /** What cannot be is said in the response, like the rest. */
    private static void check(Structure request) {
        List<Violation> violations = request.validate();
        if (!violations.isEmpty()) {
            throw new StatusException(
                    StatusCode.CONSTRAINT_ERROR, violations.get(0).toString());
        }
    }

    private static int statusOf(Runnable action) {
        try {
            action.run();
            return StatusCode.SUCCESS.value();
        } catch (StatusException e) {
            return e.status().code().value();
        }
    }

    private void change(InteractionContext context, Consumer<Transaction> action) {
        fabrics.storage().change(transaction -> {
            fabrics.require(transaction, context.fabricIndex());
            action.accept(transaction);
        });
    }

    @Override
    public CommandHandler<ViewGroup, ViewGroupResponse> viewGroup() {
        return CommandHandler.checkingRequest(this::view);
    }

    private ViewGroupResponse view(ViewGroup request, InteractionContext context) {
        try {
            check(request);
            String name = table.require(store.ofFabric(context.fabricIndex()), context.endpoint(), request.groupId())
                    .groupName();
            return viewed(StatusCode.SUCCESS, request, features.groupNames() ? name : null);
        } catch (StatusException e) {
            return viewed(e.status().code(), request, null);
        }
    }

    private static ViewGroupResponse viewed(StatusCode status, ViewGroup request, @Nullable String name) {
        return new ViewGroupResponse(status.value(), request.groupId(), name == null ? "" : name);
    }

    /** How many more groups there is room for is not said, as in other implementations. */
    @Override
    public CommandHandler<GetGroupMembership, GetGroupMembershipResponse> getGroupMembership() {
        return (request, context) -> {
            Set<Integer> asked = Set.copyOf(request.groupList());
            List<Integer> found = table.groupsOf(store.ofFabric(context.fabricIndex()), context.endpoint())
                    .filter(groupId -> asked.isEmpty() || asked.contains(groupId))
                    .toList();
            return new GetGroupMembershipResponse(null, found);
        };
    }

    @Override
    public CommandHandler<RemoveGroup, RemoveGroupResponse> removeGroup() {
        return CommandHandler.checkingRequest((request, context) -> new RemoveGroupResponse(
                statusOf(() -> {
                    check(request);
                    remove(request.groupId(), context);
                }),
                request.groupId()));
    }

    private void remove(int groupId, InteractionContext context) {
        change(context, transaction -> table.remove(transaction, context.fabricIndex(), context.endpoint(), groupId));
    }

    @Override
    public CommandAction<RemoveAllGroups> removeAllGroups() {
        return (request, context) ->
                change(context, transaction -> table.removeAll(transaction, context.fabricIndex(), context.endpoint()));
    }

    /** Answered with a status of the command itself; SUCCESS also where nothing is done. */
    @Override
    public CommandAction<AddGroupIfIdentifying> addGroupIfIdentifying() {
        return (request, context) -> {
            if (isIdentifying.getAsBoolean()) {
                add(request.groupId(), request.groupName(), context);
            }
        };
    }
}
