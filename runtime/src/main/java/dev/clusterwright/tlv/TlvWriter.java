package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.nio.BufferOverflowException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes one TLV element, and the elements inside it, into an array (Matter Core 1.6, Appendix A).
 *
 * <p>A value is written by the method for its type, in a structure together with its context tag:
 *
 * <pre>{@code
 * writer.startStructure();
 * writer.unsigned(0, 42);
 * writer.text(1, "name");
 * writer.end();
 * }</pre>
 *
 * <p>{@code tag} sets any tag for whatever is written next: {@code codec.encode(writer.tag(2), value)}.
 *
 * <p>The encoding is the shortest there is: integers, lengths and tag numbers take as few octets as they can. The writer
 * checks where which form of tag may stand and that containers nest at most 32 deep; that no tag occurs twice in a
 * structure is up to the caller, and so is the order of tags.
 *
 * <p>Errors: wrong use is an {@link IllegalStateException}, a value that has no encoding and a context tag that is not
 * between 0 and 255 an {@link IllegalArgumentException}, and an element that does not fit into the array given to the
 * constructor, or into any array, a {@link BufferOverflowException}. After one of them the writer is in the middle of
 * something and of no use until {@link #reset()}.
 *
 * <p>A writer can be used again and again. It keeps its array, and thereby the octets written, until it writes over them.
 * Not safe for use by several threads at once.
 */
public final class TlvWriter extends TlvOutput {
    /** The context tag of a FabricIndex (Matter Core, 7.13.6). */
    static final int FABRIC_INDEX = 0xFE;

    /**
     * How many values of a list are got by their index at most: a list of any kind is quick enough with so few. To ask a
     * list whether it has quick access takes longer than the access.
     */
    private static final int INDEXED = 256;

    private boolean leavesOutFabricIndex;

    /** Makes a writer to an array of its own, which grows as needed. */
    public TlvWriter() {}

    /**
     * Makes a writer to the caller's array, from its beginning to at most its end.
     *
     * @param buffer receives the encoding; the octets after {@link #size()} remain as they are
     */
    public TlvWriter(byte[] buffer) {
        super(buffer);
    }

    /** Begins anew, whatever happened before. */
    public void reset() {
        rewind();
    }

    /**
     * Says whether fabric-scoped structs are written without the index of their fabric, as they are in what is sent to a
     * server: there, the session says which fabric is meant. In what a server reports they have it, which is how a writer
     * begins. {@link #reset()} keeps the setting.
     *
     * @param leaveOut whether {@link #fabricIndex} writes nothing
     */
    public void leaveOutFabricIndex(boolean leaveOut) {
        leavesOutFabricIndex = leaveOut;
    }

    /**
     * Returns the number of octets written so far.
     *
     * @return zero or more
     */
    public int size() {
        return size;
    }

    /**
     * Returns the encoding.
     *
     * @return a new array of {@link #size()} octets
     * @throws IllegalStateException if a container is open, a tag waits for its value or nothing was written
     */
    public byte[] toByteArray() {
        checkFinished();
        return Arrays.copyOf(buffer, size);
    }

    /**
     * Sets a context tag for the next element.
     *
     * @param contextTag 0 to 255
     * @return this writer
     * @throws IllegalArgumentException if the tag is outside that range
     * @throws IllegalStateException if a tag is set already
     */
    public TlvWriter tag(int contextTag) {
        setTag(contextTag);
        return this;
    }

    /**
     * Sets a tag for the next element.
     *
     * @param nextTag a tag of any form; {@link TlvTag#ANONYMOUS} leaves the element without one
     * @return this writer
     * @throws IllegalStateException if a tag is set already
     */
    public TlvWriter tag(TlvTag nextTag) {
        if (tag != ElementFormat.NO_TAG) {
            throw new IllegalStateException("a tag is set already");
        }
        tag = nextTag.contextNumber();
        profileTag = nextTag;
        return this;
    }

    /**
     * Writes an integer of a signed type.
     *
     * @param value any number
     */
    public void signed(long value) {
        int code = signedCode(value);
        put(begin(ElementFormat.SIGNED | code, 1 << code), code, value);
    }

    /** Writes an integer of a signed type with a context tag. */
    public void signed(int contextTag, long value) {
        int code = signedCode(value);
        int at = begin(contextTag, ElementFormat.SIGNED | code, 1 << code);
        put(at, code, value);
    }

    private static int signedCode(long value) {
        return value == (byte) value ? 0 : value == (short) value ? 1 : value == (int) value ? 2 : 3;
    }

    /**
     * Writes an integer of an unsigned type.
     *
     * @param value any number; a negative one stands for itself plus 2^64
     */
    public void unsigned(long value) {
        int code = unsignedCode(value);
        put(begin(ElementFormat.UNSIGNED | code, 1 << code), code, value);
    }

    /** Writes an integer of an unsigned type with a context tag. */
    public void unsigned(int contextTag, long value) {
        // The width is decided upon once, and what follows from it is constant: nothing is written as often as this.
        if (value >>> 8 == 0) {
            put(begin(contextTag, ElementFormat.UNSIGNED, 1), 0, value);
        } else if (value >>> 16 == 0) {
            put(begin(contextTag, ElementFormat.UNSIGNED + 1, 2), 1, value);
        } else if (value >>> 32 == 0) {
            put(begin(contextTag, ElementFormat.UNSIGNED + 2, 4), 2, value);
        } else {
            put(begin(contextTag, ElementFormat.UNSIGNED + 3, 8), 3, value);
        }
    }

    private static int unsignedCode(long value) {
        return value >>> 16 == 0 ? (value >>> 8 == 0 ? 0 : 1) : value >>> 32 == 0 ? 2 : 3;
    }

    /**
     * Writes the index of the fabric that a struct or an event belongs to, with its tag, unless it is {@linkplain
     * #leaveOutFabricIndex left out}.
     *
     * @param value 0 to 255
     */
    public void fabricIndex(int value) {
        if (!leavesOutFabricIndex) {
            unsigned(FABRIC_INDEX, value);
        }
    }

    /**
     * Writes a boolean.
     *
     * @param value true or false
     */
    public void bool(boolean value) {
        begin(value ? ElementFormat.TRUE : ElementFormat.FALSE, 0);
    }

    /** Writes a boolean with a context tag. */
    public void bool(int contextTag, boolean value) {
        begin(contextTag, value ? ElementFormat.TRUE : ElementFormat.FALSE, 0);
    }

    /**
     * Writes a number of 4 octets.
     *
     * @param value any number; what is not a number keeps its bits
     */
    public void float32(float value) {
        put(begin(ElementFormat.FLOAT, Float.BYTES), 2, Float.floatToRawIntBits(value));
    }

    /** Writes a number of 4 octets with a context tag. */
    public void float32(int contextTag, float value) {
        int at = begin(contextTag, ElementFormat.FLOAT, Float.BYTES);
        put(at, 2, Float.floatToRawIntBits(value));
    }

    /**
     * Writes a number of 8 octets.
     *
     * @param value any number; what is not a number keeps its bits
     */
    public void float64(double value) {
        put(begin(ElementFormat.DOUBLE, Double.BYTES), 3, Double.doubleToRawLongBits(value));
    }

    /** Writes a number of 8 octets with a context tag. */
    public void float64(int contextTag, double value) {
        int at = begin(contextTag, ElementFormat.DOUBLE, Double.BYTES);
        put(at, 3, Double.doubleToRawLongBits(value));
    }

    /**
     * Writes text as UTF-8.
     *
     * @param value text without NUL characters and unpaired surrogates
     * @throws IllegalArgumentException if the text has one of these; the message says where, but does not repeat the text
     */
    public void text(String value) {
        int length = Utf8.length(value);
        int at = beginString(ElementFormat.TEXT, length);
        Utf8.encode(value, length, buffer, at);
    }

    /** Writes text as UTF-8 with a context tag; see {@link #text(String)}. */
    public void text(int contextTag, String value) {
        int length = Utf8.length(value);
        int at = beginString(contextTag, ElementFormat.TEXT, length);
        Utf8.encode(value, length, buffer, at);
    }

    /**
     * Writes octets.
     *
     * @param value the octets
     */
    public void octets(OctetString value) {
        int at = beginString(ElementFormat.OCTETS, value.length());
        value.copyTo(buffer, at);
    }

    /** Writes octets with a context tag. */
    public void octets(int contextTag, OctetString value) {
        int at = beginString(contextTag, ElementFormat.OCTETS, value.length());
        value.copyTo(buffer, at);
    }

    /**
     * Writes octets that are a part of an array.
     *
     * @param source holds the octets
     * @param from the index of the first
     * @param length the number of octets
     * @throws IndexOutOfBoundsException if the part does not lie within the array
     */
    public void octets(byte[] source, int from, int length) {
        Objects.checkFromIndexSize(from, length, source.length);
        int at = beginString(ElementFormat.OCTETS, length);
        System.arraycopy(source, from, buffer, at, length);
    }

    /**
     * Writes an element that is encoded already.
     *
     * @param value the TLV of one element without a tag, as {@link TlvReader#element()} returns it
     * @throws IllegalArgumentException if the octets are anything else
     */
    public void element(OctetString value) {
        byte[] encoded = value.toByteArray();
        TlvReader check = new TlvReader(encoded);
        check.acceptImplicitProfile(true); // as every other method of this class does
        try {
            check.next();
            check.skip();
            check.finish();
        } catch (TlvException e) {
            throw new IllegalArgumentException("not the TLV of one element: " + e.getMessage(), e);
        }
        if ((encoded[0] & ElementFormat.TAG_MASK) != ElementFormat.ANONYMOUS) {
            throw new IllegalArgumentException("the TLV of the element has a tag of its own");
        }
        int at = begin(encoded[0], encoded.length - 1);
        System.arraycopy(encoded, 1, buffer, at, encoded.length - 1);
    }

    /** Writes an element that is encoded already with a context tag; see {@link #element(OctetString)}. */
    public void element(int contextTag, OctetString value) {
        tag(contextTag).element(value);
    }

    /** Writes a null. */
    public void nullValue() {
        begin(ElementFormat.NULL, 0);
    }

    /** Writes a null with a context tag. */
    public void nullValue(int contextTag) {
        begin(contextTag, ElementFormat.NULL, 0);
    }

    /** Begins a structure: until its {@link #end()}, every element needs a tag. */
    public void startStructure() {
        begin(ElementFormat.STRUCTURE, 0);
        enter(ElementFormat.STRUCTURE);
    }

    /** Begins a structure with a context tag of its own. */
    public void startStructure(int contextTag) {
        begin(contextTag, ElementFormat.STRUCTURE, 0);
        enter(ElementFormat.STRUCTURE);
    }

    /** Begins an array: until its {@link #end()}, no element may have a tag. */
    public void startArray() {
        begin(ElementFormat.ARRAY, 0);
        enter(ElementFormat.ARRAY);
    }

    /** Begins an array with a context tag of its own. */
    public void startArray(int contextTag) {
        begin(contextTag, ElementFormat.ARRAY, 0);
        enter(ElementFormat.ARRAY);
    }

    /** Begins a list: until its {@link #end()}, elements may have a tag or none. */
    public void startList() {
        begin(ElementFormat.LIST, 0);
        enter(ElementFormat.LIST);
    }

    /** Begins a list with a context tag of its own. */
    public void startList(int contextTag) {
        begin(contextTag, ElementFormat.LIST, 0);
        enter(ElementFormat.LIST);
    }

    /**
     * Ends the innermost container.
     *
     * @throws IllegalStateException if none is open, or a tag is set
     */
    public void end() {
        leave();
    }

    /**
     * Writes an array of elements of one kind.
     *
     * @param <T> the type of the values
     * @param values the values in their order
     * @param codec writes one of them
     */
    public <T extends @Nullable Object> void list(List<? extends T> values, TlvCodec<T> codec) {
        startArray();
        int count = values.size();
        if (count <= INDEXED) {
            // An iterator would be the only thing that encoding allocates.
            for (int i = 0; i < count; i++) {
                codec.encode(this, values.get(i));
            }
        } else {
            for (T value : values) {
                codec.encode(this, value);
            }
        }
        end();
    }
}
