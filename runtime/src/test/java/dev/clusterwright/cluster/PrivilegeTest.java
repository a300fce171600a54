package dev.clusterwright.cluster;

import static dev.clusterwright.cluster.Privilege.ADMINISTER;
import static dev.clusterwright.cluster.Privilege.MANAGE;
import static dev.clusterwright.cluster.Privilege.OPERATE;
import static dev.clusterwright.cluster.Privilege.PROXY_VIEW;
import static dev.clusterwright.cluster.Privilege.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrivilegeTest {
    @Test
    void eachGrantsWhatTheLadderSays() {
        assertGrants(VIEW, VIEW);
        assertGrants(PROXY_VIEW, VIEW, PROXY_VIEW);
        assertGrants(OPERATE, VIEW, OPERATE);
        assertGrants(MANAGE, VIEW, OPERATE, MANAGE);
        assertGrants(ADMINISTER, VIEW, PROXY_VIEW, OPERATE, MANAGE, ADMINISTER);
    }

    private static void assertGrants(Privilege granted, Privilege... needed) {
        assertThat(Arrays.stream(Privilege.values()).filter(granted::grants))
                .as("%s", granted)
                .containsExactly(needed);
    }

    @Test
    void theNumbersAreThoseOfTheWire() {
        assertThat(Arrays.stream(Privilege.values()).map(Privilege::value)).containsExactly(1, 2, 3, 4, 5);
    }
}
