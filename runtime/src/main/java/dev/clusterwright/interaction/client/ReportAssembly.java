package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.EventData;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.ReportData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts together what a node reports in parts: lists whose items follow one by one, paths and times that only say what is
 * different. What it holds has a limit. Used by one thread at a time.
 */
final class ReportAssembly {
    /** What an entry costs beyond its octets, roughly. */
    private static final int ENTRY = 64;

    private final long limit;
    private long size;

    private final Map<AttributeKey, ReportedValue> values = new LinkedHashMap<>();
    private final Map<AttributeKey, AttributeStatus> statuses = new LinkedHashMap<>();
    private final List<EventData> events = new ArrayList<>();
    private final List<EventStatus> eventStatuses = new ArrayList<>();

    ReportAssembly(long limit) {
        this.limit = limit;
    }

    /**
     * Adds a message.
     *
     * @param octets how long its payload is
     * @throws UnexpectedAnswerException if that is more than the limit, or the message makes no sense
     */
    void add(ReportData message, int octets) {
        List<AttributeReport> attributes = message.attributeReports() == null ? List.of() : message.attributeReports();
        List<EventReport> reports = message.eventReports() == null ? List.of() : message.eventReports();
        size += octets + (long) ENTRY * (1 + attributes.size() + reports.size());
        if (size > limit) {
            throw new UnexpectedAnswerException("the node reports more than the " + limit + " octets that are taken");
        }
        AttributePath before = null;
        for (AttributeReport report : attributes) {
            AttributePath path = CompressedPath.resolve(path(report), before);
            add(report, path);
            before = path;
        }
        EventTimes times = new EventTimes();
        for (EventReport report : reports) {
            add(report, times);
        }
    }

    private static AttributePath path(AttributeReport report) {
        return report instanceof AttributeData data ? data.path() : ((AttributeStatus) report).path();
    }

    private void add(AttributeReport report, AttributePath path) {
        AttributeKey key = AttributeKey.of(path);
        if (report instanceof AttributeStatus status) {
            statuses.put(key, new AttributeStatus(key.path(), status.status()));
            values.remove(key);
            return;
        }
        AttributeData data = (AttributeData) report;
        statuses.remove(key);
        if (path.listIndex().isAbsent()) {
            values.put(key, new ReportedValue(data.dataVersion(), data.data()));
            return;
        }
        ReportedValue value = values.get(key);
        if (path.listIndex().isPresent() || value == null || !value.append(data.data())) {
            throw new UnexpectedAnswerException("an item without a list that it belongs to, " + key);
        }
    }

    private void add(EventReport report, EventTimes times) {
        EventPath path = report instanceof EventData data ? data.path() : ((EventStatus) report).path();
        if (!path.isConcrete()) {
            throw new UnexpectedAnswerException("an event without a complete path");
        }
        if (report instanceof EventData data) {
            events.add(times.resolve(data));
        } else {
            eventStatuses.add((EventStatus) report);
        }
    }

    /** All of it. */
    NodeData result() {
        Map<AttributeKey, AttributeData> attributes = new LinkedHashMap<>();
        values.forEach((key, value) -> attributes.put(key, value.toData(key)));
        return new NodeData(attributes, statuses, events, eventStatuses);
    }
}
