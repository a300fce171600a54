package dev.clusterwright.interaction.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.tlv.TlvText;
import dev.clusterwright.tlv.TlvValue;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Events: what is kept of them, and who reads which. */
class EventReadTest {
    private static final EventPath ALL = new EventPath(null, null, null);

    private final ReadFixture fixture = new ReadFixture(Limits.USUAL, 1000);

    @Test
    void eventHasNumberTimePriorityAndPayload() {
        fixture.timer.advance(Duration.ofMillis(1500));
        fixture.two.alarm.emit(7);

        EventData event = (EventData) fixture.readEvents("admin", ALL).get(0);

        assertThat(event.path()).isEqualTo(EventPath.of(2, Shelf.ALARM));
        assertThat(event.number()).isEqualTo(1000);
        assertThat(event.priority()).isEqualTo(2);
        assertThat(event.epochTimestamp())
                .isEqualTo(fixture.timer.now().toEpochMilli())
                .isEqualTo(1_767_225_601_500L);
        assertThat(event.systemTimestamp()).isNull();
        assertThat(TlvValue.CODEC.decode(Objects.requireNonNull(event.data()).toByteArray()))
                .isEqualTo(TlvText.parse("{0 = 7U}"));
    }

    @Test
    void prioritiesHaveTheirNumbers() {
        fixture.one.trace.emit(0);
        fixture.one.opened.emit(0);
        fixture.one.alarm.emit(0);

        assertThat(fixture.readEvents("admin", ALL))
                .map(report -> ((EventData) report).priority())
                .containsExactly(0, 1, 2);
    }

    @Test
    void eventsComeByNumberAndEachOnce() {
        fixture.one.opened.emit(1);
        fixture.two.alarm.emit(2);
        fixture.one.trace.emit(3);
        fixture.two.opened.emit(4);

        assertThat(numbers(fixture.readEvents("admin", EventPath.of(2, Shelf.OPENED), ALL, ALL)))
                .containsExactly(1000L, 1001L, 1002L, 1003L);
        assertThat(numbers(fixture.readEvents("viewer", ALL))).containsExactly(1000L, 1002L, 1003L);
        assertThat(numbers(fixture.readEvents("admin", new EventPath(2, null, null))))
                .containsExactly(1001L, 1003L);
        assertThat(numbers(fixture.readEvents("admin", EventPath.of(1, Shelf.TRACE), EventPath.of(2, Shelf.ALARM))))
                .containsExactly(1001L, 1002L);
        assertThat(fixture.readEvents("nobody", ALL)).isEmpty();
    }

    @Test
    void filterLeavesOutWhatTheReaderHas() {
        fixture.one.opened.emit(1);
        fixture.one.opened.emit(2);
        fixture.one.opened.emit(3);

        assertThat(numbers(read(List.of(new EventFilter(null, 1001))))).containsExactly(1001L, 1002L);
        assertThat(numbers(read(List.of(new EventFilter(null, 1002), new EventFilter(null, 0)))))
                .containsExactly(1002L);
        assertThat(read(List.of(new EventFilter(null, -1)))).isEmpty();
    }

    @Test
    void numbersAreUnsigned() {
        ReadFixture late = new ReadFixture(Limits.USUAL, Long.MAX_VALUE);
        late.one.alarm.emit(1);
        late.one.trace.emit(2);

        assertThat(numbers(late.readEvents("admin", ALL))).containsExactly(Long.MAX_VALUE, Long.MIN_VALUE);
    }

    @Test
    void oldestOfItsOwnPriorityGivesWay() {
        ReadFixture small = new ReadFixture(new Limits(1, 9, 3, 3, 2), 0);
        small.one.alarm.emit(0);
        small.one.trace.emit(1);
        for (int i = 2; i < 10; i++) {
            small.one.opened.emit(i);
        }
        small.one.trace.emit(10);
        small.one.trace.emit(11);

        assertThat(numbers(small.readEvents("admin", ALL))).containsExactly(0L, 8L, 9L, 10L, 11L);
    }

    @Test
    void fabricSensitiveEventIsForItsFabricAlone() {
        fixture.one.owned.emit(new Shelf.Owner(1, 2, 1));
        fixture.one.owned.emit(new Shelf.Owner(1, 2, 2));
        fixture.one.owned.emit(new Shelf.Owner(1, 2, 0));

        assertThat(numbers(fixture.readEvents("viewer", ALL))).containsExactly(1000L);
        assertThat(numbers(fixture.readEvents("other", EventPath.of(1, Shelf.OWNED))))
                .containsExactly(1001L);
        assertThat(fixture.readEvents("pase", ALL)).isEmpty();
    }

    @Test
    void manyEventsTakeSeveralMessages() {
        for (int i = 0; i < 100; i++) {
            fixture.one.opened.emit(i);
        }

        var messages = fixture.messages(ReadFixture.session("viewer").withMaxMessageSize(256), ReadFixture.events(ALL));

        assertThat(messages).hasSizeGreaterThan(10);
        assertThat(numbers(ReadFixture.eventReports(messages))).hasSize(100).isSorted();
    }

    private List<EventReport> read(List<EventFilter> filters) {
        return ReadFixture.eventReports(fixture.messages(
                ReadFixture.session("viewer"), new ReadRequest(null, List.of(ALL), filters, false, null)));
    }

    private static List<Long> numbers(List<EventReport> reports) {
        return reports.stream().map(report -> ((EventData) report).number()).toList();
    }
}
