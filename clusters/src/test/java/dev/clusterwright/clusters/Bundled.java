package dev.clusterwright.clusters;

import static java.util.stream.Collectors.toMap;

import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that was generated for this module, found among its classes. */
final class Bundled {
    private Bundled() {}

    /** The descriptors of all clusters. */
    static List<ClusterDescriptor> clusters() {
        return classes()
                .filter(type -> Stream.of(type.getFields())
                        .anyMatch(field -> field.getName().equals("DESCRIPTOR")))
                .map(type -> constant(type, "DESCRIPTOR"))
                .filter(ClusterDescriptor.class::isInstance)
                .map(ClusterDescriptor.class::cast)
                .toList();
    }

    /** The fields of all records, by the record's package and name. */
    @SuppressWarnings("unchecked") // every generated record has such a list
    static Map<String, List<Field>> records() {
        return classes()
                .filter(Structure.class::isAssignableFrom)
                .collect(toMap(
                        type -> type.getName().substring("dev.clusterwright.clusters.".length()),
                        type -> (List<Field>) constant(type, "FIELDS"),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Stream<Class<?>> classes() {
        try {
            Path root = Path.of(GroupKeyManagement.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> file.endsWith(".class") && !file.contains("-info"))
                        .sorted()
                        .toList()
                        .stream()
                        .map(file -> file.substring(0, file.length() - ".class".length())
                                .replace('/', '.'))
                        .map(Bundled::named);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object constant(Class<?> type, String name) {
        try {
            return type.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
