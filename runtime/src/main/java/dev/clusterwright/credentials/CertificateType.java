package dev.clusterwright.credentials;

/** What a certificate is for, which its subject tells (Matter Core, 6.5, Operational Certificate Encoding). */
public enum CertificateType {
    /** The root of a fabric, signed by itself. */
    RCAC,
    /** An intermediate authority of a fabric, signed by the root. */
    ICAC,
    /** A node of a fabric. */
    NOC,
    /** A signer of firmware. */
    FIRMWARE_SIGNING,
    /** A signer of statements about which vendor a fabric belongs to. */
    VVSC
}
