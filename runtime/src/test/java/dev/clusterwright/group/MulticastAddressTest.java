package dev.clusterwright.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MulticastAddressTest {
    @Test
    void hasFabricAndGroupInItsText() {
        GroupSamples.random(random -> {
            for (int i = 0; i < 1_000; i++) {
                long fabric = random.nextLong();
                int group = random.nextInt(0x10000);
                String digits = String.format("ff350040fd%016x00%04x", fabric, group);
                String text = digits.replaceAll("(.{4})(?!$)", "$1:");
                Inet6Address address = MulticastAddress.of(fabric, group);
                assertThat(address).isEqualTo(address(text));
                assertThat(address.isMulticastAddress()).isTrue();
                assertThat(address.isMCSiteLocal()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void groupIdsAreBounded(int group) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MulticastAddress.of(1, group))
                .withMessage("groupId is " + group + ", which is not within 0 to 65535");
    }

    private static Object address(String text) {
        try {
            return Inet6Address.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
