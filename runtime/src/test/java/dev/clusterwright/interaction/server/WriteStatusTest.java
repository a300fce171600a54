package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.WriteFixture.add;
import static dev.clusterwright.interaction.server.WriteFixture.put;
import static dev.clusterwright.interaction.server.WriteFixture.statuses;
import static dev.clusterwright.interaction.server.WriteFixture.timedWrite;
import static dev.clusterwright.interaction.server.WriteFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which status a write ends: the table of the order of checks, a row for each cell and for the cells that meet. */
class WriteStatusTest {
    private final WriteFixture fixture = new WriteFixture();

    /** What is not on the bench stands for an element that does not exist. */
    private static AttributePath path(int endpoint, String cluster, String attribute) {
        long clusterId = cluster.equals("Bench") ? Bench.ID : 0x0999;
        long id = Bench.ATTRIBUTES.stream()
                .filter(candidate -> candidate.name().equals(attribute))
                .mapToLong(Attribute::id)
                .findFirst()
                .orElse(attribute.equals("AttributeList") ? 0xFFFB : 0x0999);
        return new AttributePath(endpoint, clusterId, id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "admin ; 1 ; Bench ; Level ; 5U ; SUCCESS",
                "pase ; 1 ; Bench ; Level ; 5U ; SUCCESS",
                "operator ; 1 ; Bench ; Level ; 5U ; SUCCESS",
                // Who may see nothing learns nothing of what exists; who may view does.
                "nobody ; 9 ; Bench ; Level ; 5U ; UNSUPPORTED_ACCESS",
                "nobody ; 1 ; None ; Level ; 5U ; UNSUPPORTED_ACCESS",
                "nobody ; 1 ; Bench ; None ; 5U ; UNSUPPORTED_ACCESS",
                "nobody ; 1 ; Bench ; Level ; 5U ; UNSUPPORTED_ACCESS",
                "viewer ; 9 ; Bench ; Level ; 5U ; UNSUPPORTED_ENDPOINT",
                "viewer ; 1 ; None ; Level ; 5U ; UNSUPPORTED_CLUSTER",
                "viewer ; 1 ; Bench ; None ; 5U ; UNSUPPORTED_ATTRIBUTE",
                "pase ; 9 ; Bench ; Level ; 5U ; UNSUPPORTED_ENDPOINT",
                "pase ; 1 ; None ; Level ; 5U ; UNSUPPORTED_CLUSTER",
                "pase ; 1 ; Bench ; None ; 5U ; UNSUPPORTED_ATTRIBUTE",
                // Whether it can be written at all comes before whether this one may.
                "viewer ; 1 ; Bench ; Serial ; 5U ; UNSUPPORTED_WRITE",
                "viewer ; 1 ; Bench ; AttributeList ; [] ; UNSUPPORTED_WRITE",
                "viewer ; 1 ; Bench ; Trim ; 5U ; UNSUPPORTED_WRITE",
                "operator ; 1 ; Bench ; Derived ; 5U ; UNSUPPORTED_WRITE",
                "viewer ; 1 ; Bench ; Level ; 5U ; UNSUPPORTED_ACCESS",
                "operator ; 1 ; Bench ; Name ; \"x\" ; UNSUPPORTED_ACCESS",
                "restricted ; 1 ; Bench ; Level ; 5U ; SUCCESS",
                "restricted ; 1 ; Bench ; Name ; \"x\" ; ACCESS_RESTRICTED",
                "operator ; 1 ; Bench ; Pin ; 5U ; SUCCESS",
                // What is missing of a timed interaction comes after access and before the fabric.
                "operator ; 1 ; Bench ; Lock ; 5U ; NEEDS_TIMED_INTERACTION",
                "operator ; 1 ; Bench ; Lock ; \"x\" ; NEEDS_TIMED_INTERACTION",
                "viewer ; 1 ; Bench ; Lock ; 5U ; UNSUPPORTED_ACCESS",
                "operator ; 1 ; Bench ; Safe ; 5U ; UNSUPPORTED_ACCESS",
                "pase ; 1 ; Bench ; Safe ; 5U ; NEEDS_TIMED_INTERACTION",
                "pase ; 1 ; Bench ; Entries ; [] ; UNSUPPORTED_ACCESS",
                "pase ; 1 ; Bench ; Entries ; 5U ; UNSUPPORTED_ACCESS",
                "admin ; 1 ; Bench ; Entries ; [] ; SUCCESS",
                // Values: of another type, out of the range of the type, and beyond constraints.
                "operator ; 1 ; Bench ; Level ; 5 ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Level ; \"x\" ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Level ; null ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Level ; [5U] ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Items ; 5U ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Items ; [5] ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Items ; [[5U]] ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Items ; null ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Pair ; {1 = 5U} ; INVALID_DATA_TYPE",
                "operator ; 1 ; Bench ; Level ; 256U ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Level ; 101U ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Level ; 100U ; SUCCESS",
                "admin ; 1 ; Bench ; Name ; \"0123456789abcdefg\" ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Items ; [1U, 2U, 3U, 4U, 5U, 6U, 7U] ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Items ; [1U, 100U] ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Pair ; {0 = 51U} ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Top ; 10U ; SUCCESS",
                "operator ; 1 ; Bench ; Top ; 11U ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Mode ; 1U ; SUCCESS",
                "operator ; 1 ; Bench ; Mode ; 2U ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Mode ; 256U ; CONSTRAINT_ERROR",
                "operator ; 1 ; Bench ; Limit ; null ; SUCCESS",
                "operator ; 1 ; Bench ; Limit ; 254U ; SUCCESS",
                "operator ; 1 ; Bench ; Limit ; 255U ; CONSTRAINT_ERROR",
                // What the device says.
                "operator ; 1 ; Bench ; Broken ; 0U ; FAILURE/5",
                "operator ; 1 ; Bench ; Broken ; 1U ; FAILURE",
                "operator ; 1 ; Bench ; Broken ; 2U ; BUSY",
                "operator ; 1 ; Bench ; Broken ; 3U ; FAILURE",
                "operator ; 1 ; Bench ; Plan ; [1U] ; INVALID_IN_STATE",
            })
    void ofOnePath(String subject, int endpoint, String cluster, String attribute, String value, String expected) {
        AttributeData data = put(path(endpoint, cluster, attribute), value);
        assertThat(statuses(fixture.exchange(subject).send(write(data)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "operator ; Lock ; SUCCESS",
                "operator ; Level ; SUCCESS",
                "admin ; Safe ; SUCCESS",
                "pase ; Safe ; UNSUPPORTED_ACCESS",
                "viewer ; Lock ; UNSUPPORTED_ACCESS",
            })
    void ofATimedInteraction(String subject, String attribute, String expected) {
        AttributeData data = put(path(1, "Bench", attribute), "5U");
        assertThat(statuses(fixture.exchange(subject).send(true, timedWrite(data))))
                .isEqualTo(expected);
    }

    @Test
    void aTimedInteractionIsAnnouncedAndInTime() {
        AttributeData data = put(1, Bench.LOCK, "5U");
        assertThat(statuses(fixture.exchange("operator").send(timedWrite(data))))
                .isEqualTo("all: TIMED_REQUEST_MISMATCH");
        assertThat(statuses(fixture.exchange("operator").send(true, write(data))))
                .isEqualTo("all: TIMED_REQUEST_MISMATCH");
        assertThat(fixture.one.lock.get()).isZero();

        WriteFixture.Exchange late = fixture.exchange("operator");
        late.send(new TimedRequest(1000));
        fixture.timer.advance(Duration.ofMillis(1001));
        assertThat(statuses(late.send(timedWrite(data)))).isEqualTo("all: TIMEOUT");
        // Too late is too late, whether it says that it is timed or not.
        WriteFixture.Exchange both = fixture.exchange("operator");
        both.send(new TimedRequest(1000));
        fixture.timer.advance(Duration.ofMillis(1001));
        assertThat(statuses(both.send(write(data)))).isEqualTo("all: TIMEOUT");
        assertThat(fixture.one.lock.get()).isZero();

        WriteFixture.Exchange inTime = fixture.exchange("operator");
        inTime.send(new TimedRequest(1000));
        fixture.timer.advance(Duration.ofSeconds(1));
        assertThat(statuses(inTime.send(timedWrite(data)))).isEqualTo("SUCCESS");
        assertThat(fixture.one.lock.get()).isEqualTo(5);
    }

    @Test
    void aTimedRequestIsFollowedByWhatItAnnounces() {
        WriteFixture.Exchange twice = fixture.exchange("operator");
        twice.send(new TimedRequest(1000));
        assertThat(twice.send(new TimedRequest(60_000))).contains(new StatusResponse(StatusCode.INVALID_ACTION));
        WriteFixture.Exchange read = fixture.exchange("operator");
        read.send(new TimedRequest(1000));
        assertThat(read.send(new ReadRequest(List.of(new AttributePath(1, Bench.ID, 0L)), null, null, false, null)))
                .contains(new StatusResponse(StatusCode.INVALID_ACTION));
    }

    @Test
    void whatIsWrongWithTheRequestFailsAllOfIt() {
        AttributePath level = AttributePath.of(1, Bench.LEVEL);
        AttributeData fine = put(level, "5U");
        AttributePath indexed = new AttributePath(null, null, 1, Bench.ID, 5L, Maybe.of(0), null, null);
        AttributePath flagged = new AttributePath(null, null, 1, Bench.ID, 0L, Maybe.absent(), 1L, null);
        AttributePath compressed = new AttributePath(true, null, null, Bench.ID, 0L, Maybe.absent(), null, null);
        for (WriteRequest request : List.of(
                write(fine, put(new AttributePath(1, null, 0L), "5U")),
                write(fine, put(new AttributePath(1, Bench.ID, null), "5U")),
                write(fine, put(new AttributePath(null, null, 0xFFFBL), "5U")),
                write(fine, put(indexed, "5U")),
                write(fine, put(flagged, "5U")),
                write(fine, put(compressed, "5U")),
                new WriteRequest(true, false, List.of(fine), true))) {
            assertThat(statuses(fixture.exchange("admin").send(request))).isEqualTo("all: INVALID_ACTION");
        }
        WriteRequest timedPart = new WriteRequest(null, true, List.of(fine), true);
        assertThat(statuses(fixture.exchange("admin").send(true, timedPart))).isEqualTo("all: INVALID_ACTION");
        assertThat(fixture.exchange("admin").sendRaw(WriteRequest.OPCODE, "1528"))
                .contains(new StatusResponse(StatusCode.INVALID_ACTION));
        assertThat(fixture.one.level.get()).isEqualTo(10);
    }

    @Test
    void eachPathHasAStatusInItsPlace() {
        WriteResponse response = (WriteResponse) fixture.exchange("operator")
                .send(write(
                        put(1, Bench.LEVEL, "5U"),
                        put(2, Bench.LEVEL, "500U"),
                        put(9, Bench.LEVEL, "5U"),
                        put(1, Bench.NAME, "\"x\""),
                        put(1, Bench.LEVEL, "6U")))
                .orElseThrow();
        assertThat(response.writeResponses())
                .containsExactly(
                        new AttributeStatus(AttributePath.of(1, Bench.LEVEL), Status.SUCCESS),
                        status(2, Bench.LEVEL, StatusCode.CONSTRAINT_ERROR),
                        status(9, Bench.LEVEL, StatusCode.UNSUPPORTED_ENDPOINT),
                        status(1, Bench.NAME, StatusCode.UNSUPPORTED_ACCESS),
                        new AttributeStatus(AttributePath.of(1, Bench.LEVEL), Status.SUCCESS));
        assertThat(fixture.one.level.get()).isEqualTo(6);
        assertThat(fixture.two.level.get()).isEqualTo(10);
    }

    private static AttributeStatus status(int endpoint, Attribute<?> attribute, StatusCode code) {
        return new AttributeStatus(AttributePath.of(endpoint, attribute), new Status(code));
    }

    @Test
    void suppressingTheAnswerHidesNoFailure() {
        AttributeData fine = put(1, Bench.LEVEL, "5U");
        AttributeData bad = put(2, Bench.LEVEL, "500U");
        assertThat(fixture.exchange("operator").send(new WriteRequest(true, false, List.of(fine), null)))
                .isEmpty();
        assertThat(fixture.one.level.get()).isEqualTo(5);
        assertThat(statuses(fixture.exchange("operator").send(new WriteRequest(true, false, List.of(fine, bad), null))))
                .isEqualTo("SUCCESS CONSTRAINT_ERROR");
    }

    @Test
    void aPathForAllEndpointsSaysNothingOfThoseItMayNotWrite() {
        AttributePath all = new AttributePath(null, Bench.ID, 0L);
        WriteResponse response = (WriteResponse)
                fixture.exchange("operator").send(write(put(all, "5U"))).orElseThrow();
        assertThat(response.writeResponses())
                .extracting(AttributeStatus::path)
                .containsExactly(AttributePath.of(1, Bench.LEVEL), AttributePath.of(2, Bench.LEVEL));
        assertThat(List.of(fixture.one.level.get(), fixture.two.level.get())).containsExactly(5, 5);
        assertThat(statuses(fixture.exchange("operator").send(write(put(all, "500U")))))
                .isEqualTo("CONSTRAINT_ERROR CONSTRAINT_ERROR");
        assertThat(statuses(fixture.exchange("viewer").send(write(put(all, "5U")))))
                .isEmpty();
        assertThat(statuses(fixture.exchange("nobody").send(write(put(all, "5U")))))
                .isEmpty();
    }

    /** Throws what no status says. */
    private static final CommandData BREAK =
            new CommandData(new CommandPath(1, Bench.ID, Bench.BREAK.id()), WriteFixture.tlv("{0 = 1U}"), null);

    @Test
    void whatTheDeviceThrowsIsLoggedWithoutWhatItSays() {
        StringBuilder log = new StringBuilder();
        Logger logger = Logger.getLogger(Node.class.getName());
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.append(entry.getMessage()).append(entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(listener);
        try {
            fixture.exchange("operator").send(write(put(1, Bench.BROKEN, "1U")));
            fixture.exchange("operator").send(WriteFixture.invoke(BREAK));
        } finally {
            logger.removeHandler(listener);
        }
        assertThat(log.toString())
                .contains("attribute 0x0009 of cluster 0xFFF1FC01 on endpoint 1", "IllegalStateException")
                .contains("endpoint 1: Bench.Break failed with java.lang.IllegalStateException")
                .doesNotContain(BenchServer.SECRET);
    }

    @Test
    void whetherThisNodeIsMeantComesFirst() {
        AttributePath other = new AttributePath(null, 77L, 9, Bench.ID, 0L, Maybe.absent(), null, null);
        AttributePath own = new AttributePath(null, 78L, 1, Bench.ID, 0L, Maybe.absent(), null, null);
        Session session = WriteFixture.session("nobody").withNodeId(78);
        assertThat(statuses(new WriteFixture.Exchange(fixture.node.accept(session))
                        .send(write(put(other, "5U"), put(own, "5U")))))
                .isEqualTo("UNSUPPORTED_NODE UNSUPPORTED_ACCESS");
    }

    @Test
    void aMessageThatIsCutOffWritesNothing() {
        byte[] whole = write(put(1, Bench.LEVEL, "5U"), put(2, Bench.LEVEL, "6U"))
                .encode()
                .payload()
                .toByteArray();
        for (int length = 0; length < whole.length; length++) {
            String hex = OctetString.copyOf(whole, 0, length).toHex();
            assertThat(fixture.exchange("admin").sendRaw(WriteRequest.OPCODE, hex))
                    .contains(new StatusResponse(StatusCode.INVALID_ACTION));
        }
        assertThat(List.of(fixture.one.level.get(), fixture.two.level.get())).containsExactly(10, 10);
    }

    @Test
    void theAnswerFitsOrNothingIsDone() {
        AttributeData[] many = new AttributeData[30];
        Arrays.fill(many, put(1, Bench.LEVEL, "5U"));
        Session session = WriteFixture.session("operator").withMaxMessageSize(256);
        assertThat(statuses(new WriteFixture.Exchange(fixture.node.accept(session)).send(write(many))))
                .isEqualTo("all: RESOURCE_EXHAUSTED");
        assertThat(fixture.one.level.get()).isEqualTo(10);
    }

    @Test
    void whatOnlyTheClusterUnderstandsIsLeftOutBeforeTheAnswerDoesNotFit() {
        int size = 256;
        int count = 8;
        AttributeData[] many = new AttributeData[count];
        Arrays.fill(many, put(1, Bench.BROKEN, "0U"));
        int usual = fixture.exchange("operator")
                .send(write(many))
                .orElseThrow()
                .encode()
                .payload()
                .length();
        while (usual <= size) {
            count++;
            many = new AttributeData[count];
            Arrays.fill(many, put(1, Bench.BROKEN, "0U"));
            usual = fixture.exchange("operator")
                    .send(write(many))
                    .orElseThrow()
                    .encode()
                    .payload()
                    .length();
        }
        Session session = WriteFixture.session("operator").withMaxMessageSize(size);
        assertThat(statuses(new WriteFixture.Exchange(fixture.node.accept(session)).send(write(many))))
                .isEqualTo(String.join(" ", Collections.nCopies(count, "FAILURE")));
    }

    @Test
    void nothingIsAppendedToWhatIsNoList() {
        assertThat(statuses(fixture.exchange("operator").send(write(add(1, Bench.LEVEL, "5U")))))
                .isEqualTo("INVALID_DATA_TYPE");
        assertThat(statuses(
                        fixture.exchange("operator").send(write(put(1, Bench.LEVEL, "6U"), add(1, Bench.LEVEL, "5U")))))
                .isEqualTo("INVALID_DATA_TYPE INVALID_DATA_TYPE");
        assertThat(fixture.one.level.get()).isEqualTo(10);
    }
}
