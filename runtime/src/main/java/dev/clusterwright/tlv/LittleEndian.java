package dev.clusterwright.tlv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in an array of octets, least significant octet first. An index outside the array is the caller's mistake. */
final class LittleEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static int uint16(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xFFFF;
    }

    static long uint32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & 0xFFFF_FFFFL;
    }

    static int int32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long int64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Reads an unsigned integer of {@code 1 << code} octets. */
    static long unsigned(byte[] bytes, int at, int code) {
        return switch (code) {
            case 0 -> bytes[at] & 0xFF;
            case 1 -> uint16(bytes, at);
            case 2 -> uint32(bytes, at);
            default -> int64(bytes, at);
        };
    }

    /** Writes the lowest {@code 1 << code} octets of a number. */
    static void put(byte[] target, int at, int code, long value) {
        switch (code) {
            case 0 -> target[at] = (byte) value;
            case 1 -> SHORT.set(target, at, (short) value);
            case 2 -> INT.set(target, at, (int) value);
            default -> LONG.set(target, at, value);
        }
    }
}
