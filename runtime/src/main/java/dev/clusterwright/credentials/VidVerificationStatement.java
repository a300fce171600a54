package dev.clusterwright.credentials;

import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.nio.ByteBuffer;

/**
 * The statement of a vendor that a fabric is its own, signed with the key of a certificate of type {@link
 * CertificateType#VVSC}. Nodes of the fabric keep it for who asks (Matter Core, 6.4.10, Fabric Table Vendor ID
 * Verification Procedure). Which fabric it is about is not in it: the {@link VendorFabricBinding} is only signed.
 * Immutable and thread-safe.
 *
 * @param signerKeyIdentifier what the certificate of the signer names its key by, 20 octets
 * @param signature over the binding
 */
public record VidVerificationStatement(OctetString signerKeyIdentifier, EcdsaSignature signature) {
    /** The number of octets of a statement. */
    public static final int LENGTH = 85;

    private static final int VERSION = 0x21;
    private static final int IDENTIFIER_LENGTH = 20;

    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException if it does not have 20 octets
     */
    public VidVerificationStatement {
        if (signerKeyIdentifier.length() != IDENTIFIER_LENGTH) {
            throw new IllegalArgumentException(
                    "the key identifier has " + signerKeyIdentifier.length() + " octets and not 20");
        }
    }

    /**
     * States something.
     *
     * @param vvsc the certificate of who signs
     * @param signer with the key of that certificate
     * @param binding what is stated
     * @throws CredentialsException if the certificate is no proper one of type VVSC
     * @throws IllegalArgumentException if the signer has another key
     */
    public static VidVerificationStatement create(MatterCertificate vvsc, Signer signer, VendorFabricBinding binding) {
        vvsc.check(CertificateType.VVSC);
        if (!vvsc.publicKey().equals(signer.publicKey())) {
            throw new IllegalArgumentException("the signer does not have the key of the certificate");
        }
        OctetString identifier = vvsc.subjectKeyIdentifier().orElseThrow();
        return new VidVerificationStatement(identifier, signer.sign(toBeSigned(binding, identifier)));
    }

    /**
     * Reads a statement.
     *
     * @param octets 85
     * @throws CredentialsException if there are more or fewer, or it is of another version
     */
    public static VidVerificationStatement decode(OctetString octets) {
        if (octets.length() != LENGTH) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the statement has " + octets.length() + " octets and not " + LENGTH);
        }
        if (octets.get(0) != VERSION) {
            throw new CredentialsException(CredentialsError.VERSION, "the statement is of another version than 0x21");
        }
        byte[] all = octets.toByteArray();
        return new VidVerificationStatement(
                OctetString.copyOf(all, 1, IDENTIFIER_LENGTH),
                EcdsaSignature.of(OctetString.copyOf(all, 1 + IDENTIFIER_LENGTH, EcdsaSignature.LENGTH)));
    }

    /** The statement as nodes keep it, 85 octets. */
    public OctetString encode() {
        return OctetString.of(ByteBuffer.allocate(LENGTH)
                .put((byte) VERSION)
                .put(signerKeyIdentifier.toByteArray())
                .put(signature.octets().toByteArray())
                .array());
    }

    /**
     * Whether it was signed with a key.
     *
     * @param key of the signer's certificate
     * @param binding what is stated
     */
    public boolean isSignedBy(P256PublicKey key, VendorFabricBinding binding) {
        return key.verify(toBeSigned(binding, signerKeyIdentifier), signature);
    }

    /**
     * Checks that it states something, and was signed with the key of a certificate. Whether anybody trusts that one is
     * a question of its own.
     *
     * @param vvsc the certificate of who should have signed
     * @param binding what should be stated
     * @throws CredentialsException if the certificate is no proper one of type VVSC, or did not sign this
     */
    public void verify(MatterCertificate vvsc, VendorFabricBinding binding) {
        vvsc.check(CertificateType.VVSC);
        if (!signerKeyIdentifier.equals(vvsc.subjectKeyIdentifier().orElseThrow())) {
            throw new CredentialsException(
                    CredentialsError.KEY_IDENTIFIER, "the statement names another key than that of the VVSC");
        }
        if (!isSignedBy(vvsc.publicKey(), binding)) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE, "the statement was not signed by the VVSC, or is about something else");
        }
    }

    private static byte[] toBeSigned(VendorFabricBinding binding, OctetString identifier) {
        return ByteBuffer.allocate(1 + VendorFabricBinding.MESSAGE_LENGTH + IDENTIFIER_LENGTH)
                .put((byte) VERSION)
                .put(binding.message().toByteArray())
                .put(identifier.toByteArray())
                .array();
    }
}
