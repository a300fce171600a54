package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.IdentityTypeEnum;
import dev.clusterwright.clusters.networkidentitymanagement.QueryIdentity;
import dev.clusterwright.clusters.networkidentitymanagement.RemoveClient;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import dev.clusterwright.type.OctetString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with values of the clusters for credentials, worked out by hand. */
class ValidationTest {
    private static final ClusterState FIVE_FABRICS = credentials(Map.of());

    @Test
    void epochKeysHave16Octets() {
        assertThat(violations(new KeySetWrite(keySet(octets(16))))).isEmpty();
        assertThat(new KeySetWrite(keySet(octets(15))).validate())
                .containsExactly(new Violation(
                        "GroupKeyManagement.KeySetWrite.GroupKeySet > GroupKeyManagement.GroupKeySetStruct.EpochKey0",
                        Violation.Kind.CONSTRAINT,
                        "length 15 is not 16"));
        assertThat(violations(keySet(null))).isEmpty();
    }

    @Test
    void policiesHaveToBeKnown() {
        GroupKeySetStruct unknown =
                new GroupKeySetStruct(1, GroupKeySecurityPolicyEnum.of(9), null, null, null, null, null, null);
        assertThat(violations(unknown))
                .containsExactly("GroupKeyManagement.GroupKeySetStruct.GroupKeySecurityPolicy:"
                        + " 0x09 is no value of GroupKeySecurityPolicyEnum");
    }

    @Test
    void groupKeyMapsAreValidatedEntryByEntry() {
        assertThat(GroupKeyManagement.Attributes.GROUP_KEY_MAP.validate(
                        List.of(new GroupKeyMapStruct(1, 1), new GroupKeyMapStruct(0, 0)), ClusterState.unknown()))
                .extracting(Violation::toString)
                .containsExactly(
                        "GroupKeyMap[1] > GroupKeyManagement.GroupKeyMapStruct.GroupId: 0 is not within 1 to 65535",
                        "GroupKeyMap[1] > GroupKeyManagement.GroupKeyMapStruct.GroupKeySetID: 0 is not within 1 to 65535");
    }

    @Test
    void labelsAreNotTooLong() {
        assertThat(violations(fabric("x".repeat(32)))).isEmpty();
        assertThat(violations(fabric("x".repeat(33))))
                .containsExactly(
                        "OperationalCredentials.FabricDescriptorStruct.Label:" + " length 33 is not within max 32");
        // 32 octets, not 32 characters.
        assertThat(violations(fabric("\u00e4".repeat(17)))).hasSize(1);
    }

    @Test
    void noMoreFabricsThanAreSupported() {
        Attribute<Integer> commissioned = OperationalCredentials.Attributes.COMMISSIONED_FABRICS;
        assertThat(commissioned.validate(5, FIVE_FABRICS)).isEmpty();
        assertThat(commissioned.validate(6, FIVE_FABRICS))
                .extracting(Violation::toString)
                .containsExactly("CommissionedFabrics: 6 is not within max 5 (max SupportedFabrics)");
        assertThat(commissioned.validate(6, ClusterState.unknown())).isEmpty();
        assertThat(commissioned.validate(255, ClusterState.unknown()))
                .extracting(Violation::message)
                .containsExactly("255 is not within 0 to 254 (max SupportedFabrics)");
    }

    @Test
    void rootCertificatesAreCountedAndMeasured() {
        assertThat(OperationalCredentials.Attributes.TRUSTED_ROOT_CERTIFICATES.validate(
                        List.of(octets(400), octets(401), octets(1), octets(1), octets(1), octets(1)), FIVE_FABRICS))
                .extracting(Violation::toString)
                .containsExactly(
                        "TrustedRootCertificates: count 6 is not within max 5 (max SupportedFabrics)",
                        "TrustedRootCertificates[1]: length 401 is not within max 400");
    }

    @Test
    void aServerIsValidatedAsAWhole() {
        assertThat(FIVE_FABRICS.validate()).isEmpty();
        Map<Attribute<?>, Object> wrong = new HashMap<>();
        wrong.put(OperationalCredentials.Attributes.SUPPORTED_FABRICS, 4);
        wrong.put(OperationalCredentials.Attributes.FABRICS, List.of(fabric("x".repeat(33))));
        assertThat(credentials(wrong).validate())
                .extracting(Violation::toString)
                .containsExactly(
                        "Fabrics[0] > OperationalCredentials.FabricDescriptorStruct.Label: length 33 is not within max 32",
                        "SupportedFabrics: 4 is not within 5 to 254");
        assertThat(ClusterState.of(OperationalCredentials.DESCRIPTOR, 0, Map.of())
                        .validate())
                .hasSize(6)
                .allMatch(violation -> violation.kind() == Violation.Kind.CONFORMANCE)
                .allMatch(violation -> violation.message().equals("is absent but mandatory (M)"));
    }

    @Test
    void clientIdentitiesAreNotTooLong() {
        assertThat(violations(new AddClient(octets(140)))).isEmpty();
        assertThat(violations(new AddClient(octets(141))))
                .containsExactly(
                        "NetworkIdentityManagement.AddClient.ClientIdentity: length 141 is not within max 140");
    }

    @Test
    void exactlyOneWayToFindAnIdentity() {
        String choice = "NetworkIdentityManagement.QueryIdentity:"
                + " %d of NetworkIdentityIndex, NetworkIdentityType, Identifier there, not 1 (O.a)";
        QueryIdentity byIndex = new QueryIdentity().withNetworkIdentityIndex(1);
        assertThat(violations(byIndex)).isEmpty();
        assertThat(violations(new QueryIdentity())).containsExactly(choice.formatted(0));
        assertThat(violations(byIndex.withNetworkIdentityType(IdentityTypeEnum.ECDSA)))
                .containsExactly(choice.formatted(2));
        assertThat(violations(
                        byIndex.withNetworkIdentityType(IdentityTypeEnum.of(7)).withIdentifier(octets(19))))
                .containsExactly(
                        "NetworkIdentityManagement.QueryIdentity.NetworkIdentityType:"
                                + " 0x07 is no value of IdentityTypeEnum",
                        "NetworkIdentityManagement.QueryIdentity.Identifier: length 19 is not 20",
                        choice.formatted(3));
        assertThat(violations(new RemoveClient().withClientIndex(2048)))
                .containsExactly("NetworkIdentityManagement.RemoveClient.ClientIndex: 2048 is not within 1 to 2047");
    }

    private static List<String> violations(Structure structure) {
        return structure.validate().stream().map(Violation::toString).toList();
    }

    private static OctetString octets(int length) {
        return OctetString.of(new byte[length]);
    }

    private static GroupKeySetStruct keySet(OctetString key) {
        return new GroupKeySetStruct(
                1, GroupKeySecurityPolicyEnum.TRUST_FIRST, key, key == null ? null : 1L, null, null, null, null);
    }

    private static FabricDescriptorStruct fabric(String label) {
        return new FabricDescriptorStruct(octets(65), 0xFFF1, 1, 1, label);
    }

    /** A server with five fabrics at most, and some attributes different. */
    private static ClusterState credentials(Map<Attribute<?>, Object> different) {
        Map<Attribute<?>, Object> values = new HashMap<>(Map.of(
                OperationalCredentials.Attributes.NOCS,
                List.of(),
                OperationalCredentials.Attributes.FABRICS,
                List.of(fabric("home")),
                OperationalCredentials.Attributes.SUPPORTED_FABRICS,
                5,
                OperationalCredentials.Attributes.COMMISSIONED_FABRICS,
                1,
                OperationalCredentials.Attributes.TRUSTED_ROOT_CERTIFICATES,
                List.of(octets(300)),
                OperationalCredentials.Attributes.CURRENT_FABRIC_INDEX,
                1));
        values.putAll(different);
        return ClusterState.of(OperationalCredentials.DESCRIPTOR, 0, values);
    }
}
