package dev.clusterwright.interaction.server;

import dev.clusterwright.access.AccessControl;
import dev.clusterwright.access.AccessDecision;
import dev.clusterwright.access.Operation;
import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.Event;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order of checks, which decides what one who may do little learns of a node (Matter Core, chapter 8): first whether
 * the least privilege is there, then whether what is named exists, then whether it can be done at all, then whether this
 * one may, then how it has to be done. What a request brings along is checked after all these, by who takes it.
 */
final class Checks {
    private final NavigableMap<Integer, Endpoint> endpoints;
    private final AccessControl accessControl;

    Checks(NavigableMap<Integer, Endpoint> endpoints, AccessControl accessControl) {
        this.endpoints = endpoints;
        this.accessControl = accessControl;
    }

    /**
     * An attribute that is to be read.
     *
     * @param node that is meant; null for this one
     * @throws StatusException if there is none or it may not be read
     */
    ServedAttribute<?> toRead(Session session, @Nullable Long node, int endpoint, long cluster, long attribute) {
        requireNode(session, node);
        require(session, Privilege.VIEW, endpoint, cluster);
        ServedAttribute<?> served = attribute(endpoint, cluster, attribute);
        if (!served.isReadable()) {
            throw new StatusException(StatusCode.UNSUPPORTED_READ, "the attribute cannot be read");
        }
        Privilege privilege = Objects.requireNonNull(access(served).read());
        require(session, privilege, Operation.READ_ATTRIBUTE, endpoint, cluster, attribute);
        return served;
    }

    /** Whether an attribute that a wildcard came upon may be read. */
    boolean mayRead(Session session, ServedAttribute<?> attribute) {
        Privilege privilege = access(attribute).read();
        ServedCluster cluster = attribute.cluster();
        return privilege != null
                && mayRead(
                        session,
                        privilege,
                        Operation.READ_ATTRIBUTE,
                        cluster,
                        attribute.attribute().id());
    }

    /**
     * An event that is to be read.
     *
     * @param node that is meant; null for this one
     * @throws StatusException if there is none or it may not be read
     */
    Event<?> toReadEvent(Session session, @Nullable Long node, int endpoint, long cluster, long event) {
        requireNode(session, node);
        require(session, Privilege.VIEW, endpoint, cluster);
        Event<?> found = cluster(endpoint, cluster).events().get(event);
        if (found == null) {
            throw new StatusException(StatusCode.UNSUPPORTED_EVENT, "the cluster has no such event");
        }
        require(session, privilege(found), Operation.READ_EVENT, endpoint, cluster, event);
        return found;
    }

    /** Whether an event that a wildcard came upon may be read. */
    boolean mayRead(Session session, ServedCluster cluster, Event<?> event) {
        return mayRead(session, privilege(event), Operation.READ_EVENT, cluster, event.id());
    }

    private boolean mayRead(
            Session session, Privilege privilege, Operation operation, ServedCluster cluster, long element) {
        return decide(session, privilege, cluster.endpoint(), cluster.id()) == AccessDecision.ALLOWED
                && !accessControl.restricts(session.subject(), operation, cluster.endpoint(), cluster.id(), element);
    }

    private static Privilege privilege(Event<?> event) {
        Privilege privilege = event.access().read();
        return privilege == null ? Privilege.VIEW : privilege;
    }

    /**
     * An attribute that is to be written.
     *
     * @param timed whether this is a timed interaction
     * @param progress what the same write has done before
     * @throws StatusException if there is none, or it may not be written, or not like this
     */
    ServedAttribute<?> toWrite(Session session, PathWrite write, boolean timed, WriteProgress progress) {
        requireNode(session, write.node());
        int endpoint = write.endpoint();
        long cluster = write.cluster();
        ServedAttribute<?> found = findAttribute(endpoint, cluster, write.attribute());
        boolean isGranted = found != null && write.appends() && progress.isGranted(found);
        if (!isGranted) {
            require(session, Privilege.VIEW, endpoint, cluster);
        }
        ServedAttribute<?> served = attribute(endpoint, cluster, write.attribute());
        if (!served.isWritable()) {
            throw new StatusException(StatusCode.UNSUPPORTED_WRITE, "the attribute cannot be written");
        }
        if (!isGranted) {
            Privilege privilege = Objects.requireNonNull(access(served).write());
            require(session, privilege, Operation.WRITE_ATTRIBUTE, endpoint, cluster, write.attribute());
        }
        requireTimed(access(served), timed);
        requireFabric(session, access(served));
        Long dataVersion = write.dataVersion();
        if (dataVersion != null && !progress.hasVersion(served.cluster(), dataVersion)) {
            throw new StatusException(StatusCode.DATA_VERSION_MISMATCH, "the cluster has changed since");
        }
        return served;
    }

    /**
     * A command that is to be invoked.
     *
     * @param timed whether this is a timed interaction
     * @throws StatusException if there is none, or it may not be invoked, or not like this
     */
    ServedCommand<?, ?> toInvoke(Session session, int endpoint, long cluster, long command, boolean timed) {
        require(session, Privilege.OPERATE, endpoint, cluster);
        ServedCommand<?, ?> served = cluster(endpoint, cluster).commands().get(command);
        if (served == null) {
            throw new StatusException(StatusCode.UNSUPPORTED_COMMAND, "the cluster has no such command");
        }
        Access access = served.command().access();
        Privilege privilege = access.invoke();
        privilege = privilege == null ? Privilege.OPERATE : privilege;
        require(session, privilege, Operation.INVOKE_COMMAND, endpoint, cluster, command);
        requireFabric(session, access);
        requireTimed(access, timed);
        return served;
    }

    /**
     * A cluster of an endpoint.
     *
     * @throws StatusException if one or the other does not exist
     */
    ServedCluster cluster(int endpoint, long cluster) {
        if (!endpoints.containsKey(endpoint)) {
            throw new StatusException(StatusCode.UNSUPPORTED_ENDPOINT, "the node has no such endpoint");
        }
        ServedCluster served = find(endpoint, cluster);
        if (served == null) {
            throw new StatusException(StatusCode.UNSUPPORTED_CLUSTER, "the endpoint has no such cluster");
        }
        return served;
    }

    /** A cluster of an endpoint; null if there is none. Nobody may learn from that whether there is one. */
    @Nullable ServedCluster find(int endpoint, long cluster) {
        Endpoint found = endpoints.get(endpoint);
        return found == null ? null : found.clusters().get(cluster);
    }

    private @Nullable ServedAttribute<?> findAttribute(int endpoint, long cluster, long attribute) {
        ServedCluster found = find(endpoint, cluster);
        return found == null ? null : found.attributes().get(attribute);
    }

    /**
     * Demands that this node is meant.
     *
     * @param node the one that a path names; null for the one that receives it
     * @throws StatusException if it is another
     */
    static void requireNode(Session session, @Nullable Long node) {
        if (!session.isFor(node)) {
            throw new StatusException(StatusCode.UNSUPPORTED_NODE, "the path is for another node");
        }
    }

    /**
     * Demands a privilege for a cluster, which need not exist.
     *
     * @throws StatusException if it is not granted
     */
    void require(Session session, Privilege privilege, int endpoint, long cluster) {
        switch (decide(session, privilege, endpoint, cluster)) {
            case ALLOWED -> {}
            case DENIED -> throw new StatusException(StatusCode.UNSUPPORTED_ACCESS, privilege + " is not granted");
            case RESTRICTED ->
                throw new StatusException(StatusCode.ACCESS_RESTRICTED, privilege + " is granted, but restricted");
        }
    }

    /** Demands a privilege, and that the maker of the device does not forbid what it is for. */
    private void require(
            Session session, Privilege privilege, Operation operation, int endpoint, long cluster, long element) {
        require(session, privilege, endpoint, cluster);
        if (accessControl.restricts(session.subject(), operation, endpoint, cluster, element)) {
            throw new StatusException(StatusCode.ACCESS_RESTRICTED, "the maker of the device does not allow it");
        }
    }

    /** What access control says about a cluster, which need not exist. */
    AccessDecision decide(Session session, Privilege privilege, int endpoint, long cluster) {
        Endpoint found = endpoints.get(endpoint);
        List<Long> types = found == null ? List.of() : found.deviceTypeIds();
        return accessControl.check(session.subject(), privilege, endpoint, cluster, types);
    }

    private ServedAttribute<?> attribute(int endpoint, long cluster, long attribute) {
        ServedAttribute<?> served = cluster(endpoint, cluster).attributes().get(attribute);
        if (served == null) {
            throw new StatusException(StatusCode.UNSUPPORTED_ATTRIBUTE, "the cluster has no such attribute");
        }
        return served;
    }

    private static Access access(ServedAttribute<?> served) {
        Attribute<?> attribute = served.attribute();
        return attribute.access();
    }

    private static void requireFabric(Session session, Access access) {
        if (access.fabricScoped() && session.subject().fabricIndex() == 0) {
            throw new StatusException(StatusCode.UNSUPPORTED_ACCESS, "only a member of a fabric can do this");
        }
    }

    private static void requireTimed(Access access, boolean timed) {
        if (access.timed() && !timed) {
            throw new StatusException(StatusCode.NEEDS_TIMED_INTERACTION, "this has to be a timed interaction");
        }
    }
}
