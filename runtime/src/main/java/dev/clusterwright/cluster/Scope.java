package dev.clusterwright.cluster;

import dev.clusterwright.notation.Path;
import dev.clusterwright.type.Maybe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a rule mean: the fields beside the one that the rule is about come first, then the attributes. The
 * element that the rule is about is never meant.
 *
 * @param siblings null for a rule about an attribute or a feature
 * @param self the name of the element that the rule is about
 */
record Scope(@Nullable Members siblings, ClusterState state, String self) {
    /** A value that a name means, and its type in the specification's spelling. */
    record Found(String type, Maybe<Object> value) {}

    /** What a path means; null when that is not known. */
    @Nullable Found find(Path path) {
        List<String> names = path.names();
        Found found = first(names.get(0));
        for (String member : names.subList(1, names.size())) {
            found = found != null && found.value().orNull() instanceof Structure owner
                    ? member(owner.members(), member)
                    : null;
        }
        return found;
    }

    private @Nullable Found first(String name) {
        boolean isSelf = name.equals(self);
        Found sibling = siblings == null || isSelf ? null : member(siblings, name);
        return sibling == null && !(siblings == null && isSelf) ? attribute(name) : sibling;
    }

    private static @Nullable Found member(Members members, String name) {
        List<Field> fields = members.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return new Found(fields.get(i).type(), members.value(i));
            }
        }
        return null;
    }

    private @Nullable Found attribute(String name) {
        for (Attribute<?> attribute :
                state.cluster().map(ClusterDescriptor::attributes).orElse(List.of())) {
            if (attribute.name().equals(name)) {
                return state.value(attribute)
                        .map(value -> new Found(attribute.type(), value))
                        .orElse(null);
            }
        }
        return null;
    }

    /** Whether the cluster supports the feature of a code; a code that it does not define may be anything. */
    Truth supports(String code) {
        Optional<Feature> feature = state.cluster().stream()
                .flatMap(cluster -> cluster.features().stream())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst();
        return feature.map(this::supports).orElse(Truth.UNKNOWN);
    }

    /** Whether the cluster supports a feature. */
    Truth supports(Feature feature) {
        OptionalLong features = state.features();
        return features.isEmpty() ? Truth.UNKNOWN : Truth.of((features.getAsLong() >>> feature.bit() & 1) != 0);
    }
}
