package dev.clusterwright.credentials.network;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.type.OctetString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What must not be accepted, and why not. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(CredentialsError error, ThrowingCallable decode) {
        assertThatExceptionOfType(CredentialsException.class)
                .isThrownBy(decode)
                .extracting(CredentialsException::error)
                .isEqualTo(error);
    }

    static void assertNoSecret(CredentialsError error, OctetString tlv) {
        assertRefused(error, () -> AdministratorSecret.decode(SecretKeyMaterial.copyOf(tlv)));
    }

    static void assertNoSecret(OctetString tlv) {
        assertThatExceptionOfType(CredentialsException.class)
                .as(tlv.toHex())
                .isThrownBy(() -> AdministratorSecret.decode(SecretKeyMaterial.copyOf(tlv)));
    }

    static void assertNoIdentity(CredentialsError error, OctetString tlv) {
        assertRefused(error, () -> NetworkIdentity.decode(tlv));
    }

    static void assertNoIdentity(OctetString tlv) {
        assertThatExceptionOfType(CredentialsException.class)
                .as(tlv.toHex())
                .isThrownBy(() -> NetworkIdentity.decode(tlv));
    }

    static void assertNoCertificate(OctetString der) {
        assertThatExceptionOfType(CredentialsException.class)
                .as(der.toHex())
                .isThrownBy(() -> NetworkIdentity.fromX509(der));
    }

    static OctetString prefix(OctetString octets, int length) {
        return OctetString.copyOf(octets.toByteArray(), 0, length);
    }

    static OctetString flip(OctetString octets, int bit) {
        byte[] flipped = octets.toByteArray();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return OctetString.of(flipped);
    }
}
