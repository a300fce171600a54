package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts reports into messages that are no longer than a session takes (Matter Core, chapter 8, Report Data action). What is
 * reported is asked for when there is room for it, so no more than a message of it is held at a time.
 *
 * <p>A list may be longer than a message: what fits of it replaces what the reader had, and each item after that is
 * appended by a report of its own. Not thread-safe.
 */
final class ReportMessages implements Answers {
    /** What a message takes at most beside its reports. */
    private static final int FRAME =
            ReportData.CODEC.encode(new ReportData(0xFFFF_FFFFL, List.of(), List.of(), true, true)).length;

    /** A list, whatever is in it. */
    private static final TlvCodec<List<OctetString>> ITEMS = TlvCodecs.list(TlvCodecs.ANY);

    /** What a list begins with: an array without a tag. */
    private static final byte ARRAY = 0x16;

    private final int size;
    private final @Nullable Long subscriptionId;
    private final boolean suppressResponse;
    private Iterator<? extends AttributeReport> attributes;
    private Iterator<? extends EventReport> events;
    /** What did not fit into the message before, in order; to be reported before anything else. */
    private Iterator<? extends AttributeReport> left = Collections.emptyIterator();

    private @Nullable AttributeReport attribute;
    private @Nullable EventReport event;
    /** Whether the last message has been made. */
    private boolean finished;

    private ReportMessages(
            int maxMessageSize,
            Iterator<? extends AttributeReport> attributes,
            Iterator<? extends EventReport> events,
            @Nullable Long subscriptionId) {
        this.size = maxMessageSize - FRAME;
        this.attributes = attributes;
        this.events = events;
        this.subscriptionId = subscriptionId;
        this.suppressResponse = subscriptionId == null;
    }

    /**
     * The messages of reports, one at least. Each report has to fit a message of its own, see {@link #fits}.
     *
     * @param attributes asked when there is room
     * @param events asked after all attributes are reported
     * @param subscriptionId of which subscription these are reports, so that the last one is acknowledged too; null in the
     *     answer to a read
     */
    static Answers reports(
            Session session,
            Iterator<? extends AttributeReport> attributes,
            Iterator<? extends EventReport> events,
            @Nullable Long subscriptionId) {
        return new ReportMessages(session.maxMessageSize(), attributes, events, subscriptionId);
    }

    /** Whether a report fits a message, where a list may take several. */
    static boolean fits(Session session, AttributeReport report) {
        int room = session.maxMessageSize() - FRAME;
        if (size(report) <= room) {
            return true;
        }
        if (!(report instanceof AttributeData data) || !isList(data)) {
            return false;
        }
        return ITEMS.decode(data.data().toByteArray()).stream().allMatch(item -> size(append(data, item)) <= room);
    }

    /** Whether a report fits a message. */
    static boolean fits(Session session, EventReport report) {
        return size(report) <= session.maxMessageSize() - FRAME;
    }

    @Override
    public boolean hasNext() {
        return !finished;
    }

    @Override
    public Message next() {
        if (finished) {
            throw new NoSuchElementException();
        }
        List<AttributeReport> attributeReports = new ArrayList<>();
        int room = fillAttributes(attributeReports, size);
        List<EventReport> eventReports = new ArrayList<>();
        if (!moreAttributes()) {
            fillEvents(eventReports, room);
        }
        finished = !moreAttributes() && !moreEvents();
        return new ReportData(
                subscriptionId,
                attributeReports.isEmpty() ? null : attributeReports,
                eventReports.isEmpty() ? null : eventReports,
                finished ? null : true,
                (finished && suppressResponse) ? true : null);
    }

    private boolean moreAttributes() {
        if (attribute == null) {
            Iterator<? extends AttributeReport> source = left.hasNext() ? left : attributes;
            attribute = source.hasNext() ? source.next() : null;
        }
        return attribute != null;
    }

    private boolean moreEvents() {
        if (event == null && events.hasNext()) {
            event = events.next();
        }
        return event != null;
    }

    /** Adds what there is room for, and returns how much room is left. */
    private int fillAttributes(List<AttributeReport> reports, int room) {
        int free = room;
        while (moreAttributes()) {
            AttributeReport report = Objects.requireNonNull(attribute);
            int taken = size(report);
            if (taken > free) {
                addBeginning(report, free, reports);
                return 0;
            }
            reports.add(report);
            free -= taken;
            attribute = null;
        }
        return free;
    }

    /** Adds the items of a list that there is room for. Without any, the list waits for a message of its own. */
    private void addBeginning(AttributeReport report, int room, List<AttributeReport> reports) {
        if (!(report instanceof AttributeData data) || !isList(data)) {
            return;
        }
        List<OctetString> items = ITEMS.decode(data.data().toByteArray());
        int free = room - size(replace(data, List.of()));
        int count = 0;
        while (count < items.size() && items.get(count).length() <= free) {
            free -= items.get(count).length();
            count++;
        }
        if (count > 0 || reports.isEmpty()) {
            reports.add(replace(data, items.subList(0, count)));
            left = items.subList(count, items.size()).stream()
                    .map(item -> append(data, item))
                    .iterator();
            attribute = null;
        }
    }

    private void fillEvents(List<EventReport> reports, int room) {
        int free = room;
        while (moreEvents()) {
            EventReport report = Objects.requireNonNull(event);
            free -= size(report);
            if (free < 0) {
                return;
            }
            reports.add(report);
            event = null;
        }
    }

    private static boolean isList(AttributeData data) {
        return data.data().get(0) == ARRAY && !data.path().listIndex().isNull();
    }

    private static AttributeData replace(AttributeData data, List<OctetString> items) {
        return new AttributeData(data.dataVersion(), data.path(), OctetString.of(ITEMS.encode(items)));
    }

    private static AttributeData append(AttributeData data, OctetString item) {
        return new AttributeData(data.dataVersion(), data.path().appending(), item);
    }

    private static int size(AttributeReport report) {
        return AttributeReport.CODEC.encode(report).length;
    }

    private static int size(EventReport report) {
        return EventReport.CODEC.encode(report).length;
    }

    @Override
    public void close() {
        finished = true;
        left = Collections.emptyIterator();
        attributes = Collections.emptyIterator();
        events = Collections.emptyIterator();
    }
}
