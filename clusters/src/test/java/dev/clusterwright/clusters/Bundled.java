package dev.clusterwright.clusters;

import static java.util.stream.Collectors.toMap;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.tlv.TlvCodec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that was generated for this module, found among its classes. */
final class Bundled {
    static final List<Class<?>> CLASSES = PublicClasses.beside(GroupKeyManagement.class).stream()
            .filter(type -> type.getName().startsWith("dev.clusterwright.clusters."))
            .toList();

    /** Where clusters are that are bundled in an earlier revision too: their records have the same ids and names. */
    private static final String LATER = "dev.clusterwright.clusters.later.";

    private Bundled() {}

    /** The descriptors of all clusters. */
    static List<ClusterDescriptor> clusters() {
        return List.copyOf(clustersByPackage().values());
    }

    /** The descriptors of all clusters, by the package that holds what belongs to the cluster. */
    static Map<String, ClusterDescriptor> clustersByPackage() {
        return PublicClasses.constants(CLASSES, ClusterDescriptor.class)
                .collect(toMap(
                        constant -> constant.getDeclaringClass().getPackageName(),
                        constant -> PublicClasses.valueOf(constant, ClusterDescriptor.class),
                        (one, other) -> {
                            throw new AssertionError(one + " and " + other + " share a package");
                        },
                        TreeMap::new));
    }

    /** Whether a package has the later revision of a cluster that is bundled in another. */
    static boolean isLater(String packageName) {
        return packageName.startsWith(LATER);
    }

    /** The fields of all records, by the record's package and name. */
    static Map<String, List<Field>> records() {
        return structures()
                .collect(toMap(
                        type -> type.getName().substring("dev.clusterwright.clusters.".length()),
                        Bundled::fields,
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** The records of structs, commands and events. */
    static Stream<Class<?>> structures() {
        return CLASSES.stream().filter(Structure.class::isAssignableFrom);
    }

    /** The codec of such a record. */
    static TlvCodec<?> codec(Class<?> structure) {
        return constant(structure, "CODEC", TlvCodec.class);
    }

    /** The fields of such a record, by tag. */
    @SuppressWarnings("unchecked") // every generated record has such a list
    static List<Field> fields(Class<?> structure) {
        return constant(structure, "FIELDS", List.class);
    }

    private static <T> T constant(Class<?> type, String name, Class<T> constant) {
        try {
            return PublicClasses.valueOf(type.getField(name), constant);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
