package dev.clusterwright.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CaseAuthenticatedTagTest {
    @Test
    void isOneNumberOnTheWire() {
        CaseAuthenticatedTag tag = CaseAuthenticatedTag.of(0xFEDC_1234L);
        assertThat(tag).isEqualTo(new CaseAuthenticatedTag(0xFEDC, 0x1234));
        assertThat(tag.value()).isEqualTo(0xFEDC_1234L);
        assertThat(tag.nodeId()).isEqualTo(0xFFFFFFFD_FEDC1234L);
        assertThatThrownBy(() -> CaseAuthenticatedTag.of(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaseAuthenticatedTag(0x10000, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaseAuthenticatedTag(1, 0x10000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewerVersionSatisfiesAnOlder() {
        assertThat(satisfies(0xABCD_0002L, 0xABCD_0001L)).isTrue();
        assertThat(satisfies(0xABCD_0002L, 0xABCD_0002L)).isTrue();
        assertThat(satisfies(0xABCD_0001L, 0xABCD_0002L)).isFalse();
        assertThat(satisfies(0xABCD_FFFFL, 0xABCD_8000L)).isTrue();
        assertThat(satisfies(0xABCD_7FFFL, 0xABCD_8000L)).isFalse();
    }

    @Test
    void anotherIdentifierNeverDoes() {
        assertThat(satisfies(0xABCE_FFFFL, 0xABCD_0001L)).isFalse();
        assertThat(satisfies(0x2BCD_FFFFL, 0xABCD_0001L)).isFalse();
    }

    @Test
    void versionZeroIsNotInUse() {
        assertThat(satisfies(0xABCD_0000L, 0xABCD_0000L)).isFalse();
        assertThat(satisfies(0xABCD_0001L, 0xABCD_0000L)).isFalse();
        assertThat(satisfies(0xABCD_0000L, 0xABCD_0001L)).isFalse();
    }

    private static boolean satisfies(long held, long required) {
        return CaseAuthenticatedTag.of(held).satisfies(CaseAuthenticatedTag.of(required));
    }
}
