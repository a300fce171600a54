package dev.clusterwright.generator.model;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import java.util.List;

/** The type of a value. */
public sealed interface DataType permits BaseType, DataType.Declared, DataType.ListType {
    /** Its name in the specification's spelling; {@code list[T]} for a list. */
    String typeName();

    /** A type that a cluster declares under a name of its own. */
    sealed interface Declared extends DataType {
        /** The name. */
        String name();

        @Override
        default String typeName() {
            return name();
        }

        /** Where. */
        SourceLocation location();
    }

    /**
     * An enum.
     *
     * @param bits 8 or 16
     */
    record EnumType(SourceLocation location, String name, int bits, List<Item> items) implements Declared {
        /** Copies the list. */
        public EnumType {
            items = List.copyOf(items);
        }
    }

    /**
     * A value of an enum.
     *
     * @param summary what it means; may be empty
     */
    record Item(SourceLocation location, int value, String name, String summary, Conformance conformance) {}

    /**
     * A bitmap.
     *
     * @param bits 8, 16, 32 or 64
     */
    record BitmapType(SourceLocation location, String name, int bits, List<Bitfield> fields) implements Declared {
        /** Copies the list. */
        public BitmapType {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A bit of a bitmap, or a number that takes several.
     *
     * @param low the lowest bit, from 0
     * @param high the highest bit; the same as {@code low} for a single bit
     * @param code what a conformance calls the feature that it stands for; empty where it is none
     * @param summary what it means; may be empty
     */
    record Bitfield(
            SourceLocation location,
            int low,
            int high,
            String code,
            String name,
            String summary,
            Conformance conformance) {
        /** One that stands for no feature. */
        public Bitfield(
                SourceLocation location, int low, int high, String name, String summary, Conformance conformance) {
            this(location, low, high, "", name, summary, conformance);
        }

        /** Whether it is one bit. */
        public boolean isSingleBit() {
            return low == high;
        }
    }

    /**
     * A struct.
     *
     * @param fabricScoped whether it carries the index of its fabric
     * @param fields by id; with the fabric index, if it has one
     */
    record StructType(SourceLocation location, String name, boolean fabricScoped, List<Field> fields)
            implements Declared {
        /** Copies the list. */
        public StructType {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A list.
     *
     * @param entry the type of its entries
     * @param entryNullable whether an entry may be null
     */
    record ListType(DataType entry, boolean entryNullable) implements DataType {
        @Override
        public String typeName() {
            return "list[" + entry.typeName() + "]";
        }
    }
}
