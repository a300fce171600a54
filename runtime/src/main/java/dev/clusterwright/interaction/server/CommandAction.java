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
     * @param request with every constraint met
     * @param context from whom, and to which endpoint
     * @throws StatusException to answer with a status; any other exception is answered with FAILURE
     */
    void handle(Q request, InteractionContext context);
}
