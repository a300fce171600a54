package dev.clusterwright.servers.networkidentitymanagement;

import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.ADMINISTRATOR;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.COMMISSIONER;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.KEEPER;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.field;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.networkOf;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.newClient;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.secret;
import static dev.clusterwright.servers.networkidentitymanagement.IdentityFixture.secretOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.servers.networkidentitymanagement.Dialect.Identity;
import dev.clusterwright.servers.storage.MemoryNodeStore;
import dev.clusterwright.servers.testing.Answers;
import dev.clusterwright.type.OctetString;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each status that the secret of the administrators can bring, and which comes first. */
class SecretFaultTest {
    private static final OctetString MALFORMED = OctetString.fromHex("1518");

    private static IdentityFixture device(Dialect dialect) {
        return new IdentityFixture(dialect, new MemoryNodeStore());
    }

    private static StatusCode status(IdentityFixture device, SubjectDescriptor subject, int command, String fields) {
        return Answers.status(device.invoke(subject, command, fields));
    }

    private static StatusCode untimed(IdentityFixture device, int command, String fields) {
        return Answers.status(IdentityFixture.invoke(device.client(ADMINISTRATOR), command, fields));
    }

    /** A device with four identities, each of which has a client. */
    private static IdentityFixture full(Dialect dialect) {
        IdentityFixture device = device(dialect);
        for (int i = 1; i <= 4; i++) {
            device.add(newClient());
            assertThat(device.importSecret(secret(i, i))).isEqualTo(StatusCode.SUCCESS);
            device.authenticator.callback().clientAuthenticated(i, i);
        }
        return device;
    }

    @ParameterizedTest
    @EnumSource
    void importUntimed_NEEDS_TIMED_INTERACTION(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(untimed(device, 0x40, field(0, secret(0, 1)))).isEqualTo(StatusCode.NEEDS_TIMED_INTERACTION);
        assertThat(device.identities()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void exportUntimed_SUCCESS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        assertThat(untimed(device, 0x41, "{}")).isEqualTo(StatusCode.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void secretsWithoutAdminister_UNSUPPORTED_ACCESS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(status(device, KEEPER, 0x40, field(0, secret(0, 1)))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(device, KEEPER, 0x41, "{}")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    /** Though PASE administers; and whatever else is wrong. */
    @ParameterizedTest
    @EnumSource
    void importOverPase_UNSUPPORTED_ACCESS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(status(device, COMMISSIONER, 0x40, field(0, secret(0, 1)))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(device, COMMISSIONER, 0x40, field(0, MALFORMED))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(status(device, COMMISSIONER, 0x40, field(0, OctetString.of(new byte[65]))))
                .isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        assertThat(device.identities()).isEmpty();
        device.importSecret(secret(0, 1));
        assertThat(status(device, COMMISSIONER, 0x40, field(0, secret(0, 1)))).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @ParameterizedTest
    @EnumSource
    void exportOverPase_UNSUPPORTED_ACCESS(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(status(device, COMMISSIONER, 0x41, "{}")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
        device.importSecret(secret(0, 1));
        assertThat(status(device, COMMISSIONER, 0x41, "{}")).isEqualTo(StatusCode.UNSUPPORTED_ACCESS);
    }

    @ParameterizedTest
    @EnumSource
    void exportBeforeImport_NOT_FOUND(Dialect dialect) {
        assertThat(status(device(dialect), ADMINISTRATOR, 0x41, "{}")).isEqualTo(StatusCode.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource
    void importWithoutSecret_INVALID_COMMAND(Dialect dialect) {
        assertThat(status(device(dialect), ADMINISTRATOR, 0x40, "{}")).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(status(device(dialect), ADMINISTRATOR, 0x40, "{0 = 1U}")).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @EnumSource
    void importOf65Octets_CONSTRAINT_ERROR(Dialect dialect) {
        assertThat(device(dialect).importSecret(OctetString.of(new byte[65]))).isEqualTo(StatusCode.CONSTRAINT_ERROR);
        assertThat(device(dialect).importSecret(OctetString.of(new byte[64]))).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    /** See also the vectors: {@link NetworkVectorsTest}. */
    @ParameterizedTest
    @EnumSource
    void importMalformed_INVALID_COMMAND(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(9, 9));
        assertThat(device.importSecret(MALFORMED)).isEqualTo(StatusCode.INVALID_COMMAND);
        assertThat(device.importSecret(OctetString.EMPTY)).isEqualTo(StatusCode.INVALID_COMMAND);
        OctetString older = secret(1, 1);
        OctetString withVersion1 = OctetString.fromHex(older.toHex().replaceFirst("^15240100", "15240101"));
        assertThat(device.importSecret(withVersion1)).isEqualTo(StatusCode.INVALID_COMMAND);
    }

    @ParameterizedTest
    @EnumSource
    void importNotNewer_DYNAMIC_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        assertThat(device.importSecret(secret(0, 2))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.importSecret(secret(-1, 2))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.importSecret(secret(-1, 1))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.identities()).hasSize(1);
        assertThat(device.importSecret(secret(1, 2))).isEqualTo(StatusCode.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void importOfTheFuture_DYNAMIC_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        assertThat(device.importSecret(secret(61, 1))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.importSecret(secretOf(0xFFFF_FFFFL, 1))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.identities()).isEmpty();
        assertThat(device.importSecret(secret(60, 1))).isEqualTo(StatusCode.SUCCESS);
        device.clock = Optional.empty();
        assertThat(device.importSecret(secretOf(0xFFFF_FFFFL, 2))).isEqualTo(StatusCode.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("NullAway") // a clock that breaks its word
    void importClockFails_FAILURE(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        device.clock = null;
        assertThat(device.importSecret(secret(1, 2))).isEqualTo(StatusCode.FAILURE);
        assertThat(device.importSecret(secret(0, 2))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.importSecret(secret(0, 1))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void importOfAFifthIdentity_RESOURCE_EXHAUSTED(Dialect dialect) {
        IdentityFixture device = full(dialect);
        assertThat(device.importSecret(secret(5, 5))).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(device.importSecret(secret(61, 5))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.importSecret(secret(4, 4))).isEqualTo(StatusCode.SUCCESS);
        device.authenticator.isReady = false;
        assertThat(device.importSecret(secret(5, 5))).isEqualTo(StatusCode.RESOURCE_EXHAUSTED);
        assertThat(device.identities()).hasSize(4);
        device.authenticator.isReady = true;
        device.authenticator.callback().clientAuthenticated(1, 4);
        assertThat(device.importSecret(secret(5, 5))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).extracting(Identity::index).containsExactly(2, 3, 4, 5);
    }

    @ParameterizedTest
    @EnumSource
    void importAuthenticatorNotReady_FAILURE(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        device.authenticator.isReady = false;
        assertThat(device.importSecret(secret(2, 3))).isEqualTo(StatusCode.FAILURE);
        assertThat(device.importSecret(secret(2, 2))).isEqualTo(StatusCode.FAILURE);
        assertThat(device.importSecret(secret(1, 2))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).as("none is retired").hasSize(2);
    }

    /** The secret that is there already with a newer time: refused, but what was retired before stays so. */
    @ParameterizedTest
    @EnumSource
    void importTheSameWithAnotherTime_DYNAMIC_CONSTRAINT_ERROR(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        assertThat(device.identities()).hasSize(2);
        assertThat(device.importSecret(secret(2, 2))).isEqualTo(StatusCode.DYNAMIC_CONSTRAINT_ERROR);
        assertThat(device.identities()).extracting(Identity::identifier).containsExactly(networkOf(2));
        assertThat(device.authenticator.identities).containsOnlyKeys(2);
        assertThat(device.export()).isEqualTo(secret(1, 2));
        assertThat(device.reopened().identities()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void importAuthenticatorThrows_FAILURE(Dialect dialect) {
        IdentityFixture device = device(dialect);
        device.importSecret(secret(0, 1));
        device.importSecret(secret(1, 2));
        for (int calls = 0; calls < 2; calls++) {
            device.authenticator.failNext();
            device.authenticator.failAfter = calls;
            assertThat(device.importSecret(secret(2, 3))).isEqualTo(StatusCode.FAILURE);
            assertThat(device.identities()).hasSize(2);
            assertThat(device.authenticator.identities).containsOnlyKeys(1, 2);
            assertThat(device.export()).isEqualTo(secret(1, 2));
        }
        assertThat(device.importSecret(secret(2, 3))).isEqualTo(StatusCode.SUCCESS);
        assertThat(device.identities()).extracting(Identity::index).containsExactly(2, 3);
    }
}
