package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.DataType.Declared;
import java.util.IdentityHashMap;

/** What is known of two models as a whole. Not for several threads. */
final class Context {
    private final TypePairs types;
    private final Flows flows;

    /** What is worst between two types that are not the same one. Without it, structs of structs would take forever. */
    private final IdentityHashMap<Declared, IdentityHashMap<Declared, Impact>> worst = new IdentityHashMap<>();

    Context(TypePairs types, Flows flows) {
        this.types = types;
        this.flows = flows;
    }

    /** Which declared types are the same. */
    TypePairs types() {
        return types;
    }

    /** Who sends which struct. */
    Flows flows() {
        return flows;
    }

    /** The worst that is different between the contents of two types of one kind. */
    Impact worst(Declared older, Declared newer) {
        IdentityHashMap<Declared, Impact> known = worst.computeIfAbsent(older, any -> new IdentityHashMap<>());
        Impact before = known.get(newer);
        if (before == null) {
            before = TypeDiffer.worst(older, newer, this);
            known.put(newer, before);
        }
        return before;
    }
}
