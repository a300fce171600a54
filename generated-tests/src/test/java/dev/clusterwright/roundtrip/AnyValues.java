package dev.clusterwright.roundtrip;

import static java.util.stream.Collectors.toMap;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.tlv.TlvCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Any values of what has been generated, for tests in other packages. */
public final class AnyValues {
    private final List<ClusterDescriptor> clusters;
    private final Map<Attribute<?>, Slot> attributes;
    private final Map<TlvCodec<?>, Kind> records = new HashMap<>();

    private AnyValues(GeneratedClasses classes) {
        clusters = classes.clusters().toList();
        attributes = classes.attributes()
                .collect(toMap(
                        field -> GeneratedClasses.<Attribute<?>>constant(field.getDeclaringClass(), field.getName()),
                        GeneratedClasses::slot));
        classes.records().forEach(type -> records.put(GeneratedClasses.constant(type, "CODEC"), RecordKind.of(type)));
    }

    /**
     * Those of what is beside a cluster.
     *
     * @param cluster the class of a cluster, in a package of its own
     */
    public static AnyValues beside(Class<?> cluster) {
        return new AnyValues(GeneratedClasses.beside(cluster));
    }

    /** The clusters that have been generated. */
    public List<ClusterDescriptor> clusters() {
        return clusters;
    }

    /** A value that an attribute can have, whether its constraint allows it or not. */
    public @Nullable Object of(Attribute<?> attribute, RandomGenerator random) {
        return Objects.requireNonNull(attributes.get(attribute)).any(random);
    }

    /** A record that a generated codec can encode. */
    public Object of(TlvCodec<?> codec, RandomGenerator random) {
        return Objects.requireNonNull(records.get(codec)).any(random);
    }
}
