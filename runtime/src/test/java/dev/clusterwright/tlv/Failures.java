package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What comes of an attempt to read something. */
final class Failures {
    private Failures() {}

    /** Makes sure that reading fails with an error and returns the exception. */
    static TlvException assertFails(TlvError error, ThrowingCallable reading) {
        TlvException failure = catchThrowableOfType(TlvException.class, reading);
        assertThat(failure).as("exception, which should be %s", error).isNotNull();
        assertThat(failure.error()).as(failure.getMessage()).isEqualTo(error);
        return failure;
    }

    /** Returns the error that reading fails with, or null if it does not; any other exception passes through. */
    static @Nullable TlvError errorOf(Runnable reading) {
        try {
            reading.run();
            return null;
        } catch (TlvException failure) {
            return failure.error();
        }
    }
}
