package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.AttributeData;
import dev.clusterwright.interaction.AttributePath;
import dev.clusterwright.interaction.AttributeStatus;
import dev.clusterwright.interaction.Status;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attribute of one endpoint that a request writes, and what came of it. Used by one thread at a time. */
final class PathWrite {
    private final AttributePath path;
    private final AttributeData data;
    private final boolean isFromWildcard;

    /** What came of it; null when there is nothing to say, or not yet. */
    private @Nullable Status status;

    private PathWrite(AttributePath path, AttributeData data, boolean isFromWildcard) {
        this.path = path;
        this.data = data;
        this.isFromWildcard = isFromWildcard;
    }

    /** What a concrete path writes. */
    static PathWrite of(AttributeData data) {
        return new PathWrite(data.path(), data, false);
    }

    /** What a path for all endpoints writes on one of them. */
    static PathWrite on(int endpoint, AttributeData data) {
        AttributePath all = data.path();
        AttributePath one = new AttributePath(
                null, all.node(), endpoint, all.cluster(), all.attribute(), all.listIndex(), null, null);
        return new PathWrite(one, data, true);
    }

    /** The node that is meant; null for the one that receives it. */
    @Nullable Long node() {
        return path.node();
    }

    int endpoint() {
        return Objects.requireNonNull(path.endpoint());
    }

    long cluster() {
        return Objects.requireNonNull(path.cluster());
    }

    long attribute() {
        return Objects.requireNonNull(path.attribute());
    }

    /** The data version that the cluster has to have; null for any. */
    @Nullable Long dataVersion() {
        return data.dataVersion();
    }

    OctetString data() {
        return data.data();
    }

    /** Whether it appends an item to a list. */
    boolean appends() {
        return path.listIndex().isNull();
    }

    /** Whether it goes on with what another one began, as an item does that comes after the list it is appended to. */
    boolean continues(PathWrite first) {
        return appends() && !first.appends() && attribute() == first.attribute();
    }

    /** It may not be done: nothing is said about that if nobody has asked for just this endpoint. */
    void refuse(Status reason) {
        status = isFromWildcard ? null : reason;
    }

    void end(Status result) {
        status = result;
    }

    /** The answer; empty when there is none. */
    Optional<AttributeStatus> answer() {
        return Optional.ofNullable(status).map(this::answer);
    }

    /** What the answer would be. */
    AttributeStatus answer(Status result) {
        return new AttributeStatus(path, result);
    }

    @Override
    public String toString() {
        return String.format("attribute 0x%04X of cluster 0x%04X on endpoint %d", attribute(), cluster(), endpoint());
    }
}
