package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.interaction.server.Bench.Entry;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one fabric writes is nothing to the entries of others, whatever it writes and whatever the device does. */
class FabricListTest {
    private static final long ID = 0xFFF1_FC21L;

    private final Attribute<@Nullable List<Entry>> links = Attribute.<@Nullable List<Entry>>of(
                    ID, 0, "Links", "list[EntryStruct]", TlvCodecs.nullable(TlvCodecs.list(new Interrupted())))
            .access(Access.read(Privilege.VIEW).write(Privilege.MANAGE).withFabricScope());
    private final AttributeValue<@Nullable List<Entry>> value =
            AttributeValue.of(List.of(Entry.of(1, 1), Entry.of(2, 2)));
    private final Node node = ReadFixture.builder(new ManualTimer())
            .endpoint(Endpoint.builder(0)
                    .deviceType(ReadFixture.ROOT_NODE)
                    .cluster(() -> ClusterHandlers.of(
                                    new ClusterDescriptor(
                                            ID,
                                            "Linking",
                                            1,
                                            false,
                                            List.of(),
                                            List.of(links),
                                            List.of(),
                                            List.of(),
                                            List.of()),
                                    0)
                            .attribute(links, value)
                            .build())
                    .build())
            .build();

    /** What the device does once, after the write has begun. */
    private Runnable meanwhile = () -> {};

    @Test
    void nullOfOneFabricLeavesTheEntriesOfOthers() {
        assertThat(write("admin", false, "null")).isEqualTo("SUCCESS");
        assertThat(value.get()).containsExactly(Entry.of(2, 2));
        assertThat(write("other", false, "null")).isEqualTo("SUCCESS");
        assertThat(value.get()).isNull();
    }

    @Test
    void aFabricThatIsForgottenMeanwhileStaysForgotten() {
        meanwhile = () -> value.set(List.of(Entry.of(1, 1)));
        assertThat(write("admin", false, "[{0 = 5U}]")).isEqualTo("SUCCESS");
        assertThat(value.get()).containsExactly(Entry.of(5, 1));
    }

    @Test
    void whatTheDeviceAddsMeanwhileIsKeptBesideAnItem() {
        meanwhile = () -> value.set(List.of(Entry.of(2, 2), Entry.of(3, 3)));
        assertThat(write("admin", true, "{0 = 5U}")).isEqualTo("SUCCESS");
        assertThat(value.get()).containsExactly(Entry.of(2, 2), Entry.of(3, 3), Entry.of(5, 1));
    }

    private String write(String subject, boolean appending, String data) {
        AttributePath path = AttributePath.of(0, links);
        AttributeData written = WriteFixture.put(appending ? path.appending() : path, data);
        WriteRequest request = WriteFixture.write(written);
        return WriteFixture.statuses(node.accept(ReadFixture.session(subject))
                .receive(request.encode())
                .map(Message::decode));
    }

    /** Reads entries, and lets the device do something while it does. */
    private final class Interrupted implements TlvCodec<Entry> {
        @Override
        public void encode(TlvWriter writer, Entry entry) {
            Entry.CODEC.encode(writer, entry);
        }

        @Override
        public Entry decode(TlvReader reader) {
            Runnable action = meanwhile;
            meanwhile = () -> {};
            action.run();
            return Entry.CODEC.decode(reader);
        }
    }
}
