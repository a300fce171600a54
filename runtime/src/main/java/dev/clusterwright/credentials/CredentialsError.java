package dev.clusterwright.credentials;

/** Why a certificate, a request, a statement or an identity is refused: the rule that it breaks. */
public enum CredentialsError {
    /** The octets are not the structure they should be: no TLV or DER, or members that are missing, unknown or misplaced. */
    MALFORMED,
    /** It has more octets than the protocol allows. */
    TOO_LONG,
    /** Its version is another than the one there is. */
    VERSION,
    /** It is signed with something else than ECDSA and SHA-256, or says two different things about that. */
    SIGNATURE_ALGORITHM,
    /** Its key is not one of P-256. */
    PUBLIC_KEY,
    /** Its serial number is too long or empty, or not in its shortest form, or not the one that it has to have. */
    SERIAL_NUMBER,
    /** A name in it breaks a rule: an attribute unknown, of a wrong form or out of range, or too many of them. */
    NAME,
    /** The node id in it is not one that a node of a fabric can have. */
    NODE_ID,
    /** Its times are no times, or it would end before it begins. */
    VALIDITY,
    /** An extension of it is unknown, there twice, of a wrong form, or of the wrong criticality. */
    EXTENSION,
    /** What it says of itself makes it no certificate of any type, or one of another type than it is used as. */
    TYPE,
    /** Its subject lacks an attribute that its type demands or has one that its type forbids. */
    SUBJECT,
    /** Its basic constraints are missing or those of another type. */
    BASIC_CONSTRAINTS,
    /** Its key usage is missing or that of another type. */
    KEY_USAGE,
    /** Its extended key usage is missing or that of another type. */
    EXTENDED_KEY_USAGE,
    /** It lacks an identifier of its own key or of its issuer's, or the two do not fit its type. */
    KEY_IDENTIFIER,
    /** It has an extension that nobody here knows and that must not be ignored. */
    CRITICAL_EXTENSION,
    /** It was not issued by the certificate that is given as its issuer. */
    ISSUER,
    /** There are more certificates below it than it allows. */
    PATH_LENGTH,
    /** Its signature is not one of its content by the key that should have signed it. */
    SIGNATURE,
    /** It is of another fabric. */
    FABRIC,
    /** Its time has not come yet. */
    NOT_YET_VALID,
    /** Its time is over. */
    EXPIRED,
    /** It answers another question: it does not have the nonce that was asked with. */
    NONCE,
    /** Its issuer has taken it back. */
    REVOKED,
    /** It is of another vendor. */
    VENDOR,
    /** It is of another product. */
    PRODUCT,
    /** Nobody who is trusted stands behind it. */
    NOT_TRUSTED
}
