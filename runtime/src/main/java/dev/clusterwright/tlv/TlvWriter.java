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
 * <p>A value is written by the method for its type; {@code tag} before it gives it a tag:
 *
 * <pre>{@code
 * writer.startStructure();
 * writer.tag(0).unsigned(42);
 * writer.tag(1).text("name");
 * writer.end();
 * }</pre>
 *
 * <p>The encoding is the shortest there is: integers, lengths and tag numbers take as few octets as they can. The writer
 * checks where which form of tag may stand and that containers nest at most 32 deep; that no tag occurs twice in a
 * structure is up to the caller, and so is the order of tags.
 *
 * <p>Errors: wrong use is an {@link IllegalStateException}, a value that has no encoding an {@link
 * IllegalArgumentException}, and an element that does not fit into the array given to the constructor, or into any array,
 * a {@link BufferOverflowException}. After one of them the writer is in the middle of something and of no use until
 * {@link #reset()}.
 *
 * <p>A writer can be used again and again. It keeps its array, and thereby the octets written, until it writes over them.
 * Not safe for use by several threads at once.
 */
public final class TlvWriter {
    private static final int INITIAL_CAPACITY = 128;
    /** Some virtual machines cannot make arrays of the full range of lengths. */
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    // Two bits are enough to tell containers apart. The lower of them says whether context tags may stand there.
    private static final int TOP = 0;
    private static final int STRUCTURE = 1;
    private static final int ARRAY = 2;
    private static final int LIST = 3;

    /** The context tag of a FabricIndex (Matter Core, 7.13.6). */
    private static final int FABRIC_INDEX = 0xFE;

    private byte[] buffer;
    /** Whether the array belongs to the caller, so that no other can take its place. */
    private final boolean fixed;
    /** The number of octets written. */
    private int size;
    /** The containers that are open, two bits each, the innermost in the lowest. */
    private long containers;
    /** The number of containers that are open. */
    private int depth;
    /** The context tag of the next element, {@link ElementFormat#NO_TAG} or {@link ElementFormat#PROFILE_TAG}. */
    private int tag = ElementFormat.NO_TAG;
    /** The tag of the next element if it is one of a profile. */
    private TlvTag profileTag = TlvTag.ANONYMOUS;

    private boolean leavesOutFabricIndex;

    /** Makes a writer to an array of its own, which grows as needed. */
    public TlvWriter() {
        this.buffer = new byte[INITIAL_CAPACITY];
        this.fixed = false;
    }

    /**
     * Makes a writer to the caller's array, from its beginning to at most its end.
     *
     * @param buffer receives the encoding; the octets after {@link #size()} remain as they are
     */
    public TlvWriter(byte[] buffer) {
        this.buffer = buffer;
        this.fixed = true;
    }

    /** Begins anew, whatever happened before. */
    public void reset() {
        size = 0;
        containers = 0;
        depth = 0;
        tag = ElementFormat.NO_TAG;
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
        if (depth > 0 || size == 0 || tag != ElementFormat.NO_TAG) {
            throw new IllegalStateException(
                    depth > 0
                            ? "a container is still open"
                            : size == 0 ? "nothing was written" : "a tag is set, but no value was written for it");
        }
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
        if (contextTag >>> 8 != 0 || tag != ElementFormat.NO_TAG) {
            throw badTag(contextTag);
        }
        tag = contextTag;
        return this;
    }

    private static RuntimeException badTag(int contextTag) {
        return contextTag >>> 8 != 0
                ? new IllegalArgumentException("context tag " + contextTag + " is not between 0 and 255")
                : new IllegalStateException("a tag is set already");
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
        int code = value == (byte) value ? 0 : value == (short) value ? 1 : value == (int) value ? 2 : 3;
        int at = begin(ElementFormat.SIGNED | code, 1 << code);
        LittleEndian.put(buffer, at, code, value);
    }

    /**
     * Writes an integer of an unsigned type.
     *
     * @param value any number; a negative one stands for itself plus 2^64
     */
    public void unsigned(long value) {
        int code = value >>> 16 == 0 ? (value >>> 8 == 0 ? 0 : 1) : value >>> 32 == 0 ? 2 : 3;
        int at = begin(ElementFormat.UNSIGNED | code, 1 << code);
        LittleEndian.put(buffer, at, code, value);
    }

    /**
     * Writes a boolean.
     *
     * @param value true or false
     */
    public void bool(boolean value) {
        begin(value ? ElementFormat.TRUE : ElementFormat.FALSE, 0);
    }

    /**
     * Writes the index of the fabric that a struct or an event belongs to, with its tag, unless it is {@linkplain
     * #leaveOutFabricIndex left out}.
     *
     * @param value the index; null writes nothing
     */
    public void fabricIndex(@Nullable Integer value) {
        if (value != null && !leavesOutFabricIndex) {
            tag(FABRIC_INDEX).unsigned(value);
        }
    }

    /**
     * Writes a number of 4 octets.
     *
     * @param value any number; what is not a number keeps its bits
     */
    public void float32(float value) {
        int at = begin(ElementFormat.FLOAT, Float.BYTES);
        LittleEndian.put(buffer, at, 2, Float.floatToRawIntBits(value));
    }

    /**
     * Writes a number of 8 octets.
     *
     * @param value any number; what is not a number keeps its bits
     */
    public void float64(double value) {
        int at = begin(ElementFormat.DOUBLE, Double.BYTES);
        LittleEndian.put(buffer, at, 3, Double.doubleToRawLongBits(value));
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

    /**
     * Writes octets.
     *
     * @param value the octets
     */
    public void octets(OctetString value) {
        int at = beginString(ElementFormat.OCTETS, value.length());
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

    /** Writes a null. */
    public void nullValue() {
        begin(ElementFormat.NULL, 0);
    }

    /** Begins a structure: until its {@link #end()}, every element needs a tag. */
    public void startStructure() {
        begin(ElementFormat.STRUCTURE, 0);
        enter(STRUCTURE);
    }

    /** Begins an array: until its {@link #end()}, no element may have a tag. */
    public void startArray() {
        begin(ElementFormat.ARRAY, 0);
        enter(ARRAY);
    }

    /** Begins a list: until its {@link #end()}, elements may have a tag or none. */
    public void startList() {
        begin(ElementFormat.LIST, 0);
        enter(LIST);
    }

    /**
     * Ends the innermost container.
     *
     * @throws IllegalStateException if none is open, or a tag is set
     */
    public void end() {
        if (depth == 0 || tag != ElementFormat.NO_TAG) {
            throw new IllegalStateException(
                    depth == 0 ? "no container is open" : "a tag is set, but no value was written for it");
        }
        reserve(1);
        buffer[size++] = ElementFormat.END;
        containers >>>= 2;
        depth--;
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
        for (T value : values) {
            codec.encode(this, value);
        }
        end();
    }

    private void enter(int container) {
        if (depth == ElementFormat.MAX_DEPTH) {
            throw new IllegalStateException("more than " + ElementFormat.MAX_DEPTH + " containers inside each other");
        }
        containers = (containers << 2) | container;
        depth++;
    }

    private int beginString(int type, int length) {
        int code = length >>> 8 == 0 ? 0 : length >>> 16 == 0 ? 1 : 2;
        int width = 1 << code;
        // A sum beyond the range of int becomes negative, which no array has room for.
        int at = begin(type | code, width + length);
        LittleEndian.put(buffer, at, code, length);
        return at + width;
    }

    /**
     * Writes the control octet and the tag, and makes room for what follows them.
     *
     * @return the index at which the caller has to write exactly that many octets
     */
    private int begin(int type, int following) {
        int number = tag;
        // Bit 0 of a container is set for those in which a context tag may stand.
        if (number < 0 || (containers & 1) == 0) {
            return beginOther(type, following);
        }
        int at = reserve(2 + following);
        buffer[at] = (byte) (ElementFormat.CONTEXT | type);
        buffer[at + 1] = (byte) number;
        tag = ElementFormat.NO_TAG;
        size = at + 2 + following;
        return at + 2;
    }

    private int beginOther(int type, int following) {
        checkPlacement();
        TlvTag written = tag == ElementFormat.NO_TAG ? TlvTag.ANONYMOUS : profileTag;
        int control = written.control() | type;
        int header = 1 + ElementFormat.tagLength(control);
        int at = reserve(header + following);
        buffer[at] = (byte) control;
        written.write(buffer, at + 1);
        tag = ElementFormat.NO_TAG;
        size = at + header + following;
        return at + header;
    }

    private void checkPlacement() {
        int container = (int) containers & 3;
        if (container == TOP && size > 0) {
            throw new IllegalStateException("there is an element already, and only one at the top level");
        }
        if (container == STRUCTURE && tag == ElementFormat.NO_TAG) {
            throw new IllegalStateException("an element of a structure needs a tag");
        }
        if (container == ARRAY && tag != ElementFormat.NO_TAG) {
            throw new IllegalStateException("an element of an array has no tag");
        }
        if (container == TOP && tag >= 0) {
            throw new IllegalStateException("an element at the top level has no context tag");
        }
    }

    /** Makes sure that there is room for as many octets and returns the index of the first. */
    private int reserve(int octets) {
        if (octets < 0 || buffer.length - size < octets) {
            grow(octets);
        }
        return size;
    }

    private void grow(int octets) {
        long needed = (long) size + octets;
        if (fixed || octets < 0 || needed > MAX_CAPACITY) {
            throw new BufferOverflowException();
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(MAX_CAPACITY, Math.max(needed, 2L * buffer.length)));
    }
}
