/**
 * Is this device what it says it is? Commissioners find out with {@link
 * dev.clusterwright.credentials.attestation.DeviceAttestation}, devices answer with {@link
 * dev.clusterwright.credentials.attestation.DeviceCredentials} (Matter Core, 6.2, Device Attestation, and 6.3, Certification
 * Declaration). Their certificates are made by who makes devices, with the tools for X.509 of any kind: this reads and
 * verifies them.
 */
@NullMarked
package dev.clusterwright.credentials.attestation;

import org.jspecify.annotations.NullMarked;
