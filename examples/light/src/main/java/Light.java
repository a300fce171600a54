import dev.clusterwright.access.*;
import dev.clusterwright.interaction.*;
import dev.clusterwright.interaction.loopback.*;
import dev.clusterwright.interaction.server.*;
import matter.devicetypes.*;
import matter.onoff.*;

/** A light, and a controller that switches it: {@code mvn compile exec:java}. */
public record Light(AttributeValue<Boolean> onOff) implements OnOffServer {
    public CommandAction<Off> off() { return (off, from) -> onOff.set(false); }
    public CommandAction<On> on() { return (on, from) -> onOff.set(true); }
    public CommandAction<Toggle> toggle() { return (toggle, from) -> onOff.update(on -> !on); }

    public static void main(String[] args) {
        var lamp = new Light(AttributeValue.of(false));
        var access = AccessTable.of(AccessControlEntry.administrator(1, 5)); // node 5 of fabric 1 may do anything
        var timer = new SystemTimer();
        var node = Node.builder().timer(timer).accessControl(access)
                .endpoint(Endpoint.builder(0).deviceType(RootNode.DESCRIPTOR).build())
                .endpoint(Endpoint.builder(1).deviceType(OnOffLight.DESCRIPTOR).cluster(lamp).build()).build();

        // Both are in this process; between two of them, the connection is a transport of yours.
        var controller = Loopback.connect(node, SubjectDescriptor.node(1, 5), timer);
        var light = new OnOffClient(controller, 1);
        light.toggle().thenCompose(done -> light.onOff().read()).thenAccept(on -> System.out.println("on: " + on));
    }
}
