package dev.clusterwright.generator.link;

import dev.clusterwright.generator.xml.ClusterElement;
import dev.clusterwright.generator.xml.CommandElement;
import dev.clusterwright.generator.xml.EventElement;
import dev.clusterwright.generator.xml.FeatureElement;
import dev.clusterwright.generator.xml.FieldElement;
import dev.clusterwright.generator.xml.TypeElement;
import dev.clusterwright.generator.xml.TypeElement.BitfieldElement;
import dev.clusterwright.generator.xml.TypeElement.BitmapElement;
import dev.clusterwright.generator.xml.TypeElement.EnumElement;
import dev.clusterwright.generator.xml.TypeElement.ItemElement;
import dev.clusterwright.generator.xml.TypeElement.StructElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lays one definition over another: what a derived cluster says over what its base says. Members are the same when their
 * number is; of those, what the upper one leaves out is as in the lower one. What only one of them has stays (Matter Core,
 * 7.10.2 Derived Clusters).
 */
final class Overlay {
    private Overlay() {}

    /** The derived cluster with everything that it inherits. */
    static ClusterElement cluster(ClusterElement base, ClusterElement derived) {
        return new ClusterElement(
                derived.location(),
                derived.id(),
                derived.name(),
                either(derived.summary(), base.summary()),
                derived.revision(),
                derived.history(),
                derived.ids(),
                derived.classification(),
                merge(base.features(), derived.features(), Overlay::key, Overlay::feature),
                merge(base.types(), derived.types(), type -> String.valueOf(type.name()), Overlay::type),
                merge(base.attributes(), derived.attributes(), Overlay::key, Overlay::field),
                merge(base.commands(), derived.commands(), command -> String.valueOf(command.name()), Overlay::command),
                merge(base.events(), derived.events(), Overlay::key, Overlay::event));
    }

    private static FeatureElement feature(FeatureElement base, FeatureElement derived) {
        return new FeatureElement(
                derived.location(),
                either(derived.bit(), base.bit()),
                either(derived.code(), base.code()),
                either(derived.name(), base.name()),
                either(derived.summary(), base.summary()),
                derived.conformance().or(base::conformance));
    }

    private static TypeElement type(TypeElement base, TypeElement derived) {
        if (base instanceof EnumElement lower && derived instanceof EnumElement upper) {
            return new EnumElement(
                    upper.location(),
                    upper.name(),
                    either(upper.type(), lower.type()),
                    merge(lower.items(), upper.items(), Overlay::key, Overlay::item));
        }
        if (base instanceof BitmapElement lower && derived instanceof BitmapElement upper) {
            return new BitmapElement(
                    upper.location(),
                    upper.name(),
                    either(upper.type(), lower.type()),
                    merge(
                            lower.fields(),
                            upper.fields(),
                            bitfield -> number(bitfield.bit() == null ? bitfield.from() : bitfield.bit()),
                            Overlay::bitfield));
        }
        if (base instanceof StructElement lower && derived instanceof StructElement upper) {
            return new StructElement(
                    upper.location(),
                    upper.name(),
                    upper.access().or(lower::access),
                    merge(lower.fields(), upper.fields(), Overlay::key, Overlay::field));
        }
        return derived;
    }

    private static ItemElement item(ItemElement base, ItemElement derived) {
        return new ItemElement(
                derived.location(),
                derived.value(),
                derived.isRange(),
                either(derived.name(), base.name()),
                either(derived.summary(), base.summary()),
                derived.conformance().or(base::conformance));
    }

    private static BitfieldElement bitfield(BitfieldElement base, BitfieldElement derived) {
        return new BitfieldElement(
                derived.location(),
                derived.bit(),
                derived.from(),
                derived.to(),
                either(derived.name(), base.name()),
                either(derived.summary(), base.summary()),
                derived.conformance().or(base::conformance));
    }

    private static FieldElement field(FieldElement base, FieldElement derived) {
        boolean ownType = derived.type() != null && !derived.type().isBlank();
        return new FieldElement(
                derived.location(),
                either(derived.id(), base.id()),
                either(derived.name(), base.name()),
                either(derived.summary(), base.summary()),
                ownType ? derived.type() : base.type(),
                either(derived.defaultValue(), base.defaultValue()),
                derived.entry().or(() -> ownType ? Optional.empty() : base.entry()),
                derived.access().or(base::access),
                derived.quality().or(base::quality),
                derived.conformance().or(base::conformance),
                derived.constraints().isEmpty() ? base.constraints() : derived.constraints());
    }

    private static CommandElement command(CommandElement base, CommandElement derived) {
        return new CommandElement(
                derived.location(),
                either(derived.id(), base.id()),
                derived.name(),
                either(derived.summary(), base.summary()),
                either(derived.direction(), base.direction()),
                either(derived.response(), base.response()),
                derived.access().or(base::access),
                derived.conformance().or(base::conformance),
                merge(base.fields(), derived.fields(), Overlay::key, Overlay::field));
    }

    private static EventElement event(EventElement base, EventElement derived) {
        return new EventElement(
                derived.location(),
                either(derived.id(), base.id()),
                either(derived.name(), base.name()),
                either(derived.summary(), base.summary()),
                either(derived.priority(), base.priority()),
                derived.access().or(base::access),
                derived.conformance().or(base::conformance),
                merge(base.fields(), derived.fields(), Overlay::key, Overlay::field));
    }

    private static String key(FeatureElement feature) {
        return feature.bit() == null ? "code " + feature.code() : number(feature.bit());
    }

    private static String key(FieldElement field) {
        return field.id() == null ? "name " + field.name() : number(field.id());
    }

    private static String key(EventElement event) {
        return event.id() == null ? "name " + event.name() : number(event.id());
    }

    private static String key(ItemElement item) {
        return item.value() == null ? "name " + item.name() : number(item.value());
    }

    /** 0x0A and 10 are the same. */
    private static String number(@Nullable String text) {
        BigInteger number = text == null ? null : Numbers.parse(text);
        return number == null ? String.valueOf(text) : number.toString();
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null || first.isBlank() ? second : first;
    }

    /** What is of the base comes first, so that what follows can be told by its place. */
    private static <T> List<T> merge(
            List<T> base, List<T> derived, Function<T, String> key, BinaryOperator<T> overlay) {
        Map<String, T> inherited = new LinkedHashMap<>();
        base.forEach(element -> inherited.put(key.apply(element), element));
        List<T> added = new ArrayList<>();
        for (T element : derived) {
            T under = inherited.get(key.apply(element));
            if (under == null) {
                added.add(element);
            } else {
                inherited.put(key.apply(element), overlay.apply(under, element));
            }
        }
        List<T> merged = new ArrayList<>(inherited.values());
        merged.addAll(added);
        return merged;
    }
}
