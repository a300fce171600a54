package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over one TLV element, and over the elements inside it (Matter Core 1.6, Appendix A).
 *
 * <p>{@link #next()} moves to an element; then the caller looks at its tag and type and reads its value, enters it or
 * leaves it unread. A structure is read like this:
 *
 * <pre>{@code
 * int id = 0;
 * reader.startStructure(SHAPE);
 * while (reader.next()) {
 *     switch (reader.contextTag()) {
 *         case 0 -> id = reader.uint16();
 *         default -> reader.skip();
 *     }
 * }
 * reader.end();
 * }</pre>
 *
 * <p>Every rule of the encoding is upheld for every octet the reader passes, also in what is skipped: where which form of
 * tag may stand, no tag twice in a structure, text that is UTF-8 without NUL, containers that end, no more than 32 of
 * them inside each other. A length is compared with what is left of the input before anything is allocated. What is
 * <em>not</em> checked is the order of tags, and whether integers and lengths could be encoded in fewer octets.
 *
 * <p>Errors: whatever is wrong with the octets is a {@link TlvException}, from any method that reads. After one the
 * reader is of no use until {@link #reset(byte[])}. Wrong use is an {@link IllegalStateException}: reading a value when
 * there is no element whose value has not been read, or ending a container when none is open.
 *
 * <p>The reader does not copy the array it reads, and nobody may change it meanwhile. A reader can be used again and
 * again, which allocates nothing but the values it returns. Not safe for use by several threads at once.
 */
public final class TlvReader extends TlvScanner {
    private final EntryStack entries = new EntryStack();
    private boolean ignoresFabricIndex;

    /**
     * Makes a reader of an array that holds one element and nothing else.
     *
     * @param bytes the encoding
     */
    public TlvReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * Makes a reader of a part of an array that holds one element and nothing else.
     *
     * @param bytes holds the encoding
     * @param from the index of its first octet
     * @param to the index after its last octet
     * @throws IndexOutOfBoundsException if the part does not lie within the array
     */
    public TlvReader(byte[] bytes, int from, int to) {
        super(bytes, from, to);
    }

    /**
     * Begins anew with another array, whatever happened before.
     *
     * @param bytes the encoding
     */
    public void reset(byte[] bytes) {
        reset(bytes, 0, bytes.length);
    }

    /**
     * Begins anew with a part of another array, whatever happened before.
     *
     * @param bytes holds the encoding
     * @param from the index of its first octet
     * @param to the index after its last octet
     * @throws IndexOutOfBoundsException if the part does not lie within the array
     */
    public void reset(byte[] bytes, int from, int to) {
        rewind(bytes, from, to);
        entries.clear(0);
    }

    /**
     * Says whether reader and writer have agreed upon what tags of an implicit profile mean. Without such an agreement,
     * which is how a reader begins, they are an error. {@link #reset(byte[])} keeps the setting.
     *
     * @param accept whether to accept such tags
     */
    public void acceptImplicitProfile(boolean accept) {
        acceptsImplicitProfile = accept;
    }

    /**
     * Says whether the index of the fabric in fabric-scoped structs is passed over, whatever it is, as a server does with
     * what it is sent: there, the session says which fabric is meant. A reader begins with heeding it, as it stands in
     * what a server reports. {@link #reset(byte[])} keeps the setting.
     *
     * @param ignore whether {@link #skipFabricIndex()} does so
     */
    public void ignoreFabricIndex(boolean ignore) {
        ignoresFabricIndex = ignore;
    }

    /**
     * Moves to the next element of the innermost open container, past whatever has not been read of the last one. At the
     * top level there is one element.
     *
     * @return true if there is another element; false at the end of the container, which {@link #end()} leaves, and at
     *     the top level after its element
     */
    public boolean next() {
        return advance();
    }

    /**
     * Moves to the next field of the innermost open structure if it has a certain tag. To ask for all fields that a
     * structure may have, in the order of their tags, is the quickest way to read it:
     *
     * <pre>{@code
     * do {
     *     if (reader.field(0)) {
     *         id = reader.uint16();
     *     }
     *     ...
     * } while (reader.moreFields());
     * }</pre>
     *
     * @param contextTag the tag that is asked for
     * @return true if the reader is now at a field of that tag; false if the next one has another, which has not been moved
     *     to, or there is none
     */
    public boolean field(int contextTag) {
        return advanceTo(contextTag);
    }

    /**
     * Says whether to ask for fields once more: when they come in another order than they were asked for. Fields that the
     * shape of the structure does not have are passed; and so is one that nobody has asked for in a whole round. A structure
     * that was entered without a shape is to be read by {@link #next()} instead, as here all of its fields would be passed.
     *
     * @return true if the reader has moved to a field of the shape; false at the end of the structure, which {@link #end()}
     *     leaves
     */
    public boolean moreFields() {
        return !isAtEnd() && moreFields(null);
    }

    /**
     * The same, but what would be passed is kept.
     *
     * @param unknown takes the fields that the shape of the structure does not have; null to pass them
     */
    public boolean moreFields(UnknownFields.@Nullable Builder unknown) {
        // A field that the reader has moved to, and nobody has asked for, is not known either.
        boolean isLeft = element != NONE;
        while (isLeft || advance()) {
            if (!isLeft && nesting.shapeAt(nesting.depth).fieldName(contextTag) != null) {
                return true;
            }
            isLeft = false;
            if (unknown == null) {
                pass();
            } else {
                unknown.add(this);
            }
        }
        return false;
    }

    /**
     * Makes sure that the input is at its end, past whatever has not been read of the element at the top level.
     *
     * @throws TlvException if octets follow
     * @throws IllegalStateException if {@link #next()} has not been called or a container is open
     */
    public void finish() {
        checkFinished();
    }

    /**
     * Returns the kind of the element whose value comes next.
     *
     * @return its type, regardless of widths
     */
    public TlvType type() {
        requireElement();
        return ElementFormat.typeOf(element);
    }

    /**
     * Returns the context tag of the element. It is known from {@link #next()} until the element's value is read or
     * entered.
     *
     * @return 0 to 255; -1 for an element without a tag, -2 for one with a tag of a profile
     */
    public int contextTag() {
        return contextTag;
    }

    /**
     * Returns the tag of the element, of whatever form, while {@link #contextTag()} is known.
     *
     * @return the tag; {@link TlvTag#ANONYMOUS} for none
     */
    public TlvTag tag() {
        requireElement();
        return TlvTag.read(bytes, offset);
    }

    /**
     * Returns where the element begins, with its control octet, while {@link #contextTag()} is known. After the last
     * element of a container it means nothing.
     *
     * @return an index into the array that is read
     */
    public int offset() {
        return offset;
    }

    /**
     * Says whether the element is null, and leaves it unread.
     *
     * @return true for null
     */
    public boolean isNull() {
        requireElement();
        return element == ElementFormat.NULL;
    }

    /**
     * Reads the element if it is null.
     *
     * @return true if it was null and is read; false if it is something else and still unread
     */
    public boolean readNull() {
        boolean isNull = isNull();
        if (isNull) {
            element = NONE;
        }
        return isNull;
    }

    /**
     * Reads a boolean.
     *
     * @return the value
     */
    public boolean bool() {
        int type = element;
        if ((type & ~1) != ElementFormat.FALSE) {
            throw expected(TlvType.BOOLEAN);
        }
        element = NONE;
        return type == ElementFormat.TRUE;
    }

    /** {@return the unsigned integer of whatever width, 0 to 2^8 - 1} */
    public int uint8() {
        return (int) unsigned(8);
    }

    /** {@return the unsigned integer of whatever width, 0 to 2^16 - 1} */
    public int uint16() {
        return (int) unsigned(16);
    }

    /** {@return the unsigned integer of whatever width, 0 to 2^24 - 1} */
    public int uint24() {
        return (int) unsigned(24);
    }

    /** {@return the unsigned integer of whatever width, 0 to 2^32 - 1} */
    public long uint32() {
        return unsigned(32);
    }

    /** {@return the unsigned integer of whatever width, 0 to 2^40 - 1} */
    public long uint40() {
        return unsigned(40);
    }

    /** {@return the unsigned integer of whatever width, 0 to 2^48 - 1} */
    public long uint48() {
        return unsigned(48);
    }

    /** {@return the unsigned integer of whatever width, 0 to 2^56 - 1} */
    public long uint56() {
        return unsigned(56);
    }

    /** {@return the unsigned integer of whatever width; 2^63 and above are negative in Java} */
    public long uint64() {
        return unsigned(64);
    }

    /** {@return the signed integer of whatever width, -2^7 to 2^7 - 1} */
    public int int8() {
        return (int) signed(8);
    }

    /** {@return the signed integer of whatever width, -2^15 to 2^15 - 1} */
    public int int16() {
        return (int) signed(16);
    }

    /** {@return the signed integer of whatever width, -2^23 to 2^23 - 1} */
    public int int24() {
        return (int) signed(24);
    }

    /** {@return the signed integer of whatever width, -2^31 to 2^31 - 1} */
    public int int32() {
        return (int) signed(32);
    }

    /** {@return the signed integer of whatever width, -2^39 to 2^39 - 1} */
    public long int40() {
        return signed(40);
    }

    /** {@return the signed integer of whatever width, -2^47 to 2^47 - 1} */
    public long int48() {
        return signed(48);
    }

    /** {@return the signed integer of whatever width, -2^55 to 2^55 - 1} */
    public long int56() {
        return signed(56);
    }

    /** {@return the signed integer of whatever width, -2^63 to 2^63 - 1} */
    public long int64() {
        return signed(64);
    }

    /**
     * Passes the element if the index of the fabric, which it is, is {@linkplain #ignoreFabricIndex ignored}.
     *
     * @return true if it was passed; false if it is still unread
     */
    public boolean skipFabricIndex() {
        if (ignoresFabricIndex) {
            skip();
        }
        return ignoresFabricIndex;
    }

    /** Reads an unsigned integer of any width, at most {@code 2^bits - 1}. */
    long unsigned(int bits) {
        // Not by the widths' logarithm: the processor can guess which case it will be, and go on without waiting for
        // it.
        long value = switch (element) {
            case ElementFormat.UNSIGNED -> bytes[take(1)] & 0xFF;
            case ElementFormat.UNSIGNED + 1 -> LittleEndian.uint16(bytes, take(2));
            case ElementFormat.UNSIGNED + 2 -> LittleEndian.uint32(bytes, take(4));
            case ElementFormat.UNSIGNED + 3 -> LittleEndian.int64(bytes, take(8));
            default -> throw expected(TlvType.UNSIGNED_INTEGER);
        };
        // Two shifts, as one by 64 would be one by 0.
        if (value >>> (bits - 1) >>> 1 != 0) {
            throw fail(TlvError.INTEGER_RANGE, "integer outside the range of uint" + bits);
        }
        return value;
    }

    /** Reads a signed integer of any width, between {@code -2^(bits-1)} and {@code 2^(bits-1) - 1}. */
    long signed(int bits) {
        long value = switch (element) {
            case ElementFormat.SIGNED -> bytes[take(1)];
            case ElementFormat.SIGNED + 1 -> (short) LittleEndian.uint16(bytes, take(2));
            case ElementFormat.SIGNED + 2 -> LittleEndian.int32(bytes, take(4));
            case ElementFormat.SIGNED + 3 -> LittleEndian.int64(bytes, take(8));
            default -> throw expected(TlvType.SIGNED_INTEGER);
        };
        int spare = Long.SIZE - bits;
        if (value << spare >> spare != value) {
            throw fail(TlvError.INTEGER_RANGE, "integer outside the range of int" + bits);
        }
        return value;
    }

    /**
     * Reads a number of 4 octets; one of 8 octets is of the wrong type, as it may not fit.
     *
     * @return the value, possibly infinite or not a number
     */
    public float float32() {
        if (element != ElementFormat.FLOAT) {
            throw expected(TlvType.FLOAT);
        }
        return Float.intBitsToFloat(LittleEndian.int32(bytes, take(Float.BYTES)));
    }

    /**
     * Reads a number of 8 octets, or of 4, which always fits.
     *
     * @return the value, possibly infinite or not a number
     */
    public double float64() {
        if (element == ElementFormat.FLOAT) {
            return float32();
        }
        if (element != ElementFormat.DOUBLE) {
            throw expected(TlvType.DOUBLE);
        }
        return Double.longBitsToDouble(LittleEndian.int64(bytes, take(Double.BYTES)));
    }

    /**
     * Reads text. A localized string identifier is not taken off: it remains at the end, after U+001F.
     *
     * @return the text as it was sent
     */
    public String text() {
        if ((element & ~3) != ElementFormat.TEXT) {
            throw expected(TlvType.TEXT);
        }
        int from = takeString();
        int to = position;
        return Utf8.decode(bytes, from, to, checkText(from, to));
    }

    /**
     * Reads octets.
     *
     * @return a copy of them
     */
    public OctetString octets() {
        if ((element & ~3) != ElementFormat.OCTETS) {
            throw expected(TlvType.OCTETS);
        }
        int from = takeString();
        return OctetString.copyOf(bytes, from, position - from);
    }

    /**
     * Takes the element as it is encoded, whatever it is: for values of which nothing is known.
     *
     * @return the TLV of the element, containers with all they contain, but without its tag
     */
    public OctetString element() {
        requireElement();
        byte control = (byte) element;
        int from = position;
        pass();
        byte[] encoded = new byte[1 + position - from];
        encoded[0] = control;
        System.arraycopy(bytes, from, encoded, 1, position - from);
        return OctetString.of(encoded);
    }

    /**
     * Enters a structure that is to be checked for its mandatory fields at its {@link #end()}.
     *
     * @param shape the fields, by name and tag
     */
    public void startStructure(TlvShape shape) {
        if (element != ElementFormat.STRUCTURE) {
            throw expected(TlvType.STRUCTURE);
        }
        enter(shape);
    }

    /** Enters a structure of which nothing is known. */
    public void startStructure() {
        startStructure(TlvShape.NONE);
    }

    /**
     * Enters a structure that has no tag. Elsewhere a tag around a message is passed over; whatever is signed, or compared
     * octet for octet, has no second form with one.
     */
    public void startUntaggedStructure() {
        if (contextTag != ElementFormat.NO_TAG) {
            throw fail(TlvError.INVALID_TAG, "a tag where there is none");
        }
        startStructure();
    }

    /** Enters an array. */
    public void startArray() {
        if (element != ElementFormat.ARRAY) {
            throw expected(TlvType.ARRAY);
        }
        enter(TlvShape.NONE);
    }

    /** Enters a list. */
    public void startList() {
        startList(TlvShape.NONE);
    }

    /**
     * Enters a list whose elements have context tags like the fields of a structure, as the paths of messages have.
     *
     * @param shape the elements, by name and tag; none of them is looked for
     */
    public void startList(TlvShape shape) {
        if (element != ElementFormat.LIST) {
            throw expected(TlvType.LIST);
        }
        enter(shape);
    }

    /**
     * Leaves the innermost open container, past whatever has not been read of it.
     *
     * @throws TlvException also if the container is a structure with a shape and lacks a mandatory field; the exception
     *     names the one with the lowest tag
     * @throws IllegalStateException if no container is open
     */
    public void end() {
        if (nesting.depth == 0) {
            throw new IllegalStateException("no container is open");
        }
        if (!isAtEnd()) {
            while (advance()) {
                pass();
            }
        }
        if (!nesting.isComplete()) {
            throw failMissing(nesting.firstMissing());
        }
        leave();
    }

    /**
     * Gives up because the innermost open structure lacks a field that its shape does not know to be mandatory: one of
     * two fields, say. The reader is of no use after this.
     *
     * @param contextTag the field's
     * @return what to throw, a {@link TlvError#MISSING_FIELD}
     */
    public TlvException missing(int contextTag) {
        return failMissing(contextTag);
    }

    /** Passes the element without reading it, containers with all they contain. The next move would do the same. */
    public void skip() {
        requireElement();
        pass();
    }

    /**
     * Reads an array of elements of one kind.
     *
     * @param <T> the type of the values
     * @param codec reads one element
     * @return the values in their order, as a list that does not change
     */
    public <T extends @Nullable Object> List<T> list(TlvCodec<T> codec) {
        startArray();
        List<T> values = entries(codec);
        end();
        return values;
    }

    private <T extends @Nullable Object> List<T> entries(TlvCodec<T> codec) {
        if (!advanceInArray()) {
            return List.of();
        }
        T a = codec.decode(this);
        if (!advanceInArray()) {
            return EntryStack.of(a);
        }
        T b = codec.decode(this);
        if (!advanceInArray()) {
            return EntryStack.of(a, b);
        }
        T c = codec.decode(this);
        if (!advanceInArray()) {
            return EntryStack.of(a, b, c);
        }
        T d = codec.decode(this);
        if (!advanceInArray()) {
            return EntryStack.of(a, b, c, d);
        }
        T e = codec.decode(this);
        if (!advanceInArray()) {
            return EntryStack.of(a, b, c, d, e);
        }
        int outside = entries.size();
        entries.push(a);
        entries.push(b);
        entries.push(c);
        entries.push(d);
        entries.push(e);
        do {
            entries.push(codec.decode(this));
        } while (advanceInArray());
        return entries.pop(outside);
    }

    private void requireElement() {
        if (element == NONE) {
            throw noElement();
        }
    }

    private TlvException expected(TlvType type) {
        if (element == NONE) {
            throw noElement();
        }
        return fail(
                TlvError.WRONG_TYPE,
                "expected " + type.phrase() + " but found "
                        + ElementFormat.typeOf(element).phrase());
    }

    private static IllegalStateException noElement() {
        return new IllegalStateException("no element to read: next() must have returned true since the last value");
    }
}
