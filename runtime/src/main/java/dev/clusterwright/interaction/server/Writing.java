package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.interaction.WriteRequest;
import dev.clusterwright.interaction.WriteResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out write requests (Matter Core, chapter 8, Write Interaction). Thread-safe.
 *
 * <p>What a request writes to one cluster is written under one hold of the cluster's lock, in order. A list and the items
 * that the same request appends to it are one value: all of it is taken or nothing, and each of its paths is answered
 * with what came of it. Items that are appended to what was there before are written one by one.
 */
final class Writing {
    private final Checks checks;
    private final Set<Integer> endpoints;
    private final GroupMembers groups;
    private final UserCode userCode;

    Writing(Checks checks, Set<Integer> endpoints, GroupMembers groups, UserCode userCode) {
        this.checks = checks;
        this.endpoints = endpoints;
        this.groups = groups;
        this.userCode = userCode;
    }

    /** Where something is written. */
    private record Place(int endpoint, long cluster) {}

    /** One message of one write. */
    private record Message(Session session, boolean timed, WriteProgress progress) {}

    /**
     * Carries out what a request asks for.
     *
     * @param progress what the messages before it have done, if this is a part of a write
     * @return the answer; empty when none is wanted
     * @throws StatusException if nothing of the request can be done
     */
    Optional<Answers> write(Session session, WriteRequest request, boolean timed, WriteProgress progress) {
        boolean isGroup = session.subject().mode() == AuthenticationMode.GROUP;
        check(request, timed, isGroup);
        List<PathWrite> writes = isGroup ? ofGroup(session, request) : concrete(request);
        if (!isGroup) {
            checkRoom(writes, session.maxMessageSize());
        }
        Map<Place, List<PathWrite>> places = new LinkedHashMap<>();
        for (PathWrite write : writes) {
            places.computeIfAbsent(new Place(write.endpoint(), write.cluster()), place -> new ArrayList<>())
                    .add(write);
        }
        Message message = new Message(session, timed, progress);
        places.forEach((place, paths) -> write(message, place, paths));
        return isGroup ? Optional.empty() : answer(request, writes, session.maxMessageSize());
    }

    private static void check(WriteRequest request, boolean timed, boolean isGroup) {
        if (request.hasMoreChunks() && (timed || request.suppressesResponse())) {
            throw invalid("a write in parts can neither be timed nor without response");
        }
        if (isGroup && !request.suppressesResponse()) {
            throw invalid("a write for a group wants an answer");
        }
        for (AttributeData data : request.writeRequests()) {
            AttributePath path = data.path();
            if (path.compressesTags() || path.wildcardPathFlags() != null) {
                throw invalid("a path with what only a reader may ask for");
            }
            if (path.listIndex().isPresent()) {
                throw invalid("an item in the middle of a list");
            }
            if (path.cluster() == null || path.attribute() == null) {
                throw invalid("a write of all clusters or attributes");
            }
            if (isGroup && path.endpoint() != null) {
                throw invalid("a group has no endpoints of its own");
            }
        }
    }

    private static StatusException invalid(String problem) {
        return new StatusException(StatusCode.INVALID_ACTION, problem);
    }

    private List<PathWrite> concrete(WriteRequest request) {
        List<PathWrite> writes = new ArrayList<>();
        for (AttributeData data : request.writeRequests()) {
            if (data.path().endpoint() != null) {
                writes.add(PathWrite.of(data));
            } else {
                expand(endpoints, data, writes);
            }
        }
        return writes;
    }

    private List<PathWrite> ofGroup(Session session, WriteRequest request) {
        int groupId = (int) (session.subject().subject() & 0xFFFF);
        int fabricIndex = session.subject().fabricIndex();
        Set<Integer> members = userCode.call("a group", () -> groups.endpoints(fabricIndex, groupId));
        List<PathWrite> writes = new ArrayList<>();
        request.writeRequests().forEach(data -> expand(members, data, writes));
        return writes;
    }

    private void expand(Set<Integer> candidates, AttributeData data, List<PathWrite> writes) {
        for (int endpoint : candidates) {
            PathWrite write = PathWrite.on(endpoint, data);
            ServedCluster cluster = checks.find(endpoint, write.cluster());
            if (cluster != null && cluster.attributes().containsKey(write.attribute())) {
                writes.add(write);
            }
        }
    }

    /** The answer is one message: what would not fit is refused before anything is done. */
    private static void checkRoom(List<PathWrite> writes, int maxSize) {
        Status failure = new Status(StatusCode.FAILURE);
        WriteResponse longest = new WriteResponse(
                writes.stream().map(write -> write.answer(failure)).toList());
        if (WriteResponse.CODEC.encode(longest).length > maxSize) {
            throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "the statuses do not fit into one message");
        }
    }

    private void write(Message message, Place place, List<PathWrite> writes) {
        ServedCluster cluster = checks.find(place.endpoint(), place.cluster());
        if (cluster == null) {
            writes.forEach(write -> write(message, List.of(write)));
            return;
        }
        cluster.exclusively(() -> {
            message.progress().begin(cluster);
            values(writes).forEach(value -> write(message, value));
            return cluster;
        });
    }

    /** What belongs together: a list, and the items that are appended to it. */
    private static List<List<PathWrite>> values(List<PathWrite> writes) {
        List<List<PathWrite>> values = new ArrayList<>();
        for (PathWrite write : writes) {
            List<PathWrite> last = values.isEmpty() ? List.of() : values.get(values.size() - 1);
            if (!last.isEmpty() && write.continues(last.get(0))) {
                last.add(write);
            } else {
                values.add(new ArrayList<>(List.of(write)));
            }
        }
        return values;
    }

    private void write(Message message, List<PathWrite> value) {
        ServedAttribute<?> attribute;
        try {
            attribute = userCode.call(value.get(0), () -> check(message, value));
        } catch (StatusException e) {
            message.progress().refused();
            value.forEach(write -> write.refuse(e.status()));
            return;
        }
        Status status = Status.SUCCESS;
        try {
            userCode.call(value.get(0), () -> write(attribute, message.session(), value));
            message.progress().written(attribute);
        } catch (StatusException e) {
            message.progress().refused();
            status = e.status();
        }
        for (PathWrite write : value) {
            write.end(status);
        }
    }

    private ServedAttribute<?> check(Message message, List<PathWrite> value) {
        ServedAttribute<?> attribute = null;
        for (PathWrite write : value) {
            attribute = checks.toWrite(message.session(), write, message.timed(), message.progress());
        }
        return Objects.requireNonNull(attribute);
    }

    private static <T extends @Nullable Object> ServedAttribute<T> write(
            ServedAttribute<T> attribute, Session session, List<PathWrite> value) {
        PathWrite first = value.get(0);
        ValueWrite<T> write = new ValueWrite<>(attribute, new InteractionContext(session, first.endpoint()));
        if (first.appends()) {
            write.append(first.data());
        } else {
            write.replace(
                    first.data(), value.stream().skip(1).map(PathWrite::data).toList());
        }
        return attribute;
    }

    private static Optional<Answers> answer(WriteRequest request, List<PathWrite> writes, int maxSize) {
        List<AttributeStatus> statuses =
                writes.stream().flatMap(write -> write.answer().stream()).toList();
        boolean isFailed = statuses.stream().anyMatch(status -> !status.status().isSuccess());
        if (request.suppressesResponse() && !isFailed) {
            return Optional.empty();
        }
        WriteResponse response = new WriteResponse(statuses);
        boolean fits = WriteResponse.CODEC.encode(response).length <= maxSize;
        return Optional.of(Answers.of(List.of(fits ? response : brief(statuses))));
    }

    /** Without what only the clusters understand. */
    private static WriteResponse brief(List<AttributeStatus> statuses) {
        return new WriteResponse(statuses.stream()
                .map(status -> new AttributeStatus(
                        status.path(), new Status(status.status().code())))
                .toList());
    }
}
