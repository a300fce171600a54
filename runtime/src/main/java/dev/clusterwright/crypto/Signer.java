package dev.clusterwright.crypto;

/**
 * Who can sign with a private key of P-256, wherever that key is: a {@link P256KeyPair} in memory, or an implementation
 * that asks a secure element, a key store or a service. What others give as DER, {@link EcdsaSignature#fromDer} takes; of a
 * SubjectPublicKeyInfo of P-256 (RFC 5480), the last 65 octets are the key.
 */
public interface Signer {
    /** The key that verifies what this signs. */
    P256PublicKey publicKey();

    /**
     * Signs with ECDSA and SHA-256 (FIPS 186-5).
     *
     * @param message what to sign, not its digest
     * @throws RuntimeException of whatever kind if the key cannot be asked; whoever has something signed passes it on
     */
    EcdsaSignature sign(byte[] message);
}
