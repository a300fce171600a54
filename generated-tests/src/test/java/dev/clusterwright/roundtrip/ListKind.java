package dev.clusterwright.roundtrip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists. */
record ListKind(Slot entry) implements Kind {
    /** So many that their octets take more than one to count; of structs, which may have lists themselves, a few. */
    private int many() {
        return entry.kind() instanceof RecordKind ? 3 : 300;
    }

    /** None, one, many that differ, many that do not. */
    @Override
    public List<Object> edges() {
        List<@Nullable Object> edges = entry.edges();
        return List.of(
                List.of(),
                Collections.singletonList(edges.get(0)),
                edges,
                Collections.nCopies(many(), edges.get(edges.size() - 1)));
    }

    @Override
    public Object any(RandomGenerator random) {
        List<@Nullable Object> entries = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            entries.add(entry.any(random));
        }
        return Collections.unmodifiableList(entries);
    }

    @Override
    public void write(Wire wire, int tag, Object value) {
        wire.start(tag, Wire.ARRAY);
        for (Object one : (List<?>) value) {
            entry.write(wire, Wire.ANONYMOUS, one);
        }
        wire.end();
    }

    @Override
    public String text(Object value) {
        return ((List<?>) value).stream().map(entry::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
