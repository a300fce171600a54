package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.Bounds;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.StaticBounds;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a type is on the wire: which kind of TLV element, and which numbers. */
enum Shape {
    BOOLEAN("a boolean"),
    UNSIGNED("an unsigned integer"),
    SIGNED("a signed integer"),
    FLOAT("a single-precision number"),
    DOUBLE("a double-precision number"),
    OCTETS("octets"),
    TEXT("text"),
    STRUCT("a struct"),
    LIST("a list"),
    /** Whatever it is. */
    ANY("anything");

    private final String words;

    Shape(String words) {
        this.words = words;
    }

    static Shape of(DataType type) {
        if (type instanceof BaseType base) {
            return switch (base.kind()) {
                case BOOLEAN -> BOOLEAN;
                case UNSIGNED, BITS -> UNSIGNED;
                case SIGNED -> SIGNED;
                case FLOAT -> FLOAT;
                case DOUBLE -> DOUBLE;
                case OCTETS -> OCTETS;
                case TEXT -> TEXT;
                case ANY -> ANY;
            };
        }
        if (type instanceof ListType) {
            return LIST;
        }
        return type instanceof EnumType || type instanceof BitmapType ? UNSIGNED : STRUCT;
    }

    /** Whether two types, and the entries of lists, are written alike, whatever the numbers. */
    static boolean same(DataType one, DataType other) {
        if (one instanceof ListType list && other instanceof ListType otherList) {
            return same(list.entry(), otherList.entry());
        }
        return of(one) == of(other);
    }

    /** The width of an integer; 0 for anything else. */
    static int bits(DataType type) {
        if (type instanceof BaseType base) {
            return base.bits();
        }
        if (type instanceof EnumType own) {
            return own.bits();
        }
        return type instanceof BitmapType own ? own.bits() : 0;
    }

    /** The integers that can be written at all; only of integers. */
    static Bounds encodable(DataType type) {
        if (type instanceof BaseType base) {
            return base.encodable();
        }
        return new Bounds(BigInteger.ZERO, BigInteger.TWO.pow(bits(type)).subtract(BigInteger.ONE));
    }

    /** The integers that a peer sends as long as it keeps to the definition; null for anything but an integer. */
    static @Nullable Bounds sent(DataType type) {
        if (type instanceof EnumType own) {
            return Bounds.of(
                    0, own.items().stream().mapToInt(DataType.Item::value).max().orElse(0));
        }
        if (type instanceof BitmapType own) {
            int top = own.fields().stream()
                    .mapToInt(DataType.Bitfield::high)
                    .max()
                    .orElse(0);
            return new Bounds(BigInteger.ZERO, BigInteger.TWO.pow(top + 1).subtract(BigInteger.ONE));
        }
        return bits(type) == 0 ? null : StaticBounds.natural(type, false);
    }

    /** The same of a field, whose constraint may say more. */
    static @Nullable Bounds sent(Field field, StaticBounds bounds) {
        Bounds known = bits(field.type()) == 0 || field.type() instanceof DataType.Declared ? null : bounds.of(field);
        return known == null || known.isEmpty() ? sent(field.type()) : known;
    }

    @Override
    public String toString() {
        return words;
    }
}
