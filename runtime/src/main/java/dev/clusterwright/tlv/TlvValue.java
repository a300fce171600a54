package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/**
 * A value of any type with all it contains, without knowledge of what it is meant to be: for clusters nobody has
 * definitions of, and for printing.
 *
 * <pre>{@code
 * TlvValue value = TlvValue.CODEC.decode(bytes);
 * System.out.println(TlvText.pretty(value));
 * if (value instanceof TlvValue.Structure structure
 *         && structure.get(0) instanceof TlvValue.UnsignedInteger id) {
 *     System.out.println(id.value());
 * }
 * }</pre>
 *
 * <p>A value has no tag: those of the elements inside it belong to the container that holds them. The number of octets in
 * which an integer or a length was encoded is not part of a value either.
 *
 * <p>There is no value that cannot be encoded. The constructors refuse with an {@link IllegalArgumentException} what the
 * encoding does not have: an element of a structure without a tag, two of the same tag in a structure, text with a NUL or
 * an unpaired surrogate, and more than 32 containers inside each other.
 *
 * <p>Values are equal if their encodings are: 1 as a signed integer is not 1 as an unsigned one, structures with the same
 * members in another order differ, and numbers are compared by their bits. {@code toString()} prints a value as {@link
 * TlvText#print} does but for octets, which may be secret: it gives their length only.
 *
 * <p>Instances are immutable and safe to share between threads.
 */
public sealed interface TlvValue {
    /** The null. */
    Null NULL = new Null();
    /** True. */
    Bool TRUE = new Bool(true);
    /** False. */
    Bool FALSE = new Bool(false);

    /**
     * Any value. Decoding octets, {@link TlvCodec#decode(byte[])}, accepts tags of an implicit profile, as a tree keeps
     * tags without a need to know what they mean; decoding from a reader leaves that to the reader.
     */
    TlvCodec<TlvValue> CODEC = new TlvValueCodec();

    /**
     * Returns the kind of this value.
     *
     * @return the type, which tells the class of the value too
     */
    TlvType type();

    /**
     * An integer of a signed type.
     *
     * @param value any number
     */
    record SignedInteger(long value) implements TlvValue {
        @Override
        public TlvType type() {
            return TlvType.SIGNED_INTEGER;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * An integer of an unsigned type.
     *
     * @param value any number; a negative one stands for itself plus 2^64
     */
    record UnsignedInteger(long value) implements TlvValue {
        @Override
        public TlvType type() {
            return TlvType.UNSIGNED_INTEGER;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * A boolean. {@link #TRUE} and {@link #FALSE} are all there are.
     *
     * @param value true or false
     */
    record Bool(boolean value) implements TlvValue {
        @Override
        public TlvType type() {
            return TlvType.BOOLEAN;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * A number of 4 octets.
     *
     * @param value any number; what is not a number keeps its bits
     */
    record Float32(float value) implements TlvValue {
        @Override
        public TlvType type() {
            return TlvType.FLOAT;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Float32 that
                    && Float.floatToRawIntBits(value) == Float.floatToRawIntBits(that.value);
        }

        @Override
        public int hashCode() {
            return Float.floatToRawIntBits(value);
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * A number of 8 octets.
     *
     * @param value any number; what is not a number keeps its bits
     */
    record Float64(double value) implements TlvValue {
        @Override
        public TlvType type() {
            return TlvType.DOUBLE;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Float64 that
                    && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(that.value);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(Double.doubleToRawLongBits(value));
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * Text.
     *
     * @param value text without NUL characters and unpaired surrogates; a localized string identifier remains at its end,
     *     after U+001F
     */
    record Text(String value) implements TlvValue {
        /**
         * @throws IllegalArgumentException if the text has a NUL or an unpaired surrogate; the message says where, but does
         *     not repeat the text
         */
        public Text {
            Utf8.length(value);
        }

        @Override
        public TlvType type() {
            return TlvType.TEXT;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * Octets.
     *
     * @param value the octets
     */
    record Octets(OctetString value) implements TlvValue {
        @Override
        public TlvType type() {
            return TlvType.OCTETS;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /** A null. {@link #NULL} is all there is. */
    record Null() implements TlvValue {
        @Override
        public TlvType type() {
            return TlvType.NULL;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * A structure.
     *
     * @param members the elements in their order, each with a tag that no other has; the list does not change
     */
    record Structure(java.util.List<Member> members) implements TlvValue {
        /**
         * @throws IllegalArgumentException if an element has no tag, two have the same, or containers nest too deep
         */
        public Structure {
            members = TlvElements.ofStructure(members);
        }

        /**
         * Returns the value of a field.
         *
         * @param contextTag the number of its tag
         * @return the value; null if there is none, while a null that was sent is {@link TlvValue#NULL}
         */
        public @Nullable TlvValue get(int contextTag) {
            return get(TlvTag.context(contextTag));
        }

        /**
         * Returns the value of an element.
         *
         * @param tag its tag, of any form
         * @return the value; null if there is none
         */
        public @Nullable TlvValue get(TlvTag tag) {
            for (Member member : members) {
                if (member.tag().equals(tag)) {
                    return member.value();
                }
            }
            return null;
        }

        @Override
        public TlvType type() {
            return TlvType.STRUCTURE;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * An array.
     *
     * @param elements the values in their order, of any types; the list does not change
     */
    record Array(java.util.List<TlvValue> elements) implements TlvValue {
        /**
         * @throws IllegalArgumentException if containers nest too deep
         */
        public Array {
            elements = TlvElements.ofArray(elements);
        }

        @Override
        public TlvType type() {
            return TlvType.ARRAY;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * A list.
     *
     * @param members the elements in their order, with tags or without, which may repeat; the list does not change
     */
    record List(java.util.List<Member> members) implements TlvValue {
        /**
         * @throws IllegalArgumentException if containers nest too deep
         */
        public List {
            members = TlvElements.ofList(members);
        }

        @Override
        public TlvType type() {
            return TlvType.LIST;
        }

        @Override
        public String toString() {
            return TlvTextPrinter.withoutOctets(this);
        }
    }

    /**
     * An element of a structure or a list.
     *
     * @param tag its tag; {@link TlvTag#ANONYMOUS} for none, which only a list allows
     * @param value its value
     */
    record Member(TlvTag tag, TlvValue value) {
        @Override
        public String toString() {
            return tag + " = " + value;
        }
    }
}
