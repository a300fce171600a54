package dev.clusterwright.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Namespace;
import dev.clusterwright.generator.naming.Names;
import dev.clusterwright.generator.naming.PackageNames;
import dev.clusterwright.generator.naming.TypeNames;
import dev.clusterwright.notation.Conformance;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the elements of a model are called in the Java that is generated from it, for people to read. Elements are known by
 * identity: they have to be those of the model. Classes are named with the package only where it is said.
 */
public final class JavaNames {
    private final TypeNames names;
    private final JavaTypes types;
    private final PackageNames deviceTypes;
    private final PackageNames namespaces;

    /**
     * Names as the generator gives them.
     *
     * @param basePackage the package that each cluster's own lies in
     */
    public JavaNames(String basePackage, Model model) {
        this.names = new TypeNames(basePackage, model);
        this.types = new JavaTypes(names);
        this.deviceTypes = PackageNames.ofDeviceTypes(basePackage, model.deviceTypes());
        this.namespaces = PackageNames.ofNamespaces(basePackage, model.namespaces());
    }

    /** What belongs to a cluster, which is one that code is generated of. */
    public ClusterJavaNames of(Cluster cluster) {
        return new ClusterJavaNames(cluster, names.of(cluster), types);
    }

    /** The package of the types that no cluster declares. */
    public String globalPackage() {
        return names.globalPackage();
    }

    /** What values of a base type are. */
    public String baseType(BaseType type) {
        return shown(types.of(type));
    }

    /** The class of a declared type, with its package. */
    public String type(Declared type) {
        return names.of(type).canonicalName();
    }

    /** The class of a device type, with its package. */
    public String deviceType(DeviceType type) {
        return deviceTypes.of(type.id()).canonicalName();
    }

    /** The class of a namespace, with its package. */
    public String namespace(Namespace namespace) {
        return namespaces.of(namespace.id()).canonicalName();
    }

    /** The constants of a namespace's tags, in their order. */
    public List<String> tags(Namespace namespace) {
        List<Item> items = namespace.tags().stream()
                .map(tag ->
                        new Item(tag.location(), tag.id(), tag.name(), tag.description(), Conformance.Mandatory.ALWAYS))
                .toList();
        Names<Item> constants = Names.tags(items, namespaces.of(namespace.id()).simpleName());
        return items.stream().map(constants::of).toList();
    }

    /** The constants of an enum's items, in their order. */
    public List<String> items(EnumType type) {
        Names<Item> constants = Names.items(type.items());
        return type.items().stream().map(constants::of).toList();
    }

    /** What gives the bits of a bitmap: a constant for a single bit, a method for a number of several; in their order. */
    public List<String> bits(BitmapType type) {
        return bitNames(type);
    }

    /** The components of the record of a struct, a command or an event: name and type of each, in their order. */
    public List<Component> components(List<Field> fields) {
        Names<Field> components = Names.components(fields);
        return fields.stream()
                .map(field -> new Component(components.of(field), shown(types.component(field))))
                .toList();
    }

    static List<String> bitNames(BitmapType type) {
        Names<Bitfield> constants = Names.bits(type.fields());
        Names<Bitfield> accessors = Names.accessors(type.fields());
        return type.fields().stream()
                .map(field -> field.isSingleBit() ? constants.of(field) : accessors.of(field) + "()")
                .toList();
    }

    /** A type as it stands in code that imports everything: {@code List<@Nullable Integer>}. */
    static String shown(TypeName type) {
        String annotations = type.annotations().stream()
                .map(annotation -> annotation.type() instanceof ClassName name ? "@" + name.simpleName() + " " : "")
                .collect(Collectors.joining());
        if (type instanceof ParameterizedTypeName parameterized) {
            return annotations
                    + parameterized.rawType().simpleName()
                    + parameterized.typeArguments().stream()
                            .map(JavaNames::shown)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        return annotations
                + (type instanceof ClassName name
                        ? name.simpleName()
                        : type.withoutAnnotations().toString());
    }

    /** A component of a record. */
    public record Component(String name, String type) {}
}
