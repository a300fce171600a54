package dev.clusterwright.benchmarks.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * What the hand-written codecs share: static methods over an array and an index. Truncated input is noticed by the bounds
 * of the array; tags that occur twice, malformed UTF-8 and missing integers are not noticed at all.
 */
final class HandWrittenTlv {
    static final int FALSE = 0x08;
    static final int TRUE = 0x09;
    static final int FLOAT = 0x0A;
    static final int TEXT = 0x0C;
    static final int OCTETS = 0x10;
    static final int NULL = 0x14;
    static final int STRUCTURE = 0x15;
    static final int ARRAY = 0x16;
    static final int LIST = 0x17;
    static final int END = 0x18;
    static final int CONTEXT = 0x20;

    private static final int UNSIGNED = 0x04;
    private static final int[] TAG_WIDTHS = {0, 1, 2, 4, 2, 4, 6, 8};

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private HandWrittenTlv() {}

    static int type(int control) {
        return control & 0x1F;
    }

    static boolean hasContextTag(int control) {
        return (control & 0xE0) == CONTEXT;
    }

    /** Returns the number of octets of an integer, or of the length of a string. */
    static int width(int control) {
        return 1 << (control & 3);
    }

    static long unsigned(byte[] in, int at, int control) {
        return switch (type(control)) {
            case 0x04 -> in[at] & 0xFF;
            case 0x05 -> (short) SHORT.get(in, at) & 0xFFFF;
            case 0x06 -> (int) INT.get(in, at) & 0xFFFF_FFFFL;
            case 0x07 -> (long) LONG.get(in, at);
            default -> throw new IllegalArgumentException("not an unsigned integer");
        };
    }

    static long signed(byte[] in, int at, int control) {
        return switch (type(control)) {
            case 0x00 -> in[at];
            case 0x01 -> (short) SHORT.get(in, at);
            case 0x02 -> (int) INT.get(in, at);
            case 0x03 -> (long) LONG.get(in, at);
            default -> throw new IllegalArgumentException("not a signed integer");
        };
    }

    static boolean bool(int control) {
        return switch (type(control)) {
            case FALSE -> false;
            case TRUE -> true;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    static float single(byte[] in, int at, int control) {
        require(control, FLOAT);
        return Float.intBitsToFloat((int) INT.get(in, at));
    }

    static void require(int control, int type) {
        if (type(control) != type) {
            throw new IllegalArgumentException("an element of another type");
        }
    }

    /** Returns the length of text or octets. */
    static int length(byte[] in, int at, int control, int type) {
        if ((control & 0x1C) != type) {
            throw new IllegalArgumentException("not a string of that kind");
        }
        int length = switch (control & 3) {
            case 0 -> in[at] & 0xFF;
            case 1 -> (short) SHORT.get(in, at) & 0xFFFF;
            case 2 -> (int) INT.get(in, at);
            default -> Math.toIntExact((long) LONG.get(in, at));
        };
        if (length < 0) {
            throw new IllegalArgumentException("a string that is too long");
        }
        return length;
    }

    static String text(byte[] in, int at, int length) {
        return new String(in, at, length, StandardCharsets.UTF_8);
    }

    static byte[] copy(byte[] in, int at, int length) {
        // Arrays.copyOfRange would make up for what is missing with zeros.
        Objects.checkFromIndexSize(at, length, in.length);
        return Arrays.copyOfRange(in, at, at + length);
    }

    /** Returns the index after an element whose control octet was read and whose tag was not. */
    static int skipTagged(byte[] in, int at, int control) {
        return skip(in, at + TAG_WIDTHS[control >>> 5 & 7], control);
    }

    /** Returns the index after an element whose control octet and tag were read. */
    static int skip(byte[] in, int from, int firstControl) {
        int at = from;
        int control = firstControl;
        int depth = 0;
        while (true) {
            int type = type(control);
            if (type == END) {
                depth--;
            } else if (type >= STRUCTURE && type <= LIST) {
                depth++;
            } else {
                at = skipValue(in, at, control);
            }
            if (depth == 0) {
                return at;
            }
            control = in[at];
            at += 1 + TAG_WIDTHS[control >>> 5 & 7];
        }
    }

    private static int skipValue(byte[] in, int at, int control) {
        int type = type(control);
        if (type < FALSE) {
            return at + width(control);
        }
        return switch (type) {
            case FALSE, TRUE, NULL -> at;
            case FLOAT -> at + 4;
            case 0x0B -> at + 8;
            case 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13 ->
                at + width(control) + length(in, at, control, control & 0x1C);
            default -> throw new IllegalArgumentException("a reserved type");
        };
    }

    static int putUnsigned(byte[] out, int at, int tag, long value) {
        out[at + 1] = (byte) tag;
        return putUnsigned(out, at, at + 2, CONTEXT, value);
    }

    static int putUnsigned(byte[] out, int at, long value) {
        return putUnsigned(out, at, at + 1, 0, value);
    }

    private static int putUnsigned(byte[] out, int controlAt, int at, int form, long value) {
        if (value >>> 8 == 0) {
            out[controlAt] = (byte) (form | UNSIGNED);
            out[at] = (byte) value;
            return at + 1;
        }
        if (value >>> 16 == 0) {
            out[controlAt] = (byte) (form | UNSIGNED | 1);
            SHORT.set(out, at, (short) value);
            return at + 2;
        }
        if (value >>> 32 == 0) {
            out[controlAt] = (byte) (form | UNSIGNED | 2);
            INT.set(out, at, (int) value);
            return at + 4;
        }
        out[controlAt] = (byte) (form | UNSIGNED | 3);
        LONG.set(out, at, value);
        return at + 8;
    }

    static int putSigned(byte[] out, int at, int tag, long value) {
        out[at + 1] = (byte) tag;
        if (value == (byte) value) {
            out[at] = CONTEXT;
            out[at + 2] = (byte) value;
            return at + 3;
        }
        if (value == (short) value) {
            out[at] = CONTEXT | 1;
            SHORT.set(out, at + 2, (short) value);
            return at + 4;
        }
        if (value == (int) value) {
            out[at] = CONTEXT | 2;
            INT.set(out, at + 2, (int) value);
            return at + 6;
        }
        out[at] = CONTEXT | 3;
        LONG.set(out, at + 2, value);
        return at + 10;
    }

    static int putSingle(byte[] out, int at, int tag, float value) {
        int after = put(out, at, tag, FLOAT);
        INT.set(out, after, Float.floatToRawIntBits(value));
        return after + 4;
    }

    static int putBool(byte[] out, int at, int tag, boolean value) {
        return put(out, at, tag, value ? TRUE : FALSE);
    }

    static int putText(byte[] out, int at, int tag, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int after = putLength(out, at, tag, TEXT, utf8.length);
        System.arraycopy(utf8, 0, out, after, utf8.length);
        return after + utf8.length;
    }

    /** Writes what comes before the content of text or octets. */
    static int putLength(byte[] out, int at, int tag, int type, int length) {
        out[at + 1] = (byte) tag;
        if (length >>> 8 == 0) {
            out[at] = (byte) (CONTEXT | type);
            out[at + 2] = (byte) length;
            return at + 3;
        }
        if (length >>> 16 == 0) {
            out[at] = (byte) (CONTEXT | type | 1);
            SHORT.set(out, at + 2, (short) length);
            return at + 4;
        }
        out[at] = (byte) (CONTEXT | type | 2);
        INT.set(out, at + 2, length);
        return at + 6;
    }

    /** Writes a control octet with a context tag, which is all there is of a null or the beginning of a container. */
    static int put(byte[] out, int at, int tag, int type) {
        out[at] = (byte) (CONTEXT | type);
        out[at + 1] = (byte) tag;
        return at + 2;
    }
}
