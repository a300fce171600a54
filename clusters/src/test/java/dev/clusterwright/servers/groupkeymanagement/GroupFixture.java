package dev.clusterwright.servers.groupkeymanagement;

import static dev.clusterwright.servers.testing.Answers.get;
import static dev.clusterwright.servers.testing.Answers.status;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Request;
import dev.clusterwright.clusters.devicetypes.OnOffLight;
import dev.clusterwright.clusters.devicetypes.RootNode;
import dev.clusterwright.clusters.groupkeymanagement.GroupInfoMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementClient;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.GroupsClient;
import dev.clusterwright.clusters.groups.GroupsFeature;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.client.InteractionClient;
import dev.clusterwright.interaction.client.WriteResult;
import dev.clusterwright.interaction.loopback.Loopback;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.accesscontrol.AccessControlCluster;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.storage.KeyVault;
import dev.clusterwright.servers.storage.NodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A node with the Groups cluster on two endpoints, and clients of it, which ask as octets. One that is made with the same
 * store is the same node after it has been off.
 */
final class GroupFixture {
    static final int LAMP = 1;
    static final int NAMELESS = 2;

    static final SubjectDescriptor ADMINISTRATOR = SubjectDescriptor.node(1, TestFabric.ADMINISTRATOR);
    static final SubjectDescriptor OTHER_FABRIC = SubjectDescriptor.node(2, TestFabric.ADMINISTRATOR);

    final FabricTable fabrics;
    final GroupKeyManagementCluster cluster;
    private final ManualTimer timer = new ManualTimer();
    private final Node node;

    /** Whether the lamp is being identified. */
    boolean isIdentifying;

    GroupFixture(NodeStore store) {
        this(store, GroupKeyManagementCluster::new);
    }

    GroupFixture(NodeStore store, KeyVault vault) {
        this(store, vault, GroupKeyManagementCluster::new);
    }

    GroupFixture(NodeStore store, Function<FabricTable, GroupKeyManagementCluster> clusters) {
        this(store, new TestVault(), clusters);
    }

    private GroupFixture(NodeStore store, KeyVault vault, Function<FabricTable, GroupKeyManagementCluster> clusters) {
        fabrics = new FabricTable(Storage.open(store, vault), 16);
        AccessControlCluster access = new AccessControlCluster(fabrics);
        cluster = clusters.apply(fabrics);
        node = Node.builder()
                .accessControl(access)
                .groups(cluster)
                .endpoint(Endpoint.builder(Endpoint.ROOT)
                        .deviceType(RootNode.DESCRIPTOR)
                        .cluster(access)
                        .cluster(cluster)
                        .build())
                .endpoint(Endpoint.builder(LAMP)
                        .deviceType(OnOffLight.DESCRIPTOR)
                        .cluster(cluster.groups(() -> isIdentifying))
                        .build())
                .endpoint(Endpoint.builder(NAMELESS)
                        .deviceType(OnOffLight.DESCRIPTOR)
                        .cluster(cluster.groups(GroupsFeature.NONE, () -> true))
                        .build())
                .timer(timer)
                .build();
    }

    /** Joins one more fabric. Its index is the next that was never used. */
    GroupFixture join() {
        return join(new TestFabric(1));
    }

    GroupFixture join(TestFabric fabric) {
        fabric.join(fabrics, 1);
        return this;
    }

    void leave(int fabricIndex) {
        fabrics.storage().change(transaction -> fabrics.remove(transaction, fabricIndex));
    }

    InteractionClient client(SubjectDescriptor subject) {
        Loopback loopback = new Loopback();
        loopback.node(() -> node.accept(Session.of(subject)));
        return new InteractionClient(loopback.toNode(), timer);
    }

    GroupKeyManagementClient keys(SubjectDescriptor subject) {
        return new GroupKeyManagementClient(client(subject), Endpoint.ROOT);
    }

    GroupsClient groups(SubjectDescriptor subject, int endpoint) {
        return new GroupsClient(client(subject), endpoint);
    }

    /** Invokes whatever there is an encoding of, as a client does that has no definitions. */
    StatusCode invoke(int endpoint, Request<?> request) {
        return invoke(ADMINISTRATOR, endpoint, request);
    }

    StatusCode invoke(SubjectDescriptor subject, int endpoint, Request<?> request) {
        return status(send(subject, endpoint, request));
    }

    /** Invokes whatever there is an encoding of, and gives the response. */
    <R> R ask(int endpoint, Request<R> request, TlvCodec<R> response) {
        return ask(ADMINISTRATOR, endpoint, request, response);
    }

    <R> R ask(SubjectDescriptor subject, int endpoint, Request<R> request, TlvCodec<R> response) {
        TlvValue answer = get(send(subject, endpoint, request)).orElseThrow();
        return response.decode(TlvValue.CODEC.encode(answer));
    }

    private <Q extends Request<?>> CompletionStage<Optional<TlvValue>> send(
            SubjectDescriptor subject, int endpoint, Q request) {
        @SuppressWarnings("unchecked") // a request knows its command
        TlvCodec<Q> codec = (TlvCodec<Q>) request.command().codec();
        TlvValue fields = TlvValue.CODEC.decode(codec.encode(request));
        CommandPath path = new CommandPath(
                endpoint, request.command().clusterId(), request.command().id());
        return client(subject).invoke(path, (TlvValue.Structure) fields);
    }

    StatusCode keySetWrite(GroupKeySetStruct set) {
        return invoke(Endpoint.ROOT, new KeySetWrite(set));
    }

    /** Writes whatever there is an encoding of, as a client does that has no definitions. */
    <T> StatusCode write(Attribute<T> attribute, T value) {
        AttributePath path = AttributePath.of(Endpoint.ROOT, attribute);
        return write(ADMINISTRATOR, attribute, path, attribute.codec().encode(value));
    }

    StatusCode write(SubjectDescriptor subject, List<GroupKeyMapStruct> entries) {
        Attribute<List<GroupKeyMapStruct>> attribute = GroupKeyManagement.Attributes.GROUP_KEY_MAP;
        AttributePath path = AttributePath.of(Endpoint.ROOT, attribute);
        return write(subject, attribute, path, attribute.codec().encode(entries));
    }

    StatusCode append(GroupKeyMapStruct entry) {
        return append(ADMINISTRATOR, entry);
    }

    StatusCode append(SubjectDescriptor subject, GroupKeyMapStruct entry) {
        Attribute<?> attribute = GroupKeyManagement.Attributes.GROUP_KEY_MAP;
        AttributePath path = AttributePath.of(Endpoint.ROOT, attribute).appending();
        return write(subject, attribute, path, GroupKeyMapStruct.CODEC.encode(entry));
    }

    private StatusCode write(SubjectDescriptor subject, Attribute<?> attribute, AttributePath path, byte[] data) {
        WriteResult result = get(
                client(subject).write().set(path, TlvValue.CODEC.decode(data)).send());
        return result.status(Endpoint.ROOT, attribute).code();
    }

    StatusCode map(GroupKeyMapStruct... entries) {
        return write(GroupKeyManagement.Attributes.GROUP_KEY_MAP, List.of(entries));
    }

    List<GroupKeyMapStruct> keyMap(SubjectDescriptor subject) {
        return get(keys(subject).groupKeyMap().read());
    }

    List<GroupInfoMapStruct> table(SubjectDescriptor subject) {
        return get(keys(subject).groupTable().read());
    }

    /** As a client reads that does not leave out the entries of other fabrics. */
    <T> T readAllFabrics(Attribute<T> attribute) {
        return get(client(ADMINISTRATOR)
                        .read()
                        .attribute(Endpoint.ROOT, attribute)
                        .allFabrics()
                        .send())
                .value(Endpoint.ROOT, attribute);
    }

    long version() {
        return get(client(ADMINISTRATOR)
                        .read()
                        .attribute(Endpoint.ROOT, GroupKeyManagement.Attributes.GROUP_KEY_MAP)
                        .send())
                .dataVersion(Endpoint.ROOT, GroupKeyManagement.ID)
                .orElseThrow();
    }

    /** Writes a key set, which groups then have. */
    void mapTo(GroupKeySetStruct set, int... groups) {
        get(keys(ADMINISTRATOR).keySetWrite(new KeySetWrite(set)));
        get(keys(ADMINISTRATOR)
                .groupKeyMap()
                .write(IntStream.of(groups)
                        .mapToObj(group -> entry(group, set.groupKeySetId()))
                        .toList()));
    }

    /** An epoch key of which all octets are the same. */
    static OctetString key(int octet) {
        return OctetString.fromHex(String.format("%02x", octet).repeat(16));
    }

    /** A key set with one key, whose time begins at 1. */
    static GroupKeySetStruct keySet(int id) {
        return keySet(id, key(id & 0xFF), 1L, null, null, null, null);
    }

    static GroupKeySetStruct keySet(
            int id,
            @Nullable OctetString key0,
            @Nullable Long start0,
            @Nullable OctetString key1,
            @Nullable Long start1,
            @Nullable OctetString key2,
            @Nullable Long start2) {
        return new GroupKeySetStruct(
                id, GroupKeySecurityPolicyEnum.TRUST_FIRST, key0, start0, key1, start1, key2, start2);
    }

    static GroupKeyMapStruct entry(int groupId, int keySetId) {
        return new GroupKeyMapStruct(groupId, keySetId);
    }
}
