package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.interaction.CommandData;
import dev.clusterwright.interaction.CommandPath;
import dev.clusterwright.interaction.CommandStatus;
import dev.clusterwright.interaction.InvokeRequest;
import dev.clusterwright.interaction.InvokeResponse;
import dev.clusterwright.interaction.InvokeResult;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries out invoke requests (Matter Core, chapter 8, Invoke Interaction). Thread-safe. */
final class Invoking {
    /** What a message takes beside its results. */
    private static final int FRAME = InvokeResponse.CODEC.encode(new InvokeResponse(false, List.of(), true)).length;

    private final Checks checks;
    private final GroupMembers groups;
    private final int maxPaths;
    private final UserCode userCode;

    Invoking(Checks checks, GroupMembers groups, int maxPaths, UserCode userCode) {
        this.checks = checks;
        this.groups = groups;
        this.maxPaths = maxPaths;
        this.userCode = userCode;
    }

    /**
     * Carries out what a request asks for.
     *
     * @return the answer; empty when none is wanted
     * @throws StatusException if nothing of the request can be done
     */
    Optional<Answers> invoke(Session session, InvokeRequest request, boolean timed) {
        List<CommandData> commands = request.invokeRequests();
        if (session.subject().mode() == AuthenticationMode.GROUP) {
            invokeInGroup(session, commands, timed);
            return Optional.empty();
        }
        checkPaths(commands);
        List<InvokeResult> results = new ArrayList<>();
        for (CommandData command : commands) {
            int endpoint = Objects.requireNonNull(command.path().endpoint());
            InvokeResult result = invoke(session, endpoint, command, timed);
            results.add(fitting(result, command, session.maxMessageSize() - FRAME));
        }
        boolean wanted = !request.suppressResponse() || results.stream().anyMatch(Invoking::isFailure);
        return wanted ? Optional.of(answers(results, session.maxMessageSize() - FRAME)) : Optional.empty();
    }

    private void checkPaths(List<CommandData> commands) {
        if (commands.isEmpty() || commands.size() > maxPaths) {
            throw invalid(commands.size() + " commands in one request; 1 to " + maxPaths + " are taken");
        }
        Set<CommandPath> paths = new HashSet<>();
        Set<Integer> refs = new HashSet<>();
        for (CommandData command : commands) {
            if (command.path().endpoint() == null) {
                throw invalid("a command for all endpoints is for groups");
            }
            if (!paths.add(command.path())) {
                throw invalid("the same command twice in one request");
            }
            Integer ref = command.commandRef();
            if (commands.size() > 1 && (ref == null || !refs.add(ref))) {
                throw invalid("several commands in one request, but not each with a CommandRef of its own");
            }
        }
    }

    private static StatusException invalid(String problem) {
        return new StatusException(StatusCode.INVALID_ACTION, problem);
    }

    private InvokeResult invoke(Session session, int endpoint, CommandData data, boolean timed) {
        try {
            return userCode.call(data.path(), () -> invokeChecked(session, endpoint, data, timed));
        } catch (StatusException e) {
            return new CommandStatus(data.path(), e.status(), data.commandRef());
        }
    }

    private InvokeResult invokeChecked(Session session, int endpoint, CommandData data, boolean timed) {
        CommandPath path = data.path();
        ServedCommand<?, ?> command = checks.toInvoke(session, endpoint, path.cluster(), path.command(), timed);
        InteractionContext context = new InteractionContext(session, endpoint);
        Optional<OctetString> fields = userCode.call(command, () -> command.invoke(data.fields(), context));
        if (fields.isEmpty()) {
            return new CommandStatus(path, Status.SUCCESS, data.commandRef());
        }
        long response = command.response().orElseThrow().id();
        return new CommandData(new CommandPath(endpoint, path.cluster(), response), fields.get(), data.commandRef());
    }

    /** Nobody is answered, so nothing is said about what fails on one of the endpoints. */
    private void invokeInGroup(Session session, List<CommandData> commands, boolean timed) {
        if (commands.size() != 1 || commands.get(0).path().endpoint() != null) {
            throw invalid("a group is asked for one command, on all its endpoints");
        }
        int groupId = (int) (session.subject().subject() & 0xFFFF);
        int fabricIndex = session.subject().fabricIndex();
        for (int endpoint : userCode.call("a group", () -> groups.endpoints(fabricIndex, groupId))) {
            invoke(session, endpoint, commands.get(0), timed);
        }
    }

    private static boolean isFailure(InvokeResult result) {
        return result instanceof CommandStatus status && !status.status().isSuccess();
    }

    /** A response that no message can hold is not sent; the command has been carried out. */
    private static InvokeResult fitting(InvokeResult result, CommandData command, int room) {
        if (InvokeResult.CODEC.encode(result).length <= room) {
            return result;
        }
        return new CommandStatus(command.path(), new Status(StatusCode.RESOURCE_EXHAUSTED), command.commandRef());
    }

    private static Answers answers(List<InvokeResult> results, int room) {
        List<List<InvokeResult>> parts = new ArrayList<>();
        int left = 0;
        for (InvokeResult result : results) {
            int size = InvokeResult.CODEC.encode(result).length;
            if (parts.isEmpty() || size > left) {
                parts.add(new ArrayList<>());
                left = room;
            }
            parts.get(parts.size() - 1).add(result);
            left -= size;
        }
        List<InvokeResponse> messages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            @Nullable Boolean more = i < parts.size() - 1 ? true : null;
            messages.add(new InvokeResponse(false, parts.get(i), more));
        }
        return Answers.of(messages);
    }
}
