package dev.clusterwright.generator;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes programs that use everything of the public classes they are written for, in every way that depends on what exactly it
 * is: the most demanding user there can be. They are compiled and never run. What a class is comes from reflection.
 */
final class UseOfEverything {
    private static final int MOST_PARAMETERS = 40;
    private static final List<String> PRIMITIVES = List.of("boolean", "int", "long", "float", "double");

    private final StringBuilder text = new StringBuilder();
    private int uses;

    private UseOfEverything() {}

    /** Programs by path: a file for each class that is in no other. */
    static SortedMap<String, String> of(List<Class<?>> classes) {
        SortedMap<String, String> programs = new TreeMap<>();
        Map<Class<?>, UseOfEverything> byOutermost = new TreeMap<>(Comparator.comparing(Class::getName));
        for (Class<?> type : classes) {
            byOutermost
                    .computeIfAbsent(outermost(type), key -> new UseOfEverything())
                    .use(type);
        }
        byOutermost.forEach((type, program) -> programs.put(
                path(type),
                "package uses." + type.getPackageName() + ";\n\nfinal class Use" + type.getSimpleName() + " {\n"
                        + program.text + "}\n"));
        programs.put("uses/Exactly.java", helpers());
        return programs;
    }

    /** The path of the program that uses a class. */
    static String path(Class<?> type) {
        Class<?> outermost = outermost(type);
        return "uses/" + outermost.getPackageName().replace('.', '/') + "/Use" + outermost.getSimpleName() + ".java";
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }

    private static String helpers() {
        return "package uses;\n\npublic final class Exactly {\n"
                + "    public static <T> java.util.List<T> one(T value) { return java.util.List.of(value); }\n"
                + exact() + functions() + "}\n";
    }

    /** Methods that give a number for one type and a text for all that could be converted to it. */
    private static String exact() {
        StringBuilder exact = new StringBuilder();
        for (String wanted : PRIMITIVES) {
            String name = "is" + capitalised(wanted);
            exact.append("    public static String " + name + "(Object value) { return \"\"; }\n");
            for (String given : PRIMITIVES) {
                exact.append("    public static ")
                        .append(given.equals(wanted) ? "int " : "String ")
                        .append(name + "(" + given + " value) { return " + (given.equals(wanted) ? "0" : "\"\"")
                                + "; }\n");
            }
        }
        return exact.toString();
    }

    /** An interface for functions of every number of parameters, and a method that infers what they are. */
    private static String functions() {
        StringBuilder functions = new StringBuilder();
        for (int i = 0; i <= MOST_PARAMETERS; i++) {
            String types = IntStream.range(0, i).mapToObj(p -> "P" + p + ", ").collect(Collectors.joining()) + "R";
            String parameters =
                    IntStream.range(0, i).mapToObj(p -> "P" + p + " p" + p).collect(Collectors.joining(", "));
            functions
                    .append("    public interface F" + i + "<" + types + "> { R call(" + parameters + "); }\n")
                    .append("    public static <" + types + "> F" + i + "<" + types + "> reference" + i + "(F" + i + "<"
                            + types + "> f) { return f; }\n");
        }
        return functions.toString();
    }

    private void use(Class<?> type) {
        String name = name(type);
        for (Type supertype : supertypes(type)) {
            method(name(supertype), name + " it", "return it;");
        }
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                exactly(field.getGenericType(), "", name + "." + field.getName());
            }
        }
        Constructor<?>[] constructors = type.getConstructors();
        for (Constructor<?> constructor : constructors) {
            exactly(type, parameters(constructor, ""), "new " + name + arguments(constructor));
            if (constructors.length == 1) {
                reference(constructor.getParameterCount(), name + "::new");
            }
        }
        for (Method method : methods(type)) {
            use(type, method);
        }
        if (type.isRecord() && CompiledCode.LANGUAGE >= 21) {
            pattern(type);
        }
        if (type.isInterface()) {
            implement(type);
        }
        if (type.isEnum()) {
            cover(type);
        }
    }

    private void use(Class<?> type, Method method) {
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        String name = name(type);
        exactly(
                method.getGenericReturnType(),
                parameters(method, isStatic ? "" : name + " it"),
                (isStatic ? name : "it") + "." + method.getName() + arguments(method));
        boolean alone = Stream.of(type.getMethods())
                        .filter(other -> other.getName().equals(method.getName()) && !other.isSynthetic())
                        .count()
                == 1;
        if (alone) {
            reference(method.getParameterCount() + (isStatic ? 0 : 1), name + "::" + method.getName());
        }
    }

    /** The expression is of this type, and of none that can be converted to it. */
    private void exactly(Type type, String parameters, String expression) {
        if (type instanceof Class<?> primitive && primitive.isPrimitive()) {
            method(
                    "int",
                    parameters,
                    "return uses.Exactly.is" + capitalised(primitive.getName()) + "(" + expression + ");");
        } else {
            method(
                    "java.util.List<" + name(type) + ">",
                    parameters,
                    "return uses.Exactly.one(uses.Exactly.one(" + expression + ")).get(0);");
        }
    }

    /** Whoever infers types from a reference needs that it can mean one thing only. */
    private void reference(int parameters, String reference) {
        if (parameters <= MOST_PARAMETERS) {
            method("int", "", "return uses.Exactly.reference" + parameters + "(" + reference + ").hashCode();");
        }
    }

    private void pattern(Class<?> type) {
        String components = Stream.of(type.getRecordComponents())
                .map(component -> name(component.getGenericType()) + " " + component.getName() + "_")
                .collect(Collectors.joining(", "));
        method("boolean", "Object it", "return it instanceof " + name(type) + "(" + components + ");");
    }

    private void implement(Class<?> type) {
        List<Method> all = methods(type);
        List<Method> wanted = all.stream()
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .toList();
        method(name(type), "", "return new " + name(type) + "() {" + overriding(wanted) + "};");
        method(name(type), "", "return new " + name(type) + "() {" + overriding(all) + "};");
        if (wanted.size() == 1 && wanted.get(0).getParameterCount() == 0) {
            method(name(type), "", "return () -> null;");
        }
    }

    private static String overriding(List<Method> methods) {
        return methods.stream()
                .map(method -> "@Override public " + name(method.getGenericReturnType()) + " " + method.getName()
                        + parameters(method, "") + " { throw new AssertionError(); } ")
                .collect(Collectors.joining());
    }

    private void cover(Class<?> type) {
        String cases = Stream.of(type.getDeclaredFields())
                .filter(Field::isEnumConstant)
                .map(constant -> "case " + constant.getName() + " -> 0; ")
                .collect(Collectors.joining());
        method("int", name(type) + " it", "return switch (it) { " + cases + "};");
    }

    private void method(String type, String parameters, String body) {
        String list = parameters.startsWith("(") ? parameters : "(" + parameters + ")";
        text.append("    static " + type + " use" + uses++ + list + " { " + body + " }\n");
    }

    private static List<Type> supertypes(Class<?> type) {
        List<Type> supertypes = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            supertypes.add(type.getGenericSuperclass());
        }
        return supertypes;
    }

    private static List<Method> methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
    }

    private static String parameters(Executable executable, String first) {
        Type[] types = executable.getGenericParameterTypes();
        Stream<String> own = IntStream.range(0, types.length).mapToObj(i -> name(types[i]) + " p" + i);
        return "("
                + Stream.concat(first.isEmpty() ? Stream.empty() : Stream.of(first), own)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String arguments(Executable executable) {
        return IntStream.range(0, executable.getParameterCount())
                .mapToObj(i -> "p" + i)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(Type type) {
        return type.getTypeName().replace('$', '.');
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
