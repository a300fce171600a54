package dev.clusterwright.servers.groupkeymanagement;

import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.group.GroupKeySet;
import dev.clusterwright.group.OperationalGroupKey;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/**
 * What KeySetWrite takes. The order is that of the standard, which a client sees where there are two faults.
 */
final class KeySetRules {
    /** All bits: no time, as it stands for null. */
    private static final long NO_TIME = 0xFFFFFFFF_FFFFFFFFL;

    private KeySetRules() {}

    /**
     * Looks at what was written.
     *
     * @param isGroupcast whether groups are run through Groupcast, which has two keys at a time
     * @throws StatusException for the first fault
     */
    static void check(GroupKeySetStruct written, boolean isGroupcast) {
        long start0 = checkFirst(written.epochKey0(), written.epochStartTime0());
        long start1 = checkNext(1, written.epochKey1(), written.epochStartTime1(), start0, true);
        checkNext(2, written.epochKey2(), written.epochStartTime2(), start1, written.epochKey1() != null);
        if (isGroupcast && written.groupKeySetId() != GroupKeySet.IPK_ID && written.epochKey2() != null) {
            throw invalid("EpochKey2: with Groupcast only set 0 has a third key");
        }
        checkPolicy(written.groupKeySecurityPolicy());
    }

    private static long checkFirst(@Nullable OctetString key, @Nullable Long start) {
        if (key == null || start == null) {
            throw invalid("EpochKey0 and EpochStartTime0 have to be there");
        }
        if (start == 0) {
            throw invalid("EpochStartTime0 is 0, which only the node itself sets");
        }
        checkValues(0, key, start);
        return start;
    }

    /** Gives the start time of this key, or of the one before if this one is not there. */
    private static long checkNext(
            int slot, @Nullable OctetString key, @Nullable Long start, long before, boolean hasOneBefore) {
        if ((key == null) != (start == null)) {
            throw invalid("EpochKey" + slot + " and EpochStartTime" + slot + " have to be there both or not at all");
        }
        if (key == null || start == null) {
            return before;
        }
        if (!hasOneBefore) {
            throw invalid("EpochKey" + slot + ": the key before is not there");
        }
        checkValues(slot, key, start);
        if (Long.compareUnsigned(start, before) <= 0) {
            throw invalid("EpochStartTime" + slot + " is not after that of the key before");
        }
        return start;
    }

    private static void checkValues(int slot, OctetString key, long start) {
        if (key.length() != OperationalGroupKey.LENGTH) {
            throw wrong(
                    "EpochKey" + slot + " has " + key.length() + " octets; keys have " + OperationalGroupKey.LENGTH);
        }
        if (start == NO_TIME) {
            throw wrong("EpochStartTime" + slot + " is no time");
        }
    }

    private static void checkPolicy(GroupKeySecurityPolicyEnum policy) {
        switch (policy.known()) {
            case TRUST_FIRST -> {}
            case CACHE_AND_SYNC -> throw invalid("GroupKeySecurityPolicy: CacheAndSync is not served");
            case UNRECOGNIZED -> throw wrong("GroupKeySecurityPolicy: " + policy + " is none; use TrustFirst (0)");
        }
    }

    private static StatusException invalid(String problem) {
        return new StatusException(StatusCode.INVALID_COMMAND, problem);
    }

    private static StatusException wrong(String problem) {
        return new StatusException(StatusCode.CONSTRAINT_ERROR, problem);
    }
}
