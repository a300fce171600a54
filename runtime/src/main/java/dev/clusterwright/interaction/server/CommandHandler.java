package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Request;
import dev.clusterwright.interaction.StatusException;

/**
 * Carries out a command that a response answers. It is called after all checks, by one thread at a time for each cluster
 * of an endpoint.
 *
 * @param <Q> the payload of the request
 * @param <R> the payload of the response
 */
@FunctionalInterface
public interface CommandHandler<Q extends Request<R>, R> {
    /**
     * Carries the command out.
     *
     * @param request with every constraint met, unless {@link #checksRequest}
     * @param context from whom, and to which endpoint
     * @return the response
     * @throws StatusException to answer with a status; any other exception is answered with FAILURE
     */
    R handle(Q request, InteractionContext context);

    /** Whether this looks at the constraints of the request by itself; unless it does, the node has. */
    default boolean checksRequest() {
        return false;
    }

    /**
     * A handler that gets requests as they were decoded, whether or not their constraints are met: for commands that have a
     * status of their own for some of these, or an order in which they are looked at.
     */
    static <Q extends Request<R>, R> CommandHandler<Q, R> checkingRequest(CommandHandler<Q, R> handler) {
        return new CommandHandler<>() {
            @Override
            public R handle(Q request, InteractionContext context) {
                return handler.handle(request, context);
            }

            @Override
            public boolean checksRequest() {
                return true;
            }
        };
    }
}
