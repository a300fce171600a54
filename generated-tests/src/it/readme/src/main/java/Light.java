import dev.clusterwright.access.*;
import dev.clusterwright.interaction.*;
import dev.clusterwright.interaction.loopback.*;
import dev.clusterwright.interaction.server.*;
import java.util.*;
import matter.devicetypes.*;
import matter.groupkeymanagement.*;
import matter.onoff.*;
public record Light(AttributeValue<Boolean> onOff) implements OnOffServer {
    public CommandAction<Off> off() { return (off, from) -> onOff.set(false); }
    public CommandAction<On> on() { return (on, from) -> onOff.set(true); }
    public CommandAction<Toggle> toggle() { return (toggle, from) -> onOff.update(on -> !on); }
    public static void main(String[] args) {
        var lamp = new Light(AttributeValue.of(false));
        var node = Node.builder().timer(new SystemTimer()).accessControl(AccessTable.of(AccessControlEntry.administrator(1, 5)))
                .endpoint(Endpoint.builder(0).deviceType(RootNode.DESCRIPTOR).cluster(new Keys(new TreeMap<>())).build())
                .endpoint(Endpoint.builder(1).deviceType(OnOffLight.DESCRIPTOR).cluster(lamp).build()).build();
        var client = Loopback.connect(node, SubjectDescriptor.node(1, 5), new SystemTimer());
        var light = new OnOffClient(client, 1);
        light.toggle().thenCompose(done -> light.onOff().read()).thenAccept(on -> System.out.println("on: " + on));
        new GroupKeyManagementClient(client, 0).keySetReadAllIndices().thenAccept(System.out::println);
    }
}
record Keys(SortedMap<Integer, KeySetReadResponse> sets) implements GroupKeyManagementServer {
    public AttributeValue<List<GroupKeyMapStruct>> groupKeyMap() { return AttributeValue.of(List.of()); }
    public AttributeValue<List<GroupInfoMapStruct>> groupTable() { return AttributeValue.of(List.of()); }
    public AttributeValue<Integer> maxGroupsPerFabric() { return AttributeValue.of(4); }
    public AttributeValue<Integer> maxGroupKeysPerFabric() { return AttributeValue.of(3); }
    public CommandAction<KeySetWrite> keySetWrite() { return (write, from) -> keep(write.groupKeySet()); }
    private void keep(GroupKeySetStruct set) { // but not its keys: nobody may read them
        sets.put(set.groupKeySetId(), new KeySetReadResponse(new GroupKeySetStruct(
                set.groupKeySetId(), set.groupKeySecurityPolicy(), null, null, null, null, null, null)));
    }
    public CommandHandler<KeySetRead, KeySetReadResponse> keySetRead() { return (r, from) -> sets.get(r.groupKeySetId()); }
    public CommandAction<KeySetRemove> keySetRemove() { return (remove, from) -> sets.remove(remove.groupKeySetId()); }
    public CommandHandler<KeySetReadAllIndices, KeySetReadAllIndicesResponse> keySetReadAllIndices() {
        return (read, from) -> new KeySetReadAllIndicesResponse(List.copyOf(sets.keySet()));
    }
}
