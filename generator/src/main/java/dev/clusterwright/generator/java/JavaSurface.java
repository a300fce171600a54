package dev.clusterwright.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.java.JavaMember.Kind;
import dev.clusterwright.generator.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * All that other code can see of the Java that is generated from a model: read off what is emitted, so that it is what users
 * compile against and not an idea of it.
 */
public final class JavaSurface {
    private final SortedMap<String, JavaType> types;

    private JavaSurface(SortedMap<String, JavaType> types) {
        this.types = Collections.unmodifiableSortedMap(types);
    }

    /** What is seen of the code of a model. */
    public static JavaSurface of(Model model, JavaOptions options) {
        Collector collector = new Collector(JavaOrigins.of(model, options));
        new JavaEmitter(Optional.empty(), options).emit(model, collector);
        return new JavaSurface(collector.types);
    }

    /** Every public class, those in other classes included, by its qualified name. */
    public SortedMap<String, JavaType> types() {
        return types;
    }

    private static final class Collector implements JavaSink {
        private final JavaOrigins origins;
        private final SortedMap<String, JavaType> types = new TreeMap<>();

        Collector(JavaOrigins origins) {
            this.origins = origins;
        }

        @Override
        public void packageInfo(String packageName, String doc) {
            // Nothing that code can name.
        }

        @Override
        public void type(String packageName, TypeSpec type, List<ParameterSpec> components) {
            collect(packageName, type.name(), type, components);
        }

        private void collect(String packageName, String name, TypeSpec type, List<ParameterSpec> components) {
            if (!type.modifiers().contains(Modifier.PUBLIC)) {
                return;
            }
            Members members = new Members(packageName, name, origins);
            components.forEach(members::component);
            if (type.kind() == TypeSpec.Kind.RECORD) {
                members.constructor(components);
            }
            type.enumConstants().keySet().forEach(members::constant);
            type.fieldSpecs().forEach(members::field);
            type.methodSpecs().forEach(members::method);
            JavaType seen = new JavaType(
                    origins.of(packageName, name), packageName, name, shape(type), supertypes(type), members.members);
            types.put(seen.qualifiedName(), seen);
            type.typeSpecs().forEach(inner -> collect(packageName, name + "." + inner.name(), inner, List.of()));
        }

        private static String shape(TypeSpec type) {
            return Stream.concat(type.modifiers().stream().sorted(), Stream.of(type.kind()))
                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
        }

        private static Set<String> supertypes(TypeSpec type) {
            Set<String> supertypes = new TreeSet<>();
            if (!type.superclass().equals(ClassName.OBJECT)) {
                supertypes.add(written(type.superclass()));
            }
            type.superinterfaces().forEach(one -> supertypes.add(written(one)));
            return supertypes;
        }
    }

    /** The public members of one class. */
    private static final class Members {
        private final String packageName;
        private final String owner;
        private final JavaOrigins origins;
        private final List<JavaMember> members = new ArrayList<>();

        Members(String packageName, String owner, JavaOrigins origins) {
            this.packageName = packageName;
            this.owner = owner;
            this.origins = origins;
        }

        void component(ParameterSpec component) {
            add(Kind.COMPONENT, component.name(), List.of(), written(component.type()), false);
        }

        void constant(String name) {
            add(Kind.CONSTANT, name, List.of(), owner, false);
        }

        void constructor(List<ParameterSpec> parameters) {
            add(Kind.CONSTRUCTOR, "new", parameters, "", false);
        }

        void field(FieldSpec field) {
            if (field.modifiers().contains(Modifier.PUBLIC)) {
                add(Kind.FIELD, field.name(), List.of(), written(field.type()), false);
            }
        }

        void method(MethodSpec method) {
            if (!method.modifiers().contains(Modifier.PUBLIC) || isCompact(method)) {
                return;
            }
            if (method.isConstructor()) {
                constructor(method.parameters());
            } else {
                String type =
                        (method.modifiers().contains(Modifier.STATIC) ? "static " : "") + written(method.returnType());
                add(
                        Kind.METHOD,
                        method.name(),
                        method.parameters(),
                        type,
                        method.modifiers().contains(Modifier.ABSTRACT));
            }
        }

        /** A compact constructor is the one of the components again. JavaPoet does not tell it from another. */
        private static boolean isCompact(MethodSpec method) {
            return method.isConstructor()
                    && method.parameters().isEmpty()
                    && !method.code().toString().startsWith("this(");
        }

        private void add(Kind kind, String name, List<ParameterSpec> parameters, String type, boolean isAbstract) {
            members.add(new JavaMember(
                    origins.of(packageName, owner, name),
                    kind,
                    owner,
                    name,
                    parameters.stream().map(ParameterSpec::name).toList(),
                    parameters.stream()
                            .map(parameter -> written(parameter.type()))
                            .toList(),
                    type,
                    isAbstract));
        }
    }

    /** In full, without annotations at any depth. */
    private static String written(TypeName type) {
        if (type instanceof ParameterizedTypeName generic) {
            return generic.rawType().withoutAnnotations()
                    + generic.typeArguments().stream()
                            .map(JavaSurface::written)
                            .collect(Collectors.joining(",", "<", ">"));
        }
        return type.withoutAnnotations().toString();
    }
}
