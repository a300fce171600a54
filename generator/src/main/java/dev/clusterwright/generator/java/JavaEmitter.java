package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Model;
import dev.clusterwright.generator.model.Namespace;
import dev.clusterwright.generator.naming.ClusterNames;
import dev.clusterwright.generator.naming.HandleNames;
import dev.clusterwright.generator.naming.PackageNames;
import dev.clusterwright.generator.naming.TypeNames;
import dev.clusterwright.notation.Conformance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model to Java files. Touches no disk: the result is a map of paths to texts. */
public final class JavaEmitter {
    private final Optional<String> release;
    private final JavaOptions options;

    /** An emitter. */
    public JavaEmitter(Optional<String> release, JavaOptions options) {
        this.release = release;
        this.options = options;
    }

    /** Every file of the model: paths with slashes, texts with line feeds. */
    public SortedMap<String, String> emit(Model model) {
        TypeNames names = new TypeNames(options.basePackage(), model);
        SortedMap<String, String> files = new TreeMap<>();
        model.clusters().forEach(cluster -> emit(cluster, names, files));
        model.borrowed().forEach(borrowed -> {
            packageInfo(borrowed.cluster(), names, files);
            emitTypes(borrowed.types(), borrowed.cluster(), names, files);
        });
        emitGlobals(model.globals(), names, files);
        emitDeviceTypes(model.deviceTypes(), files);
        emitNamespaces(model.namespaces(), files);
        return files;
    }

    private void emitDeviceTypes(List<DeviceType> deviceTypes, Map<String, String> files) {
        if (!deviceTypes.isEmpty()) {
            PackageNames names = PackageNames.ofDeviceTypes(options.basePackage(), deviceTypes);
            DeviceTypeEmitter emitter = new DeviceTypeEmitter();
            packageInfo("Device types.", names.packageName(), files);
            deviceTypes.forEach(type -> add(emitter.emit(names.of(type.id()), type), names.packageName(), files));
        }
    }

    private void emitNamespaces(List<Namespace> namespaces, Map<String, String> files) {
        if (!namespaces.isEmpty()) {
            PackageNames names = PackageNames.ofNamespaces(options.basePackage(), namespaces);
            NamespaceEmitter emitter = new NamespaceEmitter();
            packageInfo("Semantic namespaces.", names.packageName(), files);
            namespaces.forEach(
                    namespace -> add(emitter.emit(names.of(namespace.id()), namespace), names.packageName(), files));
        }
    }

    private void emitGlobals(List<Declared> globals, TypeNames names, Map<String, String> files) {
        if (globals.isEmpty()) {
            return;
        }
        packageInfo("Types that no single cluster declares.", names.globalPackage(), files);
        JavaTypes types = new JavaTypes(names);
        RecordEmitter records = new RecordEmitter(types, new FieldsEmitter(List.of()), options.keepsUnknownFields());
        globals.forEach(type -> add(emit(type, names.of(type), "", records), names.globalPackage(), files));
    }

    private void emitTypes(List<Declared> emitted, Cluster cluster, TypeNames names, Map<String, String> files) {
        ClusterNames own = names.of(cluster);
        String prefix = own.cluster(cluster).simpleName() + ".";
        RecordEmitter records = new RecordEmitter(
                new JavaTypes(names), new FieldsEmitter(cluster.attributes()), options.keepsUnknownFields());
        emitted.forEach(type -> add(emit(type, names.of(type), prefix, records), own.packageName(), files));
    }

    private void emit(Cluster cluster, TypeNames allNames, Map<String, String> files) {
        ClusterNames names = allNames.of(cluster);
        JavaTypes types = new JavaTypes(allNames);
        FieldsEmitter fields = new FieldsEmitter(cluster.attributes());
        RecordEmitter records = new RecordEmitter(types, fields, options.keepsUnknownFields());
        References references = new References(cluster, names);
        String prefix = names.cluster(cluster).simpleName() + ".";

        packageInfo(cluster, allNames, files);
        add(new ClusterEmitter(cluster, names, types, fields, references).emit(), names.packageName(), files);
        emitSides(cluster, names, types, references, files);
        if (!cluster.features().isEmpty()) {
            add(
                    new BitmapEmitter().emit(names.feature(), featureMap(cluster), featureDoc(cluster)),
                    names.packageName(),
                    files);
        }
        emitTypes(cluster.types(), cluster, allNames, files);
        for (Command command : cluster.commands()) {
            add(emit(command, names.command(command), prefix, records, references), names.packageName(), files);
        }
        for (Event event : cluster.events()) {
            String doc = Describe.code(event.name()) + " (" + Describe.id(event.id(), 2) + "), an event of priority "
                    + event.priority().name().toLowerCase(Locale.ROOT) + conformance(event.conformance())
                    + access(event.access()) + ".";
            add(
                    records.emit(names.event(event), prefix + event.name(), event.fields(), Javadoc.of(doc))
                            .build(),
                    names.packageName(),
                    files);
        }
    }

    private void emitSides(
            Cluster cluster, ClusterNames names, JavaTypes types, References references, Map<String, String> files) {
        HandleNames handles = new HandleNames(cluster);
        if (options.clients()) {
            ClientEmitter client =
                    new ClientEmitter(cluster, names, handles, types, references, options.keepsUnknownFields());
            add(client.emit(), names.packageName(), files);
        }
        if (options.servers()) {
            ServerEmitter server = new ServerEmitter(cluster, names, handles, types, references);
            add(server.emit(), names.packageName(), files);
        }
    }

    private static TypeSpec emit(Declared type, ClassName name, String prefix, RecordEmitter records) {
        if (type instanceof EnumType own) {
            return new EnumEmitter().emit(name, own);
        }
        if (type instanceof BitmapType own) {
            String doc = Describe.code(own.name()) + ", a bitmap of " + own.bits() + " bits.";
            return new BitmapEmitter().emit(name, own, Javadoc.of(doc));
        }
        StructType struct = (StructType) type;
        Javadoc doc = Javadoc.of(Describe.code(struct.name()) + (struct.fabricScoped() ? ", fabric-scoped." : "."))
                .paragraph(
                        struct.fabricScoped()
                                ? "A server reports the index of the fabric; what is sent to it leaves the index out."
                                : "");
        return records.emit(name, prefix + struct.name(), struct.fields(), doc).build();
    }

    private static TypeSpec emit(
            Command command, ClassName name, String prefix, RecordEmitter records, References references) {
        String kind = command.isRequest()
                ? "a request" + (command.response() == null ? ", answered by a status" : "")
                : "a response";
        Javadoc doc = Javadoc.of(Describe.code(command.name()) + " (" + Describe.id(command.id(), 2) + "), " + kind
                + conformance(command.conformance()) + access(command.access()) + ".");
        TypeSpec.Builder type = records.emit(name, prefix + command.name(), command.fields(), doc);
        if (command.isRequest()) {
            ClassName answer = references.answer(command);
            type.addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.REQUEST, answer))
                    .addMethod(MethodSpec.methodBuilder("command")
                            .addAnnotation(Override.class)
                            .addModifiers(PUBLIC)
                            .returns(ParameterizedTypeName.get(RuntimeTypes.COMMAND, name, answer))
                            .addStatement("return $L", references.to(command))
                            .build());
        }
        return type.build();
    }

    /** The FeatureMap as a bitmap like any other. */
    private static BitmapType featureMap(Cluster cluster) {
        return new BitmapType(
                cluster.location(),
                "FeatureMap",
                32,
                cluster.features().stream()
                        .map(feature -> new Bitfield(
                                feature.location(),
                                feature.bit(),
                                feature.bit(),
                                feature.code(),
                                feature.name(),
                                feature.summary(),
                                feature.conformance()))
                        .toList());
    }

    private static Javadoc featureDoc(Cluster cluster) {
        return Javadoc.of("The features of " + Describe.text(cluster.name()) + ".");
    }

    private static String conformance(Conformance conformance) {
        return conformance.equals(Conformance.Mandatory.ALWAYS) ? "" : ", " + Describe.conformance(conformance);
    }

    private static String access(Access access) {
        List<String> words = Describe.access(access);
        return words.isEmpty() ? "" : "; " + String.join(", ", words);
    }

    private void packageInfo(Cluster cluster, TypeNames names, Map<String, String> files) {
        String doc = String.format(
                Locale.ROOT,
                "%s (%s), revision %d.",
                Describe.text(cluster.name()),
                Describe.id(cluster.id(), 4),
                cluster.revision());
        packageInfo(doc, names.of(cluster).packageName(), files);
    }

    private void packageInfo(String doc, String packageName, Map<String, String> files) {
        String text = String.format(Locale.ROOT, """
                /** %s */
                @NullMarked
                package %s;

                import org.jspecify.annotations.NullMarked;
                """, doc, packageName);
        file(text, packageName, "package-info", files);
    }

    private void add(TypeSpec type, String packageName, Map<String, String> files) {
        String text = JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
        file(text, packageName, type.name(), files);
    }

    private void file(String text, String packageName, String name, Map<String, String> files) {
        String path = packageName.replace('.', '/') + "/" + name + ".java";
        String header = "// Generated by Clusterwright from Matter definitions"
                + release.map(value -> ", release " + value).orElse("")
                + "; changes here are lost.\n";
        if (files.put(path, header + Layout.of(text)) != null) {
            throw new IllegalStateException("two classes want the file " + path);
        }
    }
}
