package dev.clusterwright.type;

import java.time.Instant;

/**
 * Times as the protocol has them: unsigned numbers that count from the beginning of the year 2000, UTC (Matter Core,
 * chapter 7, Epoch Time). Thread-safe.
 */
public final class MatterTime {
    /** The beginning of the year 2000, from which times count. */
    public static final Instant EPOCH = Instant.ofEpochSecond(946_684_800);

    private static final long MAX_SECONDS = 0xFFFF_FFFFL;
    private static final long MICROS = 1_000_000;

    private MatterTime() {}

    /**
     * The time of a value of type {@code epoch-s}.
     *
     * @param seconds 0 to 0xFFFFFFFF, which is in the year 2136
     * @throws IllegalArgumentException if it is not within that
     */
    public static Instant ofSeconds(long seconds) {
        Integers.checkUnsigned("seconds", seconds, 32);
        return EPOCH.plusSeconds(seconds);
    }

    /**
     * A time as a value of type {@code epoch-s}; what is less than a second is dropped.
     *
     * @return 0 to 0xFFFFFFFF
     * @throws IllegalArgumentException if the time is before the year 2000 or too late for 32 bits
     */
    public static long toSeconds(Instant time) {
        long seconds = time.getEpochSecond() - EPOCH.getEpochSecond();
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(time + " is not between the years 2000 and 2136");
        }
        return seconds;
    }

    /**
     * The time of a value of type {@code epoch-us}.
     *
     * @param micros microseconds, as an unsigned number
     */
    public static Instant ofMicros(long micros) {
        return EPOCH.plusSeconds(Long.divideUnsigned(micros, MICROS))
                .plusNanos(Long.remainderUnsigned(micros, MICROS) * 1000);
    }

    /**
     * A time as a value of type {@code epoch-us}; what is less than a microsecond is dropped.
     *
     * @throws IllegalArgumentException if the time is before the year 2000 or too late for 63 bits
     */
    public static long toMicros(Instant time) {
        if (time.isBefore(EPOCH)) {
            throw new IllegalArgumentException(time + " is before the year 2000");
        }
        try {
            // Instant.until would count nanoseconds on the way, of which a long has those of 292 years only.
            long seconds = Math.multiplyExact(time.getEpochSecond() - EPOCH.getEpochSecond(), MICROS);
            return Math.addExact(seconds, time.getNano() / 1000);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(time + " is too late to be counted in microseconds", e);
        }
    }
}
