package dev.clusterwright.generator.java;

import com.palantir.javapoet.ClassName;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Namespace;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.generator.naming.HandleNames;
import dev.clusterwright.generator.naming.Names;
import dev.clusterwright.generator.naming.PackageNames;
import dev.clusterwright.generator.naming.TypeNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Which element of a model a generated name stands for: the way back from {@code naming}. */
final class JavaOrigins {
    private final Map<String, Origin> origins = new HashMap<>();
    private final TypeNames names;

    private JavaOrigins(TypeNames names) {
        this.names = names;
    }

    /** Those of the code of a model. */
    static JavaOrigins of(Model model, JavaOptions options) {
        String basePackage = options.basePackage();
        JavaOrigins origins = new JavaOrigins(new TypeNames(basePackage, model));
        model.clusters().forEach(origins::add);
        model.borrowed()
                .forEach(borrowed ->
                        borrowed.types().forEach(type -> origins.add(type, Origin.of(borrowed.cluster()))));
        model.globals().forEach(type -> origins.put(origins.names.of(type), Origin.of(type), type));
        PackageNames deviceTypes = PackageNames.ofDeviceTypes(basePackage, model.deviceTypes());
        for (DeviceType type : model.deviceTypes()) {
            origins.put(deviceTypes.of(type.id()), Origin.of(type));
        }
        PackageNames namespaces = PackageNames.ofNamespaces(basePackage, model.namespaces());
        for (Namespace namespace : model.namespaces()) {
            origins.add(namespace, namespaces.of(namespace.id()));
        }
        return origins;
    }

    /** That of a class; of one in another class, that of the other. */
    Origin of(String packageName, String type) {
        String outermost = type.indexOf('.') < 0 ? type : type.substring(0, type.indexOf('.'));
        Origin origin = origins.get(ClassName.get(packageName, outermost).canonicalName());
        if (origin == null) {
            throw new IllegalStateException("nothing is named " + packageName + "." + type);
        }
        return origin;
    }

    /** That of a member; that of the class, if the member stands for no element. */
    Origin of(String packageName, String type, String member) {
        return origins.getOrDefault(packageName + "." + type + "#" + member, of(packageName, type));
    }

    private void put(ClassName type, Origin origin) {
        origins.put(type.canonicalName(), origin);
    }

    private void put(ClassName type, String member, Origin origin) {
        origins.put(type.canonicalName() + "#" + member, origin);
    }

    private void add(Cluster cluster) {
        Origin origin = Origin.of(cluster);
        ClusterNames own = names.of(cluster);
        ClassName main = own.cluster(cluster);
        put(main, origin);
        put(own.client(), origin);
        put(own.server(), origin);
        put(own.feature(), origin);
        addHandles(cluster, own, origin);
        References references = new References(cluster, own);
        ClassName attributes = main.nestedClass("Attributes");
        cluster.attributes()
                .forEach(attribute -> put(attributes, references.constant(attribute), origin.part(attribute)));
        ClassName commands = main.nestedClass("Commands");
        cluster.commands().forEach(command -> put(commands, references.constant(command), origin.part(command)));
        ClassName events = main.nestedClass("Events");
        cluster.events().forEach(event -> put(events, references.constant(event), origin.part(event)));
        BitmapType features = JavaEmitter.featureMap(cluster);
        addBits(
                own.feature(),
                features.fields(),
                i -> origin.part(cluster.features().get(i)));
        cluster.types().forEach(type -> add(type, origin));
        for (Command command : cluster.commands()) {
            addRecord(own.command(command), command.fields(), origin.part(command));
        }
        for (Event event : cluster.events()) {
            addRecord(own.event(event), event.fields(), origin.part(event));
        }
    }

    private void addHandles(Cluster cluster, ClusterNames own, Origin origin) {
        HandleNames handles = new HandleNames(cluster);
        for (ClassName side : List.of(own.client(), own.server())) {
            cluster.attributes().forEach(attribute -> put(side, handles.of(attribute), origin.part(attribute)));
            cluster.commands().stream()
                    .filter(Command::isRequest)
                    .forEach(request -> put(side, handles.of(request), origin.part(request)));
            cluster.events().forEach(event -> put(side, handles.of(event), origin.part(event)));
        }
    }

    private void add(Declared type, Origin cluster) {
        put(names.of(type), cluster.part(type), type);
    }

    private void put(ClassName name, Origin origin, Declared type) {
        put(name, origin);
        if (type instanceof StructType struct) {
            addRecord(name, struct.fields(), origin);
        } else if (type instanceof BitmapType bitmap) {
            addBits(name, bitmap.fields(), i -> origin.part(bitmap.fields().get(i)));
        } else if (type instanceof EnumType own) {
            addItems(
                    name,
                    own.items(),
                    Names.items(own.items()),
                    i -> origin.part(own.items().get(i)));
        }
    }

    private void add(Namespace namespace, ClassName name) {
        Origin origin = Origin.of(namespace);
        put(name, origin);
        List<Item> tags = NamespaceEmitter.tags(namespace).items();
        addItems(
                name,
                tags,
                Names.tags(tags, name.simpleName()),
                i -> origin.part(namespace.tags().get(i)));
    }

    private void addRecord(ClassName name, List<Field> fields, Origin origin) {
        put(name, origin);
        Names<Field> components = Names.components(fields);
        for (Field field : fields) {
            addWith(name, components.of(field), origin.part(field));
        }
    }

    private void addBits(ClassName name, List<Bitfield> bits, IntFunction<Origin> origin) {
        Names<Bitfield> accessors = Names.accessors(bits);
        Names<Bitfield> constants = Names.bits(bits);
        for (int i = 0; i < bits.size(); i++) {
            put(name, constants.of(bits.get(i)), origin.apply(i));
            addWith(name, accessors.of(bits.get(i)), origin.apply(i));
        }
    }

    private void addItems(ClassName name, List<Item> items, Names<Item> constants, IntFunction<Origin> origin) {
        for (int i = 0; i < items.size(); i++) {
            put(name, constants.of(items.get(i)), origin.apply(i));
            put(name.nestedClass("Known"), constants.of(items.get(i)), origin.apply(i));
        }
    }

    private void addWith(ClassName name, String member, Origin origin) {
        put(name, member, origin);
        put(name, "with" + ClusterNames.capitalised(member), origin);
    }
}
