package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.loopback.ManualTimer;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Reports in messages of any size. */
class ReportMessagesTest {
    /** What the SDK's own tests expect of the attribute 0xCC of the cluster 0xAA of endpoint 0x55 at version 0x99. */
    private static final AttributePath PATH = new AttributePath(0x55, 0xAAL, 0xCCL);

    private static final String TRUE_AND_FALSE = "15350124009937012402552403aa2404cc183602090818" + "1818";
    private static final String EMPTY = "15350124009937012402552403aa2404cc18360218" + "1818";
    private static final String APPEND_FALSE = "15350124009937012402552403aa2404cc3405182802" + "1818";
    private static final String APPEND_TRUE = "15350124009937012402552403aa2404cc3405182902" + "1818";

    /** The start of what a device was heard to report of its ServerList: no item, and then one after another. */
    private static final String HEARD = "1536011535012600605bd045370124020024031d24040118360218181815350126"
            + "00605bd045370124020024031d2404013405182402041818"
            + "1535012600605bd045370124020024031d24040134051824021d18181535012600605bd045370124020024031d2404013405"
            + "1824021f1818" + "18290424ff0118";

    @Test
    void assemblerUnderstandsWhatDevicesSend() {
        Assembler assembler = new Assembler();

        assembler.add(OctetString.fromHex(HEARD));

        assertThat(assembler.values())
                .containsExactly(Map.entry(new Assembler.Path(0, 0x1D, 1), array(0x04, 0x1D, 0x1F)));
    }

    @Test
    void listsThatFitAreReportedAsAWhole() {
        assertThat(hex(reports(1280, list(bytes(true, false))))).containsExactly(List.of(TRUE_AND_FALSE));
        assertThat(hex(reports(1280, list(bytes())))).containsExactly(List.of(EMPTY));
    }

    @Test
    void whatDoesNotFitIsAppendedItemByItem() {
        boolean[] items = new boolean[1000];
        for (int i = 0; i < items.length; i += 3) {
            items[i] = true;
        }

        List<List<String>> messages = hex(reports(256, list(bytes(items))));

        assertThat(messages).hasSizeGreaterThan(2);
        String first = messages.get(0).get(0);
        int fit = (first.length() - EMPTY.length()) / 2;
        assertThat(messages.get(0)).hasSize(1);
        assertThat(first).startsWith(EMPTY.substring(0, EMPTY.length() - 6));
        assertThat(fit).isBetween(190, 230);
        List<String> appended = messages.stream().skip(1).flatMap(List::stream).toList();
        assertThat(appended)
                .isEqualTo(IntStream.range(fit, items.length)
                        .mapToObj(i -> items[i] ? APPEND_TRUE : APPEND_FALSE)
                        .toList());
    }

    @Test
    void lastMessageOfASubscriptionIsToBeAcknowledgedToo() {
        Session session = ReadFixture.session("viewer").withMaxMessageSize(256);
        Answers answers = ReportMessages.reports(
                session,
                List.of(list(bytes(new boolean[300]))).iterator(),
                Collections.<EventReport>emptyIterator(),
                0xFFFF_FFFFL);
        List<ReportData> messages = all(answers);

        assertThat(messages).hasSizeGreaterThan(1);
        assertThat(messages).allMatch(message -> Long.valueOf(0xFFFF_FFFFL).equals(message.subscriptionId()));
        assertThat(messages).noneMatch(ReportData::suppressesResponse);
        assertThat(messages.subList(0, messages.size() - 1)).allMatch(ReportData::hasMoreChunks);
        assertThat(messages.get(messages.size() - 1).hasMoreChunks()).isFalse();
        assertThat(messages).allMatch(message -> message.encode().payload().length() <= 256);
    }

    @Test
    void answersThatAreClosedAreAtTheirEnd() {
        Answers answers = ReportMessages.reports(
                ReadFixture.session("viewer").withMaxMessageSize(256),
                List.of(list(bytes(new boolean[300]))).iterator(),
                Collections.<EventReport>emptyIterator(),
                null);
        answers.next();

        answers.close();

        assertThat(answers.hasNext()).isFalse();
    }

    @Test
    void valueThatFitsNoMessageHasStatusOrIsLeftOut() {
        ReadFixture fixture = new ReadFixture();
        fixture.one.names.set(List.of("short", "x".repeat(300), "short too"));
        AttributePath names = AttributePath.of(1, Shelf.NAMES);
        Session narrow = ReadFixture.session("viewer").withMaxMessageSize(256);

        assertThat(ReadFixture.attributeReports(fixture.messages(narrow, ReadFixture.attributes(names))))
                .singleElement()
                .satisfies(
                        report -> assertThat(((AttributeStatus) report).status().code())
                                .isEqualTo(StatusCode.RESOURCE_EXHAUSTED));
        List<AttributeReport> all = ReadFixture.attributeReports(
                fixture.messages(narrow, ReadFixture.attributes(new AttributePath(1, Shelf.ID, null))));
        assertThat(all).isNotEmpty().allMatch(report -> report instanceof AttributeData);
        assertThat(all).noneMatch(report -> ((AttributeData) report).path().equals(names));
        assertThat(fixture.read("viewer", names)).allMatch(report -> report instanceof AttributeData);
    }

    @RepeatedTest(40)
    void anyValuesArriveInMessagesOfAnySize() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<Assembler.Path, TlvValue> expected = new TreeMap<>(ReportMessagesTest::compare);
        Node node = node(random, expected);
        int size = 256 + random.nextInt(1745);
        boolean byName = random.nextBoolean();

        Map<Assembler.Path, TlvValue> read = read(node, size, byName ? names(expected) : List.of(everything()));

        String what = "seed " + seed + ", messages of " + size;
        read.keySet().removeIf(path -> path.attribute() >= 0xF000 || path.cluster() == 0x1D);
        assertThat(read).as(what).isEqualTo(expected);
        assertThat(List.copyOf(read.keySet())).as(what).isEqualTo(List.copyOf(expected.keySet()));
    }

    @RepeatedTest(10)
    void readingAgainGivesTheSameWhateverTheSize() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Node node = node(random, new TreeMap<>(ReportMessagesTest::compare));

        Map<Assembler.Path, TlvValue> once = read(node, 256 + random.nextInt(1745), List.of(everything()));
        Map<Assembler.Path, TlvValue> again = read(node, 256 + random.nextInt(1745), List.of(everything()));

        assertThat(once).as("seed " + seed).isNotEmpty().isEqualTo(again);
    }

    private static AttributePath everything() {
        return new AttributePath(null, null, null);
    }

    private static List<AttributePath> names(Map<Assembler.Path, TlvValue> values) {
        return values.keySet().stream()
                .map(path -> new AttributePath((int) path.endpoint(), path.cluster(), path.attribute()))
                .toList();
    }

    private static Map<Assembler.Path, TlvValue> read(Node node, int size, List<AttributePath> paths) {
        Session session = ReadFixture.session("viewer").withMaxMessageSize(size);
        Assembler assembler = new Assembler();
        ReadFixture.messages(node, session, ReadFixture.attributes(paths.toArray(AttributePath[]::new)))
                .forEach(message -> assembler.add(message.encode().payload()));
        return assembler.values();
    }

    private static Node node(Random random, Map<Assembler.Path, TlvValue> values) {
        Node.Builder node = ReadFixture.builder(new ManualTimer());
        for (int endpoint : random.ints(0, 60_000).distinct().limit(3).toArray()) {
            endpoint = values.isEmpty() ? Endpoint.ROOT : endpoint + 1;
            Endpoint.Builder builder = Endpoint.builder(endpoint).deviceType(ReadFixture.FURNITURE);
            int clusters = 1 + random.nextInt(3);
            for (int i = 0; i < clusters; i++) {
                builder.cluster(cluster(random, endpoint, 0xFFF1_FC00L + 7L * i, values));
            }
            node.endpoint(builder.build());
        }
        return node.limits(new Limits(1, 1000, 3, 3, 1)).build();
    }

    private static ClusterServer cluster(Random random, int endpoint, long id, Map<Assembler.Path, TlvValue> values) {
        ClusterDescriptor cluster =
                new ClusterDescriptor(id, "Random", 1, false, List.of(), List.of(), List.of(), List.of(), List.of());
        ClusterHandlers.Builder handlers = ClusterHandlers.of(cluster, 0);
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            long attribute = i * 0x11L;
            TlvValue value = value(random, true);
            values.put(new Assembler.Path(endpoint, id, attribute), value);
            handlers.attribute(Attribute.of(id, attribute, "A" + i, "any", TlvValue.CODEC), AttributeValue.of(value));
        }
        return handlers::build;
    }

    private static TlvValue value(Random random, boolean mayBeList) {
        return switch (random.nextInt(mayBeList ? 7 : 4)) {
            case 0 -> new TlvValue.UnsignedInteger(random.nextLong() >>> random.nextInt(64));
            case 1 -> new TlvValue.Text("t".repeat(random.nextInt(180)));
            case 2 ->
                new TlvValue.Structure(List.of(
                        new TlvValue.Member(TlvTag.context(random.nextInt(200)), TlvValue.NULL),
                        new TlvValue.Member(
                                TlvTag.context(254), new TlvValue.Array(List.of(TlvValue.TRUE, TlvValue.NULL)))));
            case 3 -> TlvValue.NULL;
            default -> {
                List<TlvValue> items = new ArrayList<>();
                int count = random.nextInt(random.nextBoolean() ? 5 : 200);
                for (int i = 0; i < count; i++) {
                    items.add(value(random, false));
                }
                yield new TlvValue.Array(items);
            }
        };
    }

    private static int compare(Assembler.Path a, Assembler.Path b) {
        int endpoints = Long.compare(a.endpoint(), b.endpoint());
        int clusters = Long.compare(a.cluster(), b.cluster());
        return endpoints != 0 ? endpoints : clusters != 0 ? clusters : Long.compare(a.attribute(), b.attribute());
    }

    private static AttributeData list(List<Boolean> items) {
        byte[] encoded = TlvCodecs.list(TlvCodecs.BOOL).encode(items);
        return new AttributeData(0x99L, PATH, OctetString.of(encoded));
    }

    private static List<Boolean> bytes(boolean... items) {
        List<Boolean> list = new ArrayList<>();
        for (boolean item : items) {
            list.add(item);
        }
        return list;
    }

    private static TlvValue array(long... items) {
        List<TlvValue> elements = new ArrayList<>();
        for (long item : items) {
            elements.add(new TlvValue.UnsignedInteger(item));
        }
        return new TlvValue.Array(elements);
    }

    private static List<ReportData> reports(int size, AttributeReport report) {
        return all(ReportMessages.reports(
                ReadFixture.session("viewer").withMaxMessageSize(size),
                List.of(report).iterator(),
                Collections.<EventReport>emptyIterator(),
                null));
    }

    private static List<ReportData> all(Answers answers) {
        List<ReportData> messages = new ArrayList<>();
        while (answers.hasNext()) {
            Message message = answers.next();
            messages.add((ReportData) message);
        }
        return messages;
    }

    /** The reports of each message. */
    private static List<List<String>> hex(List<ReportData> messages) {
        return messages.stream()
                .map(message -> Objects.requireNonNull(message.attributeReports()).stream()
                        .map(report -> HexFormat.of().formatHex(AttributeReport.CODEC.encode(report)))
                        .toList())
                .toList();
    }
}
