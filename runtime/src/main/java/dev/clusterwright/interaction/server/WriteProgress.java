package dev.clusterwright.interaction.server;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a write has done so far, in the messages that it takes: what itself has changed does not stand in its way. Used by
 * one thread at a time.
 *
 * <p>A data version that is demanded is that of before the write. It holds for every path of the write, although the first
 * of them makes it another one; a change that others make between two messages ends that.
 *
 * <p>Who replaces the list that says who may do what can lose by its first items the right to append the others. So
 * appending goes on as long as nobody else has changed anything.
 */
final class WriteProgress {
    /** The cluster whose list says who may do what. */
    private static final long ACCESS_CONTROL = 0x001F;

    /**
     * The data versions of a cluster.
     *
     * @param before the write
     * @param after what has been written so far
     */
    private record Versions(long before, long after) {}

    private final Map<ServedCluster, Versions> clusters = new HashMap<>();

    /** What was written last, and not refused. */
    private @Nullable ServedAttribute<?> last;

    WriteProgress() {}

    /** A cluster is about to be written to, by this message; under its lock. */
    void begin(ServedCluster cluster) {
        if (!isUntouched(cluster)) {
            clusters.put(cluster, new Versions(cluster.dataVersion(), cluster.dataVersion()));
            last = null;
        }
    }

    /** Whether a cluster is as this write has left it. */
    private boolean isUntouched(ServedCluster cluster) {
        Versions versions = clusters.get(cluster);
        return versions != null && versions.after() == cluster.dataVersion();
    }

    /** Something was written, which may have changed the version. */
    void written(ServedAttribute<?> attribute) {
        ServedCluster cluster = attribute.cluster();
        clusters.computeIfPresent(cluster, (key, versions) -> new Versions(versions.before(), cluster.dataVersion()));
        last = attribute;
    }

    /** Something was refused. */
    void refused() {
        last = null;
    }

    /** Whether a cluster has a data version that is demanded, but for what this write has changed. */
    boolean hasVersion(ServedCluster cluster, long demanded) {
        Versions versions = clusters.get(cluster);
        return demanded == cluster.dataVersion() || (versions != null && demanded == versions.before());
    }

    /** Whether appending to an attribute only goes on with what was granted before. */
    boolean isGranted(ServedAttribute<?> attribute) {
        ServedCluster cluster = attribute.cluster();
        return attribute.equals(last) && cluster.id() == ACCESS_CONTROL && isUntouched(cluster);
    }
}
