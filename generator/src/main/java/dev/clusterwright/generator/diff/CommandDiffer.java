package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Command.Direction;
import dev.clusterwright.generator.model.Field;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the requests and responses of a cluster. */
final class CommandDiffer extends ElementDiffer<Command> {
    private final Cluster olderCluster;
    private final Cluster newerCluster;
    private final Context context;
    private final Existence existence;

    /** What became of the commands: a response that was renamed or moved says so itself. */
    private final IdentityHashMap<Command, Command> newerOfOlder = new IdentityHashMap<>();

    CommandDiffer(Cluster olderCluster, Cluster newerCluster, Context context, Changes changes) {
        super(Kind.COMMAND, changes);
        this.olderCluster = olderCluster;
        this.newerCluster = newerCluster;
        this.context = context;
        this.existence = Existence.since(olderCluster);
        for (Pair<Command> pair :
                pairs(olderCluster.commands(), newerCluster.commands()).all()) {
            if (pair.older() != null && pair.newer() != null) {
                newerOfOlder.put(pair.older(), pair.newer());
            }
        }
    }

    @Override
    long id(Command command) {
        return command.id();
    }

    @Override
    String name(Command command) {
        return command.name();
    }

    @Override
    Object group(Command command) {
        return command.direction();
    }

    @Override
    String text(Command command) {
        return (command.isRequest() ? "request, " : "response, ")
                + Texts.message(command.access(), command.conformance());
    }

    /** A number that is used again for another purpose has other fields and another name. */
    @Override
    boolean canBe(Command older, Command newer) {
        return Names.alike(older.name(), newer.name()) || alike(older.fields(), newer.fields());
    }

    /** Whether most fields are the same, of which there are some. */
    static boolean alike(List<Field> older, List<Field> newer) {
        Set<String> names =
                newer.stream().map(field -> Names.letters(field.name())).collect(Collectors.toSet());
        long common = older.stream()
                .filter(field -> names.contains(Names.letters(field.name())))
                .count();
        return common > 0 && 2 * common >= Math.max(older.size(), newer.size());
    }

    @Override
    Verdict added(Command command) {
        return command.isRequest()
                ? existence.added("command", command.conformance())
                : Verdict.additive(
                        "It answers requests that ask for it; servers of the older definitions do not send it.");
    }

    @Override
    Verdict removed(Command command) {
        return Existence.removed(command.isRequest() ? "command" : "response", command.conformance());
    }

    @Override
    void compare(Subject subject, Command older, Command newer) {
        if (older.direction() != newer.direction()) {
            changes.changed(
                    subject,
                    "direction",
                    direction(older),
                    direction(newer),
                    Verdict.wire("The side that sent it receives it now: neither side expects what the other does."),
                    older,
                    newer);
        }
        response(subject, older, newer);
        new AccessRules(subject, older, newer, changes).compare(older.access(), newer.access());
        Verdict conformance = ConformanceRules.element(older.conformance(), newer.conformance());
        changes.changed(subject, "conformance", older.conformance(), newer.conformance(), conformance, older, newer);
        changes.told(subject, "summary", older.summary(), newer.summary(), older, newer);
        Flow flow = flow(older).or(flow(newer));
        FieldDiffer.fields(
                subject,
                flow,
                new FieldDiffer.Scope(olderCluster.attributes(), older.fields()),
                new FieldDiffer.Scope(newerCluster.attributes(), newer.fields()),
                context,
                changes);
    }

    private static Flow flow(Command command) {
        return command.isRequest() ? Flow.CLIENT : Flow.SERVER;
    }

    private static String direction(Command command) {
        return command.direction() == Direction.TO_SERVER ? "to the server" : "to the client";
    }

    /** A response of another name is the same if it has the same number. */
    private void response(Subject subject, Command older, Command newer) {
        Command before = response(olderCluster, older);
        Command after = response(newerCluster, newer);
        if (before == null ? after == null : after != null && after.equals(newerOfOlder.get(before))) {
            return;
        }
        String reason = after == null
                ? "Clients of the older definitions wait for a response, and servers of the newer send a status only."
                : before == null
                        ? "Servers of the older definitions send a status only, and clients of the newer wait for a response."
                        : "Clients of the older definitions wait for another response than servers of the newer send.";
        changes.changed(
                subject,
                "response",
                before == null ? "" : before.name(),
                after == null ? "" : after.name(),
                Verdict.wire(reason),
                older,
                newer);
    }

    private static @Nullable Command response(Cluster cluster, Command request) {
        return cluster.commands().stream()
                .filter(command -> !command.isRequest() && command.name().equals(request.response()))
                .findFirst()
                .orElse(null);
    }
}
