package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.EventFilter;
import dev.clusterwright.interaction.EventPath;
import dev.clusterwright.interaction.ReadRequest;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out read requests (Matter Core, chapter 8, Read Interaction). Thread-safe. */
final class Reading {
    private final AttributeReading attributes;
    private final EventReading events;
    private final int maxPaths;

    Reading(AttributeReading attributes, EventReading events, int maxPaths) {
        this.attributes = attributes;
        this.events = events;
        this.maxPaths = maxPaths;
    }

    /**
     * Reads what a request asks for.
     *
     * @return the answer, which reads on when it is asked for more
     * @throws StatusException if nothing of the request can be done
     */
    Optional<Answers> read(Session session, ReadRequest request) {
        List<AttributePath> attributePaths = orNone(request.attributeRequests());
        List<EventPath> eventPaths = orNone(request.eventRequests());
        checkPaths(attributePaths, eventPaths, maxPaths);
        return Optional.of(ReportMessages.reports(
                session,
                attributes.read(session, attributePaths, request.dataVersionFilters(), request.isFabricFiltered()),
                events.read(session, eventPaths, eventMin(session, request.eventFilters())),
                null));
    }

    /**
     * Checks the paths of a read or a subscription.
     *
     * @throws StatusException if there are too many, or one makes no sense
     */
    static void checkPaths(List<AttributePath> attributes, List<EventPath> events, int maxPaths) {
        if (attributes.size() + events.size() > maxPaths) {
            throw new StatusException(StatusCode.PATHS_EXHAUSTED, "more than " + maxPaths + " paths");
        }
        if (!attributes.stream().allMatch(PathPattern::isValid)) {
            throw new StatusException(StatusCode.INVALID_ACTION, "only global attributes are in all clusters");
        }
        if (!attributes.stream().allMatch(path -> path.listIndex().isAbsent() && !path.compressesTags())) {
            throw new StatusException(StatusCode.INVALID_ACTION, "an attribute is read as a whole, by its full path");
        }
        if (!events.stream().allMatch(path -> path.cluster() != null || path.event() == null)) {
            throw new StatusException(StatusCode.INVALID_ACTION, "no event is in all clusters");
        }
    }

    /** The lowest number of an event that is wanted: of several filters, the one that lets the least through. */
    static long eventMin(Session session, @Nullable List<EventFilter> filters) {
        return orNone(filters).stream()
                .filter(filter -> session.isFor(filter.node()))
                .map(EventFilter::eventMin)
                .max(Long::compareUnsigned)
                .orElse(0L);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
