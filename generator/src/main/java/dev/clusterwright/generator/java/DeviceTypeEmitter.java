package dev.clusterwright.generator.java;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.clusterwright.generator.model.DeviceType;
import dev.clusterwright.generator.model.DeviceType.ClusterRequirement;
import dev.clusterwright.generator.model.DeviceType.Component;
import dev.clusterwright.generator.model.DeviceType.ConditionRequirement;
import dev.clusterwright.generator.model.DeviceType.ElementRequirement;
import dev.clusterwright.generator.model.DeviceType.FeatureRequirement;
import dev.clusterwright.generator.model.DeviceType.Reference;
import dev.clusterwright.generator.model.DeviceType.Side;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The class of a device type: its id, name and revision, and its requirements as one value. */
final class DeviceTypeEmitter {
    /** Where the calls of the descriptor start; what stands in their parentheses; calls on that. */
    private static final int CALL = 12;

    private static final int ARGUMENT = 20;
    private static final int NESTED = 40;

    TypeSpec emit(ClassName name, DeviceType type) {
        TypeSpec.Builder deviceType =
                TypeSpec.classBuilder(name).addModifiers(PUBLIC, FINAL).addJavadoc(doc(type));
        if (!type.isBase()) {
            deviceType.addField(constant(
                    TypeName.LONG, "ID", "The device type's id.", CodeBlock.of("$LL", Describe.id(type.id(), 4))));
        }
        return deviceType
                .addField(constant(
                        ClassName.get(String.class),
                        "NAME",
                        "The device type's name as the specification writes it.",
                        CodeBlock.of("$S", type.name())))
                .addField(constant(
                        TypeName.INT,
                        "REVISION",
                        "The revision of the device type that this was generated from.",
                        CodeBlock.of("$L", type.revision())))
                .addField(constant(
                        RuntimeTypes.DEVICE_TYPE, "DESCRIPTOR", "Everything above as values.", descriptor(type)))
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .build();
    }

    private static CodeBlock doc(DeviceType type) {
        List<String> facts = new ArrayList<>();
        facts.add(Describe.text(type.name()) + (type.isBase() ? "" : " (" + Describe.id(type.id(), 4) + ")"));
        facts.add("revision " + type.revision());
        if (type.category() != null) {
            facts.add(words(type.category()));
        }
        if (type.scope() != null) {
            facts.add("scope " + words(type.scope()));
        }
        if (type.superset() != null) {
            facts.add("a superset of " + reference(type.superset()));
        }
        return Javadoc.of(String.join(", ", facts) + ".")
                .paragraph(type.isBase() ? "What it requires holds for every device type." : "")
                .paragraph(type.requirements().isEmpty() ? "" : "Requirements:")
                .list(type.requirements().stream()
                        .map(DeviceTypeEmitter::describe)
                        .toList())
                .paragraph(type.components().isEmpty() ? "" : "Composed of:")
                .list(type.components().stream()
                        .map(DeviceTypeEmitter::describe)
                        .toList())
                .paragraph(type.conditions().isEmpty() ? "" : "Conditions:")
                .list(type.conditions().stream()
                        .map(condition -> Describe.code(condition.name())
                                + (condition.summary().isEmpty() ? "" : ": " + Describe.sentence(condition.summary())))
                        .toList())
                .paragraph(type.conditionRequirements().isEmpty() ? "" : "Conditions that have to be so:")
                .list(type.conditionRequirements().stream()
                        .map(requirement -> Describe.code(requirement.condition()) + " of "
                                + reference(requirement.deviceType()) + ", "
                                + Describe.conformance(requirement.conformance()))
                        .toList())
                .paragraph(type.history().isEmpty() ? "" : "Revisions:")
                .list(type.history().stream()
                        .map(revision -> revision.number()
                                + (revision.summary().isEmpty() ? "" : ": " + Describe.sentence(revision.summary())))
                        .toList())
                .build();
    }

    private static String describe(ClusterRequirement requirement) {
        String text = words(requirement.side()) + " of " + Describe.text(requirement.clusterName()) + " ("
                + Describe.id(requirement.clusterId(), 4) + "), " + Describe.conformance(requirement.conformance())
                + (requirement.singleton() ? ", singleton" : "");
        List<String> parts = Stream.concat(
                        requirement.features().stream()
                                .map(feature -> "feature " + Describe.code(feature.code()) + " "
                                        + Describe.conformance(feature.conformance())),
                        requirement.elements().stream().map(DeviceTypeEmitter::describe))
                .toList();
        return parts.isEmpty() ? text : text + "; " + String.join(", ", parts);
    }

    private static String describe(ElementRequirement element) {
        Conformance conformance = element.conformance();
        return words(element.kind()) + " " + Describe.code(element.name())
                + (conformance == null ? "" : " " + Describe.conformance(conformance))
                + (isConstrained(element)
                        ? " " + Describe.text(element.constraint().toString())
                        : "");
    }

    private static String describe(Component component) {
        Conformance conformance = component.conformance();
        return reference(component.deviceType())
                + (conformance == null ? "" : ", " + Describe.conformance(conformance))
                + (component.count().isEmpty() ? "" : ", endpoints: " + Describe.text(component.count()))
                + component.requirements().stream()
                        .map(requirement -> ", with the " + describe(requirement))
                        .reduce("", String::concat);
    }

    private static String reference(Reference reference) {
        return reference.id() == DeviceType.NO_ID
                ? Describe.text(reference.name())
                : Describe.text(reference.name()) + " (" + Describe.id(reference.id(), 4) + ")";
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static CodeBlock descriptor(DeviceType type) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$>$>$T.of($L, NAME, REVISION)",
                        RuntimeTypes.DEVICE_TYPE,
                        type.isBase() ? CodeBlock.of("$T.NO_ID", RuntimeTypes.DEVICE_TYPE) : "ID");
        if (type.category() != null) {
            code.add("\n.category($T.$L)", RuntimeTypes.DEVICE_TYPE.nestedClass("Category"), type.category());
        }
        if (type.scope() != null) {
            code.add("\n.scope($T.$L)", RuntimeTypes.DEVICE_TYPE.nestedClass("Scope"), type.scope());
        }
        if (type.superset() != null) {
            code.add("\n.supersetOf($L)", deviceTypeId(type.superset().id()));
        }
        code.add(call(
                "conditions",
                type.conditions(),
                condition ->
                        CodeBlock.of("new $T($S, $S)", RuntimeTypes.CONDITION, condition.name(), condition.summary())));
        code.add(call("requirements", type.requirements(), DeviceTypeEmitter::requirement));
        code.add(call("components", type.components(), DeviceTypeEmitter::component));
        code.add(call("conditionRequirements", type.conditionRequirements(), DeviceTypeEmitter::conditionRequirement));
        return code.add("$<$<").build();
    }

    /** {@code .name(first, second)}; nothing when there are none. */
    private static <T> CodeBlock call(String name, List<T> values, Function<T, CodeBlock> code) {
        if (values.isEmpty()) {
            return CodeBlock.of("");
        }
        return CodeBlock.of(
                "\n.$L$>$>$L$<$<",
                name,
                Layout.arguments(values.stream().map(code).toList(), CALL + name.length()));
    }

    private static CodeBlock requirement(ClusterRequirement requirement) {
        return requirement(requirement, ARGUMENT);
    }

    private static CodeBlock requirement(ClusterRequirement requirement, int column) {
        CodeBlock first = CodeBlock.of(
                "$T.$L($L, $S, $S)",
                RuntimeTypes.CLUSTER_REQUIREMENT,
                requirement.side() == Side.SERVER ? "server" : "client",
                id(requirement.clusterId()),
                requirement.clusterName(),
                requirement.conformance().toString());
        List<CodeBlock> calls = new ArrayList<>();
        if (requirement.singleton()) {
            calls.add(CodeBlock.of(".singleton()"));
        }
        if (!requirement.features().isEmpty()) {
            calls.add(CodeBlock.of(".features$L", arguments(requirement.features(), DeviceTypeEmitter::feature)));
        }
        if (!requirement.elements().isEmpty()) {
            calls.add(CodeBlock.of(".elements$L", arguments(requirement.elements(), DeviceTypeEmitter::element)));
        }
        return calls.isEmpty() ? first : Layout.chain(first, calls, column);
    }

    /** One on the line of the call if it fits; several one a line, since they stand far to the right. */
    private static <T> CodeBlock arguments(List<T> values, Function<T, CodeBlock> code) {
        List<CodeBlock> arguments = values.stream().map(code).toList();
        return arguments.size() == 1
                ? CodeBlock.of("$>$>$L$<$<", Layout.arguments(arguments, NESTED))
                : CodeBlock.of("($>$>\n$L$<$<)", arguments.stream().collect(CodeBlock.joining(",\n")));
    }

    private static CodeBlock feature(FeatureRequirement feature) {
        return CodeBlock.of(
                "new $T($S, $S, $S)",
                RuntimeTypes.FEATURE_REQUIREMENT,
                feature.code(),
                feature.name(),
                feature.conformance().toString());
    }

    private static CodeBlock element(ElementRequirement element) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.$L($L, $S)",
                        RuntimeTypes.ELEMENT_REQUIREMENT,
                        words(element.kind()),
                        id(element.id()),
                        element.name());
        if (element.conformance() != null) {
            code.add(".conformance($S)", element.conformance().toString());
        }
        if (isConstrained(element)) {
            code.add(".constraint($S)", element.constraint().toString());
        }
        return code.build();
    }

    private static boolean isConstrained(ElementRequirement element) {
        return !(element.constraint() instanceof Constraint.Unconstrained);
    }

    private static CodeBlock component(Component component) {
        Conformance conformance = component.conformance();
        return CodeBlock.of(
                "new $T($L, $S, $S, $S, $T.of($>$>$L$<$<))",
                RuntimeTypes.COMPONENT,
                deviceTypeId(component.deviceType().id()),
                component.deviceType().name(),
                conformance == null ? "" : conformance.toString(),
                component.count(),
                List.class,
                component.requirements().stream()
                        .map(requirement -> CodeBlock.of("\n$L", requirement(requirement, ARGUMENT + 8)))
                        .collect(CodeBlock.joining(",")));
    }

    private static CodeBlock conditionRequirement(ConditionRequirement requirement) {
        return CodeBlock.of(
                "new $T($L, $S, $S, $S)",
                RuntimeTypes.CONDITION_REQUIREMENT,
                deviceTypeId(requirement.deviceType().id()),
                requirement.deviceType().name(),
                requirement.condition(),
                requirement.conformance().toString());
    }

    private static CodeBlock deviceTypeId(long id) {
        return id == DeviceType.NO_ID ? CodeBlock.of("$T.NO_ID", RuntimeTypes.DEVICE_TYPE) : id(id);
    }

    /** Those with a vendor prefix can be beyond an int. */
    private static CodeBlock id(long id) {
        return CodeBlock.of("$L", Describe.id(id, 4) + (id > Integer.MAX_VALUE ? "L" : ""));
    }

    private static FieldSpec constant(TypeName type, String name, String doc, CodeBlock initializer) {
        return FieldSpec.builder(type, name, PUBLIC, STATIC, FINAL)
                .addJavadoc(doc)
                .initializer(initializer)
                .build();
    }
}
