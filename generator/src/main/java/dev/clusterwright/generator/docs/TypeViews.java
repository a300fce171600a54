package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.docs.DeclaredView.ValueView;
import dev.clusterwright.generator.java.JavaNames;
import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.Declared;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.DataType.StructType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.StaticBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Declared types and fields as one page shows them. */
final class TypeViews {
    private final Links links;
    private final JavaNames java;
    private final Place place;
    private final Anchors anchors;
    private final List<Field> attributes;

    /**
     * Views for a page.
     *
     * @param anchors those of the page
     * @param attributes what constraints may refer to
     */
    TypeViews(Links links, JavaNames java, Place place, Anchors anchors, List<Field> attributes) {
        this.links = links;
        this.java = java;
        this.place = place;
        this.anchors = anchors;
        this.attributes = List.copyOf(attributes);
    }

    /** All types of a page, in their order. */
    List<DeclaredView> of(List<Declared> types) {
        // Their anchors are known to other pages, so that nothing else may take them.
        types.forEach(type -> anchors.take("type", type.name()));
        return types.stream().map(this::of).toList();
    }

    private DeclaredView of(Declared type) {
        String anchor = links.anchor(type);
        if (type instanceof EnumType own) {
            return new DeclaredView(
                    anchor,
                    own.name(),
                    "enum of " + own.bits() + " bits",
                    "Value",
                    items(anchor, own),
                    List.of(),
                    java.type(own));
        }
        if (type instanceof BitmapType own) {
            return new DeclaredView(
                    anchor,
                    own.name(),
                    "bitmap of " + own.bits() + " bits",
                    "Bit",
                    bits(anchor, own),
                    List.of(),
                    java.type(own));
        }
        StructType own = (StructType) type;
        return new DeclaredView(
                anchor,
                own.name(),
                own.fabricScoped() ? "struct, fabric-scoped" : "struct",
                "",
                List.of(),
                fields(anchor, own.fields()),
                java.type(own));
    }

    private List<ValueView> items(String owner, EnumType type) {
        List<String> constants = java.items(type);
        List<ValueView> views = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            Item item = type.items().get(i);
            String number = type.bits() == 8 ? Text.id(item.value(), 2) : Text.id(item.value(), 4);
            views.add(new ValueView(
                    anchors.take(owner, number),
                    number,
                    item.name(),
                    item.summary(),
                    ConformanceWords.of(item.conformance()),
                    constants.get(i)));
        }
        return views;
    }

    private List<ValueView> bits(String owner, BitmapType type) {
        List<String> names = java.bits(type);
        List<ValueView> views = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Bitfield bit = type.fields().get(i);
            views.add(new ValueView(
                    anchors.take(owner, "bit-" + bit.low()),
                    bit.isSingleBit() ? Integer.toString(bit.low()) : bit.low() + " to " + bit.high(),
                    bit.name(),
                    bit.summary(),
                    ConformanceWords.of(bit.conformance()),
                    names.get(i)));
        }
        return views;
    }

    /**
     * The fields of a struct, a command or an event.
     *
     * @param owner the anchor of that
     */
    List<FieldView> fields(String owner, List<Field> fields) {
        List<JavaNames.Component> components = java.components(fields);
        List<FieldView> views = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            Field field = fields.get(i);
            views.add(field(
                    field,
                    anchors.take(owner, Long.toString(field.id())),
                    Long.toString(field.id()),
                    fields,
                    components.get(i).name(),
                    components.get(i).type(),
                    ""));
        }
        return views;
    }

    /**
     * One of them, or an attribute.
     *
     * @param siblings what its constraint sees first
     */
    FieldView field(
            Field field,
            String anchor,
            String code,
            List<Field> siblings,
            String javaName,
            String javaType,
            String javaConstant) {
        return new FieldView(
                anchor,
                code,
                field.name(),
                field.summary(),
                type(field.type()),
                range(field, siblings),
                fallback(field.defaultValue()),
                Text.qualities(field),
                Text.access(field.access()),
                ConformanceWords.of(field.conformance()),
                javaName,
                javaType,
                javaConstant);
    }

    /** What a constraint refers to says little to those who do not know its values: it is told in numbers too. */
    private String range(Field field, List<Field> siblings) {
        String words = ConstraintWords.of(field.constraint(), field.type());
        @Nullable Bounds bounds =
                ConstraintWords.refers(field.constraint()) ? new StaticBounds(attributes, siblings).of(field) : null;
        return bounds == null || bounds.isEmpty() || bounds.equals(StaticBounds.natural(field.type(), field.nullable()))
                ? words
                : words + "; that is " + bounds + ConstraintWords.unit(field.type());
    }

    /** Definitions have two words for what is no value. */
    private static String fallback(@Nullable String defaultValue) {
        String text = Objects.requireNonNullElse(defaultValue, "");
        return switch (text) {
            case "desc" -> "described in the specification";
            case "MS" -> "up to the manufacturer";
            default -> text;
        };
    }

    private TypeText type(DataType type) {
        return links.type(place, type);
    }
}
