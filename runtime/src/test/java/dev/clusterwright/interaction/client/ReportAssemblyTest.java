package dev.clusterwright.interaction.client;

import static dev.clusterwright.interaction.client.Samples.CLUSTER;
import static dev.clusterwright.interaction.client.Samples.LEVEL;
import static dev.clusterwright.interaction.client.Samples.LIST;
import static dev.clusterwright.interaction.client.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportAssemblyTest {
    private final ReportAssembly assembly = new ReportAssembly(1 << 20);

    private static NodeData assembled(ReportAssembly assembly, List<AttributeReport> reports, int limit) {
        for (int from = 0; from < reports.size(); from += limit) {
            List<AttributeReport> part = reports.subList(from, Math.min(reports.size(), from + limit));
            assembly.add(new ReportData(null, part, null, true, null), 100);
        }
        return assembly.result();
    }

    /** Asserted by matter.js for this capture: the list starts empty, and each server of it follows as an item. */
    @Test
    void theCapturedListIsWhole() {
        StringBuilder hex = new StringBuilder("1536011535012600605bd045370124020024031d2404011836021818");
        int[] servers = {4, 29, 31, 40, 42, 43, 44, 48, 49, 50, 51, 52, 53, 54, 55, 59, 60, 62, 63, 64, 65};
        for (int server : servers) {
            hex.append("181535012600605bd045370124020024031d240401340518240")
                    .append("2")
                    .append(String.format("%02x", server))
                    .append("18");
        }
        hex.append("1818290424ff0118");
        ReportData report =
                ReportData.CODEC.decode(OctetString.fromHex(hex.toString()).toByteArray());
        assembly.add(report, hex.length() / 2);
        Attribute<List<Long>> serverList =
                Attribute.of(29, 1, "ServerList", "list[cluster-id]", TlvCodecs.list(TlvCodecs.UINT32));
        NodeData data = assembly.result();
        assertThat(data.value(0, serverList))
                .hasSize(servers.length)
                .startsWith(4L, 29L, 31L)
                .endsWith(64L, 65L);
        assertThat(data.dataVersion(0, 29)).hasValue(1171282784L);
    }

    @Test
    void listsComeOutAsTheyWentInHoweverTheyAreSplit() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<List<Long>> lists = new ArrayList<>();
            List<AttributeReport> reports = new ArrayList<>();
            for (int attribute = 0; attribute < 3; attribute++) {
                List<Long> list =
                        random.longs(random.nextInt(20), 0, 1L << 32).boxed().toList();
                lists.add(list);
                split(reports, attribute, list, random.nextInt(list.size() + 1));
            }
            NodeData data = assembled(new ReportAssembly(1 << 20), reports, 1 + random.nextInt(10));
            for (int attribute = 0; attribute < 3; attribute++) {
                assertThat(data.value(1, list(attribute)))
                        .as("seed %d, attribute %d", seed, attribute)
                        .isEqualTo(lists.get(attribute));
            }
        }
    }

    private static Attribute<List<Long>> list(long id) {
        return Attribute.of(CLUSTER, id, "List" + id, "list[uint32]", TlvCodecs.list(TlvCodecs.UINT32));
    }

    private static void split(List<AttributeReport> reports, long attribute, List<Long> list, int first) {
        AttributePath path = new AttributePath(1, CLUSTER, attribute);
        reports.add(new AttributeData(1L, path, encode(list(attribute).codec(), list.subList(0, first))));
        for (long item : list.subList(first, list.size())) {
            reports.add(new AttributeData(1L, path.appending(), encode(TlvCodecs.UINT32, item)));
        }
    }

    private static <T> OctetString encode(TlvCodec<T> codec, T value) {
        return OctetString.of(codec.encode(value));
    }

    @Test
    void compressedPathsHaveTheRestOfTheOneBefore() {
        AttributeReport first = data(new AttributePath(1, CLUSTER, LEVEL.id()), "0401");
        AttributeReport second = data(compressed(null, null, START.id(), Maybe.absent()), "0402");
        AttributeReport third = data(compressed(2, null, null, Maybe.absent()), "0403");
        AttributeReport list = data(compressed(1, null, LIST.id(), Maybe.absent()), "1618");
        AttributeReport item = data(compressed(null, null, null, Maybe.ofNull()), "0404");
        NodeData data = assembled(assembly, List.of(first, second, third, list, item), 10);
        assertThat(data.value(1, LEVEL)).isEqualTo(1);
        assertThat(data.value(1, START)).isEqualTo(2);
        assertThat(data.value(2, START)).isEqualTo(3);
        assertThat(data.value(1, LIST)).containsExactly(4L);
        // Not that of another message.
        assertThatThrownBy(() -> assembled(assembly, List.of(first, second), 1))
                .isInstanceOf(UnexpectedAnswerException.class);
    }

    private static AttributePath compressed(
            @Nullable Integer endpoint, @Nullable Long cluster, @Nullable Long attribute, Maybe<Integer> index) {
        return new AttributePath(true, null, endpoint, cluster, attribute, index, null, null);
    }

    private static AttributeData data(AttributePath path, String hex) {
        return new AttributeData(1L, path, OctetString.fromHex(hex));
    }

    @Test
    void theLastOfTwoValuesCounts() {
        AttributePath path = AttributePath.of(1, LIST);
        NodeData data = assembled(
                assembly,
                List.of(
                        data(path, "1618"),
                        data(path.appending(), "0401"),
                        data(path, "16040218"),
                        data(path, "16040318")),
                10);
        assertThat(data.value(1, LIST)).containsExactly(3L);
    }
}
