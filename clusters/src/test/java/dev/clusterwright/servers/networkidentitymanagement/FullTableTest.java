package dev.clusterwright.servers.networkidentitymanagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Client;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As many clients as there can be. */
class FullTableTest {
    private static final int MAX = 2047;

    @ParameterizedTest
    @EnumSource
    void itIsReadInPartsAndFoundAgain(Dialect dialect) {
        IdentityFixture device = FullTable.of(dialect, MAX);
        List<OctetString> identities = FullTable.identities();
        List<Client> expected = IntStream.rangeClosed(1, MAX)
                .mapToObj(index -> new Client(index, IdentityFixture.identifier(identities.get(index - 1)), null))
                .toList();
        assertThat(device.clients()).isEqualTo(expected);
        assertThat(device.addStatus(identities.get(MAX))).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);

        long before = System.nanoTime();
        IdentityFixture again = new IdentityFixture(dialect, device.store, new TestAuthenticator(), MAX);
        Duration opening = Duration.ofNanos(System.nanoTime() - before);
        assertThat(opening).as("no signature is verified again").isLessThan(Duration.ofSeconds(1));
        assertThat(again.clients()).isEqualTo(expected);
        assertThat(again.authenticator.clients).hasSize(MAX);
        for (int index : new int[] {1, 1000, MAX}) {
            assertThat(again.query(IdentityFixture.field(
                            dialect.identifierTag, expected.get(index - 1).identifier())))
                    .isEqualTo(identities.get(index - 1));
        }
    }

    /** The last index was given, so the free ones are given from the first again. */
    @Test
    void gapsAreFilledInOrder() {
        IdentityFixture device = FullTable.of(Dialect.EARLIER, MAX);
        List<OctetString> identities = FullTable.identities();
        for (int index : new int[] {2047, 5, 1800, 1799}) {
            assertThat(device.remove(index)).isEqualTo(StatusCode.SUCCESS);
        }
        assertThat(device.add(identities.get(1798))).isEqualTo(5);
        assertThat(device.add(identities.get(MAX))).isEqualTo(1799);
        assertThat(device.remove(5)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.add(identities.get(4))).isEqualTo(1800);
        assertThat(device.add(identities.get(1799))).isEqualTo(2047);
        assertThat(device.add(identities.get(2046))).isEqualTo(5);
        assertThat(device.clients()).hasSize(MAX);
    }

    /** Should the table become smaller with an update of the device, nobody is thrown out. */
    @Test
    void aTableThatIsSmallerAfterARestart() {
        IdentityFixture device = FullTable.of(Dialect.LATER, 600);
        IdentityFixture smaller = device.reopened();
        OctetString another = FullTable.identities().get(600);
        assertThat(smaller.clients()).hasSize(600);
        assertThat(smaller.addStatus(another)).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        for (int index = 1; index <= 101; index++) {
            smaller.remove(index);
        }
        assertThat(smaller.add(another)).isEqualTo(601);
        assertThat(smaller.addStatus(FullTable.identities().get(601))).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
    }
}
