package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.StatusException;

/**
 * Carries out a command that a status answers. It is called after all checks, by one thread at a time for each cluster of
 * an endpoint.
 *
 * @param <Q> the payload of the request
 */
@FunctionalInterface
public interface CommandAction<Q extends Request<Void>> {
    /**
     * Carries the command out; SUCCESS is answered when this returns.
     *
     * @param request with every constraint met, unless {@link #checksRequest}
     * @param context from whom, and to which endpoint
     * @throws StatusException to answer with a status; any other exception is answered with FAILURE
     */
    void handle(Q request, InteractionContext context);

    /** Whether this looks at the constraints of the request by itself; unless it does, the node has. */
    default boolean checksRequest() {
        return false;
    }

    /**
     * An action that gets requests as they were decoded, whether or not their constraints are met: for commands that have a
     * status of their own for some of these, or an order in which they are looked at.
     */
    static <Q extends Request<Void>> CommandAction<Q> checkingRequest(CommandAction<Q> action) {
        return new CommandAction<>() {
            @Override
            public void handle(Q request, InteractionContext context) {
                action.handle(request, context);
            }

            @Override
            public boolean checksRequest() {
                return true;
            }
        };
    }
}
