package dev.clusterwright.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.interaction.Block.Field;
import dev.clusterwright.tlv.Allocation;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvValue;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random messages and blocks: their codecs do as {@link Block} has it noted down.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
class MessageRoundTripTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 100;

    /** How many blocks an array has whose memory is measured. */
    private static final int MANY = 2_000;

    /** An empty block is two octets, and an object of some eight references that a list holds; for those of 8 bytes. */
    private static final long ALLOCATED_PER_OCTET = 96;

    private static final long ALLOCATED = 64 * 1024;

    @TestFactory
    Stream<DynamicTest> encodedAsNotedDown() {
        return forEach((block, random) -> {
            for (int round = 0; round < ROUNDS; round++) {
                Record value = random.next(block);
                byte[] expected = TlvValue.CODEC.encode(MessageTrees.of(value));
                assertThat(block.codec().encode(value))
                        .as("encoding of %s", value)
                        .isEqualTo(expected);
                Record decoded = block.codec().decode(expected);
                assertThat(decoded).isEqualTo(value).hasSameHashCodeAs(value);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsUnknownIsPassedAndTheOrderIsFree() {
        return forEach((block, random) -> {
            for (int round = 0; round < ROUNDS; round++) {
                Record value = random.next(block);
                TlvValue altered = MessageTrees.of(value, random::withUnknownFields);
                assertThat(block.codec().decode(TlvValue.CODEC.encode(altered)))
                        .as("%s, from %s", value, altered)
                        .isEqualTo(value);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsMandatoryIsMissedAndNothingElse() {
        return forEach((block, random) -> {
            for (Field field : block.fields()) {
                TlvTag tag = TlvTag.context(field.tag());
                List<TlvValue.Member> others = new ArrayList<>(members(MessageTrees.of(random.next(block))));
                others.removeIf(member -> member.tag().equals(tag));
                byte[] octets = octets(block, others);
                if (field.isMandatory()) {
                    assertFails(TlvError.MISSING_FIELD, block, octets);
                } else {
                    Record decoded = block.codec().decode(octets);
                    assertThat(members(MessageTrees.of(decoded))).isEqualTo(others);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anIntegerThatIsTooLargeIsRefused() {
        return forEach((block, random) -> {
            for (Field field : block.fields()) {
                if (field.bits() > 0 && field.bits() < Long.SIZE) {
                    TlvValue tooLarge = new TlvValue.UnsignedInteger(1L << field.bits());
                    byte[] octets = octets(block, replaced(random.next(block), field, tooLarge));
                    assertFails(TlvError.INTEGER_RANGE, block, octets);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anElementOfAnotherTypeIsRefused() {
        return forEach((block, random) -> {
            for (Field field : block.fields()) {
                if (!isOpaque(block, field)) {
                    byte[] octets = octets(block, replaced(random.next(block), field, new TlvValue.Float32(0)));
                    assertFails(TlvError.WRONG_TYPE, block, octets);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> constructorsHoldToTheRanges() {
        return forEach((block, random) -> {
            for (Field field : block.fields()) {
                if (field.bits() > 0 && field.bits() < Long.SIZE) {
                    for (long outside : new long[] {-1, 1L << field.bits()}) {
                        assertThatThrownBy(() -> random.withInteger(block, field, outside))
                                .as("%s of %s being %s", field.name(), block, outside)
                                .isInstanceOf(IllegalArgumentException.class);
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> manyShortOnesTakeNoMoreThanTheirShare() {
        return forEach((block, random) -> {
            TlvValue shortest = Stream.generate(() -> MessageTrees.of(random.next(block)))
                    .limit(ROUNDS)
                    .min(Comparator.comparingInt(tree -> TlvValue.CODEC.encode(tree).length))
                    .orElseThrow();
            byte[] array = TlvValue.CODEC.encode(new TlvValue.Array(Collections.nCopies(MANY, shortest)));
            Allocation.assertAtMost(
                    ALLOCATED + ALLOCATED_PER_OCTET * array.length,
                    () -> TlvCodecs.list(block.codec()).decode(array));
        });
    }

    /** Data of attributes and fields of commands are any element. */
    private static boolean isOpaque(Block block, Field field) {
        return block.component(field).getType() == OctetString.class;
    }

    private static List<TlvValue.Member> replaced(Record value, Field field, TlvValue element) {
        TlvTag tag = TlvTag.context(field.tag());
        List<TlvValue.Member> members = new ArrayList<>(members(MessageTrees.of(value)));
        members.removeIf(member -> member.tag().equals(tag));
        members.add(new TlvValue.Member(tag, element));
        return members;
    }

    private static List<TlvValue.Member> members(TlvValue tree) {
        return tree instanceof TlvValue.List list ? list.members() : ((TlvValue.Structure) tree).members();
    }

    private static byte[] octets(Block block, List<TlvValue.Member> members) {
        return TlvValue.CODEC.encode(block.isList() ? new TlvValue.List(members) : new TlvValue.Structure(members));
    }

    private static void assertFails(TlvError error, Block block, byte[] octets) {
        TlvException failure =
                catchThrowableOfType(TlvException.class, () -> block.codec().decode(octets));
        assertThat(failure).as("refusal of a %s", block).isNotNull();
        assertThat(failure.error()).as(failure.getMessage()).isEqualTo(error);
    }

    private static Stream<DynamicTest> forEach(BiConsumer<Block, RandomMessages> check) {
        return Block.ALL.stream()
                .map(block -> dynamicTest(block.toString(), () -> {
                    try {
                        check.accept(block, new RandomMessages(new SplittableRandom(SEED)));
                    } catch (RuntimeException | Error failure) {
                        throw new AssertionError("failed with the seed " + SEED + ": " + failure.getMessage(), failure);
                    }
                }));
    }
}
