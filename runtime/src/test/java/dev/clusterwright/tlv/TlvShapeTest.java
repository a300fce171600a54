package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlvShapeTest {
    private static final TlvShape SHAPE =
            TlvShape.of("Test.Struct").required(0, "First").optional(1, "Second");

    @ParameterizedTest
    @ValueSource(ints = {-1, 256, -64, 64 * 5, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aFieldHasAContextTag(int tag) {
        String message = "context tag " + tag + " is not between 0 and 255";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHAPE.required(tag, "Third"))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHAPE.optional(tag, "Third"))
                .withMessage(message);
    }

    @Test
    void noTwoFieldsHaveTheSameTag() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHAPE.required(1, "Third"))
                .withMessage("context tag 1 of Test.Struct is both Second and Third");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHAPE.optional(0, "Third"))
                .withMessage("context tag 0 of Test.Struct is both First and Third");
    }

    @Test
    void addingAFieldMakesAnotherShape() {
        TlvShape extended = SHAPE.required(2, "Third");
        assertThat(extended.fieldName(2)).isEqualTo("Third");
        assertThat(extended.fieldName(0)).isEqualTo("First");
        assertThat(SHAPE.fieldName(2)).isNull();
        assertThat(SHAPE.hasAllUsual(TlvShape.bit(0))).isTrue();
        assertThat(extended.hasAllUsual(TlvShape.bit(0))).isFalse();
        assertThat(extended.hasAllUsual(TlvShape.bit(0) | TlvShape.bit(2))).isTrue();
    }

    /** The tags that the data model uses are told apart by a bit each, the others are not. */
    @Test
    void usualTagsHaveABit() {
        long all = 0;
        for (int tag = 0; tag < 256; tag++) {
            long bit = TlvShape.bit(tag);
            boolean usual = tag < 63 || tag == 254;
            assertThat(Long.bitCount(bit)).as("tag " + tag).isEqualTo(usual ? 1 : 0);
            assertThat(all & bit).as("tag " + tag).isZero();
            all |= bit;
        }
        assertThat(all).isEqualTo(-1);
    }

    @Test
    void theLowestMissingFieldIsNamedWhateverItsTag() {
        TlvShape shape = TlvShape.of("Test.Struct")
                .required(254, "FabricIndex")
                .required(200, "Unusual")
                .optional(3, "Optional")
                .required(7, "Usual");
        assertThat(shape.onlyUsual()).isFalse();
        assertThat(shape.firstMissing(tag -> false)).isEqualTo(7);
        assertThat(shape.firstMissing(tag -> tag == 7)).isEqualTo(200);
        assertThat(shape.firstMissing(tag -> tag != 254)).isEqualTo(254);
        assertThat(shape.firstMissing(tag -> true)).isEqualTo(-1);
    }

    @Test
    void theNameIsItsText() {
        assertThat(SHAPE).hasToString("Test.Struct");
    }
}
