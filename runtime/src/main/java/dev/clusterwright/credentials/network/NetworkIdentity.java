package dev.clusterwright.credentials.network;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.Digests;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who a network, or a client of it, is: a key, and a certificate that says nothing and that the key has signed. All such
 * certificates are the same but for key and signature, which is what the compact form has; the full form has the rest too,
 * and X.509 is what is signed.
 *
 * <p>Every instance has been verified: its signature is one by its own key. Two are equal if they have the same key and the
 * same signature. One key can sign again and again, so there may be others of the same {@link #identifier}; they are not
 * equal to this, and whoever knows one of them refuses the others. Immutable and thread-safe.
 */
public final class NetworkIdentity {
    /** The number of octets of the compact form. */
    public static final int COMPACT_LENGTH = 137;
    /** The number of octets of {@link #identifier()}. */
    public static final int IDENTIFIER_LENGTH = 20;

    private static final int PUBLIC_KEY = 9;
    private static final int SIGNATURE = 11;

    private final P256PublicKey publicKey;
    private final EcdsaSignature signature;
    private final OctetString identifier;

    private NetworkIdentity(P256PublicKey publicKey, EcdsaSignature signature) {
        this.publicKey = publicKey;
        this.signature = signature;
        this.identifier = OctetString.copyOf(Digests.sha256(publicKey.octets().toByteArray()), 0, IDENTIFIER_LENGTH);
    }

    /**
     * The identity of a client. Each call may give another one, as the signature may be another; that of a network is {@link
     * AdministratorIdentity#derive derived} instead.
     *
     * @param signer with the client's key
     * @throws CredentialsException if its signature is not one by its key
     */
    public static NetworkIdentity create(Signer signer) {
        P256PublicKey key = signer.publicKey();
        return verified(key, signer.sign(IdentityCertificate.toBeSigned(key)));
    }

    /** The one identity that every holder of the key makes. */
    static NetworkIdentity createDeterministically(P256KeyPair keyPair) {
        P256PublicKey key = keyPair.publicKey();
        return new NetworkIdentity(key, keyPair.signDeterministically(IdentityCertificate.toBeSigned(key)));
    }

    /**
     * Reads and verifies an identity in TLV, in its compact or its full form.
     *
     * @param tlv 137 or 188 octets, or some more where lengths and numbers are written in more octets than they need
     * @throws CredentialsException if it is neither form, or the certificate is another than that of identities, or its
     *     signature is not one by its key
     */
    public static NetworkIdentity decode(OctetString tlv) {
        if (tlv.length() > MatterCertificate.MAX_TLV_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the identity has " + tlv.length() + " octets, more than " + MatterCertificate.MAX_TLV_LENGTH);
        }
        try {
            TlvReader reader = new TlvReader(tlv.toByteArray());
            reader.next();
            reader.startUntaggedStructure();
            boolean compact = reader.next() && reader.contextTag() == PUBLIC_KEY;
            return compact ? decodeCompact(reader) : of(MatterCertificate.decode(tlv));
        } catch (TlvException | CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    private static NetworkIdentity decodeCompact(TlvReader reader) {
        P256PublicKey key = publicKey(reader.octets());
        if (!reader.next() || reader.contextTag() != SIGNATURE) {
            throw malformed("the identity does not have the signature (tag " + SIGNATURE + ") in its place");
        }
        EcdsaSignature signature = EcdsaSignature.of(reader.octets());
        if (reader.next()) {
            throw malformed("the identity has a member after its signature");
        }
        reader.end();
        reader.finish();
        return verified(key, signature);
    }

    private static P256PublicKey publicKey(OctetString octets) {
        try {
            return P256PublicKey.of(octets);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.PUBLIC_KEY, e);
        }
    }

    /**
     * Reads and verifies an identity in DER.
     *
     * @param der an X.509 certificate
     * @throws CredentialsException if it is none, or another than that of identities, or its signature is not one by its key
     */
    public static NetworkIdentity fromX509(OctetString der) {
        return of(MatterCertificate.fromX509(der));
    }

    private static NetworkIdentity of(MatterCertificate certificate) {
        IdentityCertificate.check(certificate);
        return verified(certificate.publicKey(), certificate.signature());
    }

    private static NetworkIdentity verified(P256PublicKey key, EcdsaSignature signature) {
        if (!key.verify(IdentityCertificate.toBeSigned(key), signature)) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE, "the identity has a signature that is not one by its key");
        }
        return new NetworkIdentity(key, signature);
    }

    private static CredentialsException malformed(String message) {
        return new CredentialsException(CredentialsError.MALFORMED, message);
    }

    /** The compact form, which commands and responses have: 137 octets. */
    public OctetString encode() {
        TlvWriter writer = new TlvWriter(new byte[COMPACT_LENGTH]);
        writer.startStructure();
        writer.octets(PUBLIC_KEY, publicKey.octets());
        writer.octets(SIGNATURE, signature.octets());
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    /** The full form, a {@link MatterCertificate} in TLV: 188 octets, more than commands have room for. */
    public OctetString encodeFull() {
        return MatterCertificate.fromX509(toX509()).encode();
    }

    /** The certificate in DER, as network stacks take it: up to 335 octets. */
    public OctetString toX509() {
        return IdentityCertificate.x509(publicKey, signature);
    }

    /** The key. */
    public P256PublicKey publicKey() {
        return publicKey;
    }

    /** The signature of the certificate. */
    public EcdsaSignature signature() {
        return signature;
    }

    /**
     * What the key is named by: the first 20 octets of SHA-256 of its 65 octets. It is not that of other certificates,
     * {@link P256PublicKey#identifier()}.
     */
    public OctetString identifier() {
        return identifier;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkIdentity that
                && publicKey.equals(that.publicKey)
                && signature.equals(that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(publicKey, signature);
    }

    /** The identifier. */
    @Override
    public String toString() {
        return "NetworkIdentity[" + identifier.toHex() + "]";
    }
}
