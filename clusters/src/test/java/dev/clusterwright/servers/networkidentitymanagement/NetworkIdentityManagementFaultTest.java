package dev.clusterwright.servers.networkidentitymanagement;

import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.COMMISSIONER;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.KEEPER;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.USER;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.field;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.identifier;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.newClient;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.type.OctetString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each status that clients and identities of the table can bring, and which comes first; for secrets see {@link SecretFaultTest}. */
class NetworkIdentityManagementFaultTest {
    private static final String NO_FIELDS = "{}";
    private static final OctetString SHORT_IDENTIFIER = OctetString.of(new byte[19]);
    private static final OctetString UNKNOWN_IDENTIFIER = OctetString.of(new byte[20]);

    private static IdentityFixture device(Dialect dialect) {
        return new IdentityFixture(dialect, new MemoryNodeStore());
    }

    /** The one that a key pair makes, and the one that it makes the next time. */
    private static OctetString sign(P256KeyPair keyPair) {
        return NetworkIdentity.create(keyPair).encode();
    }

    /** One whose signature is another. */
    private static OctetString spoilt(OctetString identity) {
        byte[] octets = identity.toByteArray();
        octets[octets.length - 2] ^= 1;
        return OctetString.of(octets);
    }

    private static StatusCode status(IdentityFixture device, SubjectDescriptor subject, int command, String fields) {
        return Answers.status(device.invoke(subject, command, fields));
    }

    private static StatusCode untimed(IdentityFixture device, int command, String fields) {
        return Answers.status(IdentityFixture.invoke(device.client(ADMINISTRATOR), command, fields));
    }

    @ParameterizedTest
    @EnumSource
    void addClientUntimed_NEEDS_TIMED_INTERACTION(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(untimed(device, 0x00, field(0, newClient()))).isEqualTo(StatusCode.NEEDS_TIMED_INTERACTION);
        assertThat(untimed(device, 0x00, NO_FIELDS)).isEqualTo(StatusCode.NEEDS_TIMED_INTERACTION);
        assertThat(device.clients()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void removeClientUntimed_NEEDS_TIMED_INTERACTION(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.add(newClient());
        assertThat(untimed(device, 0x02, "{0 = 1U}")).isEqualTo(StatusCode.NEEDS_TIMED_INTERACTION);
        assertThat(device.clients()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void queryIdentityUntimed_SUCCESS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        assertThat(untimed(device, 0x03, "{0 = 1U}")).isEqualTo(StatusCode.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void clientsWithoutManage_UNSUPPORTED_ACCESS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(status(device, USER, 0x00, field(0, newClient()))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(device, USER, 0x02, "{0 = 1U}")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(device, USER, 0x03, "{0 = 1U}")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(Answers.status(dialect.clients(device.client(USER)))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(Answers.status(dialect.identities(device.client(USER)))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(device.clients()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void addClientWithoutIdentity_INVALID_COMMAND(Dialect dialect) {
        assertThat(status(device(dialect), KEEPER, 0x00, NO_FIELDS)).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(status(device(dialect), KEEPER, 0x00, "{0 = 1U}")).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @EnumSource
    void addClientOf141Octets_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(device.addStatus(OctetString.of(new byte[141]))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.addStatus(OctetString.of(new byte[140]))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
    }

    /** The full form is an identity too, but too long. */
    @ParameterizedTest
    @EnumSource
    void addClientInFullForm_CONSTRAINT_ERROR(Dialect dialect) {
        OctetString full = NetworkIdentity.decode(newClient()).encodeFull();
        assertThat(device(dialect).addStatus(full)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void addClientThatIsNone_DYNAMIC_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString identity = newClient();
        assertThat(device.addStatus(spoilt(identity))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.addStatus(OctetString.EMPTY)).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.addStatus(OctetString.copyOf(identity.toByteArray(), 0, 136)))
                .isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.clients()).isEmpty();
        assertThat(device.authenticator.told).containsExactly("all");
    }

    /** What is wrong with the identity comes before whether its key is known. */
    @ParameterizedTest
    @EnumSource
    void addClientThatIsNoneButKnown_DYNAMIC_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString identity = newClient();
        device.add(identity);
        assertThat(device.addStatus(spoilt(identity))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void addClientSignedAgain_ALREADY_EXISTS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        P256KeyPair keyPair = P256KeyPair.generate();
        OctetString identity = sign(keyPair);
        assertThat(device.add(identity)).isEqualTo(1);
        assertThat(device.addStatus(sign(keyPair))).isEqualTo(StatusCode.ALREADY_EXISTS);
        assertThat(device.add(identity)).isEqualTo(1);
        assertThat(device.clients()).hasSize(1);
    }

    /** The same identity in other octets: lengths may be written in more of them than they need. */
    @ParameterizedTest
    @EnumSource
    void addClientEncodedOtherwise_ALREADY_EXISTS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString identity = newClient();
        device.add(identity);
        OctetString wider = OctetString.fromHex(identity.toHex().replaceFirst("^15300941", "1531094100"));
        assertThat(NetworkIdentity.decode(wider)).isEqualTo(NetworkIdentity.decode(identity));
        assertThat(device.addStatus(wider)).isEqualTo(StatusCode.ALREADY_EXISTS);
    }

    @ParameterizedTest
    @EnumSource
    void addClientAuthenticatorNotReady_FAILURE(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString known = newClient();
        P256KeyPair keyPair = P256KeyPair.generate();
        device.add(known);
        device.add(sign(keyPair));
        device.authenticator.isReady = false;
        assertThat(device.addStatus(newClient())).isEqualTo(StatusCode.FAILURE);
        assertThat(device.addStatus(known)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.addStatus(sign(keyPair))).isEqualTo(StatusCode.ALREADY_EXISTS);
        assertThat(device.clients()).hasSize(2);
        assertThat(device.remove(1)).isEqualTo(StatusCode.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void addClientAuthenticatorThrows_FAILURE(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.authenticator.failNext();
        assertThat(device.addStatus(newClient())).isEqualTo(StatusCode.FAILURE);
        assertThat(device.clients()).isEmpty();
        assertThat(device.authenticator.clients).isEmpty();
        assertThat(device.authenticator.told).containsExactly("all", "client 1", "all");
        assertThat(device.add(newClient())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void addClientToFullTable_RESOURCE_EXHAUSTED(Dialect dialect) {
        IdentityFixture device = FullTable.of(dialect, 500);
        assertThat(device.addStatus(newClient())).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(device.add(FullTable.identities().get(7))).isEqualTo(8);
        device.authenticator.isReady = false;
        assertThat(device.addStatus(newClient())).isEqualTo(StatusCode.FAILURE);
        device.authenticator.isReady = true;
        assertThat(device.remove(8)).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.add(newClient())).isEqualTo(501);
        assertThat(device.addStatus(newClient())).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
    }

    @ParameterizedTest
    @EnumSource
    void removeClientByNothing_INVALID_COMMAND(Dialect dialect) {
        assertThat(status(device(dialect), KEEPER, 0x02, NO_FIELDS)).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    /** Also where one of the two is wrong besides. */
    @ParameterizedTest
    @EnumSource
    void removeClientByBoth_INVALID_COMMAND(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString identity = newClient();
        device.add(identity);
        for (OctetString identifier : new OctetString[] {identifier(identity), SHORT_IDENTIFIER, UNKNOWN_IDENTIFIER}) {
            for (int index : new int[] {1, 2, 0, 2048}) {
                assertThat(status(device, KEEPER, 0x02, "{0 = " + index + "U, 1 = hex:" + identifier.toHex() + "}"))
                        .isEqualTo(StatusCode.INVALID_COMMAND);
            }
        }
        assertThat(device.clients()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void removeClientIdentifierOf19Octets_CONSTRAINT_ERROR(Dialect dialect) {
        assertThat(device(dialect).remove(SHORT_IDENTIFIER)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device(dialect).remove(OctetString.of(new byte[21]))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void removeClientIndexThatCanBeNone_CONSTRAINT_ERROR(Dialect dialect) {
        assertThat(device(dialect).remove(0)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device(dialect).remove(2048)).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void removeClientThatIsNotThere_NOT_FOUND(Dialect dialect) {
        IdentityFixture device = device(dialect);
        OctetString identity = newClient();
        device.add(identity);
        assertThat(device.remove(2)).isEqualTo(StatusCode.NOT_FOUND);
        assertThat(device.remove(2047)).isEqualTo(StatusCode.NOT_FOUND);
        assertThat(device.remove(UNKNOWN_IDENTIFIER)).isEqualTo(StatusCode.NOT_FOUND);
        assertThat(device.remove(identifier(identity))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.remove(identifier(identity))).isEqualTo(StatusCode.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource
    void removeClientAuthenticatorThrows_FAILURE(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.add(newClient());
        device.authenticator.failNext();
        assertThat(device.remove(1)).isEqualTo(StatusCode.FAILURE);
        assertThat(device.clients()).hasSize(1);
        assertThat(device.authenticator.clients).containsOnlyKeys(1);
        assertThat(device.remove(1)).isEqualTo(StatusCode.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void queryIdentityByNothing_INVALID_COMMAND(Dialect dialect) {
        assertThat(device(dialect).queryStatus(NO_FIELDS)).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    /** Also where one of them is wrong besides. */
    @ParameterizedTest
    @EnumSource
    void queryIdentityBySeveral_INVALID_COMMAND(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        String identifier = dialect.identifierTag + " = hex:" + SHORT_IDENTIFIER.toHex() + "}";
        assertThat(device.queryStatus("{0 = 1U, 1 = " + dialect.ecdsa + "U}")).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(device.queryStatus("{0 = 1U, 1 = 7U}")).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(device.queryStatus("{0 = 1U, " + identifier)).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(device.queryStatus("{0 = 9U, 1 = 7U, " + identifier)).isEqualTo(StatusCode.INVALID_COMMAND);
        if (dialect == Dialect.LATER) {
            assertThat(device.queryStatus("{0 = 1U, 2 = 1U}")).isEqualTo(StatusCode.INVALID_COMMAND);
            assertThat(device.queryStatus("{2 = 1U, " + identifier)).isEqualTo(StatusCode.INVALID_COMMAND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void queryIdentityOfAnotherType_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(device.queryStatus("{1 = " + (1 - dialect.ecdsa) + "U}")).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.queryStatus("{1 = 2U}")).isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void queryIdentityIdentifierOf19Octets_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(device.queryStatus(field(dialect.identifierTag, SHORT_IDENTIFIER)))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device.queryStatus(field(dialect.identifierTag, OctetString.of(new byte[21]))))
                .isEqualTo(StatusCode.CONSTRAINT_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void queryIdentityThatIsNotThere_NOT_FOUND(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(device.queryStatus("{1 = " + dialect.ecdsa + "U}")).isEqualTo(StatusCode.NOT_FOUND);
        device.importSecret(secret(0, 1));
        assertThat(device.queryStatus("{0 = 0U}")).isEqualTo(StatusCode.NOT_FOUND);
        assertThat(device.queryStatus("{0 = 2U}")).isEqualTo(StatusCode.NOT_FOUND);
        assertThat(device.queryStatus("{0 = 65535U}")).isEqualTo(StatusCode.NOT_FOUND);
        assertThat(device.queryStatus(field(dialect.identifierTag, UNKNOWN_IDENTIFIER)))
                .isEqualTo(StatusCode.NOT_FOUND);
        if (dialect == Dialect.LATER) {
            assertThat(device.queryStatus("{2 = 1U}")).isEqualTo(StatusCode.NOT_FOUND);
            assertThat(device.queryStatus("{2 = 2048U}")).isEqualTo(StatusCode.NOT_FOUND);
        }
    }

    /** What one revision calls an identifier is the index of a client in the other. */
    @ParameterizedTest
    @EnumSource
    void queryIdentityOfTheOtherRevision_INVALID_COMMAND(Dialect dialect) {
        String ofTheOther = dialect == Dialect.LATER ? field(2, UNKNOWN_IDENTIFIER) : "{2 = 1U}";
        assertThat(device(dialect).queryStatus(ofTheOther)).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    /** An administrator may do what a keeper may, also without a certificate. */
    @ParameterizedTest
    @EnumSource
    void clientsOverPase_SUCCESS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(status(device, COMMISSIONER, 0x00, field(0, newClient()))).isEqualTo(StatusCode.SUCCESS);
        assertThat(status(device, COMMISSIONER, 0x02, "{0 = 1U}")).isEqualTo(StatusCode.SUCCESS);
    }
}
