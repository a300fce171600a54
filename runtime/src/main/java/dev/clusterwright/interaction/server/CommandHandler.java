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
     * @param request with every constraint met
     * @param context from whom, and to which endpoint
     * @return the response
     * @throws StatusException to answer with a status; any other exception is answered with FAILURE
     */
    R handle(Q request, InteractionContext context);
}
