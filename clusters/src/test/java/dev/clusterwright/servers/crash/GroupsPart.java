package dev.clusterwright.servers.crash;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementClient;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRead;
import dev.clusterwright.clusters.groupkeymanagement.KeySetRemove;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.groups.AddGroup;
import dev.clusterwright.clusters.groups.GroupsClient;
import dev.clusterwright.clusters.groups.RemoveAllGroups;
import dev.clusterwright.clusters.groups.RemoveGroup;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.group.CompressedFabricId;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.groupkeymanagement.ReceivingKey;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Key sets, which groups have them, and who belongs to those. Keys are seen by the session ids of messages. */
final class GroupsPart implements Part {
    private static final int GROUPS = 6;
    private static final int KEY_SETS = 4;
    private static final int SUCCESS = 0;

    @Override
    public Map<String, Command<?>> commands() {
        return Map.of(
                "KeySetWrite", new WriteSet(),
                "KeySetRemove", new RemoveSet(),
                "WriteMap", new WriteMap(),
                "AddGroup", new Add(),
                "RemoveGroup", new Remove(),
                "RemoveAllGroups", new RemoveAll());
    }

    private static GroupKeyManagementClient keys(Device device, int fabric) {
        return new GroupKeyManagementClient(device.client(fabric), Endpoint.ROOT);
    }

    private static GroupsClient groups(Device device, int fabric) {
        return new GroupsClient(device.client(fabric), Device.LAMP);
    }

    private static String set(int id) {
        return String.format("key set %04x", id);
    }

    private static String map(int group) {
        return String.format("map %04x", group);
    }

    private static String keysOf(int group) {
        return String.format("keys of group %04x", group);
    }

    private static String group(int group) {
        return String.format("group %04x", group);
    }

    @Override
    public void observe(Device device, World world) {
        device.fabrics.fabrics().keySet().forEach(fabric -> observe(device, world, fabric));
        for (int sessionId = 0; sessionId <= 0xFFFF; sessionId++) {
            for (ReceivingKey key : device.groups.receivingKeys(sessionId)) {
                key.groups().forEach(id -> addKey(world, key.fabricIndex(), id, key.key()));
            }
        }
    }

    private static void addKey(World world, int fabric, int group, OperationalGroupKey key) {
        String before = world.get(fabric, keysOf(group));
        world.put(fabric, keysOf(group), before + key.sessionId() + " ");
    }

    private static void observe(Device device, World world, int fabric) {
        GroupKeyManagementClient client = keys(device, fabric);
        for (int id : Answers.get(client.keySetReadAllIndices()).groupKeySetIds()) {
            world.put(
                    fabric,
                    set(id),
                    text(Answers.get(client.keySetRead(new KeySetRead(id))).groupKeySet()));
        }
        GroupKeySet ipks = Objects.requireNonNull(device.groups.ipks(fabric), "no key set 0");
        world.put(fabric, "ipk", sessionIds(ipks.receivingKeys().stream()));
        Answers.get(client.groupKeyMap().read()).stream()
                .filter(row -> Integer.valueOf(fabric).equals(row.fabricIndex()))
                .forEach(row -> world.put(fabric, map(row.groupId()), set(row.groupKeySetId())));
        Answers.get(client.groupTable().read()).stream()
                .filter(row -> Integer.valueOf(fabric).equals(row.fabricIndex()))
                .forEach(row -> world.put(fabric, group(row.groupId()), row.endpoints() + " " + row.groupName()));
    }

    private static String text(GroupKeySetStruct set) {
        return set.groupKeySecurityPolicy().value() + " " + set.epochStartTime0() + " " + set.epochStartTime1() + " "
                + set.epochStartTime2();
    }

    private static String sessionIds(Stream<OperationalGroupKey> keys) {
        StringBuilder ids = new StringBuilder();
        keys.map(OperationalGroupKey::sessionId)
                .sorted()
                .forEach(id -> ids.append(id).append(' '));
        return ids.toString();
    }

    private static String sessionIds(GroupKeySetStruct set, CompressedFabricId fabric) {
        return sessionIds(Stream.of(set.epochKey0(), set.epochKey1(), set.epochKey2())
                .filter(Objects::nonNull)
                .map(key -> derive(key, fabric)));
    }

    private static OperationalGroupKey derive(OctetString epochKey, CompressedFabricId fabric) {
        try (SecretKeyMaterial secret = SecretKeyMaterial.copyOf(epochKey)) {
            return OperationalGroupKey.derive(secret, fabric);
        }
    }

    /** What a fabric has when the node has joined it. */
    static void join(World world, int fabric) {
        put(
                world,
                fabric,
                new GroupKeySetStruct(
                        0, GroupKeySecurityPolicyEnum.TRUST_FIRST, TestFabric.IPK, 0L, null, null, null, null));
    }

    private static void put(World world, int fabric, GroupKeySetStruct set) {
        String ids = sessionIds(set, CredentialsPart.compressedId(world, fabric));
        world.put(fabric, set(set.groupKeySetId()), text(set));
        world.put(fabric, World.HIDDEN + set(set.groupKeySetId()), ids);
        if (set.groupKeySetId() == 0) {
            world.put(fabric, "ipk", ids);
        }
        seeKeys(world, fabric);
    }

    /** Which keys are seen follows from what is mapped. */
    private static void seeKeys(World world, int fabric) {
        world.removeBelow(fabric, "keys of group ");
        for (int group = 1; group <= GROUPS; group++) {
            String mapped = world.get(fabric, map(group));
            if (!mapped.isEmpty()) {
                world.put(fabric, keysOf(group), world.get(fabric, World.HIDDEN + mapped));
            }
        }
    }

    private record Group(int fabric, int id) {}

    /** One of the groups of a fabric that there is something about. */
    private static Optional<Group> some(World world, Random random, String prefix) {
        return Choice.of(world.fabrics(), random)
                .flatMap(fabric -> Choice.of(world.below(fabric, prefix), random)
                        .map(id -> new Group(fabric, Integer.parseInt(id, 16))));
    }

    private static final class WriteSet implements Command<KeySetWrite> {
        @Override
        public TlvCodec<KeySetWrite> codec() {
            return KeySetWrite.CODEC;
        }

        @Override
        public Optional<Plan<KeySetWrite>> plan(Device device, World world, Random random) {
            int keys = 1 + random.nextInt(3);
            long start = 1L + random.nextInt(1000);
            GroupKeySetStruct set = new GroupKeySetStruct(
                    random.nextInt(KEY_SETS),
                    GroupKeySecurityPolicyEnum.TRUST_FIRST,
                    key(random),
                    start,
                    keys > 1 ? key(random) : null,
                    keys > 1 ? start + 1 : null,
                    keys > 2 ? key(random) : null,
                    keys > 2 ? start + 2 : null);
            return Choice.of(world.fabrics(), random).map(fabric -> new Plan<>(fabric, new KeySetWrite(set)));
        }

        private static @Nullable OctetString key(Random random) {
            byte[] key = new byte[16];
            random.nextBytes(key);
            return OctetString.of(key);
        }

        @Override
        public boolean perform(Device device, int fabric, KeySetWrite fields) {
            return Outcome.isSuccess(keys(device, fabric).keySetWrite(fields));
        }

        @Override
        public void apply(World world, int fabric, KeySetWrite fields) {
            put(world, fabric, fields.groupKeySet());
        }
    }

    private static final class RemoveSet implements Command<KeySetRemove> {
        @Override
        public TlvCodec<KeySetRemove> codec() {
            return KeySetRemove.CODEC;
        }

        @Override
        public Optional<Plan<KeySetRemove>> plan(Device device, World world, Random random) {
            return random.nextInt(3) > 0
                    ? Optional.empty()
                    : Choice.of(world.fabrics(), random)
                            .map(fabric -> new Plan<>(fabric, new KeySetRemove(1 + random.nextInt(KEY_SETS - 1))));
        }

        @Override
        public boolean perform(Device device, int fabric, KeySetRemove fields) {
            return Outcome.isSuccess(keys(device, fabric).keySetRemove(fields));
        }

        @Override
        public void apply(World world, int fabric, KeySetRemove fields) {
            String set = set(fields.groupKeySetId());
            world.remove(fabric, set);
            world.remove(fabric, World.HIDDEN + set);
            for (int group = 1; group <= GROUPS; group++) {
                if (world.get(fabric, map(group)).equals(set)) {
                    world.remove(fabric, map(group));
                }
            }
            seeKeys(world, fabric);
        }
    }

    private static final class WriteMap implements Command<List<GroupKeyMapStruct>> {
        @Override
        public TlvCodec<List<GroupKeyMapStruct>> codec() {
            return TlvCodecs.list(GroupKeyMapStruct.CODEC);
        }

        @Override
        public Optional<Plan<List<GroupKeyMapStruct>>> plan(Device device, World world, Random random) {
            return Choice.of(world.fabrics(), random).flatMap(fabric -> {
                List<Integer> sets = IntStream.range(1, KEY_SETS)
                        .filter(id -> !world.get(fabric, set(id)).isEmpty())
                        .boxed()
                        .toList();
                return Choice.of(sets, random).map(any -> new Plan<>(fabric, rows(sets, random)));
            });
        }

        private static List<GroupKeyMapStruct> rows(List<Integer> sets, Random random) {
            TreeSet<Integer> groups = new TreeSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                groups.add(1 + random.nextInt(GROUPS));
            }
            return groups.stream()
                    .map(group -> new GroupKeyMapStruct(group, sets.get(random.nextInt(sets.size()))))
                    .toList();
        }

        @Override
        public boolean perform(Device device, int fabric, List<GroupKeyMapStruct> fields) {
            return Outcome.isSuccess(keys(device, fabric).groupKeyMap().write(fields));
        }

        @Override
        public void apply(World world, int fabric, List<GroupKeyMapStruct> fields) {
            world.removeBelow(fabric, "map ");
            fields.forEach(row -> world.put(fabric, map(row.groupId()), set(row.groupKeySetId())));
            seeKeys(world, fabric);
        }
    }

    private static final class Add implements Command<AddGroup> {
        @Override
        public TlvCodec<AddGroup> codec() {
            return AddGroup.CODEC;
        }

        @Override
        public Optional<Plan<AddGroup>> plan(Device device, World world, Random random) {
            return some(world, random, "map ")
                    .map(group -> new Plan<>(group.fabric(), new AddGroup(group.id(), "group " + random.nextInt(99))));
        }

        @Override
        public boolean perform(Device device, int fabric, AddGroup fields) {
            return Answers.get(groups(device, fabric).addGroup(fields)).status() == SUCCESS;
        }

        @Override
        public void apply(World world, int fabric, AddGroup fields) {
            world.put(fabric, group(fields.groupId()), List.of(Device.LAMP) + " " + fields.groupName());
        }
    }

    private static final class Remove implements Command<RemoveGroup> {
        @Override
        public TlvCodec<RemoveGroup> codec() {
            return RemoveGroup.CODEC;
        }

        @Override
        public Optional<Plan<RemoveGroup>> plan(Device device, World world, Random random) {
            return some(world, random, "group ").map(group -> new Plan<>(group.fabric(), new RemoveGroup(group.id())));
        }

        @Override
        public boolean perform(Device device, int fabric, RemoveGroup fields) {
            return Answers.get(groups(device, fabric).removeGroup(fields)).status() == SUCCESS;
        }

        @Override
        public void apply(World world, int fabric, RemoveGroup fields) {
            world.remove(fabric, group(fields.groupId()));
        }
    }

    private static final class RemoveAll implements Command<RemoveAllGroups> {
        @Override
        public TlvCodec<RemoveAllGroups> codec() {
            return RemoveAllGroups.CODEC;
        }

        @Override
        public Optional<Plan<RemoveAllGroups>> plan(Device device, World world, Random random) {
            return some(world, random, "group ").map(group -> new Plan<>(group.fabric(), new RemoveAllGroups()));
        }

        @Override
        public boolean perform(Device device, int fabric, RemoveAllGroups fields) {
            return Outcome.isSuccess(groups(device, fabric).removeAllGroups());
        }

        @Override
        public void apply(World world, int fabric, RemoveAllGroups fields) {
            world.removeBelow(fabric, "group ");
        }
    }
}
