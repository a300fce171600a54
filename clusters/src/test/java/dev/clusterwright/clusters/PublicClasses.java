package dev.clusterwright.clusters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a module has to offer, found by looking at its class files, so that no list of it can be out of date. */
final class PublicClasses {
    private static final String ENDING = ".class";

    private PublicClasses() {}

    /** Returns the public classes, nested ones included, of the folder or jar that a class comes from. */
    static List<Class<?>> beside(Class<?> one) {
        try {
            Path place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return below(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return below(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Class<?>> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(ENDING) && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - ENDING.length())
                            .replace(root.getFileSystem().getSeparator(), "."))
                    .sorted()
                    .<Class<?>>map(PublicClasses::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    /** The public constants of a type that classes have. */
    static Stream<Field> constants(List<Class<?>> classes, Class<?> type) {
        return classes.stream()
                .flatMap(declaring -> Stream.of(declaring.getDeclaredFields()))
                .filter(field -> field.getType() == type)
                .filter(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers()));
    }

    static <T> T valueOf(Field constant, Class<T> type) {
        try {
            return type.cast(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
