package dev.clusterwright.tlv;

import static dev.clusterwright.tlv.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Published vectors of the encoding itself, read and written without knowing what the values mean. */
class TlvVectorsTest {
    @Test
    void noVectorIsLost() {
        assertThat(Vectors.VALID).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Vectors.INVALID).hasSizeGreaterThanOrEqualTo(33);
        assertThat(Vectors.VALID).extracting(Vectors.Valid::kind).contains(Vectors.Kind.values());
    }

    @TestFactory
    Stream<DynamicTest> valid() {
        return Vectors.VALID.stream()
                .map(vector -> dynamicTest(vector.name(), () -> {
                    switch (vector.kind()) {
                        case CANONICAL -> checkCanonical(vector);
                        case NONCANONICAL_ACCEPT -> checkNoncanonical(vector);
                        case VALID_ONLY_WITH_IMPLICIT_PROFILE -> checkImplicitProfile(vector);
                    }
                }));
    }

    private static void checkCanonical(Vectors.Valid vector) {
        TreeValue read = TreeValue.decode(vector.bytes(), false);
        assertThat(read).isEqualTo(vector.value());
        assertThat(read.encode()).isEqualTo(vector.bytes());
        TreeValue.skip(vector.bytes(), false);
    }

    private static void checkNoncanonical(Vectors.Valid vector) {
        TreeValue read = TreeValue.decode(vector.bytes(), false);
        assertThat(read).isEqualTo(vector.value());
        byte[] shortest = read.encode();
        assertThat(shortest).hasSizeLessThan(vector.bytes().length);
        assertThat(TreeValue.decode(shortest, false)).isEqualTo(vector.value());
        TreeValue.skip(vector.bytes(), false);
    }

    private static void checkImplicitProfile(Vectors.Valid vector) {
        assertFails(TlvError.UNKNOWN_IMPLICIT_PROFILE, () -> TreeValue.decode(vector.bytes(), false));
        assertFails(TlvError.UNKNOWN_IMPLICIT_PROFILE, () -> TreeValue.skip(vector.bytes(), false));
        TreeValue read = TreeValue.decode(vector.bytes(), true);
        assertThat(read).isEqualTo(vector.value());
        assertThat(read.encode()).isEqualTo(vector.bytes());
        TreeValue.skip(vector.bytes(), true);
    }

    @TestFactory
    Stream<DynamicTest> invalidWhenRead() {
        return Vectors.INVALID.stream()
                .map(vector -> dynamicTest(
                        vector.name(),
                        () -> assertThat(assertFails(vector.error(), () -> TreeValue.decode(vector.bytes(), false))
                                        .error()
                                        .malformed())
                                .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> invalidWhenSkipped() {
        return Vectors.INVALID.stream()
                .map(vector -> dynamicTest(
                        vector.name(), () -> assertFails(vector.error(), () -> TreeValue.skip(vector.bytes(), false))));
    }
}
