package dev.clusterwright.tlv;

import static dev.clusterwright.tlv.Failures.assertFails;
import static dev.clusterwright.tlv.Failures.errorOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.clusterwright.type.OctetString;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets that someone made up in order to do harm, or that lost something on their way. */
class TlvHostileInputTest {
    private static final int DEPTH_LIMIT = 32;

    static List<Vectors.Valid> valid() {
        return Vectors.VALID;
    }

    static List<PublishedElements.Published> published() {
        return PublishedElements.ALL;
    }

    static Stream<OctetString> all() {
        return Stream.concat(
                Vectors.VALID.stream().map(Vectors.Valid::encoded),
                Vectors.INVALID.stream().map(Vectors.Invalid::encoded));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void everyProperPrefixOfAnElementIsTruncated(Vectors.Valid vector) {
        byte[] whole = vector.bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertFails(TlvError.TRUNCATED, () -> TreeValue.decode(prefix, true));
            assertFails(TlvError.TRUNCATED, () -> TreeValue.skip(prefix, true));
            assertThat(check(prefix, false))
                    .isIn(
                            vector.needsImplicitProfile()
                                    ? List.of(TlvError.TRUNCATED, TlvError.UNKNOWN_IMPLICIT_PROFILE)
                                    : List.of(TlvError.TRUNCATED));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyProperPrefixOfAMessageOrACertificateIsTruncated(PublishedElements.Published element) {
        byte[] whole = element.encoded().toByteArray();
        TreeValue.decode(whole, false);
        Seeds.withShortStack(() -> {
            for (int length = 0; length < whole.length; length++) {
                TlvError error = check(Arrays.copyOf(whole, length), false);
                assertThat(error).as("%d octets", length).isEqualTo(TlvError.TRUNCATED);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("published")
    void everySingleBitFlipInAMessageOrACertificateIsRefusedOrRead(PublishedElements.Published element) {
        Seeds.withShortStack(() -> checkEveryFlip(element.encoded().toByteArray()));
    }

    @Test
    void noPublishedElementIsLost() {
        assertThat(PublishedElements.ALL).hasSizeGreaterThanOrEqualTo(70);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void theEndOfThePartCountsNotTheEndOfTheArray(Vectors.Valid vector) {
        byte[] whole = vector.bytes();
        for (int length = 0; length < whole.length; length++) {
            TlvReader reader = new TlvReader(whole, 0, length);
            reader.acceptImplicitProfile(true);
            assertFails(TlvError.TRUNCATED, () -> {
                reader.next();
                reader.finish();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPrefixIsRefusedOrRead(OctetString encoded) {
        byte[] whole = encoded.toByteArray();
        for (int length = 0; length <= whole.length; length++) {
            check(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySingleBitFlipIsRefusedOrRead(OctetString encoded) {
        checkEveryFlip(encoded.toByteArray());
    }

    private static void checkEveryFlip(byte[] octets) {
        for (int bit = 0; bit < 8 * octets.length; bit++) {
            octets[bit / 8] ^= (byte) (1 << (bit % 8));
            check(octets);
            octets[bit / 8] ^= (byte) (1 << (bit % 8));
        }
    }

    @Test
    void randomOctetsAreRefusedOrRead() {
        Seeds.forEach(0, 50_000, random -> {
            byte[] octets = new byte[random.nextInt(80)];
            random.nextBytes(octets);
            check(octets);
        });
    }

    @Test
    void randomElementsAreRefusedOrRead() {
        // Control octets, small numbers and ends of containers, so that many of them go on for a while.
        byte[] likely = OctetString.fromHex("15161718181800010204050809140c0d101124252c303537364484c4e4ff80c3")
                .toByteArray();
        Seeds.forEach(1_000_000, 50_000, random -> {
            byte[] octets = new byte[1 + random.nextInt(80)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = likely[random.nextInt(likely.length)];
            }
            octets[0] = likely[random.nextInt(3)];
            check(octets);
        });
    }

    /**
     * Makes sure that octets are either refused, for the same reason whether their values are read or not, or stand for a
     * value that has an encoding no longer than they are.
     */
    private static void check(byte[] octets) {
        for (boolean acceptImplicitProfile : new boolean[] {false, true}) {
            if (check(octets, acceptImplicitProfile) == null) {
                TreeValue value = TreeValue.decode(octets, acceptImplicitProfile);
                byte[] shortest = value.encode();
                assertThat(shortest).hasSizeLessThanOrEqualTo(octets.length);
                assertThat(TreeValue.decode(shortest, acceptImplicitProfile)).isEqualTo(value);
            }
        }
    }

    private static @Nullable TlvError check(byte[] octets, boolean acceptImplicitProfile) {
        TlvError whenRead = errorOf(() -> TreeValue.decode(octets, acceptImplicitProfile));
        TlvError whenSkipped = errorOf(() -> TreeValue.skip(octets, acceptImplicitProfile));
        // Not with assertThat, which takes longer than reading.
        if (whenSkipped != whenRead || (whenRead != null && !whenRead.malformed())) {
            String hex = OctetString.of(octets).toHex();
            throw new AssertionError(hex + " when read: " + whenRead + ", when skipped: " + whenSkipped);
        }
        return whenRead;
    }

    @ParameterizedTest
    @CsvSource({
        "0e, 01000000",
        "0e, 00000080",
        "0e, ffffff7f",
        "0e, ffffffff",
        "0f, 0500000000000000",
        "0f, 0000008000000000",
        "0f, ffffffff00000000",
        "0f, 0100000001000000",
        "0f, ffffffffffffff7f",
        "0f, 0000000000000080",
        "0f, ffffffffffffffff",
        "12, 00e1f505",
        "12, 00000080",
        "12, ffffff7f",
        "12, ffffffff",
        "13, 00e1f50500000000",
        "13, 0000008000000000",
        "13, ffffffff00000000",
        "13, 0100000001000000",
        "13, ffffffffffffff7f",
        "13, 0000000000000080",
        "13, ffffffffffffffff",
    })
    void aLengthBeyondTheInputIsTruncationWithoutAllocation(String type, String length) {
        checkRefusedWithoutAllocation(bytes(type + length));
        checkRefusedWithoutAllocation(bytes("16" + type + length));
        int control = Integer.parseInt(type, 16) | ElementFormat.CONTEXT;
        checkRefusedWithoutAllocation(bytes("15%02x00".formatted(control) + length));
    }

    private static void checkRefusedWithoutAllocation(byte[] octets) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertFails(TlvError.TRUNCATED, () -> TreeValue.decode(octets, false));
        assertFails(TlvError.TRUNCATED, () -> TreeValue.skip(octets, false));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
    }

    /** Tags used to be formatted by a pattern for the error's path, which took 3 KiB for each of them. */
    @Test
    void refusingProfileTagsInsideEachOtherTakesLittleMemory() {
        byte[] octets = bytes("15" + "d5d5d5d5d5d5d5".repeat(DEPTH_LIMIT - 1) + "04");
        assertFails(TlvError.INVALID_TAG, () -> refuse(octets));
        Allocation.assertAtMost(64 * 1024, () -> errorOf(() -> refuse(octets)));
    }

    private static void refuse(byte[] octets) {
        TlvReader reader = new TlvReader(octets);
        reader.next();
        reader.skip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "17", "3501"})
    void nestingHasALimit(String start) {
        byte[] octets = bytes((start.equals("3501") ? "15" : start) + start.repeat(9_999));
        assertFails(TlvError.NESTING_TOO_DEEP, () -> TreeValue.decode(octets, false));
        assertFails(TlvError.NESTING_TOO_DEEP, () -> TreeValue.skip(octets, false));
        TlvReader reader = new TlvReader(octets);
        TlvException failure = assertFails(TlvError.NESTING_TOO_DEEP, () -> {
            while (reader.next()) {
                enter(reader);
            }
        });
        assertThat(failure.offset()).isEqualTo(start.equals("3501") ? 2 * DEPTH_LIMIT - 1 : DEPTH_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "17", "3501"})
    void nestingUpToTheLimitIsAccepted(String start) {
        String starts = (start.equals("3501") ? "15" : start) + start.repeat(DEPTH_LIMIT - 1);
        byte[] octets = bytes(starts + "18".repeat(DEPTH_LIMIT));
        TreeValue.skip(octets, false);
        assertThat(TreeValue.decode(octets, false).encode()).isEqualTo(octets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16", "17", "15"})
    void theLimitIsOneOfDepthNotOfContainers(String start) {
        byte[] octets = bytes("16" + (start + "18").repeat(1_000) + "18");
        TreeValue.skip(octets, false);
        assertThat(TreeValue.decode(octets, false).encode()).isEqualTo(octets);
    }

    private static void enter(TlvReader reader) {
        switch (reader.type()) {
            case STRUCTURE -> reader.startStructure();
            case ARRAY -> reader.startArray();
            default -> reader.startList();
        }
    }

    @Test
    void manyProfileTagsOutOfOrderAreReadInGoodTime() {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, 200_000).boxed().toList());
        Collections.shuffle(numbers, new Random(17));
        readInGoodTime(numbers.stream()
                .map(number -> TlvTag.fullyQualified(0xFFF1, 0xDEED, number))
                .toList());
        Collections.sort(numbers, Collections.reverseOrder());
        readInGoodTime(numbers.stream().map(TlvTag::commonProfile).toList());
    }

    @Test
    void profileTagsOfTheSameHashAreReadInGoodTime() {
        // A hash that is the usual sum of products takes few values if 31 * vendor + profile is always the same.
        List<TlvTag> tags = IntStream.range(0, 2_000)
                .boxed()
                .flatMap(vendor -> IntStream.range(0, 100)
                        .mapToObj(number -> TlvTag.fullyQualified(vendor, 65_000 - 31 * vendor + 100, number)))
                .toList();
        readInGoodTime(tags);
    }

    private static void readInGoodTime(List<TlvTag> tags) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        for (TlvTag tag : tags) {
            writer.tag(tag).bool(true);
        }
        writer.end();
        byte[] encoded = writer.toByteArray();
        List<TlvTag> read = new ArrayList<>();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            TlvReader reader = new TlvReader(encoded);
            reader.next();
            reader.startStructure();
            while (reader.next()) {
                read.add(reader.tag());
                reader.skip();
            }
            reader.end();
            reader.finish();
        });
        assertThat(read.equals(tags)).isTrue();
    }

    private static byte[] bytes(String hex) {
        return OctetString.fromHex(hex).toByteArray();
    }
}
