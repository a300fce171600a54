package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was seen of a container outlasts every container inside it, at every depth. */
class TlvNestingTest {
    private static final TlvShape SHAPE =
            TlvShape.of("Cluster.Struct").required(63, "First").required(254, "Last");
    private static final TlvTag PROFILE_TAG = TlvTag.commonProfile(1);

    @Test
    void structuresInsideStructures() {
        TlvNesting nesting = new TlvNesting();
        // Twice, as the arrays that grow the first time are used again the second time.
        for (int round = 0; round < 2; round++) {
            nesting.reset(TlvNesting.TOP);
            for (int depth = 1; depth <= ElementFormat.MAX_DEPTH; depth++) {
                nesting.enter(ElementFormat.STRUCTURE, 10 * depth, SHAPE);
                assertFirst(nesting, depth, true);
            }
            for (int depth = ElementFormat.MAX_DEPTH; depth >= 1; depth--) {
                assertThat(nesting.depth).isEqualTo(depth);
                assertThat(nesting.kind).isEqualTo(ElementFormat.STRUCTURE);
                assertThat(nesting.startAt(depth)).isEqualTo(10 * depth);
                assertFirst(nesting, depth, false);
                assertThat(nesting.isComplete()).isFalse();
                assertThat(nesting.firstMissing()).isEqualTo(63);
                assertThat(nesting.isFirst(63)).isTrue();
                assertThat(nesting.firstMissing()).isEqualTo(254);
                assertThat(nesting.isFirst(254)).isTrue();
                assertThat(nesting.isComplete()).isTrue();
                nesting.leave();
            }
            assertThat(nesting.kind).isEqualTo(TlvNesting.TOP_DONE);
        }
    }

    /** Each depth has tags of its own in each of the four numbers, so that none can pass for another's. */
    private static void assertFirst(TlvNesting nesting, int depth, boolean first) {
        for (int tag = depth; tag < 256; tag += 64) {
            assertThat(nesting.isFirst(tag)).isEqualTo(first);
        }
        assertThat(nesting.isFirst(PROFILE_TAG)).isEqualTo(first);
    }

    @Test
    void everyKindInsideEveryKind() {
        TlvNesting nesting = new TlvNesting();
        for (int depth = 1; depth <= ElementFormat.MAX_DEPTH; depth++) {
            int kind = kindOf(depth);
            nesting.enter(kind, depth, kind == ElementFormat.STRUCTURE ? SHAPE : TlvShape.NONE);
        }
        for (int depth = ElementFormat.MAX_DEPTH; depth >= 1; depth--) {
            int kind = kindOf(depth);
            assertThat(nesting.kind).isEqualTo(kind);
            for (int around = 1; around <= depth; around++) {
                assertThat(nesting.kindAt(around)).isEqualTo(kindOf(around));
                assertThat(nesting.startAt(around)).isEqualTo(around);
                assertThat(nesting.shapeAt(around))
                        .isSameAs(nesting.kindAt(around) == ElementFormat.STRUCTURE ? SHAPE : TlvShape.NONE);
            }
            assertThat(nesting.isComplete()).isEqualTo(kind != ElementFormat.STRUCTURE);
            nesting.leave();
        }
    }

    private static int kindOf(int depth) {
        // Read around in a circle, each of the three follows each of the three.
        int kind = new int[] {0, 0, 1, 1, 2, 2, 0, 2, 1}[depth % 9];
        return new int[] {ElementFormat.STRUCTURE, ElementFormat.ARRAY, ElementFormat.LIST}[kind];
    }

    @Test
    void aStructureAfterAnotherRemembersNothingOfIt() {
        TlvNesting nesting = new TlvNesting();
        nesting.enter(ElementFormat.ARRAY, 0, TlvShape.NONE);
        for (int i = 0; i < 3; i++) {
            nesting.enter(ElementFormat.STRUCTURE, i, SHAPE);
            assertFirst(nesting, 7, true);
            nesting.leave();
        }
    }
}
