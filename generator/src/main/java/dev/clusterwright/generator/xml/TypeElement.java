package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A data type that a cluster declares, as a file has it. */
public sealed interface TypeElement {
    /** Where the element starts. */
    SourceLocation location();

    /** The name that fields refer to. */
    @Nullable String name();

    /** Another name for a type. */
    record NumberElement(
            SourceLocation location,
            @Nullable String name,
            @Nullable String type) implements TypeElement {}

    /** An enum. */
    record EnumElement(
            SourceLocation location,
            @Nullable String name,
            @Nullable String type,
            List<ItemElement> items) implements TypeElement {
        /** Copies the list. */
        public EnumElement {
            items = List.copyOf(items);
        }
    }

    /**
     * A value of an enum.
     *
     * @param isRange whether it has a first and a last number instead of one
     */
    record ItemElement(
            SourceLocation location,
            @Nullable String value,
            boolean isRange,
            @Nullable String name,
            @Nullable String summary,
            Optional<XmlNode> conformance) {}

    /** A bitmap. */
    record BitmapElement(
            SourceLocation location,
            @Nullable String name,
            @Nullable String type,
            List<BitfieldElement> fields) implements TypeElement {
        /** Copies the list. */
        public BitmapElement {
            fields = List.copyOf(fields);
        }
    }

    /** One bit of a bitmap, or the bits from one to another. */
    record BitfieldElement(
            SourceLocation location,
            @Nullable String bit,
            @Nullable String from,
            @Nullable String to,
            @Nullable String name,
            @Nullable String summary,
            Optional<XmlNode> conformance) {}

    /** A struct. */
    record StructElement(
            SourceLocation location, @Nullable String name, Optional<XmlNode> access, List<FieldElement> fields)
            implements TypeElement {
        /** Copies the list. */
        public StructElement {
            fields = List.copyOf(fields);
        }
    }
}
