package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.AttributeReport;
import dev.clusterwright.interaction.Connection;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.SubscribeRequest;
import dev.clusterwright.interaction.Timer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Reads what subscriptions report, and sends it. Thread-safe. */
final class Reporter {
    private static final Logger LOGGER = System.getLogger(Node.class.getName());

    private final AttributeReading attributes;
    private final EventReading events;
    private final EventLog log;
    private final Timer timer;

    Reporter(AttributeReading attributes, EventReading events, EventLog log, Timer timer) {
        this.attributes = attributes;
        this.events = events;
        this.log = log;
        this.timer = timer;
    }

    /** Whether a subscriber may read anything of what it asks for. */
    boolean reachesAny(Session session, SubscribedPaths paths) {
        return attributes.reachesAny(session, paths.attributes()) || events.reachesAny(session, paths.events());
    }

    /**
     * What there is at first.
     *
     * @param subscription hears of changes already, so that none is lost while this is sent
     */
    Answers prime(Subscription subscription, SubscribeRequest request) {
        Session session = subscription.session();
        SubscribedPaths paths = subscription.paths();
        long firstEvent = Reading.eventMin(session, request.eventFilters());
        List<EventLog.Entry> past = log.from(firstEvent);
        subscription.reportsFrom(after(past, firstEvent));
        Answers reports = ReportMessages.reports(
                session,
                attributes.read(session, paths.attributes(), request.dataVersionFilters(), paths.fabricFiltered()),
                events.readFirst(session, paths.events(), past),
                subscription.id());
        return new Priming(subscription, reports);
    }

    /** The number that comes after events, where there are any. */
    private static long after(List<EventLog.Entry> events, long otherwise) {
        return events.isEmpty() ? otherwise : events.get(events.size() - 1).number() + 1;
    }

    /** Sends what is due, if there is anything to tell. To be called by a thread of the timer. */
    void report(Subscription subscription) {
        Subscription.Due due = subscription.take();
        if (due == null) {
            return;
        }
        try {
            send(subscription, due);
        } catch (RuntimeException e) {
            // Access control or a transport that fails must not take the timer down; the message may be secret.
            LOGGER.log(
                    Level.WARNING, () -> "a report failed with " + e.getClass().getName());
            subscription.delivered(due, due.firstEvent(), Delivery.Outcome.LOST);
        }
    }

    private void send(Subscription subscription, Subscription.Due due) {
        Session session = subscription.session();
        SubscribedPaths paths = subscription.paths();
        List<EventLog.Entry> entries = log.from(due.firstEvent());
        long nextEvent = after(entries, due.firstEvent());
        Iterator<AttributeReport> changed = attributes.read(session, due.changes(), paths.fabricFiltered());
        Iterator<EventReport> happened = events.read(session, paths.events(), entries);
        if (!due.required() && !changed.hasNext() && !happened.hasNext()) {
            subscription.silent(nextEvent);
            return;
        }
        Answers messages = ReportMessages.reports(session, changed, happened, subscription.id());
        Connection peer = Objects.requireNonNull(session.peer());
        Delivery delivery = new Delivery(
                messages, session, peer, timer, outcome -> subscription.delivered(due, nextEvent, outcome));
        if (subscription.sends(delivery)) {
            delivery.start();
        } else {
            delivery.abandon();
        }
    }
}
