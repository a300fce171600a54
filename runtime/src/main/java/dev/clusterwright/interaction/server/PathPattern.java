package dev.clusterwright.interaction.server;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.GlobalAttributes;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.interaction.AttributePath;
import org.jspecify.annotations.Nullable;

/**
 * What a path with wildcards comes upon (Matter Core, chapter 8, Wildcard Path Flags). The flags say what a wildcard skips;
 * what the path names is never skipped. Immutable and thread-safe.
 */
final class PathPattern {
    private static final int SKIP_ROOT_NODE = 1;
    private static final int SKIP_LARGE_GLOBALS = 1 << 1;
    private static final int SKIP_ATTRIBUTE_LIST = 1 << 2;
    private static final int SKIP_COMMAND_LISTS = 1 << 4;
    private static final int SKIP_CUSTOM = 1 << 5;
    private static final int SKIP_FIXED = 1 << 6;
    private static final int SKIP_CHANGES_OMITTED = 1 << 7;
    private static final int SKIP_DIAGNOSTICS = 1 << 8;

    /** Diagnostic Logs, and those for the node, its software and its networks. */
    private static final long FIRST_DIAGNOSTICS_CLUSTER = 0x0032;

    private static final long LAST_DIAGNOSTICS_CLUSTER = 0x0037;

    private static final long GENERATED_COMMAND_LIST = 0xFFF8;
    private static final long ACCEPTED_COMMAND_LIST = 0xFFF9;
    private static final long ATTRIBUTE_LIST = 0xFFFB;

    private final @Nullable Integer endpoint;
    private final @Nullable Long cluster;
    private final @Nullable Long attribute;
    private final long flags;

    PathPattern(AttributePath path) {
        this.endpoint = path.endpoint();
        this.cluster = path.cluster();
        this.attribute = path.attribute();
        this.flags = path.wildcardPathFlags() == null ? 0 : path.wildcardPathFlags();
    }

    /** Whether an attribute can be meant, as far as the path names it: attributes of all clusters are the global ones. */
    static boolean isValid(AttributePath path) {
        return path.cluster() != null || path.attribute() == null || GlobalAttributes.isGlobal(path.attribute());
    }

    /** Whether it comes upon an endpoint. */
    boolean matches(Endpoint other) {
        return matchesEndpoint(other.id());
    }

    /** Whether it comes upon a cluster. */
    boolean matches(ServedCluster other) {
        return matchesEndpoint(other.endpoint()) && matchesCluster(other.id());
    }

    /** Whether it comes upon an attribute, be it readable or not. */
    boolean matches(ServedAttribute<?> other) {
        Attribute<?> descriptor = other.attribute();
        return matches(other.cluster()) && matchesAttribute(descriptor);
    }

    private boolean matchesEndpoint(int id) {
        return endpoint == null ? id != Endpoint.ROOT || !skips(SKIP_ROOT_NODE) : endpoint == id;
    }

    private boolean matchesCluster(long id) {
        if (cluster != null) {
            return cluster == id;
        }
        boolean diagnostics = id >= FIRST_DIAGNOSTICS_CLUSTER && id <= LAST_DIAGNOSTICS_CLUSTER;
        return !(diagnostics && skips(SKIP_DIAGNOSTICS)) && !(isCustom(id) && skips(SKIP_CUSTOM));
    }

    private boolean matchesAttribute(Attribute<?> other) {
        if (attribute != null) {
            return attribute == other.id();
        }
        return !isSkippedList(other.id())
                && !(isCustom(other.id()) && skips(SKIP_CUSTOM))
                && !(other.qualities().contains(Quality.FIXED) && skips(SKIP_FIXED))
                && !(other.qualities().contains(Quality.CHANGES_OMITTED) && skips(SKIP_CHANGES_OMITTED));
    }

    private boolean isSkippedList(long id) {
        if (id == ATTRIBUTE_LIST) {
            return skips(SKIP_LARGE_GLOBALS) || skips(SKIP_ATTRIBUTE_LIST);
        }
        boolean commands = id == GENERATED_COMMAND_LIST || id == ACCEPTED_COMMAND_LIST;
        return commands && (skips(SKIP_LARGE_GLOBALS) || skips(SKIP_COMMAND_LISTS));
    }

    /** Whether an id has the prefix of a vendor. */
    private static boolean isCustom(long id) {
        return id >>> 16 != 0;
    }

    private boolean skips(int flag) {
        return (flags & flag) != 0;
    }
}
