package dev.clusterwright.credentials;

import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.MatterTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Times in certificates (RFC 5280, 4.1.2.5): two digits for years up to 2049, four after that. The number 0 stands for the
 * last second of the year 9999 and that for no expiry.
 */
final class X509Time {
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
    private static final int FIRST_LONG_YEAR = 2050;
    private static final DateTimeFormatter LONG = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("MMddHHmmss'Z'")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHORT = new DateTimeFormatterBuilder()
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
            .appendPattern("MMddHHmmss'Z'")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private X509Time() {}

    static byte[] write(long seconds) {
        Instant time = seconds == Validity.NO_EXPIRY ? NEVER : MatterTime.ofSeconds(seconds);
        LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return local.getYear() < FIRST_LONG_YEAR
                ? Der.text(DerTag.UTC_TIME, SHORT.format(local))
                : Der.text(DerTag.GENERALIZED_TIME, LONG.format(local));
    }

    /** Takes a time that the protocol has a number for. */
    static long read(DerReader reader) {
        boolean isShort = reader.nextIs(DerTag.UTC_TIME);
        String text = reader.text(isShort ? DerTag.UTC_TIME : DerTag.GENERALIZED_TIME);
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text, isShort ? SHORT : LONG);
        } catch (DateTimeParseException e) {
            // Not as the cause: its message repeats the text.
            throw new CredentialsException(
                    CredentialsError.VALIDITY, "the validity of the certificate has no proper time");
        }
        Instant time = local.toInstant(ZoneOffset.UTC);
        if (isShort == local.getYear() >= FIRST_LONG_YEAR) {
            throw new CredentialsException(
                    CredentialsError.VALIDITY,
                    "the year " + local.getYear() + " is not written as certificates have it");
        }
        if (time.equals(NEVER)) {
            return Validity.NO_EXPIRY;
        }
        try {
            long seconds = MatterTime.toSeconds(time);
            if (seconds == Validity.NO_EXPIRY) {
                throw new CredentialsException(
                        CredentialsError.VALIDITY, "the first second of the year 2000 stands for another time");
            }
            return seconds;
        } catch (IllegalArgumentException e) {
            throw new CredentialsException(CredentialsError.VALIDITY, e);
        }
    }
}
