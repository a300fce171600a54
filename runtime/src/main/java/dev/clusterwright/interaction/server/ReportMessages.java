package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.interaction.ReportData;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
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

    /** A list without items. */
    private static final OctetString NO_ITEMS = OctetString.of(new byte[] {0x16, 0x18});

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
        int empty = size(append(data, NO_ITEMS)) - NO_ITEMS.length();
        return items(data).stream().allMatch(item -> empty + item.length() <= room);
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

    private int fillAttributes(List<AttributeReport> reports, int room) {
        while (moreAttributes()) {
            AttributeReport report = Objects.requireNonNull(attribute);
            int taken = size(report);
            if (taken > room) {
                List<AttributeReport> parts =
                        report instanceof AttributeData data && isList(data) ? split(data, room) : List.of();
                boolean some = parts.size() > 1
                        && !((AttributeData) parts.get(0)).data().equals(NO_ITEMS);
                if (some || (!parts.isEmpty() && reports.isEmpty())) {
                    reports.add(parts.get(0));
                    left = parts.subList(1, parts.size()).iterator();
                    attribute = null;
                }
                return 0;
            }
            reports.add(report);
            room -= taken;
            attribute = null;
        }
        return room;
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
        return data.data().get(0) == 0x16 && !data.path().listIndex().isNull();
    }

    private static List<AttributeReport> split(AttributeData data, int room) {
        List<OctetString> items = items(data);
        int free = room - size(new AttributeData(data.dataVersion(), data.path(), NO_ITEMS));
        TlvWriter head = new TlvWriter();
        head.startArray();
        int count = 0;
        while (count < items.size() && items.get(count).length() <= free) {
            head.element(items.get(count));
            free -= items.get(count).length();
            count++;
        }
        head.end();
        List<AttributeReport> parts = new ArrayList<>();
        parts.add(new AttributeData(data.dataVersion(), data.path(), OctetString.of(head.toByteArray())));
        items.subList(count, items.size()).forEach(item -> parts.add(append(data, item)));
        return parts;
    }

    private static AttributeData append(AttributeData data, OctetString item) {
        return new AttributeData(data.dataVersion(), data.path().appending(), item);
    }

    private static List<OctetString> items(AttributeData data) {
        TlvReader reader = new TlvReader(data.data().toByteArray());
        reader.next();
        reader.startArray();
        List<OctetString> items = new ArrayList<>();
        while (reader.next()) {
            items.add(reader.element());
        }
        return items;
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
