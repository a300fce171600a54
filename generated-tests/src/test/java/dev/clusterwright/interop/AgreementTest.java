package dev.clusterwright.interop;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.roundtrip.AnyValues;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What both sides know is the same, but for what is listed. */
@Tag("interop")
class AgreementTest {
    private static final Peer PEER = Peer.start();
    private static final List<ClusterDescriptor> BUNDLED =
            AnyValues.beside(OnOff.class).clusters();
    private static final Map<Long, JsonNode> KNOWN_TO_MATTER_JS = knownToMatterJs();

    private static Map<Long, JsonNode> knownToMatterJs() {
        List<Long> ids = BUNDLED.stream().map(ClusterDescriptor::id).toList();
        JsonNode described = PEER.describe(ids);
        return IntStream.range(0, ids.size())
                .filter(i -> !described.get(i).isNull())
                .boxed()
                .collect(toMap(ids::get, described::get));
    }

    /** One that it does not know is there in two revisions. */
    @Test
    void clusters() {
        assertThat(BUNDLED)
                .extracting(ClusterDescriptor::id)
                .filteredOn(id -> !KNOWN_TO_MATTER_JS.containsKey(id))
                .hasSameElementsAs(Differences.UNKNOWN_CLUSTERS.keySet());
        assertThat(KNOWN_TO_MATTER_JS).hasSizeGreaterThanOrEqualTo(27);
    }

    @Test
    void revisionsOfClusters() {
        Map<String, Integer> here = new TreeMap<>();
        Map<String, Integer> there = new TreeMap<>();
        for (ClusterDescriptor cluster : BUNDLED) {
            JsonNode known = KNOWN_TO_MATTER_JS.get(cluster.id());
            if (known != null) {
                here.put(cluster.name(), Differences.OTHER_REVISIONS.getOrDefault(cluster.id(), cluster.revision()));
                there.put(cluster.name(), known.get("revision").intValue());
            }
        }
        assertThat(there).containsExactlyEntriesOf(here);
    }

    @Test
    void elementsAndTheirNames() {
        Map<String, String> here = new TreeMap<>();
        Elements.of(BUNDLED)
                .all()
                .filter(element -> KNOWN_TO_MATTER_JS.containsKey(element.cluster()))
                .forEach(element -> here.put(element.key(), Json.nameOf(element.name())));
        Map<String, String> there = new TreeMap<>();
        KNOWN_TO_MATTER_JS
                .values()
                .forEach(cluster -> cluster.get("elements")
                        .forEachEntry((key, name) -> there.put(key, Json.nameOf(name.stringValue()))));
        Set<String> ofBoth = new TreeSet<>(here.keySet());
        ofBoth.retainAll(there.keySet());
        assertThat(ofBoth).hasSizeGreaterThan(300);
        Set<String> ofOneSide = new TreeSet<>(here.keySet());
        ofOneSide.addAll(there.keySet());
        ofOneSide.removeAll(ofBoth);
        assertThat(ofOneSide).containsExactlyInAnyOrderElementsOf(Differences.ELEMENTS_OF_ONE_SIDE.keySet());
        assertThat(ofBoth).allSatisfy(key -> assertThat(there.get(key)).as(key).isEqualTo(here.get(key)));
    }

    @Test
    void statusCodes() {
        Map<Integer, String> there = new TreeMap<>();
        PEER.names().get("statuses").forEachEntry((name, code) -> there.put(code.intValue(), Json.nameOf(name)));
        Map<Integer, String> here = new TreeMap<>();
        IntStream.rangeClosed(0, 255)
                .mapToObj(StatusCode::of)
                .filter(code -> !code.toString().startsWith("0x"))
                .forEach(code -> here.put(code.value(), Json.nameOf(code.toString())));
        assertThat(there).containsExactlyEntriesOf(here);
    }

    @Test
    void kindsOfMessages() throws ReflectiveOperationException {
        Map<Integer, String> there = new TreeMap<>();
        PEER.names().get("messages").forEachEntry((name, opcode) -> there.put(opcode.intValue(), name));
        Map<Integer, String> here = new TreeMap<>();
        for (Class<?> message : Set.of(Message.class.getPermittedSubclasses())) {
            here.put(message.getField("OPCODE").getInt(null), message.getSimpleName());
        }
        assertThat(there).containsExactlyEntriesOf(here);
    }
}
