package dev.clusterwright.servers.networkidentitymanagement;

import dev.clusterwright.credentials.network.NetworkIdentity;
import dev.clusterwright.interaction.StatusCode;
import dev.clusterwright.interaction.StatusException;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What requests name something by: one field of several. */
final class Selection {
    private Selection() {}

    /**
     * Makes sure that one of these is there, and no other.
     *
     * @throws StatusException INVALID_COMMAND if it is not
     */
    static void requireOne(@Nullable Object... fields) {
        if (Stream.of(fields).filter(Objects::nonNull).count() != 1) {
            throw new StatusException(StatusCode.INVALID_COMMAND, "one field has to be there, and no other");
        }
    }

    /**
     * Makes sure that it can be an identifier.
     *
     * @throws StatusException CONSTRAINT_ERROR if it cannot
     */
    static OctetString identifier(OctetString field) {
        require(field.length() == NetworkIdentity.IDENTIFIER_LENGTH, "an identifier has 20 octets");
        return field;
    }

    /**
     * Makes sure that it can be the index of a client.
     *
     * @throws StatusException CONSTRAINT_ERROR if it cannot
     */
    static int clientIndex(int field) {
        require(field >= 1 && field <= ClientTable.MAX_INDEX, "a client has an index of 1 to 2047");
        return field;
    }

    /**
     * Makes sure of something.
     *
     * @throws StatusException CONSTRAINT_ERROR if it is not so
     */
    static void require(boolean condition, String message) {
        if (!condition) {
            throw new StatusException(StatusCode.CONSTRAINT_ERROR, message);
        }
    }
}
