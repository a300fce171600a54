/**
 * The primitives that keys, certificates and messages rest on: HKDF, HMAC and PBKDF2 with SHA-256, AES-128-CCM, and ECDSA
 * over P-256. SHA-256 and AES are the JDK's and the curve is BouncyCastle's, as each is faster there, and this is the one
 * package that knows.
 */
@NullMarked
package dev.clusterwright.crypto;

import org.jspecify.annotations.NullMarked;
