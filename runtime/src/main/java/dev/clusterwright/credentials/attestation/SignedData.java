package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.der.Algorithms;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerException;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;

/** The envelope of a declaration (RFC 5652, sections 3 and 5): no certificates, no attributes, one signer. */
final class SignedData {
    private static final int VERSION = 3;
    private static final int KEY_IDENTIFIER_LENGTH = 20;

    private SignedData() {}

    static OctetString write(OctetString content, OctetString keyIdentifier, EcdsaSignature signature) {
        byte[] signer = Der.sequence(
                Der.integer(VERSION),
                Der.tagged(DerTag.context(0), keyIdentifier.toByteArray()),
                Algorithms.identifier(Algorithms.SHA256),
                Algorithms.identifier(Algorithms.ECDSA_WITH_SHA256),
                Der.octets(signature.toDer().toByteArray()));
        byte[] signedData = Der.sequence(
                Der.integer(VERSION),
                Der.set(Algorithms.identifier(Algorithms.SHA256)),
                Der.sequence(Der.oid(Algorithms.DATA), Der.context(0, Der.octets(content.toByteArray()))),
                Der.set(signer));
        return OctetString.of(Der.sequence(Der.oid(Algorithms.SIGNED_DATA), Der.context(0, signedData)));
    }

    static SignedDeclaration read(OctetString cms) {
        if (cms.length() > SignedDeclaration.MAX_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the signed declaration has " + cms.length() + " octets, more than "
                            + SignedDeclaration.MAX_LENGTH);
        }
        try {
            DerReader reader = new DerReader(cms.toByteArray());
            DerReader info = reader.sequence();
            reader.finish();
            oid(info, Algorithms.SIGNED_DATA, "is no signed data");
            DerReader field = info.context(0);
            info.finish();
            DerReader data = field.sequence();
            field.finish();
            return signedData(cms, data);
        } catch (DerException e) {
            throw new CredentialsException(
                    CredentialsError.MALFORMED, "the signed declaration cannot be read: " + e.getMessage(), e);
        }
    }

    private static SignedDeclaration signedData(OctetString cms, DerReader data) {
        version(data);
        DerReader algorithms = data.set();
        digestAlgorithm(algorithms);
        algorithms.finish();
        OctetString content = content(data.sequence());
        DerReader signers = data.set();
        data.finish();
        DerReader signer = signers.sequence();
        signers.finish();
        version(signer);
        OctetString keyIdentifier = keyIdentifier(signer);
        digestAlgorithm(signer);
        signatureAlgorithm(signer.sequence());
        EcdsaSignature signature = signature(signer.octets());
        signer.finish();
        return new SignedDeclaration(cms, content, keyIdentifier, signature);
    }

    private static void version(DerReader reader) {
        if (reader.smallInteger(0x7F) != VERSION) {
            throw new CredentialsException(
                    CredentialsError.VERSION, "the signed declaration is not of version " + VERSION);
        }
    }

    private static OctetString content(DerReader encapsulated) {
        oid(encapsulated, Algorithms.DATA, "has content that is not plain data");
        DerReader field = encapsulated.context(0);
        encapsulated.finish();
        OctetString content = field.octets();
        field.finish();
        return content;
    }

    private static OctetString keyIdentifier(DerReader signer) {
        OctetString identifier = signer.octets(DerTag.context(0));
        if (identifier.length() != KEY_IDENTIFIER_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.KEY_IDENTIFIER,
                    "the signed declaration names a key with " + identifier.length() + " octets and not "
                            + KEY_IDENTIFIER_LENGTH);
        }
        return identifier;
    }

    /** Digest algorithms may have a null for their parameters (RFC 5754, section 2). */
    private static void digestAlgorithm(DerReader reader) {
        DerReader algorithm = reader.sequence();
        boolean isSha256 = algorithm.oid().equals(Algorithms.SHA256);
        if (isSha256 && algorithm.nextIs(DerTag.NULL)) {
            algorithm.nullValue();
        }
        if (!isSha256 || algorithm.hasNext()) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE_ALGORITHM, "the signed declaration has a digest that is not SHA-256");
        }
    }

    private static void signatureAlgorithm(DerReader algorithm) {
        if (!Algorithms.isEcdsaWithSha256(algorithm)) {
            throw new CredentialsException(
                    CredentialsError.SIGNATURE_ALGORITHM,
                    "the signed declaration is not signed with ECDSA and SHA-256");
        }
    }

    private static void oid(DerReader reader, String expected, String otherwise) {
        if (!reader.oid().equals(expected)) {
            throw new CredentialsException(CredentialsError.MALFORMED, "the signed declaration " + otherwise);
        }
    }

    private static EcdsaSignature signature(OctetString der) {
        try {
            return EcdsaSignature.fromDer(der);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }
}
