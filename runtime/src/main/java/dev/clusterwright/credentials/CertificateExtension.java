package dev.clusterwright.credentials;

import dev.clusterwright.der.DerException;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says beyond who it is for (Matter Core, 6.5, Operational Certificate Encoding; RFC 5280, 4.2).
 * Immutable and thread-safe.
 */
public sealed interface CertificateExtension {
    /**
     * Whether the holder may sign certificates.
     *
     * @param authority whether it may
     * @param pathLength how many certificates of authorities may be below this, 0 to 255; null for any number
     */
    record BasicConstraints(boolean authority, @Nullable Integer pathLength) implements CertificateExtension {
        /**
         * Checks the path length.
         *
         * @throws CredentialsException if there is one without an authority
         * @throws IllegalArgumentException if it is not within 0 to 255
         */
        public BasicConstraints {
            Integers.checkUnsigned("pathLength", pathLength, 8);
            if (pathLength != null && !authority) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "the basic constraints have a path length but no authority");
            }
        }
    }

    /**
     * What the key may be used for.
     *
     * @param bits one for each use, from bit 0, {@link #DIGITAL_SIGNATURE}, to bit 8
     */
    record KeyUsage(int bits) implements CertificateExtension {
        public static final int DIGITAL_SIGNATURE = 0x01;
        public static final int NON_REPUDIATION = 0x02;
        public static final int KEY_ENCIPHERMENT = 0x04;
        public static final int DATA_ENCIPHERMENT = 0x08;
        public static final int KEY_AGREEMENT = 0x10;
        public static final int KEY_CERT_SIGN = 0x20;
        public static final int CRL_SIGN = 0x40;
        public static final int ENCIPHER_ONLY = 0x80;
        public static final int DECIPHER_ONLY = 0x100;

        /**
         * Checks the bits.
         *
         * @throws CredentialsException if there is one that stands for nothing
         */
        public KeyUsage {
            if (bits >>> 9 != 0) {
                throw new CredentialsException(CredentialsError.EXTENSION, "the key usage has bits that nobody knows");
            }
        }
    }

    /**
     * What the key may be used for, in more detail.
     *
     * @param purposes at least one, in the order of the certificate
     */
    record ExtendedKeyUsage(List<KeyPurpose> purposes) implements CertificateExtension {
        /**
         * Copies the list.
         *
         * @throws CredentialsException if it is empty
         */
        public ExtendedKeyUsage {
            purposes = List.copyOf(purposes);
            if (purposes.isEmpty()) {
                throw new CredentialsException(CredentialsError.EXTENSION, "the extended key usage has no purpose");
            }
        }
    }

    /**
     * What the key of the certificate is named by.
     *
     * @param identifier 20 octets
     */
    record SubjectKeyIdentifier(OctetString identifier) implements CertificateExtension {
        /**
         * Checks the length.
         *
         * @throws CredentialsException if it is another
         */
        public SubjectKeyIdentifier {
            checkIdentifier("subject", identifier);
        }
    }

    /**
     * What the key that signed the certificate is named by.
     *
     * @param identifier 20 octets
     */
    record AuthorityKeyIdentifier(OctetString identifier) implements CertificateExtension {
        /**
         * Checks the length.
         *
         * @throws CredentialsException if it is another
         */
        public AuthorityKeyIdentifier {
            checkIdentifier("authority", identifier);
        }
    }

    /**
     * An extension that the protocol gives no meaning to yet.
     *
     * @param der all of it as X.509 has it, an element of DER
     */
    record FutureExtension(OctetString der) implements CertificateExtension {
        /**
         * Checks the form.
         *
         * @throws CredentialsException if it is no extension, or one that the protocol has a form of its own for
         */
        public FutureExtension {
            if (ExtensionType.ofOid(read(der).oid()) != null) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "a known extension is given as one that is not known");
            }
        }

        /** Whether a certificate must not be accepted by who does not know it. */
        public boolean critical() {
            return read(der).critical();
        }

        /** What X.509 calls it: numbers with dots between them. */
        public String oid() {
            return read(der).oid();
        }

        private static X509Extension read(OctetString der) {
            try {
                DerReader reader = new DerReader(der.toByteArray());
                X509Extension extension = X509Extension.read(reader);
                reader.finish();
                return extension;
            } catch (DerException e) {
                throw new CredentialsException(
                        CredentialsError.EXTENSION, "a future extension is no extension: " + e.getMessage(), e);
            }
        }
    }

    private static void checkIdentifier(String whose, OctetString identifier) {
        if (identifier.length() != 20) {
            throw new CredentialsException(
                    CredentialsError.EXTENSION,
                    "the " + whose + " key identifier has " + identifier.length() + " octets and not 20");
        }
    }
}
