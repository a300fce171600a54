package dev.clusterwright.interaction.client;

import dev.clusterwright.interaction.AttributePath;
import org.jspecify.annotations.Nullable;

/** Paths that leave out what is the same as in the path before in the same message (EnableTagCompression). */
final class CompressedPath {
    private CompressedPath() {}

    /**
     * The path with all that it has of the one before.
     *
     * @throws UnexpectedAnswerException if there is none before
     */
    static AttributePath resolve(AttributePath path, @Nullable AttributePath before) {
        if (!Boolean.TRUE.equals(path.enableTagCompression())) {
            return path;
        }
        if (before == null) {
            throw new UnexpectedAnswerException("a path that refers to the one before, and there is none");
        }
        return new AttributePath(
                null,
                path.node() == null ? before.node() : path.node(),
                path.endpoint() == null ? before.endpoint() : path.endpoint(),
                path.cluster() == null ? before.cluster() : path.cluster(),
                path.attribute() == null ? before.attribute() : path.attribute(),
                path.listIndex(),
                path.wildcardPathFlags(),
                path.wildcardFilterConfigurationVersion());
    }
}
