package dev.clusterwright.credentials.attestation;

/** The certificates between a device and whoever vouches for it (Matter Core, 6.2.2, Device Attestation PKI). */
public enum AttestationCertificateType {
    /** That of one device. */
    DAC,
    /** That of a maker's authority, which issues those of devices. */
    PAI,
    /** That of a root, which commissioners trust. */
    PAA
}
