package dev.clusterwright.group;

import static dev.clusterwright.group.GroupCounters.Verdict.DUPLICATE;
import static dev.clusterwright.group.GroupCounters.Verdict.NEW;
import static dev.clusterwright.group.GroupCounters.Verdict.TOO_MANY_PEERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.group.GroupCounters.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCountersTest {
    private static final OperationalGroupKey KEY = GroupSamples.key(1);

    private final GroupCounters counters = new GroupCounters(4);

    /** Counters that never roll over, and every one that was taken. */
    private static final class Model {
        private final Set<Long> taken = new HashSet<>();
        private long max;

        boolean accept(long counter) {
            long distance = (counter - max) & 0xFFFF_FFFFL;
            long unrolled = max + (distance < 1L << 31 ? distance : distance - (1L << 32));
            if (taken.isEmpty()) {
                unrolled = counter;
            } else if (unrolled < max - 32 || taken.contains(unrolled)) {
                return false;
            }
            max = taken.isEmpty() ? unrolled : Math.max(max, unrolled);
            return taken.add(unrolled);
        }
    }

    @Test
    void judgesAsTheModelDoes() {
        GroupSamples.random(random -> {
            Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
            for (int run = 0; run < 100; run++) {
                GroupCounters tested = new GroupCounters(1);
                Model model = new Model();
                long counter = random.nextInt(2) == 0 ? 0xFFFF_FFFFL - random.nextInt(50) : random.nextLong(1L << 32);
                for (int i = 0; i < 200; i++) {
                    Verdict expected = model.accept(counter) ? NEW : DUPLICATE;
                    assertThat(tested.accept(message(counter))).isEqualTo(expected);
                    verdicts.merge(expected, 1, Integer::sum);
                    counter = (model.max + step(random)) & 0xFFFF_FFFFL;
                }
            }
            assertThat(verdicts)
                    .hasSize(2)
                    .allSatisfy((verdict, count) -> assertThat(count).isGreaterThan(1_000));
        });
    }

    private static long step(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextLong(1L << 32);
            case 1 -> (1L << 31) + random.nextInt(-2, 3);
            case 2 -> random.nextInt(30, 36);
            case 3 -> -random.nextInt(30, 36);
            default -> random.nextInt(-34, 4);
        };
    }

    /** What TestPeerMessageCounter.cpp of the SDK expects of counters about N. */
    @ParameterizedTest
    @ValueSource(longs = {0, 10, 0x7FFFFFFF, 0x80000000L, 0x80000001L, 0x80000002L, 0xFFFFFFF0L, 0xFFFFFFFFL})
    void judgesAsOthersDo(long n) {
        for (int k = 1; k <= 64; k++) {
            GroupCounters rolling = startingWith(n);
            assertThat(rolling.accept(message(n + k))).isEqualTo(NEW);
            assertThat(rolling.accept(message(n))).isEqualTo(DUPLICATE);
            for (long old = n - 32; old < n + k - 32; old++) {
                assertThat(rolling.accept(message(old))).isEqualTo(DUPLICATE);
            }
            assertThat(rolling.accept(message(n + k - 32))).isEqualTo(k == 32 ? DUPLICATE : NEW);
        }
        GroupCounters going = startingWith(n);
        for (long k = 1; k * k < 32; k++) {
            assertThat(going.accept(message(n - k * k))).isEqualTo(NEW);
        }
        assertThat(going.accept(message(n + 3))).isEqualTo(NEW);
        for (long k = 0; k * k < 32; k++) {
            assertThat(going.accept(message(n - k * k))).isEqualTo(DUPLICATE);
        }
        assertThat(startingWith(n).accept(message(n + 0x7FFF_FFFFL))).isEqualTo(NEW);
        for (long behind = 0x8000_0000L; behind <= 0x8000_0002L; behind++) {
            assertThat(startingWith(n).accept(message(n + behind))).isEqualTo(DUPLICATE);
        }
    }

    @Test
    void sendersKeysAndKindsCountByThemselves() {
        OperationalGroupKey other = GroupSamples.collision().get(0);
        GroupHeader header = GroupHeader.of(KEY, 100, 1, 2);
        assertThat(counters.accept(message(KEY, header))).isEqualTo(NEW);
        assertThat(counters.accept(message(KEY, header.withControl()))).isEqualTo(NEW);
        assertThat(counters.accept(message(KEY, GroupHeader.of(KEY, 100, 2, 2))))
                .isEqualTo(NEW);
        assertThat(counters.accept(message(other, GroupHeader.of(other, 100, 1, 2))))
                .isEqualTo(NEW);
        assertThat(counters.accept(message(KEY, header.withPrivacy()))).isEqualTo(DUPLICATE);
        assertThat(counters.accept(message(KEY, header.withControl()))).isEqualTo(DUPLICATE);
        assertThat(counters.accept(message(KEY, GroupHeader.of(KEY, 100, 1, 3))))
                .isEqualTo(DUPLICATE);
        assertThat(counters.accept(message(other, GroupHeader.of(other, 100, 1, 2))))
                .isEqualTo(DUPLICATE);
    }

    @Test
    void keysWithTheSameSessionIdCountByThemselves() {
        for (OperationalGroupKey twin : GroupSamples.collision()) {
            assertThat(counters.accept(message(twin, GroupHeader.of(twin, 100, 1, 2))))
                    .isEqualTo(NEW);
        }
    }

    @Test
    void aKeyThatIsLoadedAgainIsTheSame() {
        counters.accept(message(100));
        try (OperationalGroupKey again = GroupSamples.key(1)) {
            assertThat(counters.accept(message(again, GroupHeader.of(again, 100, 1, 2))))
                    .isEqualTo(DUPLICATE);
        }
    }

    @Test
    void furtherSendersAreRefusedWhenFull() {
        for (int node = 1; node <= 4; node++) {
            assertThat(counters.accept(from(node, 100))).isEqualTo(NEW);
        }
        assertThat(counters.accept(from(5, 100))).isEqualTo(TOO_MANY_PEERS);
        assertThat(counters.accept(from(5, 100))).isEqualTo(TOO_MANY_PEERS);
        assertThat(counters.accept(from(1, 100))).isEqualTo(DUPLICATE);
        assertThat(counters.accept(from(1, 101))).isEqualTo(NEW);
    }

    @Test
    void aKeyCanBeForgotten() {
        OperationalGroupKey other = GroupSamples.key(2);
        for (int node = 1; node <= 3; node++) {
            counters.accept(from(node, 100));
        }
        counters.accept(message(other, GroupHeader.of(other, 100, 1, 2)));
        OperationalGroupKey closed = GroupSamples.key(1);
        closed.close();
        counters.forget(closed);
        assertThat(counters.accept(message(other, GroupHeader.of(other, 100, 1, 2))))
                .isEqualTo(DUPLICATE);
        assertThat(counters.accept(from(1, 100))).isEqualTo(NEW);
        assertThat(counters.accept(from(5, 100))).isEqualTo(NEW);
        assertThat(counters.accept(from(6, 100))).isEqualTo(NEW);
        assertThat(counters.accept(from(7, 100))).isEqualTo(TOO_MANY_PEERS);
    }

    @Test
    void oneOfManyThreadsTakesAMessage() throws Exception {
        int threads = 4;
        List<GroupMessage> messages =
                IntStream.range(0, 5_000).mapToObj(GroupCountersTest::message).toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 50; round++) {
                GroupCounters shared = new GroupCounters(1);
                CyclicBarrier start = new CyclicBarrier(threads);
                Callable<Long> receiver = () -> {
                    start.await();
                    return messages.stream()
                            .filter(message -> shared.accept(message) == NEW)
                            .count();
                };
                long taken = 0;
                for (Future<Long> count : pool.invokeAll(Collections.nCopies(threads, receiver))) {
                    taken += count.get();
                }
                assertThat(taken).isEqualTo(messages.size());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void thereIsRoomForOneAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupCounters(0))
                .withMessage("maxPeers is 0, which is less than 1");
    }

    private static GroupCounters startingWith(long counter) {
        GroupCounters counters = new GroupCounters(1);
        assertThat(counters.accept(message(counter))).isEqualTo(NEW);
        return counters;
    }

    private static GroupMessage message(long counter) {
        return from(1, counter);
    }

    private static GroupMessage from(long node, long counter) {
        return message(KEY, GroupHeader.of(KEY, counter & 0xFFFF_FFFFL, node, 2));
    }

    private static GroupMessage message(OperationalGroupKey key, GroupHeader header) {
        return GroupMessage.open(GroupMessage.seal(key, header, new byte[0]), List.of(key));
    }
}
