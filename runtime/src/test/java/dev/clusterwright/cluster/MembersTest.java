package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.type.Maybe;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final Field MANDATORY = Field.of(0, "A", "uint8");

    @Test
    void tellsAbsentFromNull() {
        Members members = new Members(
                "T",
                List.of(
                        MANDATORY,
                        MANDATORY.nullable(),
                        MANDATORY.conformance("O"),
                        MANDATORY.conformance("O").nullable()),
                1,
                null,
                null,
                Maybe.ofNull());
        assertThat(members.value(0)).isEqualTo(Maybe.of(1));
        assertThat(members.value(1)).isEqualTo(Maybe.ofNull());
        assertThat(members.value(2)).isEqualTo(Maybe.absent());
        assertThat(members.value(3)).isEqualTo(Maybe.ofNull());
        assertThatThrownBy(() -> members.value(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesMoreValuesThanFields() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Members("T", List.of(MANDATORY), 1, 2))
                .withMessage("1 fields, 2 values");
    }

    @Test
    void rulesAreReadWhenSomebodyAsks() {
        Field broken = MANDATORY.conformance("[").constraint("5 to", 0, 1);
        assertThat(broken.isOptional()).isTrue();
        assertThat(broken.bounds()).contains(new Bounds(0, 1));
        assertThatIllegalArgumentException().isThrownBy(broken::conformance).withMessageContaining("at 2 of \"[\"");
        assertThatIllegalArgumentException().isThrownBy(broken::constraint).withMessageContaining("expected a bound");
    }
}
