package dev.clusterwright.credentials;

import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/**
 * What a device sends to get a certificate: a request, and the nonce that it was asked with (Matter Core, 11.18.4.9,
 * NOCSR Information). The device signs them: {@link NocsrInformation#sign}. Immutable and thread-safe.
 *
 * @param csr a {@link CertificateSigningRequest} in DER; of whatever length and content until it is read
 * @param nonce 32 octets
 * @param vendorReserved1 for the vendor to use; null if absent, as the other two
 */
public record NocsrElements(
        OctetString csr,
        OctetString nonce,
        @Nullable OctetString vendorReserved1,
        @Nullable OctetString vendorReserved2,
        @Nullable OctetString vendorReserved3) {
    /** The number of octets of a nonce. */
    public static final int NONCE_LENGTH = 32;
    /** The octets that elements may have. */
    public static final int MAX_LENGTH = 900;
    /** Reads and writes elements of any length as TLV. */
    static final TlvCodec<NocsrElements> CODEC = new Codec();

    /**
     * Checks the nonce.
     *
     * @throws CredentialsException if it does not have 32 octets
     */
    public NocsrElements {
        if (nonce.length() != NONCE_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the nonce has " + nonce.length() + " octets and not " + NONCE_LENGTH);
        }
    }

    /** Without anything of the vendor. */
    public NocsrElements(CertificateSigningRequest request, OctetString nonce) {
        this(request.encode(), nonce, null, null, null);
    }

    /**
     * Reads elements.
     *
     * @param tlv up to 900 octets
     * @throws CredentialsException if it is longer, or anything else than these elements, each once and in their order
     */
    public static NocsrElements decode(OctetString tlv) {
        checkLength(tlv.length());
        try {
            return CODEC.decode(tlv.toByteArray());
        } catch (TlvException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    /**
     * The elements as they are sent and signed.
     *
     * @return up to 900 octets
     * @throws CredentialsException if there are more
     */
    public OctetString encode() {
        byte[] tlv = CODEC.encode(this);
        checkLength(tlv.length);
        return OctetString.of(tlv);
    }

    private static void checkLength(int length) {
        if (length > MAX_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG, "the elements have " + length + " octets, more than " + MAX_LENGTH);
        }
    }

    /** Unlike that of other structures, the order is fixed, and nobody may add to it. */
    private static final class Codec implements TlvCodec<NocsrElements> {
        private static final int CSR = 1;
        private static final int NONCE = 2;
        private static final int LAST = 5;

        @Override
        public void encode(TlvWriter writer, NocsrElements elements) {
            writer.startStructure();
            writer.octets(CSR, elements.csr);
            writer.octets(NONCE, elements.nonce);
            optional(writer, 3, elements.vendorReserved1);
            optional(writer, 4, elements.vendorReserved2);
            optional(writer, LAST, elements.vendorReserved3);
            writer.end();
        }

        private static void optional(TlvWriter writer, int tag, @Nullable OctetString value) {
            if (value != null) {
                writer.octets(tag, value);
            }
        }

        @Override
        public NocsrElements decode(TlvReader reader) {
            @Nullable OctetString[] values = new @Nullable OctetString[LAST + 1];
            int last = 0;
            reader.startUntaggedStructure();
            while (reader.next()) {
                int tag = reader.contextTag();
                if (tag <= last || tag > LAST) {
                    throw malformed("an element that is unknown or misplaced");
                }
                values[tag] = reader.octets();
                last = tag;
            }
            reader.end();
            OctetString csr = values[CSR];
            OctetString nonce = values[NONCE];
            if (csr == null || nonce == null) {
                throw malformed("no request or no nonce");
            }
            return new NocsrElements(csr, nonce, values[3], values[4], values[LAST]);
        }

        private static CredentialsException malformed(String what) {
            return new CredentialsException(CredentialsError.MALFORMED, "the elements of the device have " + what);
        }
    }
}
