package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.type.Maybe;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reads end in: each step of the order of checks, for those who may do all, little and nothing. */
class ReadStatusTest {
    private static final long NODE = 0x1234;

    private final ReadFixture fixture = new ReadFixture();

    @ParameterizedTest(name = "{0} reads {1}/{2}/{3}: {4}")
    @CsvSource(textBlock = """
            admin,      1, 0xFFF1FC10, 0,          SUCCESS
            admin,      1, 0xFFF1FC10, 1,          SUCCESS
            admin,      1, 0xFFF1FC10, 2,          UNSUPPORTED_READ
            admin,      1, 0xFFF1FC10, 3,          FAILURE
            admin,      1, 0xFFF1FC10, 4,          BUSY
            admin,      1, 0xFFF1FC10, 9,          UNSUPPORTED_ATTRIBUTE
            admin,      1, 0xFFF1FC10, 0xFFFA,     UNSUPPORTED_ATTRIBUTE
            admin,      1, 0xFFF1FC10, 0xFFFD,     SUCCESS
            admin,      1, 0xFFF1FC99, 0,          UNSUPPORTED_CLUSTER
            admin,      9, 0xFFF1FC10, 0,          UNSUPPORTED_ENDPOINT
            viewer,     1, 0xFFF1FC10, 0,          SUCCESS
            viewer,     1, 0xFFF1FC10, 1,          UNSUPPORTED_ACCESS
            viewer,     1, 0xFFF1FC10, 2,          UNSUPPORTED_READ
            viewer,     1, 0xFFF1FC10, 9,          UNSUPPORTED_ATTRIBUTE
            viewer,     1, 0xFFF1FC99, 0,          UNSUPPORTED_CLUSTER
            viewer,     9, 0xFFF1FC10, 0,          UNSUPPORTED_ENDPOINT
            nobody,     1, 0xFFF1FC10, 0,          UNSUPPORTED_ACCESS
            nobody,     1, 0xFFF1FC10, 2,          UNSUPPORTED_ACCESS
            nobody,     1, 0xFFF1FC10, 3,          UNSUPPORTED_ACCESS
            nobody,     1, 0xFFF1FC10, 9,          UNSUPPORTED_ACCESS
            nobody,     1, 0xFFF1FC99, 0,          UNSUPPORTED_ACCESS
            nobody,     9, 0xFFF1FC10, 0,          UNSUPPORTED_ACCESS
            restricted, 1, 0xFFF1FC10, 0,          ACCESS_RESTRICTED
            restricted, 1, 0xFFF1FC99, 0,          ACCESS_RESTRICTED
            restricted, 9, 0xFFF1FC10, 0,          ACCESS_RESTRICTED
            pase,       1, 0xFFF1FC10, 0,          SUCCESS
            pase,       1, 0xFFF1FC10, 1,          SUCCESS
            pase,       1, 0xFFF1FC10, 2,          UNSUPPORTED_READ
            pase,       1, 0xFFF1FC10, 9,          UNSUPPORTED_ATTRIBUTE
            pase,       1, 0xFFF1FC99, 0,          UNSUPPORTED_CLUSTER
            pase,       9, 0xFFF1FC10, 0,          UNSUPPORTED_ENDPOINT
            """)
    void concretePathHasStatusAndWildcardSilence(
            String subject, int endpoint, String cluster, String attribute, String status) {
        AttributePath path = new AttributePath(endpoint, Long.decode(cluster), Long.decode(attribute));

        assertThat(fixture.read(subject, path))
                .singleElement()
                .satisfies(report -> assertThat(outcome(report)).isEqualTo(status))
                .satisfies(report -> assertThat(path(report)).isEqualTo(path));

        List<AttributeReport> all = fixture.read(subject, new AttributePath(null, null, null));
        assertThat(all).allMatch(report -> report instanceof AttributeData);
        assertThat(all.stream().anyMatch(report -> path(report).equals(path))).isEqualTo(status.equals("SUCCESS"));
    }

    @ParameterizedTest(name = "{0} reads events {1}/{2}/{3}: {4}")
    @CsvSource(textBlock = """
            admin,      1, 0xFFF1FC10, 0, SUCCESS
            admin,      1, 0xFFF1FC10, 1, SUCCESS
            admin,      1, 0xFFF1FC10, 9, UNSUPPORTED_EVENT
            admin,      1, 0xFFF1FC99, 0, UNSUPPORTED_CLUSTER
            admin,      9, 0xFFF1FC10, 0, UNSUPPORTED_ENDPOINT
            viewer,     1, 0xFFF1FC10, 0, SUCCESS
            viewer,     1, 0xFFF1FC10, 1, UNSUPPORTED_ACCESS
            viewer,     1, 0xFFF1FC10, 9, UNSUPPORTED_EVENT
            viewer,     1, 0xFFF1FC99, 0, UNSUPPORTED_CLUSTER
            viewer,     9, 0xFFF1FC10, 0, UNSUPPORTED_ENDPOINT
            nobody,     1, 0xFFF1FC10, 0, UNSUPPORTED_ACCESS
            nobody,     1, 0xFFF1FC10, 9, UNSUPPORTED_ACCESS
            nobody,     9, 0xFFF1FC10, 0, UNSUPPORTED_ACCESS
            restricted, 1, 0xFFF1FC10, 0, ACCESS_RESTRICTED
            pase,       1, 0xFFF1FC10, 1, SUCCESS
            pase,       1, 0xFFF1FC10, 9, UNSUPPORTED_EVENT
            """)
    void concreteEventPathHasStatusAndWildcardSilence(
            String subject, int endpoint, String cluster, long event, String status) {
        EventPath path = new EventPath(endpoint, Long.decode(cluster), event);
        fixture.one.opened.emit(1);
        fixture.one.alarm.emit(2);

        List<EventReport> named = fixture.readEvents(subject, path);
        assertThat(named)
                .singleElement()
                .satisfies(report -> assertThat(outcome(report)).isEqualTo(status));

        List<EventReport> all = fixture.readEvents(subject, new EventPath(null, null, null));
        assertThat(all).noneMatch(report -> report instanceof EventStatus);
        assertThat(all.containsAll(named)).isEqualTo(status.equals("SUCCESS"));
    }

    @Test
    void pathForAnotherNodeIsRefusedBeforeAnythingElse() {
        Session session = ReadFixture.session("nobody").withNodeId(NODE);
        AttributePath attribute =
                new AttributePath(null, NODE + 1, 1, Shelf.ID, Shelf.LEVEL.id(), Maybe.absent(), null, null);
        EventPath event = new EventPath(NODE + 1, 1, Shelf.ID, Shelf.OPENED.id(), null);
        ReadRequest request = new ReadRequest(List.of(attribute), List.of(event), null, false, null);

        var messages = fixture.messages(session, request);

        assertThat(ReadFixture.attributeReports(messages))
                .map(ReadStatusTest::outcome)
                .containsExactly("UNSUPPORTED_NODE");
        assertThat(ReadFixture.eventReports(messages))
                .map(ReadStatusTest::outcome)
                .containsExactly("UNSUPPORTED_NODE");
    }

    @Test
    void wildcardForAnotherNodeIsSilentAndOneForThisIsNot() {
        Session session = ReadFixture.session("admin").withNodeId(NODE);
        AttributePath other = new AttributePath(null, NODE + 1, null, Shelf.ID, null, Maybe.absent(), null, null);
        AttributePath own = new AttributePath(null, NODE, null, Shelf.ID, null, Maybe.absent(), null, null);

        assertThat(ReadFixture.attributeReports(fixture.messages(session, ReadFixture.attributes(other))))
                .isEmpty();
        assertThat(ReadFixture.attributeReports(fixture.messages(session, ReadFixture.attributes(own))))
                .isNotEmpty();
    }

    @Test
    void nodeIdIsNotLookedAtWhileThisNodeKnowsNoneOfItsOwn() {
        AttributePath path = new AttributePath(null, NODE, 1, Shelf.ID, Shelf.LEVEL.id(), Maybe.absent(), null, null);

        assertThat(fixture.read("viewer", path)).map(ReadStatusTest::outcome).containsExactly("SUCCESS");
    }

    @Test
    void onlyGlobalAttributesAreReadOfAllClusters() {
        assertThat(fixture.refusal("admin", ReadFixture.attributes(new AttributePath(1, null, 0L))))
                .hasToString("INVALID_ACTION");
        assertThat(fixture.read("admin", new AttributePath(1, null, 0xFFFDL))).hasSize(3);
        assertThat(fixture.refusal("admin", ReadFixture.events(new EventPath(1, null, 0L))))
                .hasToString("INVALID_ACTION");
    }

    @Test
    void attributeIsReadAsWhole() {
        AttributePath item = new AttributePath(1, Shelf.ID, Shelf.NAMES.id()).appending();

        assertThat(fixture.refusal("admin", ReadFixture.attributes(item))).hasToString("INVALID_ACTION");
    }

    @Test
    void pathsBeyondTheLimitAreRefused() {
        ReadFixture small = new ReadFixture(new Limits(1, 9, 3, 3, 1), 0);
        AttributePath level = AttributePath.of(1, Shelf.LEVEL);
        List<AttributePath> eight = IntStream.range(0, 8).mapToObj(i -> level).toList();
        List<EventPath> opened = List.of(EventPath.of(1, Shelf.OPENED));
        List<EventPath> twice = List.of(opened.get(0), opened.get(0));

        assertThat(small.messages(ReadFixture.session("viewer"), new ReadRequest(eight, opened, null, false, null)))
                .isNotEmpty();
        assertThat(small.refusal("viewer", new ReadRequest(eight, twice, null, false, null)))
                .hasToString("PATHS_EXHAUSTED");
    }

    @Test
    void nothingThatIsAskedForIsAnsweredWithEmptyReport() {
        var messages = fixture.messages(ReadFixture.session("viewer"), new ReadRequest(null, null, null, false, null));

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).attributeReports()).isNull();
        assertThat(messages.get(0).eventReports()).isNull();
    }

    private static String outcome(AttributeReport report) {
        return report instanceof AttributeStatus status ? status.status().code().toString() : "SUCCESS";
    }

    private static String outcome(EventReport report) {
        return report instanceof EventStatus status ? status.status().code().toString() : "SUCCESS";
    }

    private static AttributePath path(AttributeReport report) {
        return report instanceof AttributeStatus status ? status.path() : ((AttributeData) report).path();
    }
}
