package dev.clusterwright.servers.networkidentitymanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Access;
import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.Command;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Privilege;
import dev.clusterwright.clusters.later.networkidentitymanagement.ActiveNetworkIdentityStruct;
import dev.clusterwright.clusters.later.networkidentitymanagement.ClientStruct;
import dev.clusterwright.clusters.later.networkidentitymanagement.IdentityTypeEnum;
import dev.clusterwright.clusters.later.networkidentitymanagement.QueryIdentity;
import dev.clusterwright.clusters.networkidentitymanagement.AddClient;
import dev.clusterwright.clusters.networkidentitymanagement.NetworkIdentityManagement;
import dev.clusterwright.clusters.networkidentitymanagement.RemoveClient;
import dev.clusterwright.clusters.onoff.OnOff;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.storage.Storage;
import dev.clusterwright.servers.testing.TestVault;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevisionTest {
    private static final ClusterDescriptor EARLIER = Dialect.EARLIER.definition();
    private static final ClusterDescriptor LATER = Dialect.LATER.definition();
    private static final String IDENTIFIER = "a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3";

    private static NetworkIdentityManagementCluster.Builder builder() {
        return NetworkIdentityManagementCluster.builder(
                Storage.open(new MemoryNodeStore(), new TestVault()), new TestAuthenticator());
    }

    private static ClusterDescriptor with(List<Attribute<?>> attributes, List<Command<?, ?>> commands) {
        return new ClusterDescriptor(
                EARLIER.id(),
                EARLIER.name(),
                EARLIER.revision(),
                true,
                List.of(),
                attributes,
                commands,
                EARLIER.responses(),
                List.of());
    }

    private static List<Command<?, ?>> without(List<Command<?, ?>> commands, String name) {
        return commands.stream().filter(command -> !command.name().equals(name)).toList();
    }

    @Test
    void theBundledRevisionUnlessItIsSaid() {
        assertThat(builder().build().handlers().cluster()).isSameAs(EARLIER);
    }

    @ParameterizedTest
    @EnumSource
    void theRevisionIsThatOfTheDefinition(Dialect dialect) {
        ClusterDescriptor definition = dialect.definition();
        assertThat(builder().definition(definition).build().handlers().cluster())
                .isSameAs(definition);
        assertThat(builder()
                        .definition(LATER)
                        .definition(definition)
                        .build()
                        .handlers()
                        .cluster())
                .isSameAs(definition);
    }

    /** Which generated it for themselves, into another package, and for what is not said of messages otherwise. */
    @ParameterizedTest
    @EnumSource
    void whoHasGeneratedTheDefinitionDoesNotMatter(Dialect dialect) {
        ClusterDescriptor mine = dialect.definition();
        ClusterDescriptor other = new ClusterDescriptor(
                mine.id(),
                "Network Identities",
                2,
                false,
                mine.features(),
                mine.attributes(),
                mine.commands(),
                mine.responses(),
                mine.events());
        assertThat(builder().definition(other).build().handlers().cluster()).isSameAs(mine);
    }

    /** That of the year 2024, which has little in common but the number of the cluster. */
    @Test
    void theDraftIsRefused() {
        TlvCodec<OctetString> octets = TlvCodecs.OCTETS;
        Access access = Access.invoke(Privilege.ADMINISTER).withTimedInteraction();
        ClusterDescriptor draft = with(
                List.of(
                        Attribute.of(EARLIER.id(), 0, "NetworkIdentifier", "octstr", octets),
                        Attribute.of(EARLIER.id(), 1, "NetworkIdentity", "octstr", octets)),
                List.of(
                        Command.of(
                                EARLIER.id(),
                                0,
                                "AddOrUpdateClient",
                                AddClient.CODEC,
                                AddClient.FIELDS,
                                access,
                                NetworkIdentityManagement.Commands.ADD_CLIENT_RESPONSE),
                        Command.of(EARLIER.id(), 1, "RemoveClient", RemoveClient.CODEC, RemoveClient.FIELDS, access)));
        assertRefused(draft);
    }

    @Test
    void whatIsOfNoRevisionIsRefused() {
        assertRefused(OnOff.DESCRIPTOR);
        assertRefused(with(EARLIER.attributes(), without(EARLIER.commands(), "QueryIdentity")));
        assertRefused(with(EARLIER.attributes(), List.of()));
        assertRefused(with(List.of(), EARLIER.commands()));
        // Entries of one revision, and commands of the other.
        assertRefused(with(EARLIER.attributes(), LATER.commands()));
        assertRefused(with(LATER.attributes(), EARLIER.commands()));
        List<Attribute<?>> mixed = new ArrayList<>(EARLIER.attributes());
        mixed.set(1, LATER.attributes().get(1));
        assertRefused(with(mixed, EARLIER.commands()));
        assertRefused(with(mixed, LATER.commands()));
        mixed.set(1, EARLIER.attributes().get(1));
        mixed.set(0, LATER.attributes().get(0));
        assertRefused(with(mixed, EARLIER.commands()));
        assertRefused(with(mixed, LATER.commands()));
    }

    private static void assertRefused(ClusterDescriptor definition) {
        assertThatThrownBy(() -> builder().definition(definition))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is of no revision that is served")
                .hasMessageContaining(definition.name());
    }

    /** By hand, as no vectors have the later revision. */
    @Test
    void theLaterRevisionAsOctets() {
        OctetString identifier = OctetString.fromHex(IDENTIFIER);
        assertEncoded(
                ClientStruct.CODEC,
                new ClientStruct(2047, identifier, IdentityTypeEnum.ECDSA, 3),
                "15 2500ff07 300114" + IDENTIFIER + "240201 240303 18");
        assertEncoded(
                ClientStruct.CODEC,
                new ClientStruct(4, identifier, IdentityTypeEnum.ECDSA, null),
                "15 240004 300114" + IDENTIFIER + "240201 3403 18");
        assertEncoded(
                ActiveNetworkIdentityStruct.CODEC,
                new ActiveNetworkIdentityStruct(0x1234, IdentityTypeEnum.ECDSA, identifier, 0x89ABCDEFL, true, null),
                "15 25003412 240101 300214" + IDENTIFIER + "2603efcdab89 2904 3405 18");
        assertEncoded(QueryIdentity.CODEC, new QueryIdentity().withClientIndex(7), "15 240207 18");
        assertEncoded(
                QueryIdentity.CODEC, new QueryIdentity().withIdentifier(identifier), "15 300314" + IDENTIFIER + "18");
        assertThat(QueryIdentity.FIELDS).extracting(Field::id).containsExactly(0, 1, 2, 3);
    }

    private static <T> void assertEncoded(TlvCodec<T> codec, T value, String hex) {
        OctetString octets = OctetString.fromHex(hex.replace(" ", ""));
        assertThat(OctetString.of(codec.encode(value)).toHex()).isEqualTo(octets.toHex());
        assertThat(codec.decode(octets.toByteArray())).isEqualTo(value);
    }
}
