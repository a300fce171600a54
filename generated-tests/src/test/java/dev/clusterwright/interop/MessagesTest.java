package dev.clusterwright.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.interaction.EncodedMessage;
import dev.clusterwright.interaction.Message;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Messages of the interaction model, with values of all elements of the bundled clusters: what one side encodes the other
 * understands as it was meant.
 *
 * <p>{@code -Dclusterwright.seed=SEED} repeats a run.
 */
@Tag("interop")
class MessagesTest {
    private static final long SEED = Long.getLong("clusterwright.seed", new Random().nextLong());
    private static final int ROUNDS = 20;
    private static final int OPCODES = 10;

    private static final Agreement AGREEMENT = Agreement.reach();

    /** What matter.js encodes is decoded as the same, and encoded as the same octets again. */
    @TestFactory
    Stream<DynamicTest> messagesOfMatterJs() {
        return forEachClusterAndMessage((opcode, cluster, seed, complete) -> {
            JsonNode made = AGREEMENT.peer().make(opcode, seed, List.of(cluster), complete);
            String hex = made.get("hex").stringValue();
            Message message = Message.decode(new EncodedMessage(opcode, OctetString.fromHex(hex)));
            JsonNode json = MessageJson.of(message, AGREEMENT.elements(), MessagesTest::checkValid);
            assertThat(json).as("what is read in %s", hex).isEqualTo(made.get("json"));
            assertThat(message.encode().payload().toHex()).isEqualTo(hex);
        });
    }

    /** What is encoded here matter.js decodes as the same, and encodes as the same octets again. */
    @TestFactory
    Stream<DynamicTest> messagesForMatterJs() {
        return forEachClusterAndMessage((opcode, cluster, seed, complete) -> {
            RandomMessages messages = new RandomMessages(new SplittableRandom(seed), complete, AGREEMENT, cluster);
            Message message = messages.next(opcode);
            String hex = message.encode().payload().toHex();
            JsonNode read = AGREEMENT.peer().read(opcode, hex);
            JsonNode json = MessageJson.of(message, AGREEMENT.elements(), (element, value) -> {});
            assertThat(read.get("json"))
                    .as("what matter.js reads in %s", hex)
                    .isEqualTo(Json.emptyAsNull(json, read.get("json")));
            // JavaScript does not keep what else is in a NaN.
            if (!json.toString().contains("\"NaN\"")) {
                assertThat(read.get("hex").stringValue()).isEqualTo(hex);
            }
        });
    }

    /** What matter.js makes of its models breaks no rule, but for those of which its encoding knows nothing. */
    private static void checkValid(Element element, @Nullable Object value) {
        // An empty list may be the first part of one.
        if (value == null || !value.equals(List.of())) {
            assertThat(element.validator().apply(value, ClusterState.unknown()))
                    .filteredOn(violation -> !Differences.isKnown(violation))
                    .as("what breaks the rules in %s of %s", value, element)
                    .isEmpty();
        }
    }

    /** A message to be exchanged; the first of each kind is complete: it has all elements of the cluster. */
    private interface Check {
        void run(int opcode, long cluster, long seed, boolean complete);
    }

    private static Stream<DynamicTest> forEachClusterAndMessage(Check check) {
        return AGREEMENT.clusters().entrySet().stream()
                .flatMap(cluster -> IntStream.rangeClosed(1, OPCODES)
                        .mapToObj(opcode -> dynamicTest(
                                cluster.getValue() + ", opcode " + opcode,
                                () -> repeat(
                                        (seed, complete) -> check.run(opcode, cluster.getKey(), seed, complete)))));
    }

    private static void repeat(BiConsumer<Long, Boolean> check) {
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            long seed = seeds.nextLong();
            try {
                check.accept(seed, round == 0);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "message " + round + " with the seed " + SEED + ": " + failure.getMessage(), failure);
            }
        }
    }
}
