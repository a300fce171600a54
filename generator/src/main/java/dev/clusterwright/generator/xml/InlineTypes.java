package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.xml.TypeElement.BitfieldElement;
import dev.clusterwright.generator.xml.TypeElement.BitmapElement;
import dev.clusterwright.generator.xml.TypeElement.EnumElement;
import dev.clusterwright.generator.xml.TypeElement.ItemElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Enums and bitmaps that stand within the field that has them, without a name: the early releases have some. They are
 * named after the field; where that name is taken by other values, after what the field belongs to as well.
 */
final class InlineTypes {
    private final Map<String, TypeElement> types = new LinkedHashMap<>();
    private final Map<String, TypeElement> declared = new LinkedHashMap<>();

    /** Keeps clear of types that have a name of their own. */
    void avoid(List<TypeElement> named) {
        named.forEach(type -> declared.put(String.valueOf(type.name()), type));
    }

    /**
     * The name of a type.
     *
     * @param owner what the field is of; empty for an attribute
     * @param ending what names of such types end in
     * @param type the type under a name
     */
    String nameOf(String owner, String field, String ending, Function<String, TypeElement> type) {
        String name = field.replace(" ", "") + ending;
        if (!isFree(name, type.apply(name))) {
            name = owner.replace(" ", "") + name;
        }
        for (int number = 2; !isFree(name, type.apply(name)); number++) {
            name = field.replace(" ", "") + number + ending;
        }
        types.putIfAbsent(name, type.apply(name));
        return name;
    }

    /** The types with a name and after them those that got one here. */
    List<TypeElement> addedTo(List<TypeElement> named) {
        List<TypeElement> all = new ArrayList<>(named);
        all.addAll(types.values());
        return all;
    }

    private boolean isFree(String name, TypeElement type) {
        TypeElement known = types.get(name);
        return !declared.containsKey(name) && (known == null || values(known).equals(values(type)));
    }

    /** What makes two types the same, wherever they stand. */
    private static List<@Nullable String> values(TypeElement type) {
        List<@Nullable String> values = new ArrayList<>();
        if (type instanceof EnumElement own) {
            for (ItemElement item : own.items()) {
                values.add(item.value());
                values.add(item.name());
            }
        } else if (type instanceof BitmapElement own) {
            for (BitfieldElement bitfield : own.fields()) {
                values.add(bitfield.bit());
                values.add(bitfield.from());
                values.add(bitfield.to());
                values.add(bitfield.name());
            }
        }
        return values;
    }
}
