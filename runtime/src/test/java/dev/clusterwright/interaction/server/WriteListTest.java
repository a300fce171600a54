package dev.clusterwright.interaction.server;

import static dev.clusterwright.interaction.server.WriteFixture.add;
import static dev.clusterwright.interaction.server.WriteFixture.ifVersion;
import static dev.clusterwright.interaction.server.WriteFixture.part;
import static dev.clusterwright.interaction.server.WriteFixture.put;
import static dev.clusterwright.interaction.server.WriteFixture.statuses;
import static dev.clusterwright.interaction.server.WriteFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusResponse;
import dev.clusterwright.interaction.TimedRequest;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lists as a whole and item by item, fabrics beside each other, versions, and writes that take several messages. */
class WriteListTest {
    private final WriteFixture fixture = new WriteFixture();
    private final BenchServer bench = fixture.one;

    private String admin(WriteRequest request) {
        return statuses(fixture.exchange("admin").send(request));
    }

    @Test
    void anArrayReplacesAndAnItemIsAppended() {
        assertThat(admin(write(put(1, Bench.ITEMS, "[1U, 2U]")))).isEqualTo("SUCCESS");
        assertThat(admin(write(add(1, Bench.ITEMS, "3U"), add(1, Bench.ITEMS, "4U"))))
                .isEqualTo("SUCCESS SUCCESS");
        assertThat(bench.items.get()).containsExactly(1, 2, 3, 4);
        assertThat(admin(write(put(1, Bench.ITEMS, "[9U]")))).isEqualTo("SUCCESS");
        assertThat(bench.items.get()).containsExactly(9);
    }

    @Test
    void itemsThatAreAppendedFailOneByOne() {
        bench.items.set(List.of(1, 2, 3, 4));
        assertThat(admin(write(
                        add(1, Bench.ITEMS, "5U"),
                        add(1, Bench.ITEMS, "100U"),
                        add(1, Bench.ITEMS, "\"x\""),
                        add(1, Bench.ITEMS, "6U"),
                        add(1, Bench.ITEMS, "7U"))))
                .isEqualTo("SUCCESS CONSTRAINT_ERROR INVALID_DATA_TYPE SUCCESS CONSTRAINT_ERROR");
        assertThat(bench.items.get()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theStatusOfAnItemHasThePathOfAnItem() {
        WriteResponse response = (WriteResponse)
                fixture.exchange("admin").send(write(add(1, Bench.ITEMS, "5U"))).orElseThrow();
        assertThat(response.writeResponses())
                .containsExactly(
                        new AttributeStatus(AttributePath.of(1, Bench.ITEMS).appending(), Status.SUCCESS));
    }

    @Test
    void anItemOfAReplacedListThatIsWrongChangesNothing() {
        bench.items.set(List.of(1));
        assertThat(admin(write(put(1, Bench.ITEMS, "[2U, 3U, 100U]")))).isEqualTo("CONSTRAINT_ERROR");
        assertThat(admin(write(put(1, Bench.ITEMS, "[2U, 3U, 4]")))).isEqualTo("INVALID_DATA_TYPE");
        assertThat(admin(write(put(1, Bench.ITEMS, "[]"), add(1, Bench.ITEMS, "2U"), add(1, Bench.ITEMS, "100U"))))
                .isEqualTo("CONSTRAINT_ERROR CONSTRAINT_ERROR CONSTRAINT_ERROR");
        assertThat(bench.items.get()).containsExactly(1);
    }

    @Test
    void aListAndItsItemsAreOneValueForTheDevice() {
        bench.entries.set(List.of(Bench.Entry.of(1, 1)));
        assertThat(admin(write(
                        put(1, Bench.ENTRIES, "[]"),
                        put(2, Bench.LEVEL, "5U"),
                        add(1, Bench.ENTRIES, "{0 = 2U}"),
                        add(1, Bench.ENTRIES, "{0 = 3U}"))))
                .isEqualTo("SUCCESS SUCCESS SUCCESS SUCCESS");
        assertThat(bench.written).containsExactly(List.of(Bench.Entry.of(2, 1), Bench.Entry.of(3, 1)));
    }

    @Test
    void anotherReplacementBeginsAnotherValue() {
        assertThat(admin(write(
                        put(1, Bench.ENTRIES, "[]"),
                        add(1, Bench.ENTRIES, "{0 = 2U}"),
                        put(1, Bench.ENTRIES, "[]"),
                        add(1, Bench.ENTRIES, "{0 = 3U}"))))
                .isEqualTo("SUCCESS SUCCESS SUCCESS SUCCESS");
        assertThat(bench.written).containsExactly(List.of(Bench.Entry.of(2, 1)), List.of(Bench.Entry.of(3, 1)));
    }

    @Test
    void aListThatIsNullIsAppendedToLikeAnEmptyOne() {
        assertThat(admin(write(put(1, Bench.NOTES, "null")))).isEqualTo("SUCCESS");
        assertThat(bench.notes.get()).isNull();
        assertThat(admin(write(add(1, Bench.NOTES, "1U")))).isEqualTo("SUCCESS");
        assertThat(bench.notes.get()).containsExactly(1);
        assertThat(admin(write(put(1, Bench.NOTES, "null"), add(1, Bench.NOTES, "2U"))))
                .isEqualTo("SUCCESS SUCCESS");
        assertThat(bench.notes.get()).containsExactly(2);
        assertThat(admin(write(put(1, Bench.NOTES, "5U"), add(1, Bench.NOTES, "3U"))))
                .isEqualTo("INVALID_DATA_TYPE INVALID_DATA_TYPE");
    }

    @Test
    void eachFabricReplacesItsOwnEntries() {
        assertThat(admin(write(put(1, Bench.ENTRIES, "[{0 = 1U}, {0 = 2U, 254 = 2U}]"))))
                .isEqualTo("SUCCESS");
        assertThat(statuses(fixture.exchange("other").send(write(put(1, Bench.ENTRIES, "[{254 = 1U, 0 = 3U}]")))))
                .isEqualTo("SUCCESS");
        assertThat(bench.entries.get())
                .containsExactlyInAnyOrder(Bench.Entry.of(1, 1), Bench.Entry.of(2, 1), Bench.Entry.of(3, 2));
        assertThat(admin(write(put(1, Bench.ENTRIES, "[]")))).isEqualTo("SUCCESS");
        assertThat(bench.entries.get()).containsExactly(Bench.Entry.of(3, 2));
        assertThat(admin(write(add(1, Bench.ENTRIES, "{0 = 4U, 254 = null}")))).isEqualTo("SUCCESS");
        assertThat(bench.entries.get()).containsExactlyInAnyOrder(Bench.Entry.of(3, 2), Bench.Entry.of(4, 1));
    }

    @Test
    void whatBelongsToNoFabricHasNoIndexWhateverWasSent() {
        assertThat(admin(write(put(1, Bench.PAIR, "{0 = 5U, 254 = 9U}")))).isEqualTo("SUCCESS");
        assertThat(bench.pair.get()).isEqualTo(new Bench.Entry(5, null));
        assertThat(admin(write(put(1, Bench.OWN, "{0 = 6U, 254 = 9U}")))).isEqualTo("SUCCESS");
        assertThat(bench.own.get()).isEqualTo(Bench.Entry.of(6, 1));
    }

    /** Against a model that is a list for each fabric. */
    @Test
    void fabricsNeverMeet() {
        long seed = Long.getLong("clusterwright.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<Integer, List<Bench.Entry>> model = new HashMap<>(Map.of(1, List.of(), 2, List.of()));
        for (int step = 0; step < 200; step++) {
            int fabric = 1 + random.nextInt(2);
            int value = random.nextInt(60);
            boolean appends = random.nextBoolean();
            String entry = "{254 = " + random.nextInt(256) + "U, 0 = " + value + "U}";
            String status = statuses(fixture.exchange(fabric == 1 ? "admin" : "other")
                    .send(write(appends ? add(1, Bench.ENTRIES, entry) : put(1, Bench.ENTRIES, "[" + entry + "]"))));
            List<Bench.Entry> after = new ArrayList<>(appends ? before(model, fabric) : List.of());
            after.add(Bench.Entry.of(value, fabric));
            boolean fits = after.size() + before(model, 3 - fabric).size() <= 5;
            assertThat(status)
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(value > 50 ? "CONSTRAINT_ERROR" : fits ? "SUCCESS" : "RESOURCE_EXHAUSTED");
            if (status.equals("SUCCESS")) {
                model.put(fabric, after);
            }
            List<Bench.Entry> all = new ArrayList<>(before(model, 1));
            all.addAll(before(model, 2));
            assertThat(bench.entries.get()).as("seed %d, step %d", seed, step).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private static List<Bench.Entry> before(Map<Integer, List<Bench.Entry>> model, int fabric) {
        return Objects.requireNonNull(model.get(fabric));
    }

    @Test
    void moreThanTheDeviceTakesChangesNothing() {
        assertThat(admin(write(put(1, Bench.ENTRIES, "[{0=1U}, {0=2U}, {0=3U}, {0=4U}]"))))
                .isEqualTo("SUCCESS");
        assertThat(statuses(fixture.exchange("other").send(write(put(1, Bench.ENTRIES, "[{0=1U}, {0=2U}]")))))
                .isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(statuses(fixture.exchange("other")
                        .send(write(add(1, Bench.ENTRIES, "{0=1U}"), add(1, Bench.ENTRIES, "{0=2U}")))))
                .isEqualTo("SUCCESS RESOURCE_EXHAUSTED");
        assertThat(bench.entries.get()).hasSize(5).contains(Bench.Entry.of(1, 2));
    }

    @Test
    void aVersionThatIsDemandedIsThatOfBeforeTheRequest() {
        long version = fixture.version();
        WriteRequest request =
                write(ifVersion(version, put(1, Bench.LEVEL, "1U")), ifVersion(version, put(1, Bench.ITEMS, "[1U]")));
        assertThat(admin(request)).isEqualTo("SUCCESS SUCCESS");
        assertThat(fixture.version()).isNotEqualTo(version);
        assertThat(admin(request)).isEqualTo("DATA_VERSION_MISMATCH DATA_VERSION_MISMATCH");
        assertThat(admin(write(
                        ifVersion(version, put(1, Bench.LEVEL, "2U")),
                        ifVersion(fixture.version(), put(1, Bench.LEVEL, "3U")))))
                .isEqualTo("DATA_VERSION_MISMATCH SUCCESS");
        assertThat(bench.level.get()).isEqualTo(3);
        // Whether it can be read at all is a matter of the value, and that comes after the version.
        assertThat(admin(write(ifVersion(version, put(1, Bench.LEVEL, "\"x\"")))))
                .isEqualTo("DATA_VERSION_MISMATCH");
    }

    @Test
    void aWriteGoesOnWithTheNextMessage() {
        long version = fixture.version();
        WriteFixture.Exchange exchange = fixture.exchange("admin");
        assertThat(statuses(exchange.send(part(
                        ifVersion(version, put(1, Bench.ITEMS, "[1U]")),
                        ifVersion(version, add(1, Bench.ITEMS, "2U"))))))
                .isEqualTo("SUCCESS SUCCESS");
        assertThat(statuses(exchange.send(part(ifVersion(version, add(1, Bench.ITEMS, "3U"))))))
                .isEqualTo("SUCCESS");
        assertThat(statuses(exchange.send(write(ifVersion(version, add(1, Bench.ITEMS, "4U"))))))
                .isEqualTo("SUCCESS");
        assertThat(bench.items.get()).containsExactly(1, 2, 3, 4);
        // That was the last part: the exchange is over.
        assertThat(exchange.send(write(add(1, Bench.ITEMS, "5U")))).isEmpty();
        assertThat(bench.items.get()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatOthersChangeBetweenTwoPartsIsAnotherVersion() {
        long version = fixture.version();
        WriteFixture.Exchange exchange = fixture.exchange("admin");
        exchange.send(part(ifVersion(version, put(1, Bench.ITEMS, "[1U]"))));
        bench.level.set(99);
        assertThat(statuses(exchange.send(write(ifVersion(version, add(1, Bench.ITEMS, "2U"))))))
                .isEqualTo("DATA_VERSION_MISMATCH");
    }

    @Test
    void onlyTheRestOfAWriteFollowsAPart() {
        WriteFixture.Exchange exchange = fixture.exchange("admin");
        exchange.send(part(put(1, Bench.ITEMS, "[1U]")));
        assertThat(exchange.send(new TimedRequest(1000))).contains(new StatusResponse(StatusCode.INVALID_ACTION));
        assertThat(exchange.send(write(add(1, Bench.ITEMS, "2U")))).isEmpty();
        WriteFixture.Exchange other = fixture.exchange("admin");
        other.send(part(put(1, Bench.ITEMS, "[1U]")));
        assertThat(statuses(other.send(new WriteRequest(true, false, List.of(add(1, Bench.ITEMS, "2U")), true))))
                .isEqualTo("all: INVALID_ACTION");
        assertThat(other.send(write(add(1, Bench.ITEMS, "3U")))).isEmpty();
        assertThat(bench.items.get()).containsExactly(1);
    }

    @Test
    void whoGivesUpARightByTheFirstPartMayStillWriteTheRest() {
        WriteFixture.Exchange exchange = fixture.exchange("listed");
        assertThat(statuses(exchange.send(part(put(0, WriteFixture.ACL, "[{0=1U}]")))))
                .isEqualTo("SUCCESS");
        assertThat(statuses(
                        exchange.send(part(add(0, WriteFixture.ACL, "{0=2U}"), add(0, WriteFixture.ACL, "{0=33U}")))))
                .isEqualTo("SUCCESS SUCCESS");
        assertThat(fixture.acl.get())
                .containsExactly(Bench.Entry.of(1, 3), Bench.Entry.of(2, 3), Bench.Entry.of(33, 3));
    }

    @Test
    void aRightThatOthersTakeAwayIsGone() {
        WriteFixture.Exchange exchange = fixture.exchange("listed");
        exchange.send(part(put(0, WriteFixture.ACL, "[{0=1U}]")));
        fixture.acl.set(List.of(Bench.Entry.of(2, 3)));
        assertThat(statuses(exchange.send(write(add(0, WriteFixture.ACL, "{0=33U}")))))
                .isEqualTo("UNSUPPORTED_ACCESS");
        assertThat(fixture.acl.get()).containsExactly(Bench.Entry.of(2, 3));
    }

    @Test
    void nothingButTheRestOfTheListComesWithARightThatWasGivenUp() {
        WriteFixture.Exchange exchange = fixture.exchange("listed");
        exchange.send(part(put(0, WriteFixture.ACL, "[{0=1U}]")));
        assertThat(statuses(exchange.send(part(
                        put(1, Bench.LEVEL, "5U"),
                        put(0, WriteFixture.ACL, "[]"),
                        add(0, WriteFixture.ACL, "{0=33U}")))))
                .isEqualTo("UNSUPPORTED_ACCESS UNSUPPORTED_ACCESS UNSUPPORTED_ACCESS");
        assertThat(statuses(exchange.send(write(add(0, WriteFixture.ACL, "{0=33U}")))))
                .isEqualTo("UNSUPPORTED_ACCESS");
        assertThat(fixture.acl.get()).containsExactly(Bench.Entry.of(1, 3));
    }

    @Test
    void aGroupWritesToItsEndpointsAndHearsNothing() {
        AttributePath all = new AttributePath(null, Bench.ID, 0L);
        assertThat(fixture.exchange("group").send(new WriteRequest(true, false, List.of(put(all, "5U")), null)))
                .isEmpty();
        assertThat(List.of(bench.level.get(), fixture.two.level.get())).containsExactly(5, 5);
        // Wrong, for one endpoint, not without answer, timed, more than a group may.
        AttributePath names = new AttributePath(null, Bench.ID, 1L);
        for (WriteRequest request : List.of(
                new WriteRequest(true, false, List.of(put(all, "500U")), null),
                new WriteRequest(true, false, List.of(put(1, Bench.LEVEL, "6U")), null),
                new WriteRequest(false, false, List.of(put(all, "6U")), null),
                new WriteRequest(true, true, List.of(put(all, "6U")), null),
                new WriteRequest(true, false, List.of(put(names, "\"x\"")), null))) {
            assertThat(fixture.exchange("group").send(request)).isEmpty();
        }
        assertThat(fixture.exchange("group").send(new TimedRequest(1000))).isEmpty();
        assertThat(List.of(bench.level.get(), fixture.two.level.get())).containsExactly(5, 5);
    }
}
