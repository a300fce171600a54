package dev.clusterwright.roundtrip;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All that was generated into a package and those within it, whether somebody thought of testing it or not. */
final class GeneratedClasses {
    private final List<Class<?>> classes;

    private GeneratedClasses(List<Class<?>> classes) {
        this.classes = classes;
    }

    /**
     * What is beside a cluster.
     *
     * @param cluster the class of a cluster, in a package of its own
     */
    static GeneratedClasses beside(Class<?> cluster) {
        String own = cluster.getPackageName();
        String all = own.substring(0, own.lastIndexOf('.')).replace('.', '/');
        try {
            Path source = Path.of(
                    cluster.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(source)) {
                return new GeneratedClasses(load(source, all));
            }
            try (FileSystem jar = FileSystems.newFileSystem(source)) {
                return new GeneratedClasses(load(jar.getPath("/"), all));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> load(Path root, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length())))
                    .toList();
        }
    }

    private static Class<?> load(String path) {
        try {
            return Class.forName(path.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The records that are structs, commands or events. */
    Stream<Class<?>> records() {
        return classes.stream().filter(type -> type.isRecord() && has(type, "FIELDS"));
    }

    /** The classes that extend or implement another. */
    Stream<Class<?>> kindsOf(Class<?> parent) {
        return classes.stream().filter(parent::isAssignableFrom);
    }

    /** The clusters. */
    Stream<ClusterDescriptor> clusters() {
        return classes.stream()
                .filter(type -> has(type, "DESCRIPTOR"))
                .map(type -> GeneratedClasses.<Object>constant(type, "DESCRIPTOR"))
                .filter(ClusterDescriptor.class::isInstance)
                .map(ClusterDescriptor.class::cast);
    }

    /** The constants that are attributes, whose Java type says more than the attribute itself. */
    Stream<Field> attributes() {
        return classes.stream()
                .filter(type -> type.getSimpleName().equals("Attributes"))
                .flatMap(type -> Arrays.stream(type.getFields()))
                .filter(field -> field.getType() == Attribute.class);
    }

    /** What the value of an attribute may be. */
    static Slot slot(Field attribute) {
        AnnotatedType type =
                ((AnnotatedParameterizedType) attribute.getAnnotatedType()).getAnnotatedActualTypeArguments()[0];
        Attribute<?> value = constant(attribute.getDeclaringClass(), attribute.getName());
        return new Slot(Kind.of(type, value.type()), false, Slot.isNullable(type));
    }

    private static boolean has(Class<?> type, String constant) {
        return Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals(constant));
    }

    /** The value of a constant. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows what generated code has there
    static <T> T constant(Class<?> type, String name) {
        return (T) Reflection.call(() -> type.getField(name).get(null));
    }
}
