package dev.clusterwright.servers.crash;

import java.util.Map;
import java.util.Optional;

/** What a process has written down until it was killed, carried out in the model. */
final class Journal {
    private final Map<String, Command<?>> commands = Parts.commands();
    private final World world;
    private Optional<Request> unanswered = Optional.empty();
    private int done;
    private int refused;

    /** Goes on with what there was. */
    Journal(World world) {
        this.world = world;
    }

    void add(String line) {
        if (line.startsWith(Load.ASKED)) {
            unanswered = Optional.of(Request.parse(line.substring(Load.ASKED.length())));
        } else if (line.equals(Load.DONE)) {
            apply(world, unanswered.orElseThrow());
            unanswered = Optional.empty();
            done++;
        } else if (line.equals(Load.REFUSED)) {
            unanswered = Optional.empty();
            refused++;
        }
    }

    private void apply(World to, Request request) {
        Optional.ofNullable(commands.get(request.name())).orElseThrow().apply(to, request);
    }

    /** What there has to be after the crash, if nothing came of the command that was not answered. */
    World without() {
        World after = world.copy();
        after.rollBack();
        return after;
    }

    /** What there has to be if that command was carried out; empty if all have been answered. */
    Optional<World> with() {
        return unanswered.map(request -> {
            World after = world.copy();
            apply(after, request);
            after.rollBack();
            return after;
        });
    }

    /** Whether something is to be rolled back. */
    boolean isPending() {
        return world.pending() != 0;
    }

    Optional<Request> unanswered() {
        return unanswered;
    }

    /** How many commands were acknowledged. */
    int done() {
        return done;
    }

    int refused() {
        return refused;
    }
}
