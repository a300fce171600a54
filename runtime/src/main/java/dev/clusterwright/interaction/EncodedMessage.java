package dev.clusterwright.interaction;

import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.Objects;

/**
 * A message as a transport carries it. Immutable and thread-safe.
 *
 * @param opcode what kind of message it is, 8 bits; it belongs into the protocol header of an exchange whose protocol
 *     is {@link #PROTOCOL}
 * @param payload its TLV
 */
public record EncodedMessage(int opcode, OctetString payload) {
    /** The id of the interaction model among protocols. */
    public static final int PROTOCOL = 0x0001;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the opcode does not fit 8 bits
     */
    public EncodedMessage {
        Integers.checkUnsigned("opcode", opcode, 8);
        Objects.requireNonNull(payload, "payload");
    }
}
