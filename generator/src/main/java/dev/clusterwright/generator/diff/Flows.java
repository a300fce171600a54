package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Model;
import java.util.IdentityHashMap;
import java.util.List;

/** Who sends which struct. */
final class Flows {
    private final IdentityHashMap<StructType, Flow> flows = new IdentityHashMap<>();

    /** Finds out for all structs of two models. */
    Flows(Model older, Model newer) {
        add(older);
        add(newer);
    }

    /** Of one that nothing uses, both sides are assumed to. */
    Flow of(StructType older, StructType newer) {
        Flow before = flows.get(older);
        Flow after = flows.get(newer);
        if (before == null) {
            return after == null ? Flow.BOTH : after;
        }
        return after == null ? before : before.or(after);
    }

    /** Of an attribute. */
    static Flow attribute(Field attribute) {
        return attribute.access().write() == null ? Flow.SERVER : Flow.BOTH;
    }

    private void add(Model model) {
        for (Cluster cluster : model.clusters()) {
            cluster.attributes().forEach(attribute -> add(attribute.type(), attribute(attribute)));
            cluster.commands()
                    .forEach(command -> add(command.fields(), command.isRequest() ? Flow.CLIENT : Flow.SERVER));
            cluster.events().forEach(event -> add(event.fields(), Flow.SERVER));
        }
    }

    private void add(List<Field> fields, Flow flow) {
        fields.forEach(field -> add(field.type(), flow));
    }

    private void add(DataType type, Flow flow) {
        if (type instanceof ListType list) {
            add(list.entry(), flow);
        } else if (type instanceof StructType struct) {
            Flow before = flows.get(struct);
            Flow after = before == null ? flow : before.or(flow);
            if (before != after) {
                flows.put(struct, after);
                add(struct.fields(), flow);
            }
        }
    }
}
