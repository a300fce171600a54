package dev.clusterwright.group;

import static dev.clusterwright.group.GroupKeySet.NOT_IN_USE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clusterwright.group.GroupKeySet.Slot;
import dev.clusterwright.type.MatterTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupKeySetTest {
    /** More microseconds than 63 bits have, and so a negative number of Java. */
    private static final long FAR = 0x80000000_00000000L;

    @Test
    void keepsItsKeysInOrder() {
        List<Slot> slots = new ArrayList<>(slots(0, 1, FAR));
        try (GroupKeySet set = GroupKeySet.of(0xFFFF, slots)) {
            slots.clear();
            assertThat(set.id()).isEqualTo(0xFFFF);
            assertThat(set.slots()).extracting(Slot::startTime).containsExactly(0L, 1L, FAR);
            assertThat(set.receivingKeys()).containsExactlyElementsOf(keys(set));
        }
    }

    @Test
    void closesItsKeys() {
        GroupKeySet set = set(1, 2, 3);
        set.close();
        set.close();
        assertThat(keys(set))
                .allSatisfy(key -> assertThatIllegalStateException().isThrownBy(() -> GroupSamples.octets(key)));
    }

    @Test
    void numbersOfKeysAreBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> set()).withMessage("a key set has 1 to 3 keys, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(1, 2, 3, 4))
                .withMessage("a key set has 1 to 3 keys, not 4");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void idsAreBounded(int id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupKeySet.of(id, slots(1)))
                .withMessage("id is " + id + ", which is not within 0 to 65535");
    }

    @Test
    void startTimesAscendAsUnsignedNumbers() {
        List<List<Long>> wrong = List.of(
                List.of(1L, 1L),
                List.of(2L, 1L),
                List.of(FAR, 1L),
                List.of(FAR, FAR - 1),
                List.of(NOT_IN_USE, 1L),
                List.of(NOT_IN_USE, NOT_IN_USE),
                List.of(1L, 3L, 2L),
                List.of(1L, 3L, 3L),
                List.of(1L, NOT_IN_USE, NOT_IN_USE));
        assertThat(wrong)
                .allSatisfy(times -> assertThatIllegalArgumentException()
                        .isThrownBy(() ->
                                set(times.stream().mapToLong(Long::longValue).toArray()))
                        .withMessage("the start time of key " + (times.size() - 1) + " is not after that before it"));
        List<List<Long>> right = List.of(List.of(0L, FAR - 1, FAR), List.of(0L, FAR, NOT_IN_USE));
        assertThat(right)
                .allSatisfy(times -> assertThat(
                                set(times.stream().mapToLong(Long::longValue).toArray())
                                        .slots())
                        .hasSameSizeAs(times));
    }

    @Test
    void withoutAClockTheKeyIsSentWithThatHasTheNextOneBehindIt() {
        assertSendsWith(0, set(5));
        assertSendsWith(0, set(5, 6));
        assertSendsWith(1, set(5, 6, 7));
        assertSendsWith(1, set(5, 6, NOT_IN_USE));
    }

    @Test
    void withAClockTheNewestThatHasBegunIsSentWith() {
        GroupKeySet set = set(1_000, 2_000, FAR);
        assertThat(set.sendingKey(at(1_000))).isSameAs(key(set, 0));
        assertThat(set.sendingKey(at(1_999))).isSameAs(key(set, 0));
        assertThat(set.sendingKey(at(2_000))).isSameAs(key(set, 1));
        assertThat(set.sendingKey(at(FAR - 1))).isSameAs(key(set, 1));
        assertThat(set.sendingKey(at(FAR))).isSameAs(key(set, 2));
        assertThat(set.sendingKey(Instant.MAX)).isSameAs(key(set, 2));
    }

    @Test
    void theOldestIsSentWithWhileNoneHasBegun() {
        GroupKeySet set = set(1_000, 2_000, 3_000);
        assertThat(set.sendingKey(at(999))).isSameAs(key(set, 0));
        assertThat(set.sendingKey(Instant.parse("1999-12-31T23:59:59Z"))).isSameAs(key(set, 0));
        assertThat(set.sendingKey(Instant.MIN)).isSameAs(key(set, 0));
    }

    @Test
    void whatIsNotInUseIsNeitherSentNorReceivedWith() {
        GroupKeySet set = set(1, 2, NOT_IN_USE);
        assertThat(set.sendingKey(Instant.MAX)).isSameAs(key(set, 1));
        assertThat(set.slots()).hasSize(3);
        assertThat(set.receivingKeys()).containsExactly(key(set, 0), key(set, 1));
        assertThat(set.receivingKeys(key(set, 2).sessionId())).doesNotContain(key(set, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(NOT_IN_USE))
                .withMessage("no key of the set is in use");
    }

    @Test
    void severalKeysMayHaveASessionId() {
        List<OperationalGroupKey> twins = GroupSamples.collision();
        int sessionId = twins.get(0).sessionId();
        OperationalGroupKey other = GroupSamples.key(-1);
        assertThat(other.sessionId()).isNotEqualTo(sessionId);
        GroupKeySet set =
                GroupKeySet.of(1, List.of(new Slot(1, twins.get(0)), new Slot(2, other), new Slot(3, twins.get(1))));
        assertThat(set.receivingKeys(sessionId)).containsExactlyElementsOf(twins);
        assertThat(set.receivingKeys(other.sessionId())).containsExactly(other);
        assertThat(set.receivingKeys(sessionId ^ other.sessionId() ^ 1)).isEmpty();
    }

    @Test
    void printsNoSecret() {
        GroupKeySet set = GroupKeySet.of(7, List.of(new Slot(FAR, GroupSamples.key(3))));
        assertThat(set)
                .hasToString("GroupKeySet[id=7, slots=[Slot[startTime=9223372036854775808, key="
                        + String.format(
                                "OperationalGroupKey[session id %04X]",
                                key(set, 0).sessionId()) + "]]]");
    }

    private static void assertSendsWith(int index, GroupKeySet set) {
        assertThat(set.sendingKey()).isSameAs(key(set, index));
    }

    private static GroupKeySet set(long... startTimes) {
        return GroupKeySet.of(1, slots(startTimes));
    }

    private static List<Slot> slots(long... startTimes) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < startTimes.length; i++) {
            slots.add(new Slot(startTimes[i], GroupSamples.key(i + 1)));
        }
        return slots;
    }

    private static Instant at(long micros) {
        return MatterTime.ofMicros(micros);
    }

    private static OperationalGroupKey key(GroupKeySet set, int index) {
        return set.slots().get(index).key();
    }

    private static List<OperationalGroupKey> keys(GroupKeySet set) {
        return set.slots().stream().map(Slot::key).toList();
    }
}
