package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Quality;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagement;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.networkidentitymanagement.IdentityTypeEnum;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.clusters.operationalcredentials.NOCStruct;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.clusters.operationalcredentials.OperationalCredentials;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts that the overview pages do not show: revisions, timed and fabric-scoped commands, qualities, tags, numbers. */
class FactSheetTest {
    private static final ClusterDescriptor KEYS = GroupKeyManagement.DESCRIPTOR;
    private static final ClusterDescriptor CREDENTIALS = OperationalCredentials.DESCRIPTOR;
    private static final ClusterDescriptor IDENTITIES = NetworkIdentityManagement.DESCRIPTOR;

    @Test
    void revisionsAndWhatIsOnTrial() {
        assertThat(List.of(KEYS.revision(), CREDENTIALS.revision(), IDENTITIES.revision()))
                .containsExactly(4, 2, 1);
        assertThat(List.of(KEYS.provisional(), CREDENTIALS.provisional(), IDENTITIES.provisional()))
                .containsExactly(false, false, true);
        assertThat(KEYS.features())
                .allMatch(feature -> feature.conformance().toString().startsWith("P"));
    }

    @Test
    void timedCommands() {
        assertThat(commands(KEYS, command -> command.access().timed())).isEmpty();
        assertThat(commands(CREDENTIALS, command -> command.access().timed())).isEmpty();
        assertThat(commands(IDENTITIES, command -> command.access().timed()))
                .containsExactly("AddClient", "RemoveClient", "ImportAdminSecret");
    }

    @Test
    void fabricScopedCommands() {
        assertThat(commands(KEYS, command -> command.access().fabricScoped())).hasSize(4);
        assertThat(commands(CREDENTIALS, command -> command.access().fabricScoped()))
                .containsExactly("UpdateNOC", "UpdateFabricLabel", "SetVIDVerificationStatement");
        assertThat(commands(IDENTITIES, command -> command.access().fabricScoped()))
                .isEmpty();
    }

    @Test
    void commandsThatOnlyAStatusAnswers() {
        assertThat(commands(KEYS, command -> command.response().isEmpty()))
                .containsExactly("KeySetWrite", "KeySetRemove");
        assertThat(commands(CREDENTIALS, command -> command.response().isEmpty()))
                .containsExactly("AddTrustedRootCertificate", "SetVIDVerificationStatement");
        assertThat(commands(IDENTITIES, command -> command.response().isEmpty()))
                .containsExactly("RemoveClient", "ImportAdminSecret");
    }

    @Test
    void qualitiesOfAttributes() {
        assertThat(attributes(KEYS, Quality.CHANGES_OMITTED)).containsExactly("GroupKeyMap");
        assertThat(attributes(KEYS, Quality.FIXED)).containsExactly("MaxGroupsPerFabric", "MaxGroupKeysPerFabric");
        assertThat(attributes(CREDENTIALS, Quality.CHANGES_OMITTED)).containsExactly("NOCs", "TrustedRootCertificates");
        assertThat(attributes(CREDENTIALS, Quality.FIXED)).containsExactly("SupportedFabrics");
        assertThat(attributes(IDENTITIES, Quality.FIXED)).containsExactly("ClientTableSize");
    }

    @Test
    void tagsOfFields() {
        assertThat(tags(NOCStruct.FIELDS))
                .containsExactlyInAnyOrderEntriesOf(Map.of("NOC", 1, "ICAC", 2, "VVSC", 3, "FabricIndex", 254));
        assertThat(GroupKeySetStruct.FIELDS).extracting(Field::id).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 254);
        assertThat(NOCStruct.FIELDS.get(1).isNullable()).isTrue();
        assertThat(NOCStruct.FIELDS.get(2).isOptional()).isTrue();
    }

    @Test
    void numbersOfEnums() {
        assertThat(NodeOperationalCertStatusEnum.FABRIC_CONFLICT.value()).isEqualTo(9);
        assertThat(NodeOperationalCertStatusEnum.INVALID_FABRIC_INDEX.value()).isEqualTo(0x0B);
        assertThat(NodeOperationalCertStatusEnum.of(7).known())
                .isEqualTo(NodeOperationalCertStatusEnum.Known.UNRECOGNIZED);
        assertThat(IdentityTypeEnum.ECDSA.value()).isZero();
    }

    private static List<String> commands(ClusterDescriptor cluster, Predicate<Command<?, ?>> wanted) {
        return cluster.commands().stream().filter(wanted).map(Command::name).toList();
    }

    private static List<String> attributes(ClusterDescriptor cluster, Quality quality) {
        return cluster.attributes().stream()
                .filter(attribute -> attribute.qualities().contains(quality))
                .map(Attribute::name)
                .toList();
    }

    private static Map<String, Integer> tags(List<Field> fields) {
        return fields.stream().collect(Collectors.toMap(Field::name, Field::id));
    }
}
