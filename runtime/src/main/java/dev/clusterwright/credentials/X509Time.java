package dev.clusterwright.credentials;

import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTime;
import dev.clusterwright.type.MatterTime;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Times in certificates, and the numbers that the protocol has for them. The number 0 stands for the last second of the
 * year 9999 and that for no expiry.
 */
final class X509Time {
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private X509Time() {}

    static byte[] write(long seconds) {
        return DerTime.write(seconds == Validity.NO_EXPIRY ? NEVER : MatterTime.ofSeconds(seconds));
    }

    /** Takes a time that the protocol has a number for. */
    static long read(DerReader reader) {
        Instant time;
        try {
            time = DerTime.read(reader);
        } catch (DateTimeException e) {
            // Not as the cause: its message repeats the text.
            throw new CredentialsException(
                    CredentialsError.VALIDITY, "the validity of the certificate has no proper time");
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
