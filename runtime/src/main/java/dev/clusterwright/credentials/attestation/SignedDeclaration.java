package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/**
 * A certification declaration with the signature of its certifier: SignedData of CMS (RFC 5652, section 5) with one signer,
 * who is named by the identifier of the key and signs the content without further attributes (Matter Core, 6.3,
 * Certification Declaration).
 *
 * <p>An instance is a well-formed envelope. What it holds is to be believed after {@link #verify}. Two are equal if they
 * have the same octets. Immutable and thread-safe.
 */
public final class SignedDeclaration {
    /** The octets that a signed declaration may have: it is among the attestation elements. */
    public static final int MAX_LENGTH = AttestationElements.MAX_LENGTH;

    private final OctetString cms;
    private final OctetString content;
    private final OctetString keyIdentifier;
    private final EcdsaSignature signature;

    SignedDeclaration(OctetString cms, OctetString content, OctetString keyIdentifier, EcdsaSignature signature) {
        this.cms = cms;
        this.content = content;
        this.keyIdentifier = keyIdentifier;
        this.signature = signature;
    }

    /**
     * Signs a declaration, as certifiers and test labs do.
     *
     * @param signer holds the key, which is named by its SHA-1
     */
    public static SignedDeclaration sign(CertificationDeclaration declaration, Signer signer) {
        OctetString content = declaration.encode();
        EcdsaSignature signature = signer.sign(content.toByteArray());
        OctetString identifier = signer.publicKey().identifier();
        return new SignedDeclaration(SignedData.write(content, identifier, signature), content, identifier, signature);
    }

    /**
     * Reads a signed declaration.
     *
     * @param cms up to 900 octets, in DER
     * @throws CredentialsException if there are more, or they are not well-formed
     */
    public static SignedDeclaration decode(OctetString cms) {
        return SignedData.read(cms);
    }

    /** The signed declaration in DER. */
    public OctetString encode() {
        return cms;
    }

    /** What the key that signed it is named by: 20 octets. */
    public OctetString keyIdentifier() {
        return keyIdentifier;
    }

    /** The content that is signed: a declaration in TLV, or whatever else. */
    public OctetString content() {
        return content;
    }

    /** Whether it was signed with a key. */
    public boolean isSignedBy(P256PublicKey key) {
        return key.verify(content.toByteArray(), signature);
    }

    /**
     * Verifies that somebody trusted has signed it.
     *
     * @param keys the keys that are trusted
     * @return what is declared
     * @throws CredentialsException if the key is not trusted, or not with declarations of this type; if the signature is not
     *     one of that key; or if the content is no declaration
     */
    public CertificationDeclaration verify(CertificationKeys keys) {
        CertificationKey key = keys.find(keyIdentifier)
                .orElseThrow(() -> new CredentialsException(
                        CredentialsError.NOT_TRUSTED,
                        "the certification declaration was signed with the key " + keyIdentifier.toHex()
                                + ", which is not trusted"));
        if (!isSignedBy(key.publicKey())) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE, "the certification declaration has a signature that is not of its key");
        }
        CertificationDeclaration declaration = CertificationDeclaration.decode(content);
        if (!key.types().contains(declaration.certificationType())) {
            throw new CredentialsException(
                    CredentialsError.NOT_TRUSTED,
                    "the key of the certification declaration is not trusted with those of type "
                            + declaration.certificationType());
        }
        return declaration;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedDeclaration that && cms.equals(that.cms);
    }

    @Override
    public int hashCode() {
        return cms.hashCode();
    }

    /** The identifier of the key. */
    @Override
    public String toString() {
        return "SignedDeclaration[keyIdentifier=" + keyIdentifier.toHex() + "]";
    }
}
