package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationRequest;
import dev.clusterwright.clusters.operationalcredentials.SignVIDVerificationResponse;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.credentials.VendorFabricBinding;
import dev.clusterwright.credentials.VendorIdVerification;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shows that a fabric is of its vendor. */
class VendorProofTest {
    private static final OctetString CHALLENGE = OctetString.fromHex("a1".repeat(32));
    private static final OctetString STATEMENT = OctetString.fromHex("21" + "b2".repeat(84));
    private static final OctetString VVSC = OctetString.fromHex("c3".repeat(400));

    private final CredentialsFixture device = new CredentialsFixture();
    private final TestFabric fabric = new TestFabric(0x1D);
    private final Commissioner administrator = device.administrator(1);

    @BeforeEach
    void join() {
        device.join(fabric, 1);
        device.join(new TestFabric(7), 1);
    }

    /** Verifies with nothing but what anybody can read of the node. */
    private static void assertProven(Commissioner reader, int fabricIndex) {
        FabricDescriptorStruct descriptor = get(reader.client().fabrics().read()).stream()
                .filter(it -> Integer.valueOf(fabricIndex).equals(it.fabricIndex()))
                .findFirst()
                .orElseThrow();
        NOCStruct noc = get(reader.client().nocs().read()).stream()
                .filter(it -> Integer.valueOf(fabricIndex).equals(it.fabricIndex()))
                .findFirst()
                .orElseThrow();
        SignVIDVerificationResponse response =
                get(reader.client().signVidVerificationRequest(new SignVIDVerificationRequest(fabricIndex, CHALLENGE)));
        assertThat(response.fabricIndex()).isEqualTo(fabricIndex);
        assertThat(response.fabricBindingVersion()).isEqualTo(1);
        VendorIdVerification verification = new VendorIdVerification(
                CHALLENGE,
                reader.session().attestationChallenge(),
                fabricIndex,
                new VendorFabricBinding(
                        P256PublicKey.of(descriptor.rootPublicKey()), descriptor.fabricId(), descriptor.vendorId()),
                descriptor.vidVerificationStatement());
        P256PublicKey key = MatterCertificate.decode(noc.noc()).publicKey();
        assertThat(verification.isSignedBy(key, EcdsaSignature.of(response.signature())))
                .isTrue();
    }

    @Test
    void whatIsSignedIsVerified() {
        assertProven(administrator, 1);
        administrator.done(new SetVIDVerificationStatement(0x1234, STATEMENT, VVSC));
        assertProven(administrator, 1);
    }

    @Test
    void anyAdministratorMayAsk() {
        Commissioner other = device.administrator(2);
        SignVIDVerificationRequest request = new SignVIDVerificationRequest(1, CHALLENGE);
        assertThat(get(other.client().signVidVerificationRequest(request)).fabricIndex())
                .isEqualTo(1);
        assertThat(get(device.pase().client().signVidVerificationRequest(request))
                        .fabricIndex())
                .isEqualTo(1);
    }

    private void assertStored(
            CredentialsFixture on, int vendorId, @Nullable OctetString statement, @Nullable OctetString vvsc) {
        var stored = on.fabric(1);
        assertThat(stored.vendorId()).isEqualTo(vendorId);
        assertThat(stored.vidVerificationStatement()).isEqualTo(statement);
        assertThat(stored.vvsc()).isEqualTo(vvsc);
    }

    @Test
    void eachPartIsSetAndClearedByItself() {
        administrator.done(new SetVIDVerificationStatement(0x1234, null, null));
        assertStored(device.restarted(), 0x1234, null, null);
        administrator.done(new SetVIDVerificationStatement(null, STATEMENT, null));
        assertStored(device.restarted(), 0x1234, STATEMENT, null);
        administrator.done(new SetVIDVerificationStatement(null, null, VVSC));
        assertStored(device.restarted(), 0x1234, STATEMENT, VVSC);
        administrator.done(new SetVIDVerificationStatement(null, OctetString.EMPTY, null));
        assertStored(device.restarted(), 0x1234, null, VVSC);
        administrator.done(new SetVIDVerificationStatement(0xFFF4, null, OctetString.EMPTY));
        assertStored(device.restarted(), 0xFFF4, null, null);
        assertThat(device.fabric(2).vendorId()).isEqualTo(TestFabric.VENDOR);
    }

    @Test
    void whatIsSetUnderTheFailSafeStays() {
        administrator.arm();
        administrator.requestKey(true);
        administrator.done(new SetVIDVerificationStatement(0x1234, STATEMENT, VVSC));
        device.expire();
        assertStored(device, 0x1234, STATEMENT, VVSC);
        assertStored(device.restarted(), 0x1234, STATEMENT, VVSC);
    }

    @Test
    void whatIsSetForAFabricThatIsPendingIsPending() {
        administrator.done(new SetVIDVerificationStatement(0x1234, null, VVSC));
        administrator.arm();
        index(administrator.updateNoc(fabric.noc(2, administrator.requestKey(true))));
        administrator.done(new SetVIDVerificationStatement(0x4321, STATEMENT, OctetString.EMPTY));
        assertStored(device, 0x4321, STATEMENT, null);
        assertStored(device.restarted(), 0x1234, null, VVSC);
        device.expire();
        assertStored(device, 0x1234, null, VVSC);
    }

    @Test
    void whatIsSetForAFabricThatIsPendingIsCompletedWithIt() {
        Commissioner commissioner = device.pase();
        assertThat(commissioner.join(new TestFabric(8), 1)).isEqualTo(3);
        commissioner.done(new SetVIDVerificationStatement(0x4321, STATEMENT, null));
        device.complete();
        assertThat(device.restarted().fabric(3).vidVerificationStatement()).isEqualTo(STATEMENT);
    }
}
