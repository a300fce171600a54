package dev.clusterwright.servers.testing;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.Timer;
import dev.clusterwright.interaction.server.Node;
import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.commissioning.SecureSessions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A transport within the process: each client has a session of its own, which joins fabrics and ends as the node says. A
 * session that has ended answers nothing more.
 */
public final class TestSessions implements SecureSessions {
    private final Timer timer;
    private final List<TestSession> sessions = new CopyOnWriteArrayList<>();
    private volatile @Nullable Node node;

    /** Without a node, until {@link #serve} brings it: servers want to have this before there can be one. */
    public TestSessions(Timer timer) {
        this.timer = timer;
    }

    /** Says who answers. */
    public void serve(Node server) {
        node = server;
    }

    /** A session with who knows the passcode. */
    public TestSession pase() {
        return open(SubjectDescriptor.pase());
    }

    /** A session with a node of a fabric; nobody asks for its certificate. */
    public TestSession node(int fabricIndex, long nodeId) {
        return open(SubjectDescriptor.node(fabricIndex, nodeId));
    }

    /** A session with somebody. */
    public TestSession open(SubjectDescriptor subject) {
        TestSession session = new TestSession(this::server, timer, subject);
        sessions.add(session);
        return session;
    }

    private Node server() {
        Node server = node;
        if (server == null) {
            throw new IllegalStateException("there is no node yet");
        }
        return server;
    }

    @Override
    public void join(Session session, int fabricIndex) {
        sessions.stream().filter(it -> it.isOrWas(session)).forEach(it -> it.join(fabricIndex));
    }

    @Override
    public void endPase(@Nullable Session asking) {
        end(asking, TestSession::isPase);
    }

    @Override
    public void endCase(int fabricIndex, @Nullable Session asking) {
        end(asking, session -> !session.isPase() && session.subject().fabricIndex() == fabricIndex);
    }

    private void end(@Nullable Session asking, Predicate<TestSession> which) {
        List<TestSession> ending = sessions.stream().filter(which).toList();
        sessions.removeAll(ending);
        ending.forEach(session -> session.end(session.isOrWas(asking)));
    }
}
