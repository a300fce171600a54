package dev.clusterwright.servers.operationalcredentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.operationalcredentials.AddTrustedRootCertificate;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import org.junit.jupiter.api.Test;

/** AddTrustedRootCertificate. */
class AddRootFaultTest {
    private static final OctetString TOO_LONG = OctetString.of(new byte[401]);

    private final CredentialsFixture device = new CredentialsFixture();
    private final TestFabric fabric = new TestFabric(0x1D);
    private final Commissioner commissioner = device.pase();

    private StatusCode add(Commissioner who, OctetString root) {
        return who.status(new AddTrustedRootCertificate(root));
    }

    @Test
    void addRootTooLong_INVALID_COMMAND() {
        commissioner.arm();
        assertThat(add(commissioner, TOO_LONG)).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @Test
    void addRootUnarmed_FAILSAFE_REQUIRED() {
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
    }

    @Test
    void addRootArmedForAnotherFabric_FAILSAFE_REQUIRED() {
        device.join(new TestFabric(7), 1);
        device.administrator(1).arm();
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
    }

    @Test
    void addSecondRoot_CONSTRAINT_ERROR() {
        commissioner.arm();
        add(commissioner, fabric.rcac());
        assertThat(add(commissioner, new TestFabric(0x1D).rcac())).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.credentials.trustedRootCertificates().read()).containsExactly(fabric.rcac());
    }

    @Test
    void addRootAfterAddNoc_CONSTRAINT_ERROR() {
        commissioner.join(fabric, 1);
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(add(commissioner, new TestFabric(7).rcac())).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void addRootAfterUpdateNoc_CONSTRAINT_ERROR() {
        device.join(fabric, 1);
        Commissioner administrator = device.administrator(1);
        administrator.arm();
        administrator.updateNoc(fabric.noc(1, administrator.requestKey(true)));
        assertThat(add(administrator, new TestFabric(7).rcac())).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @Test
    void addRootThatIsNone_INVALID_COMMAND() {
        commissioner.arm();
        OctetString rcac = fabric.rcac();
        byte[] spoilt = rcac.toByteArray();
        spoilt[spoilt.length - 2] ^= 1;
        assertThat(add(commissioner, OctetString.EMPTY)).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(add(commissioner, OctetString.of(spoilt))).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(add(commissioner, fabric.intermediate().certificate().encode()))
                .isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(add(commissioner, fabric.noc(1, P256KeyPair.generate().publicKey())))
                .isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(add(commissioner, fabric.root().certificate().toX509())).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(device.credentials.trustedRootCertificates().read()).isEmpty();
        assertThat(add(commissioner, rcac)).isEqualTo(StatusCode.SUCCESS);
    }

    @Test
    void addRootWithoutRoom_RESOURCE_EXHAUSTED() {
        for (int i = 1; i <= 5; i++) {
            device.join(new TestFabric(i), 1);
        }
        commissioner.arm();
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(device.credentials.trustedRootCertificates().read()).hasSize(5);
    }

    @Test
    void addTheSameRootTwice_SUCCESS() {
        commissioner.arm();
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.SUCCESS);
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.credentials.trustedRootCertificates().read()).containsExactly(fabric.rcac());
    }

    /** Of several faults, the first counts. */
    @Test
    void addRootWithSeveralFaults_firstCounts() {
        for (int i = 1; i <= 5; i++) {
            device.join(new TestFabric(i), 1);
        }
        assertThat(add(commissioner, TOO_LONG)).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(add(commissioner, OctetString.EMPTY)).isEqualTo(StatusCode.FAILSAFE_REQUIRED);
        commissioner.arm();
        assertThat(add(commissioner, OctetString.EMPTY)).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        device.leave(5);
        assertThat(add(commissioner, fabric.rcac())).isEqualTo(StatusCode.SUCCESS);
        assertThat(add(commissioner, OctetString.EMPTY)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }
}
