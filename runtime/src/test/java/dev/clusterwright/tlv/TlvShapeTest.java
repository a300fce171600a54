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
        assertThat(SHAPE.isComplete(1, 0, 0, 0)).isTrue();
        assertThat(extended.isComplete(1, 0, 0, 0)).isFalse();
        assertThat(extended.isComplete(5, 0, 0, 0)).isTrue();
    }

    @Test
    void theNameIsItsText() {
        assertThat(SHAPE).hasToString("Test.Struct");
    }
}
