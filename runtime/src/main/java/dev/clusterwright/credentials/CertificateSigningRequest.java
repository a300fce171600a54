package dev.clusterwright.credentials;

import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerException;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/**
 * A request for a certificate (PKCS #10, RFC 2986): a public key, signed by its private key, so that nobody gets a
 * certificate for the key of somebody else. What else it says means nothing to the protocol: the authority decides about
 * the name (Matter Core, 6.4, Node Operational Credentials). What is read has been verified. Immutable and thread-safe.
 */
public final class CertificateSigningRequest {
    /** The octets that a request may have: what it comes in has no more. */
    public static final int MAX_LENGTH = 900;

    private static final int VERSION_1 = 0;
    private static final String ORGANIZATION = "CSA";
    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

    private final OctetString der;
    private final P256PublicKey publicKey;

    private CertificateSigningRequest(OctetString der, P256PublicKey publicKey) {
        this.der = der;
        this.publicKey = publicKey;
    }

    /**
     * Asks for a certificate of a key.
     *
     * @param signer with a key that nobody has a certificate for yet
     * @return a request of up to 204 octets
     */
    public static CertificateSigningRequest create(Signer signer) {
        byte[] content = Der.sequence(
                Der.integer(VERSION_1),
                X509Writer.name(DistinguishedName.of(NameAttribute.of(NameType.ORGANIZATION, ORGANIZATION))),
                X509Writer.publicKey(signer.publicKey()),
                Der.context(0));
        byte[] der = Der.sequence(
                content,
                Algorithms.identifier(Algorithms.ECDSA_WITH_SHA256),
                Der.bitString(signer.sign(content).toDer()));
        return new CertificateSigningRequest(OctetString.of(der), signer.publicKey());
    }

    /**
     * Reads a request and verifies its signature.
     *
     * @param der up to 900 octets
     * @throws CredentialsException if it is longer, no request of version 1 for a key of P-256, asks for extensions, or was
     *     not signed by that key with ECDSA and SHA-256
     */
    public static CertificateSigningRequest decode(OctetString der) {
        if (der.length() > MAX_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG, "the request has " + der.length() + " octets, more than " + MAX_LENGTH);
        }
        try {
            DerReader reader = new DerReader(der.toByteArray());
            P256PublicKey publicKey = request(reader.sequence());
            reader.finish();
            return new CertificateSigningRequest(der, publicKey);
        } catch (DerException e) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the request cannot be read: " + e.getMessage(), e);
        }
    }

    /** The key of a request that it has signed. */
    private static P256PublicKey request(DerReader request) {
        int start = request.offset();
        P256PublicKey publicKey = content(request.sequence());
        byte[] signed = request.octetsSince(start);
        ecdsaWithSha256(request.sequence());
        EcdsaSignature signature = signature(request.bitString());
        request.finish();
        if (!publicKey.verify(signed, signature)) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE, "the request was not signed with the key that it is for");
        }
        return publicKey;
    }

    private static P256PublicKey content(DerReader content) {
        if (content.smallInteger(0x7F) != VERSION_1) {
            throw new CredentialsException(CredentialsError.VERSION, "the request is not of version 1");
        }
        checkName(content.sequence());
        P256PublicKey publicKey = X509Reader.publicKey(content.sequence());
        checkAttributes(content.context(0));
        content.finish();
        return publicKey;
    }

    /** Any name, as nobody reads it. */
    private static void checkName(DerReader name) {
        while (name.hasNext()) {
            DerReader set = name.set();
            do {
                DerReader attribute = set.sequence();
                attribute.oid();
                attribute.element();
                attribute.finish();
            } while (set.hasNext());
        }
    }

    /** None, or one that asks for no extensions: the authority would have to ignore what it asked for. */
    private static void checkAttributes(DerReader attributes) {
        if (!attributes.hasNext()) {
            return;
        }
        DerReader attribute = attributes.sequence();
        String type = attribute.oid();
        DerReader values = attribute.set();
        attribute.finish();
        if (!type.equals(EXTENSION_REQUEST) || attributes.hasNext()) {
            throw new CredentialsException(CredentialsError.EXTENSION, "the request has attributes of its own");
        }
        boolean extensions = values.sequence().hasNext();
        values.finish();
        if (extensions) {
            throw new CredentialsException(CredentialsError.EXTENSION, "the request asks for extensions");
        }
    }

    /** Without parameters, or with a null, which many write for other algorithms and so for this one. */
    private static void ecdsaWithSha256(DerReader algorithm) {
        boolean known = algorithm.oid().equals(Algorithms.ECDSA_WITH_SHA256);
        if (known && algorithm.nextIs(DerTag.NULL)) {
            algorithm.nullValue();
        }
        if (!known || algorithm.hasNext()) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE_ALGORITHM, "the request is not signed with ECDSA and SHA-256");
        }
    }

    private static EcdsaSignature signature(OctetString der) {
        try {
            return EcdsaSignature.fromDer(der);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    /** The key to issue a certificate for. */
    public P256PublicKey publicKey() {
        return publicKey;
    }

    /** The request in DER. */
    public OctetString encode() {
        return der;
    }

    /** Whether another has the same octets. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateSigningRequest that && der.equals(that.der);
    }

    @Override
    public int hashCode() {
        return der.hashCode();
    }

    /** The key. */
    @Override
    public String toString() {
        return "CertificateSigningRequest[" + publicKey + "]";
    }
}
