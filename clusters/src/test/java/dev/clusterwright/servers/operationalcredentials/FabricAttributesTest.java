package dev.clusterwright.servers.operationalcredentials;

import static dev.clusterwright.servers.operationalcredentials.Commissioner.index;
import static dev.clusterwright.servers.testing.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials.Attributes;
import dev.clusterwright.clusters.operationalcredentials.SetVIDVerificationStatement;
import dev.clusterwright.clusters.operationalcredentials.UpdateFabricLabel;
import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.interaction.client.NodeData;
import dev.clusterwright.interaction.server.Endpoint;
import dev.clusterwright.servers.testing.TestFabric;
import dev.clusterwright.type.OctetString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of the fabrics, and reported. */
class FabricAttributesTest {
    private final CredentialsFixture device = new CredentialsFixture();
    private final TestFabric first = new TestFabric(1);
    private final TestFabric second = new TestFabric(0xFFFF_FFFF_FFFF_FFFEL);
    private final Commissioner one = device.administrator(1);
    private final Commissioner two = device.administrator(2);

    @BeforeEach
    void join() {
        device.join(first, 11);
        device.join(second, 22);
    }

    private static <T> T unfiltered(Commissioner reader, Attribute<T> attribute) {
        return get(reader.session()
                        .client()
                        .read()
                        .allFabrics()
                        .attribute(Endpoint.ROOT, attribute)
                        .send())
                .value(Endpoint.ROOT, attribute);
    }

    @Test
    void certificatesAreRead() {
        NOCStruct expected = new NOCStruct(device.fabric(2).noc(), null, null, 2);
        assertThat(get(two.client().nocs().read())).containsExactly(expected);
        assertThat(unfiltered(one, Attributes.NOCS)).hasSize(2).contains(expected);
        assertThat(unfiltered(device.pase(), Attributes.NOCS)).hasSize(2).contains(expected);
        assertThat(get(device.pase().client().nocs().read())).isEmpty();
    }

    @Test
    void fabricsAreRead() {
        OctetString statement = OctetString.of(new byte[85]);
        two.done(new SetVIDVerificationStatement(0x1234, statement, OctetString.fromHex("01")));
        index(two.ask(new UpdateFabricLabel("Zuhause")));
        FabricDescriptorStruct expected = new FabricDescriptorStruct(
                second.root().certificate().publicKey().octets(), 0x1234, -2, 22, "Zuhause", statement, 2);
        assertThat(get(two.client().fabrics().read())).containsExactly(expected);
        assertThat(unfiltered(one, Attributes.FABRICS)).hasSize(2).contains(expected);
        assertThat(get(two.client().nocs().read()))
                .extracting(NOCStruct::vvsc)
                .containsExactly(OctetString.fromHex("01"));
    }

    @Test
    void anAuthorityBetweenIsRead() {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        TestFabric fabric = new TestFabric(3);
        commissioner.addRoot(fabric.rcac());
        CertificateAuthority authority = fabric.intermediate();
        CertificateTemplate template =
                CertificateTemplate.noc(3, 1, Validity.from(Instant.parse("2024-01-01T00:00:00Z")));
        OctetString noc = authority.issue(template, key).encode();
        OctetString icac = authority.certificate().encode();
        assertThat(index(commissioner.ask(Commissioner.addition(noc, icac)))).isEqualTo(3);
        assertThat(get(commissioner.client().nocs().read())).containsExactly(new NOCStruct(noc, icac, null, 3));
    }

    @Test
    void anEmptyIcacIsNone() {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        TestFabric fabric = new TestFabric(3);
        commissioner.addRoot(fabric.rcac());
        index(commissioner.ask(Commissioner.addition(fabric.noc(1, key), OctetString.EMPTY)));
        assertThat(get(commissioner.client().nocs().read()))
                .extracting(NOCStruct::icac)
                .containsOnlyNulls();
    }

    @Test
    void fabricsAreCounted() {
        assertThat(get(one.client().supportedFabrics().read())).isEqualTo(5);
        assertThat(get(one.client().commissionedFabrics().read())).isEqualTo(2);
        device.pase().join(new TestFabric(3), 1);
        assertThat(get(one.client().commissionedFabrics().read())).isEqualTo(3);
        device.expire();
        assertThat(get(one.client().commissionedFabrics().read())).isEqualTo(2);
    }

    @Test
    void rootsAreReadFromTheMomentTheyAreAdded() {
        TestFabric third = new TestFabric(3);
        Commissioner commissioner = device.pase();
        commissioner.arm();
        P256PublicKey key = commissioner.requestKey();
        commissioner.addRoot(third.rcac());
        List<OctetString> all = List.of(first.rcac(), second.rcac(), third.rcac());
        assertThat(get(one.client().trustedRootCertificates().read())).isEqualTo(all);
        index(commissioner.addNoc(third.noc(1, key)));
        assertThat(get(one.client().trustedRootCertificates().read())).isEqualTo(all);
        device.leave(1);
        assertThat(get(two.client().trustedRootCertificates().read())).containsExactly(second.rcac(), third.rcac());
    }

    @Test
    void readersAreToldWhichFabricIsTheirs() {
        assertThat(get(one.client().currentFabricIndex().read())).isEqualTo(1);
        assertThat(get(two.client().currentFabricIndex().read())).isEqualTo(2);
        Commissioner commissioner = device.pase();
        assertThat(get(commissioner.client().currentFabricIndex().read())).isZero();
        commissioner.join(new TestFabric(3), 1);
        assertThat(get(commissioner.client().currentFabricIndex().read())).isEqualTo(3);
        assertThat(get(one.client().currentFabricIndex().read())).isEqualTo(1);
    }

    /** What a subscriber hears. */
    private static final class Reports implements Flow.Subscriber<NodeData> {
        private final List<NodeData> all = new ArrayList<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(NodeData report) {
            all.add(report);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("nobody has given it up");
        }

        /** The values that were reported, those at the beginning included. */
        <T> List<T> of(Attribute<T> attribute) {
            return all.stream()
                    .filter(report -> report.contains(Endpoint.ROOT, attribute))
                    .map(report -> report.value(Endpoint.ROOT, attribute))
                    .toList();
        }
    }

    private Reports subscribe(Commissioner subscriber) {
        Reports reports = new Reports();
        subscriber
                .session()
                .client()
                .subscribe()
                .attribute(Endpoint.ROOT, Attributes.FABRICS)
                .attribute(Endpoint.ROOT, Attributes.NOCS)
                .attribute(Endpoint.ROOT, Attributes.COMMISSIONED_FABRICS)
                .attribute(Endpoint.ROOT, Attributes.TRUSTED_ROOT_CERTIFICATES)
                .attribute(Endpoint.ROOT, Attributes.CURRENT_FABRIC_INDEX)
                .intervals(Duration.ZERO, Duration.ofMinutes(1))
                .publisher()
                .subscribe(reports);
        return reports;
    }

    private void settle() {
        device.timer.advance(Duration.ofSeconds(1));
    }

    @Test
    void subscribersHearOfFabrics() {
        Reports ofOne = subscribe(one);
        Reports ofTwo = subscribe(two);
        settle();
        device.pase().join(new TestFabric(3), 1);
        settle();
        assertThat(ofOne.of(Attributes.COMMISSIONED_FABRICS)).containsExactly(2, 3);
        device.complete();
        index(one.ask(new UpdateFabricLabel("Home")));
        settle();
        device.leave(3);
        settle();

        assertThat(ofOne.of(Attributes.COMMISSIONED_FABRICS)).containsSubsequence(2, 3, 2);
        assertThat(ofTwo.of(Attributes.COMMISSIONED_FABRICS)).containsSubsequence(2, 3, 2);
        assertThat(ofOne.of(Attributes.FABRICS))
                .allSatisfy(fabrics -> assertThat(fabrics)
                        .extracting(FabricDescriptorStruct::fabricIndex)
                        .containsExactly(1));
        assertThat(ofOne.of(Attributes.FABRICS).get(ofOne.of(Attributes.FABRICS).size() - 1))
                .extracting(FabricDescriptorStruct::label)
                .containsExactly("Home");
        assertThat(ofOne.of(Attributes.NOCS)).as("changes are omitted").hasSize(1);
        assertThat(ofOne.of(Attributes.TRUSTED_ROOT_CERTIFICATES))
                .as("changes are omitted")
                .hasSize(1);
        assertThat(ofOne.of(Attributes.CURRENT_FABRIC_INDEX)).containsOnly(1);
        assertThat(ofTwo.of(Attributes.CURRENT_FABRIC_INDEX)).containsOnly(2);
    }

    @Test
    void nothingIsReportedOfWhatStaysAsItIs() {
        index(one.ask(new UpdateFabricLabel("Home")));
        one.done(new SetVIDVerificationStatement(0x1234, null, null));
        Reports reports = subscribe(one);
        settle();
        index(one.ask(new UpdateFabricLabel("Home")));
        one.done(new SetVIDVerificationStatement(0x1234, OctetString.EMPTY, null));
        settle();
        assertThat(reports.of(Attributes.FABRICS)).hasSize(1);
        one.done(new SetVIDVerificationStatement(0x1235, null, null));
        settle();
        assertThat(reports.of(Attributes.FABRICS)).hasSize(2);
    }

    @Test
    void theDataVersionRisesWithWhatIsNotReported() {
        Commissioner commissioner = device.pase();
        commissioner.arm();
        long before = version();
        commissioner.addRoot(new TestFabric(3).rcac());
        long between = version();
        assertThat(between).isNotEqualTo(before);
        device.expire();
        assertThat(version()).isNotEqualTo(between);
    }

    private long version() {
        return get(one.session()
                        .client()
                        .read()
                        .attribute(Endpoint.ROOT, Attributes.SUPPORTED_FABRICS)
                        .send())
                .dataVersion(Endpoint.ROOT, OperationalCredentials.ID)
                .orElseThrow();
    }
}
