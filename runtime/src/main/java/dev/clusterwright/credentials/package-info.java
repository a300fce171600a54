/**
 * Who nodes are and how they prove it: certificates of a fabric in the form of the protocol and of X.509, how they are
 * asked for, issued, signed and checked. {@link dev.clusterwright.credentials.MatterCertificate} is one; a {@link
 * dev.clusterwright.credentials.CertificateAuthority} issues them, a {@link
 * dev.clusterwright.credentials.CertificateChain} verifies them, and {@link
 * dev.clusterwright.credentials.NocsrInformation} is how a device asks for one.
 */
@NullMarked
package dev.clusterwright.credentials;

import org.jspecify.annotations.NullMarked;
