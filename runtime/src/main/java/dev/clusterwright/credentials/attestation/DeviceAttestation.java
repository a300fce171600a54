package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.ChallengeSignature;
import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.CryptoException;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.type.OctetString;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a commissioner finds out whether a device is what it says it is, from what it has asked it for (Matter Core, 6.2.3,
 * Device Attestation Procedure):
 *
 * <ol>
 *   <li>a trusted root vouches for the device's certificate, by way of its maker's, and nothing was taken back,
 *   <li>the holder of that certificate's key signed the elements, on this session and for this nonce,
 *   <li>somebody trusted declares, in the elements, that such products are certified, and the device is one.
 * </ol>
 *
 * <p>Firmware information is not looked at: what it says is between vendors and those who know them. Immutable, and
 * thread-safe if what it asks is.
 */
public final class DeviceAttestation {
    private final AttestationAuthorities authorities;
    private final CertificationKeys keys;
    private final @Nullable RevocationCheck revocation;
    private final @Nullable InstantSource clock;

    private DeviceAttestation(
            AttestationAuthorities authorities,
            CertificationKeys keys,
            @Nullable RevocationCheck revocation,
            @Nullable InstantSource clock) {
        this.authorities = authorities;
        this.keys = keys;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Trusts roots and certifiers. It knows neither the time nor what was revoked.
     *
     * @param authorities who may vouch for devices
     * @param keys who may declare that products are certified
     */
    public static DeviceAttestation of(AttestationAuthorities authorities, CertificationKeys keys) {
        return new DeviceAttestation(authorities, keys, null, null);
    }

    /** The same, but refuses what was revoked. */
    public DeviceAttestation withRevocation(RevocationCheck check) {
        return new DeviceAttestation(authorities, keys, check, clock);
    }

    /** The same, but refuses devices whose certificates are not valid at the time of verification. */
    public DeviceAttestation withClock(InstantSource source) {
        return new DeviceAttestation(authorities, keys, revocation, source);
    }

    /**
     * Verifies what a device has answered.
     *
     * @throws CredentialsException if it is not what it says it is; the error says which rule is broken
     */
    public AttestedDevice verify(AttestationEvidence evidence) {
        AttestationChain chain = chain(evidence);
        EcdsaSignature signature = signature(evidence.signature());
        require(
                ChallengeSignature.verify(
                        chain.dac().publicKey(), evidence.elements(), evidence.challenge(), signature),
                CredentialsError.SIGNATURE,
                "the attestation elements were not signed with the key of the DAC on this session");
        AttestationElements elements = AttestationElements.decode(evidence.elements());
        require(
                elements.nonce().equals(evidence.nonce()),
                CredentialsError.NONCE,
                "the attestation elements have another nonce");
        CertificationDeclaration declaration =
                SignedDeclaration.decode(elements.certificationDeclaration()).verify(keys);
        declaration.check(evidence.vendorId(), evidence.productId(), chain);
        return new AttestedDevice(evidence.vendorId(), evidence.productId(), chain, declaration, elements);
    }

    private AttestationChain chain(AttestationEvidence evidence) {
        AttestationChain chain = AttestationChain.verify(
                AttestationCertificate.fromX509(evidence.dac()),
                AttestationCertificate.fromX509(evidence.pai()),
                authorities);
        if (clock != null) {
            chain.checkTime(clock.instant());
        }
        if (revocation != null) {
            chain.checkRevocation(revocation);
        }
        return chain;
    }

    private static EcdsaSignature signature(OctetString octets) {
        try {
            return EcdsaSignature.of(octets);
        } catch (CryptoException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    private static void require(boolean holds, CredentialsError error, String otherwise) {
        if (!holds) {
            throw new CredentialsException(error, otherwise);
        }
    }
}
