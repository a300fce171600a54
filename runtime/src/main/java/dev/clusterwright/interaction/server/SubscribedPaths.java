package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.SubscribeRequest;
import java.util.List;
import java.util.Objects;

/** What a subscriber asked for. Immutable and thread-safe. */
final class SubscribedPaths {
    private final Session session;
    private final List<AttributePath> attributes;
    private final List<PathPattern> patterns;
    private final List<EventPath> events;
    private final boolean fabricFiltered;

    SubscribedPaths(Session session, SubscribeRequest request) {
        this.session = session;
        this.attributes = Objects.requireNonNullElse(request.attributeRequests(), List.of());
        this.patterns = attributes.stream()
                .filter(path -> session.isFor(path.node()))
                .map(PathPattern::new)
                .toList();
        this.events = Objects.requireNonNullElse(request.eventRequests(), List.of());
        this.fabricFiltered = request.isFabricFiltered();
    }

    List<AttributePath> attributes() {
        return attributes;
    }

    List<EventPath> events() {
        return events;
    }

    /** Whether lists have only the entries of the subscriber's own fabric. */
    boolean fabricFiltered() {
        return fabricFiltered;
    }

    /** Whether an attribute is followed, be it readable or not. */
    boolean covers(ServedAttribute<?> attribute) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(attribute));
    }

    /** Whether an event is followed, be it readable or not, and is not to wait for the next report. */
    boolean areUrgentFor(EventLog.Entry event) {
        return events.stream()
                .anyMatch(path -> path.wantsUrgentReports() && EventReading.matches(session, path, event));
    }
}
