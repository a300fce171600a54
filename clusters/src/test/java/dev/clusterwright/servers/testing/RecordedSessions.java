package dev.clusterwright.servers.testing;

import dev.clusterwright.interaction.server.Session;
import dev.clusterwright.servers.commissioning.SecureSessions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transport that does nothing but remember what it was asked for. */
public final class RecordedSessions implements SecureSessions {
    /** What this was asked for. */
    public sealed interface Call {}

    public record Join(Session session, int fabricIndex) implements Call {}

    public record EndPase(@Nullable Session asking) implements Call {}

    public record EndCase(int fabricIndex, @Nullable Session asking) implements Call {}

    private final List<Call> calls = new ArrayList<>();

    @Override
    public synchronized void join(Session session, int fabricIndex) {
        calls.add(new Join(session, fabricIndex));
    }

    @Override
    public synchronized void endPase(@Nullable Session asking) {
        calls.add(new EndPase(asking));
    }

    @Override
    public synchronized void endCase(int fabricIndex, @Nullable Session asking) {
        calls.add(new EndCase(fabricIndex, asking));
    }

    /** What has been asked for since this was called last. */
    public synchronized List<Call> take() {
        List<Call> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
