package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.EventReport;
import dev.clusterwright.interaction.EventStatus;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads events. Thread-safe; what it returns is not. */
final class EventReading {
    private final Logger logger = System.getLogger(Node.class.getName());
    private final NavigableMap<Integer, Endpoint> endpoints;
    private final Checks checks;
    private final EventLog log;

    EventReading(NavigableMap<Integer, Endpoint> endpoints, Checks checks, EventLog log) {
        this.endpoints = endpoints;
        this.checks = checks;
        this.log = log;
    }

    /**
     * What paths name, by number, each event once; before that, a status for each concrete path that cannot be read, while
     * a wildcard passes over it.
     *
     * @param from the number of the first event that is wanted, unsigned
     */
    Iterator<EventReport> read(Session session, List<EventPath> paths, long from) {
        return paths.isEmpty() ? List.<EventReport>of().iterator() : readFirst(session, paths, log.from(from));
    }

    /** Those of events that paths name and that may be read, and before them the same statuses. */
    Iterator<EventReport> readFirst(Session session, List<EventPath> paths, List<EventLog.Entry> entries) {
        Stream<EventReport> statuses = paths.stream().flatMap(path -> status(session, path).stream());
        Stream<EventReport> data =
                entries.stream().filter(entry -> reports(session, paths, entry)).map(EventLog.Entry::data);
        return Stream.concat(statuses, data).iterator();
    }

    /** Those of events that paths name and that may be read, in their order. */
    Iterator<EventReport> read(Session session, List<EventPath> paths, List<EventLog.Entry> entries) {
        return entries.stream()
                .filter(entry -> reports(session, paths, entry))
                .<EventReport>map(EventLog.Entry::data)
                .iterator();
    }

    /** Whether paths name anything that may be read, once it happens. */
    boolean reachesAny(Session session, List<EventPath> paths) {
        return paths.stream()
                .filter(path -> session.isFor(path.node()))
                .anyMatch(path -> endpoints.values().stream()
                        .filter(endpoint -> matches(path.endpoint(), endpoint.id()))
                        .flatMap(endpoint -> endpoint.clusters().values().stream())
                        .filter(cluster -> matches(path.cluster(), cluster.id()))
                        .anyMatch(cluster -> cluster.events().values().stream()
                                .anyMatch(event ->
                                        matches(path.event(), event.id()) && checks.mayRead(session, cluster, event))));
    }

    /** Whether a path names an event, be it readable or not. */
    static boolean matches(Session session, EventPath path, EventLog.Entry entry) {
        return session.isFor(path.node())
                && matches(path.endpoint(), entry.cluster().endpoint())
                && matches(path.cluster(), entry.cluster().id())
                && matches(path.event(), entry.event().id());
    }

    private static boolean matches(@Nullable Number named, long id) {
        return named == null || named.longValue() == id;
    }

    private Optional<EventReport> status(Session session, EventPath path) {
        if (!path.isConcrete()) {
            return Optional.empty();
        }
        try {
            checks.toReadEvent(
                    session,
                    path.node(),
                    Objects.requireNonNull(path.endpoint()),
                    Objects.requireNonNull(path.cluster()),
                    Objects.requireNonNull(path.event()));
            return Optional.empty();
        } catch (StatusException e) {
            return Optional.of(new EventStatus(path, e.status()));
        }
    }

    private boolean reports(Session session, List<EventPath> paths, EventLog.Entry entry) {
        Integer fabric = entry.fabricIndex();
        boolean visible =
                (fabric == null || (fabric != 0 && fabric == session.subject().fabricIndex()))
                        && paths.stream().anyMatch(path -> matches(session, path, entry))
                        && checks.mayRead(session, entry.cluster(), entry.event());
        if (visible && !ReportMessages.fits(session, entry.data())) {
            logger.log(Level.WARNING, () -> entry.event() + " fits no message: " + StatusCode.RESOURCE_EXHAUSTED);
            return false;
        }
        return visible;
    }
}
