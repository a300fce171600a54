package dev.clusterwright.generator.naming;

import com.palantir.javapoet.ClassName;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Namespace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The classes of elements that share a package: device types, or namespaces. A name that several of the definitions have
 * carries the id of each, as {@code Chime_FFF10001}, whether the others are generated or not; one that generated code
 * needs for itself is named with its kind.
 */
public final class PackageNames {
    /** Packages: no cluster's own is named so. */
    static final String DEVICE_TYPES = "devicetypes";

    static final String NAMESPACES = "namespaces";

    /** Constants of the generated classes: one would hide a class of its name. */
    private static final Set<String> CONSTANTS = Set.of("CODEC", "ID", "NAME");

    private final String packageName;
    private final Map<Long, String> names;

    private PackageNames(String packageName, Map<Long, String> names) {
        this.packageName = packageName;
        this.names = names;
    }

    /**
     * Allocates for device types.
     *
     * @param basePackage the package that theirs lies in
     */
    public static PackageNames ofDeviceTypes(String basePackage, List<DeviceType> deviceTypes) {
        return allocate(
                basePackage,
                DEVICE_TYPES,
                deviceTypes,
                DeviceType::id,
                DeviceType::name,
                DeviceType::nameShared,
                "DeviceType");
    }

    /**
     * Allocates for namespaces.
     *
     * @param basePackage the package that theirs lies in
     */
    public static PackageNames ofNamespaces(String basePackage, List<Namespace> namespaces) {
        return allocate(
                basePackage,
                NAMESPACES,
                namespaces,
                Namespace::id,
                Namespace::name,
                Namespace::nameShared,
                "Namespace");
    }

    /** The package of all of them. */
    public String packageName() {
        return packageName;
    }

    /** The class of the one with an id. */
    public ClassName of(long id) {
        String name = names.get(id);
        if (name == null) {
            throw new IllegalArgumentException("no name was allocated for " + id);
        }
        return ClassName.get(packageName, name);
    }

    private static <T> PackageNames allocate(
            String basePackage,
            String ownPackage,
            List<T> elements,
            ToLongFunction<T> id,
            Function<T, String> name,
            Predicate<T> isShared,
            String kind) {
        TakenNames taken = new TakenNames(ClusterNames.RESERVED);
        Map<Long, String> names = new TreeMap<>();
        for (T element : elements) {
            String own = Words.of(name.apply(element)).className();
            if (ClusterNames.RESERVED.contains(own) || CONSTANTS.contains(own)) {
                own += kind;
            }
            if (isShared.test(element)) {
                own += String.format(Locale.ROOT, "_%04X", id.applyAsLong(element));
            }
            names.put(id.applyAsLong(element), taken.take(own));
        }
        return new PackageNames(TypeNames.within(basePackage, ownPackage), names);
    }
}
