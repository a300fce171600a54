package dev.clusterwright.interaction.server;

import dev.clusterwright.interaction.Status;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device with all of {@link Bench}, which remembers what it was asked to do. */
final class BenchServer implements ClusterServer {
    /** What no log and no answer may show. */
    static final String SECRET = "hunter2";

    final AttributeValue<Integer> level = AttributeValue.of(10);
    final AttributeValue<List<Integer>> items = AttributeValue.of(List.of());
    final AttributeValue<List<Bench.Entry>> entries = AttributeValue.of(List.of());
    final AttributeValue<@Nullable List<Integer>> notes = AttributeValue.of(List.of());
    final AttributeValue<@Nullable Integer> limit = AttributeValue.of(0);
    final AttributeValue<Integer> lock = AttributeValue.of(0);
    final AttributeValue<Bench.Entry> pair = AttributeValue.of(new Bench.Entry(1, null));
    final AttributeValue<Bench.Entry> own = AttributeValue.of(new Bench.Entry(1, null));
    final List<Object> written = new ArrayList<>();
    final List<String> invoked = new ArrayList<>();
    /** Only changed by commands, which take turns. */
    int total;

    private final AttributeHandler<Integer> broken = new AttributeHandler<>() {
        @Override
        public Integer read() {
            return 0;
        }

        @Override
        public void write(Integer value, InteractionContext context) {
            fail(value);
        }
    };

    /** Keeps each value that it is given. */
    private final AttributeHandler<List<Bench.Entry>> recorded = new AttributeHandler<>() {
        @Override
        public List<Bench.Entry> read() {
            return entries.read();
        }

        @Override
        public void write(List<Bench.Entry> value, InteractionContext context) {
            if (value.size() > 5) {
                throw new StatusException(StatusCode.RESOURCE_EXHAUSTED, "5 entries are all there can be");
            }
            written.add(value);
            entries.set(value);
            changed();
        }
    };

    private static void fail(int how) {
        switch (how) {
            case 0 -> throw new StatusException(new Status(StatusCode.FAILURE, 5), "as the cluster has it");
            case 1 -> throw new IllegalStateException(SECRET);
            case 2 -> throw new StatusException(StatusCode.BUSY, "later");
            case 3 -> fail(how);
            default -> throw new NullPointerException(SECRET);
        }
    }

    private void act(String name, Bench.Act act, InteractionContext context) {
        invoked.add(name + " on " + context.endpoint() + " by " + context.fabricIndex() + " with "
                + act.fields().entry());
    }

    @Override
    public ClusterHandlers handlers() {
        return ClusterHandlers.of(Bench.DESCRIPTOR, 0)
                .attribute(Bench.LEVEL, level)
                .attribute(Bench.NAME, AttributeValue.of(""))
                .attribute(Bench.SERIAL, AttributeValue.of(7))
                .attribute(Bench.PIN, AttributeValue.of(0))
                .attribute(Bench.LOCK, lock)
                .attribute(Bench.ITEMS, items)
                .attribute(Bench.ENTRIES, recorded)
                .attribute(Bench.MODE, AttributeValue.of(Bench.Mode.of(0)))
                .attribute(Bench.LIMIT, limit)
                .attribute(Bench.BROKEN, broken)
                .attribute(Bench.TRIM, AttributeValue.readOnly(0))
                .attribute(Bench.PLAN, AttributeValue.of(List.of()))
                .attribute(Bench.DERIVED, AttributeHandler.computed(() -> 3))
                .attribute(Bench.SAFE, AttributeValue.of(0))
                .attribute(Bench.PAIR, pair)
                .attribute(Bench.OWN, own)
                .attribute(Bench.TOP, AttributeValue.of(0))
                .attribute(Bench.NOTES, notes)
                .command(Bench.COUNT, (request, context) -> {
                    total += request.fields().amount();
                    return new Bench.Answer(total, OctetString.EMPTY);
                })
                .command(
                        Bench.FETCH,
                        (request, context) -> new Bench.Answer(
                                0, OctetString.of(new byte[request.fields().amount() * 100])))
                .action(Bench.STOP, (request, context) -> act("Stop", request, context))
                .action(Bench.ARM, (request, context) -> act("Arm", request, context))
                .action(Bench.JOIN, (request, context) -> act("Join", request, context))
                .action(Bench.BREAK, (request, context) -> fail(request.fields().amount()))
                .action(Bench.SECURE, (request, context) -> act("Secure", request, context))
                .build();
    }
}
