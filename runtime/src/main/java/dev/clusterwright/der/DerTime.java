package dev.clusterwright.der;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Times as certificates have them (RFC 5280, 4.1.2.5): in UTC and whole seconds, with two digits for years up to 2049 and
 * four after that. Thread-safe.
 */
public final class DerTime {
    private static final int FIRST_LONG_YEAR = 2050;
    private static final DateTimeFormatter LONG =
            formatter(new DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4));
    private static final DateTimeFormatter SHORT =
            formatter(new DateTimeFormatterBuilder().appendValueReduced(ChronoField.YEAR, 2, 2, 1950));

    private DerTime() {}

    private static DateTimeFormatter formatter(DateTimeFormatterBuilder year) {
        return year.appendPattern("MMddHHmmss'Z'").toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A time in the years 1950 to 9999; what is less than a second is dropped. */
    public static byte[] write(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return local.getYear() < FIRST_LONG_YEAR
                ? Der.text(DerTag.UTC_TIME, SHORT.format(local))
                : Der.text(DerTag.GENERALIZED_TIME, LONG.format(local));
    }

    /**
     * Takes a time.
     *
     * @throws DerException if the next element is something else
     * @throws DateTimeException if its text is no time, or not in the form for its year
     */
    public static Instant read(DerReader reader) {
        boolean isShort = reader.nextIs(DerTag.UTC_TIME);
        String text = reader.text(isShort ? DerTag.UTC_TIME : DerTag.GENERALIZED_TIME);
        LocalDateTime local = LocalDateTime.parse(text, isShort ? SHORT : LONG);
        if (isShort == local.getYear() >= FIRST_LONG_YEAR) {
            throw new DateTimeException("the year " + local.getYear() + " is not written as certificates have it");
        }
        return local.toInstant(ZoneOffset.UTC);
    }
}
