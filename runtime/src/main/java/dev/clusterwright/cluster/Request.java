package dev.clusterwright.cluster;

/**
 * The payload of a request, which knows its command and so what comes back.
 *
 * @param <R> the payload of the response; {@link Void} when only a status comes back
 */
public interface Request<R> {
    /** The command that this is a request of. */
    Command<? extends Request<R>, R> command();
}
