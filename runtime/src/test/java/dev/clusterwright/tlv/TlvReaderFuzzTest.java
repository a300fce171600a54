package dev.clusterwright.tlv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.clusterwright.type.OctetString;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Any calls of a reader's methods over any octets. The inputs beside this class are run each time; see CONTRIBUTING.md for
 * how to have more of them found.
 */
class TlvReaderFuzzTest {
    /** An exception with its stack trace and a path through containers of the greatest depth. */
    private static final long ALLOCATED = 64 * 1024;

    /**
     * What takes most for its encoding is an array of booleans that are taken as they are encoded: for each octet an object,
     * copies of the octet, and a place in a list and in its copy. That is 85 bytes with references of 4 bytes, and half as
     * much again with those of 8 bytes.
     */
    private static final long ALLOCATED_PER_OCTET = 160;

    @FuzzTest
    void program(byte[] input) {
        TlvException failure = ReaderProgram.run(input);

        byte[] octets = Arrays.copyOfRange(input, ReaderProgram.from(input), input.length);
        TlvException whenSkipped = skip(octets, ReaderProgram.acceptsImplicitProfile(input));
        if (failure == null || failure.error().malformed()) {
            assertSame(failure, whenSkipped, ReaderProgram.from(input));
        }
        if (whenSkipped == null) {
            checkRoundTrip(octets, ReaderProgram.acceptsImplicitProfile(input));
        }
        Allocation.assertAtMost(ALLOCATED + ALLOCATED_PER_OCTET * input.length, () -> ReaderProgram.runBarely(input));
    }

    /** However octets are read, it is the same error that makes them none of TLV. */
    private static void assertSame(@Nullable TlvException whenRead, @Nullable TlvException whenSkipped, int from) {
        boolean same = (whenRead == null || whenSkipped == null)
                ? whenRead == whenSkipped
                : (whenRead.error() == whenSkipped.error() && whenRead.offset() == from + whenSkipped.offset());
        if (!same) {
            throw new AssertionError("when read: " + whenRead + ", when skipped: " + whenSkipped);
        }
    }

    private static @Nullable TlvException skip(byte[] octets, boolean acceptImplicitProfile) {
        try {
            TreeValue.skip(octets, acceptImplicitProfile);
            return null;
        } catch (TlvException failure) {
            return failure;
        }
    }

    private static void checkRoundTrip(byte[] octets, boolean acceptImplicitProfile) {
        TreeValue value = TreeValue.decode(octets, acceptImplicitProfile);
        byte[] encoded = value.encode();
        if (encoded.length > octets.length
                || !Objects.equals(TreeValue.decode(encoded, acceptImplicitProfile), value)) {
            throw new AssertionError("becomes " + OctetString.of(encoded).toHex());
        }
    }
}
