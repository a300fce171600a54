package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
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
import java.util.Optional;
import java.util.SortedMap;

/** A model to Java. Touches no disk: the result is a map of paths to texts. */
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
        JavaFiles files = new JavaFiles(release);
        emit(model, files);
        return files.texts();
    }

    /** Hands every class of the model to {@code sink}. */
    void emit(Model model, JavaSink sink) {
        TypeNames names = new TypeNames(options.basePackage(), model);
        model.clusters().forEach(cluster -> emit(cluster, names, sink));
        model.borrowed().forEach(borrowed -> {
            packageInfo(borrowed.cluster(), names, sink);
            emitTypes(borrowed.types(), borrowed.cluster(), names, sink);
        });
        emitGlobals(model.globals(), names, sink);
        emitDeviceTypes(model.deviceTypes(), sink);
        emitNamespaces(model.namespaces(), sink);
    }

    private void emitDeviceTypes(List<DeviceType> deviceTypes, JavaSink sink) {
        if (!deviceTypes.isEmpty()) {
            PackageNames names = PackageNames.ofDeviceTypes(options.basePackage(), deviceTypes);
            DeviceTypeEmitter emitter = new DeviceTypeEmitter();
            sink.packageInfo(names.packageName(), "Device types.");
            deviceTypes.forEach(
                    type -> sink.type(names.packageName(), emitter.emit(names.of(type.id()), type), List.of()));
        }
    }

    private void emitNamespaces(List<Namespace> namespaces, JavaSink sink) {
        if (!namespaces.isEmpty()) {
            PackageNames names = PackageNames.ofNamespaces(options.basePackage(), namespaces);
            NamespaceEmitter emitter = new NamespaceEmitter();
            sink.packageInfo(names.packageName(), "Semantic namespaces.");
            namespaces.forEach(namespace ->
                    sink.type(names.packageName(), emitter.emit(names.of(namespace.id()), namespace), List.of()));
        }
    }

    private void emitGlobals(List<Declared> globals, TypeNames names, JavaSink sink) {
        if (globals.isEmpty()) {
            return;
        }
        sink.packageInfo(names.globalPackage(), "Types that no single cluster declares.");
        JavaTypes types = new JavaTypes(names);
        RecordEmitter records = new RecordEmitter(types, new FieldsEmitter(List.of()), options.keepsUnknownFields());
        globals.forEach(type -> emit(type, names.of(type), "", records, sink));
    }

    private void emitTypes(List<Declared> emitted, Cluster cluster, TypeNames names, JavaSink sink) {
        String prefix = names.of(cluster).cluster(cluster).simpleName() + ".";
        RecordEmitter records = new RecordEmitter(
                new JavaTypes(names), new FieldsEmitter(cluster.attributes()), options.keepsUnknownFields());
        emitted.forEach(type -> emit(type, names.of(type), prefix, records, sink));
    }

    private void emit(Cluster cluster, TypeNames allNames, JavaSink sink) {
        ClusterNames names = allNames.of(cluster);
        JavaTypes types = new JavaTypes(allNames);
        FieldsEmitter fields = new FieldsEmitter(cluster.attributes());
        RecordEmitter records = new RecordEmitter(types, fields, options.keepsUnknownFields());
        References references = new References(cluster, names);
        String prefix = names.cluster(cluster).simpleName() + ".";

        packageInfo(cluster, allNames, sink);
        sink.type(names.packageName(), new ClusterEmitter(cluster, names, types, fields, references).emit(), List.of());
        emitSides(cluster, names, types, references, sink);
        if (!cluster.features().isEmpty()) {
            emit(names.feature(), featureMap(cluster), featureDoc(cluster), sink);
        }
        emitTypes(cluster.types(), cluster, allNames, sink);
        for (Command command : cluster.commands()) {
            sink.type(
                    names.packageName(),
                    emit(command, names.command(command), prefix, records, references),
                    records.components(command.fields()));
        }
        for (Event event : cluster.events()) {
            String doc = Describe.code(event.name()) + " (" + Describe.id(event.id(), 2) + "), an event of priority "
                    + event.priority().name().toLowerCase(Locale.ROOT) + conformance(event.conformance())
                    + access(event.access()) + ".";
            sink.type(
                    names.packageName(),
                    records.emit(names.event(event), prefix + event.name(), event.fields(), Javadoc.of(doc))
                            .build(),
                    records.components(event.fields()));
        }
    }

    private void emitSides(Cluster cluster, ClusterNames names, JavaTypes types, References references, JavaSink sink) {
        HandleNames handles = new HandleNames(cluster);
        if (options.clients()) {
            ClientEmitter client =
                    new ClientEmitter(cluster, names, handles, types, references, options.keepsUnknownFields());
            sink.type(names.packageName(), client.emit(), List.of());
        }
        if (options.servers()) {
            ServerEmitter server = new ServerEmitter(cluster, names, handles, types, references);
            sink.type(names.packageName(), server.emit(), List.of());
        }
    }

    private static void emit(Declared type, ClassName name, String prefix, RecordEmitter records, JavaSink sink) {
        if (type instanceof EnumType own) {
            sink.type(name.packageName(), new EnumEmitter().emit(name, own), List.of());
        } else if (type instanceof BitmapType own) {
            String doc = Describe.code(own.name()) + ", a bitmap of " + own.bits() + " bits.";
            emit(name, own, Javadoc.of(doc), sink);
        } else {
            emit((StructType) type, name, prefix, records, sink);
        }
    }

    private static void emit(ClassName name, BitmapType type, Javadoc doc, JavaSink sink) {
        BitmapEmitter bitmaps = new BitmapEmitter();
        sink.type(name.packageName(), bitmaps.emit(name, type, doc), bitmaps.components(type));
    }

    private static void emit(StructType struct, ClassName name, String prefix, RecordEmitter records, JavaSink sink) {
        Javadoc doc = Javadoc.of(Describe.code(struct.name()) + (struct.fabricScoped() ? ", fabric-scoped." : "."))
                .paragraph(
                        struct.fabricScoped()
                                ? "A server reports the index of the fabric; what is sent to it leaves the index out."
                                : "");
        TypeSpec type =
                records.emit(name, prefix + struct.name(), struct.fields(), doc).build();
        sink.type(name.packageName(), type, records.components(struct.fields()));
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
    static BitmapType featureMap(Cluster cluster) {
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

    private void packageInfo(Cluster cluster, TypeNames names, JavaSink sink) {
        String doc = String.format(
                Locale.ROOT,
                "%s (%s), revision %d.",
                Describe.text(cluster.name()),
                Describe.id(cluster.id(), 4),
                cluster.revision());
        sink.packageInfo(names.of(cluster).packageName(), doc);
    }
}
