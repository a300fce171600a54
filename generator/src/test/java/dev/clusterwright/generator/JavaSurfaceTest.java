package dev.clusterwright.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.java.JavaMember;
import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.java.JavaSurface;
import dev.clusterwright.generator.java.JavaType;
import dev.clusterwright.generator.model.Model;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the surface of a model lists is what the compiler makes public, no less and no more. */
class JavaSurfaceTest {
    /** Records have them whether they are written or not. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "hashCode", "equals");

    @TempDir
    Path temporary;

    @Test
    void surfaceIsWhatTheCompilerSees() throws IOException {
        Model model = Models.of(Releases.bundled("1.6.1"), List.of());
        compare(model, JavaOptions.of("matter"));
    }

    @Test
    void surfaceOfEveryConstructIsWhatTheCompilerSees() throws IOException {
        Model model = Models.of(Cases.folder("golden"), List.of());
        compare(model, JavaOptions.of("matter"));
    }

    @Test
    void optionsChangeTheSurfaceAsTheyChangeTheCode() throws IOException {
        Model model = Models.of(Releases.bundled("1.6.1"), List.of("AccessControl", "OnOff"));
        compare(model, new JavaOptions("", true, false, true));
    }

    private void compare(Model model, JavaOptions options) throws IOException {
        try (CompiledCode code = CompiledCode.of(model, options, temporary.resolve("classes"))) {
            SortedSet<String> compiled = new TreeSet<>();
            for (Class<?> type : code.classes()) {
                lines(type, compiled);
            }
            SortedSet<String> surface = new TreeSet<>();
            JavaSurface.of(model, options).types().values().forEach(type -> lines(type, surface));
            assertThat(surface).hasSizeGreaterThan(200).isEqualTo(compiled);
        }
    }

    private static void lines(JavaType type, Set<String> lines) {
        lines.add(type.qualifiedName() + " < " + new TreeSet<>(type.supertypes()));
        lines.add(type.qualifiedName() + " is made of "
                + type.components().stream()
                        .map(component -> component.type() + " " + component.name())
                        .toList());
        type.members().stream()
                .filter(member -> !OF_EVERY_OBJECT.contains(member.name()))
                .forEach(member -> lines.add(type.qualifiedName() + "." + line(member)));
    }

    private static String line(JavaMember member) {
        return switch (member.kind()) {
            case FIELD -> member.name() + ": " + member.type();
            case CONSTANT -> member.name();
            case COMPONENT, METHOD, CONSTRUCTOR ->
                member.name() + member.parameters() + ": " + member.type() + (member.isAbstract() ? ", abstract" : "");
        };
    }

    private static void lines(Class<?> type, Set<String> lines) {
        String name = written(type);
        lines.add(name + " < "
                + Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
                        .filter(one -> one != Object.class && one != Record.class && !type.isEnum())
                        .map(JavaSurfaceTest::written)
                        .collect(Collectors.toCollection(TreeSet::new)));
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        lines.add(name + " is made of "
                + Stream.of(components)
                        .map(component -> written(component.getGenericType()) + " " + component.getName())
                        .toList());
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                lines.add(name + "." + field.getName()
                        + (field.isEnumConstant() ? "" : ": " + written(field.getGenericType())));
            }
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            lines.add(name + ".new" + parameters(constructor) + ": ");
        }
        for (Method method : type.getDeclaredMethods()) {
            boolean ofEveryEnum = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
            if (Modifier.isPublic(method.getModifiers())
                    && !method.isSynthetic()
                    && !ofEveryEnum
                    && !OF_EVERY_OBJECT.contains(method.getName())) {
                lines.add(name + "." + method.getName() + parameters(method) + ": "
                        + (Modifier.isStatic(method.getModifiers()) ? "static " : "")
                        + written(method.getGenericReturnType())
                        + (Modifier.isAbstract(method.getModifiers()) ? ", abstract" : ""));
            }
        }
    }

    private static String parameters(Executable executable) {
        return Stream.of(executable.getGenericParameterTypes())
                .map(JavaSurfaceTest::written)
                .toList()
                .toString();
    }

    private static String written(Type type) {
        return type.getTypeName().replace('$', '.').replace(", ", ",");
    }
}
