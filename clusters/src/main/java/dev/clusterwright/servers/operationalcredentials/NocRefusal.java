package dev.clusterwright.servers.operationalcredentials;

import dev.clusterwright.clusters.operationalcredentials.NOCResponse;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** A refusal that the cluster has a status of its own for, in an answer instead of a status of the protocol. */
final class NocRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MAX_DEBUG_TEXT_LENGTH = 128;

    private final transient NodeOperationalCertStatusEnum status;

    NocRefusal(NodeOperationalCertStatusEnum status, String problem) {
        super(problem);
        this.status = status;
    }

    NocRefusal(NodeOperationalCertStatusEnum status, String problem, Throwable cause) {
        super(problem, cause);
        this.status = status;
    }

    /**
     * Makes changes and answers; nothing has changed if the answer is a refusal.
     *
     * @param action gives the index of the fabric that it was about
     */
    static NOCResponse answer(Storage storage, ToIntFunction<Transaction> action) {
        try {
            return new NOCResponse(NodeOperationalCertStatusEnum.OK, storage.<Integer>call(action::applyAsInt), null);
        } catch (NocRefusal e) {
            return new NOCResponse(e.status, null, e.debugText());
        }
    }

    /** The problem, without the end that there is no room for. */
    private String debugText() {
        String problem = String.valueOf(getMessage());
        int end = 0;
        int octets = 0;
        while (end < problem.length()) {
            int next = problem.offsetByCodePoints(end, 1);
            octets += problem.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (octets > MAX_DEBUG_TEXT_LENGTH) {
                break;
            }
            end = next;
        }
        return problem.substring(0, end);
    }
}
