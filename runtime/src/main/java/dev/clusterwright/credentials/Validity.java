package dev.clusterwright.credentials;

import dev.clusterwright.type.Integers;
import dev.clusterwright.type.MatterTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From when until when a certificate is valid, in seconds since the beginning of the year 2000. Immutable and thread-safe.
 *
 * @param notBefore its first second, 0 to 0xFFFFFFFF
 * @param notAfter its last second, 1 to 0xFFFFFFFF, or {@link #NO_EXPIRY}
 */
public record Validity(long notBefore, long notAfter) {
    /** The last second of a certificate that does not expire (RFC 5280, 4.1.2.5). */
    public static final long NO_EXPIRY = 0;

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if one has more than 32 bits
     * @throws CredentialsException if the end is not after the beginning
     */
    public Validity {
        Integers.checkUnsigned("notBefore", notBefore, 32);
        Integers.checkUnsigned("notAfter", notAfter, 32);
        if (notAfter != NO_EXPIRY && notBefore >= notAfter) {
            throw new CredentialsException(
                    CredentialsError.VALIDITY,
                    "the end of the validity, " + MatterTime.ofSeconds(notAfter) + ", is not after its beginning, "
                            + MatterTime.ofSeconds(notBefore));
        }
    }

    /**
     * A time that begins at some point. The first second of the year 2000 has no form in X.509; what would begin with it
     * begins a second later.
     *
     * @param start in the years 2000 to 2136
     * @param length 1 second or more
     * @throws IllegalArgumentException if beginning or end are in other years
     * @throws CredentialsException if the length is less than a second
     */
    public static Validity of(Instant start, Duration length) {
        long notBefore = firstSecond(start);
        try {
            return new Validity(notBefore, MatterTime.toSeconds(start.plus(length)));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(length + " after " + start + " is no time", e);
        }
    }

    /**
     * A time without an end. What would begin with the first second of the year 2000 begins a second later.
     *
     * @param start in the years 2000 to 2136
     * @throws IllegalArgumentException if it is in another year
     */
    public static Validity from(Instant start) {
        return new Validity(firstSecond(start), NO_EXPIRY);
    }

    private static long firstSecond(Instant start) {
        return Math.max(1, MatterTime.toSeconds(start));
    }

    /** Its first second. */
    public Instant beginning() {
        return MatterTime.ofSeconds(notBefore);
    }

    /** Its last second; none if it does not end. */
    public Optional<Instant> end() {
        return notAfter == NO_EXPIRY ? Optional.empty() : Optional.of(MatterTime.ofSeconds(notAfter));
    }

    /** Whether it has begun at a time. */
    public boolean hasBegun(Instant time) {
        return !time.isBefore(beginning());
    }

    /** Whether it is over at a time. */
    public boolean isOver(Instant time) {
        return end().filter(last -> !time.isBefore(last.plusSeconds(1))).isPresent();
    }

    /** Both times. */
    @Override
    public String toString() {
        return "Validity[" + beginning() + " to " + end().map(Instant::toString).orElse("no end") + "]";
    }
}
