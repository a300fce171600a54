/**
 * The octets of X.509, PKCS #10 and CMS: DER (ITU-T X.690), read strictly and written. A reader that also took BER would
 * accept certificates that do not come back as the octets that were signed.
 */
@NullMarked
package dev.clusterwright.der;

import org.jspecify.annotations.NullMarked;
