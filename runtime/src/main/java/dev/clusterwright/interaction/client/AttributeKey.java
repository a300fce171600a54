package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.AttributePath;
import org.jspecify.annotations.Nullable;

/** One attribute of one endpoint. */
record AttributeKey(int endpoint, long cluster, long attribute) {
    /**
     * That of a path.
     *
     * @throws UnexpectedAnswerException if the path is a wildcard
     */
    static AttributeKey of(AttributePath path) {
        Integer endpoint = path.endpoint();
        Long cluster = path.cluster();
        Long attribute = path.attribute();
        if (endpoint == null || cluster == null || attribute == null) {
            throw new UnexpectedAnswerException("an attribute without a complete path");
        }
        return new AttributeKey(endpoint, cluster, attribute);
    }

    ClusterKey clusterKey() {
        return new ClusterKey(endpoint, cluster);
    }

    AttributePath path() {
        return new AttributePath(endpoint, cluster, attribute);
    }

    /** What a path names, for messages; of a wildcard what it has. */
    static String describe(AttributePath path) {
        return String.format(
                "attribute %s of cluster %s on endpoint %s",
                hex(path.attribute()), hex(path.cluster()), path.endpoint() == null ? "*" : path.endpoint());
    }

    private static String hex(@Nullable Long id) {
        return id == null ? "*" : String.format("0x%04X", id);
    }

    @Override
    public String toString() {
        return describe(path());
    }
}
