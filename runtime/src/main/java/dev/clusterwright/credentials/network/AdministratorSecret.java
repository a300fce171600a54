package dev.clusterwright.credentials.network;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.MatterTime;
import dev.clusterwright.type.OctetString;
import java.time.Instant;
import java.util.Arrays;

/**
 * The secret that the administrators of a network share: the Network Administrator Shared Secret, or NASS. Whoever has it
 * derives the {@linkplain AdministratorIdentity identity} of the network from it. A newer one replaces an older one, so it
 * says when it was made.
 *
 * <p>It is never printed. Closing zeros it; after that only the time is left. Two are compared by {@link #sameAs}, as a
 * secret that is closed has no value.
 *
 * <p>Thread-safe.
 */
public final class AdministratorSecret implements AutoCloseable {
    /** The number of octets that keys are derived from. */
    public static final int RAW_LENGTH = 32;
    /** The octets that a secret may have in TLV, as the longest encoding of its members has. */
    public static final int MAX_TLV_LENGTH = 64;

    private static final int VERSION = 0;
    /** The octets of the longest that {@link #encode} writes. */
    private static final int MAX_SHORTEST = 46;

    private final long created;
    private final SecretKeyMaterial raw;

    private AdministratorSecret(long created, SecretKeyMaterial raw) {
        this.created = created;
        this.raw = raw;
    }

    /**
     * A new secret, which nobody can guess.
     *
     * @param created when it is made: now, but after the one that it is to replace; what is less than a second is dropped
     * @throws IllegalArgumentException if that is not in the years 2000 to 2136
     */
    public static AdministratorSecret generate(Instant created) {
        return new AdministratorSecret(MatterTime.toSeconds(created), SecretKeyMaterial.random(RAW_LENGTH));
    }

    /**
     * A secret from its parts.
     *
     * @param created when it was made, in seconds since the beginning of the year 2000, 0 to 0xFFFFFFFF
     * @param raw 32 octets; copied, the caller's to close
     * @throws IllegalArgumentException if a number or a length is another
     * @throws IllegalStateException if {@code raw} is closed
     */
    public static AdministratorSecret of(long created, SecretKeyMaterial raw) {
        Integers.checkUnsigned("created", created, 32);
        if (raw.length() != RAW_LENGTH) {
            throw new IllegalArgumentException("a secret has 32 octets, not " + raw.length());
        }
        return new AdministratorSecret(created, owning(copy(raw)));
    }

    /**
     * Reads a secret in TLV. Numbers and lengths may be written in more octets than they need.
     *
     * @param tlv up to 64 octets; copied, the caller's to close
     * @throws CredentialsException if it is longer, of another version, or has other members than it should or in another
     *     order
     * @throws IllegalStateException if {@code tlv} is closed
     */
    public static AdministratorSecret decode(SecretKeyMaterial tlv) {
        if (tlv.length() > MAX_TLV_LENGTH) {
            throw new CredentialsException(
                    CredentialsError.TOO_LONG,
                    "the secret has " + tlv.length() + " octets, more than " + MAX_TLV_LENGTH);
        }
        byte[] octets = copy(tlv);
        try {
            return decode(new TlvReader(octets));
        } catch (TlvException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static AdministratorSecret decode(TlvReader reader) {
        reader.next();
        reader.startUntaggedStructure();
        member(reader, 1, "version");
        if (reader.uint64() != VERSION) {
            throw new CredentialsException(CredentialsError.VERSION, "the secret is not of version 0");
        }
        member(reader, 2, "created");
        long created = reader.uint32();
        member(reader, 3, "raw secret");
        OctetString raw = reader.octets();
        if (raw.length() != RAW_LENGTH) {
            throw malformed("the raw secret has " + raw.length() + " octets and not " + RAW_LENGTH);
        }
        if (reader.next()) {
            throw malformed("the secret has a member too many");
        }
        reader.end();
        reader.finish();
        return new AdministratorSecret(created, SecretKeyMaterial.copyOf(raw));
    }

    private static void member(TlvReader reader, int tag, String name) {
        if (!reader.next() || reader.contextTag() != tag) {
            throw malformed("the secret does not have " + name + " (tag " + tag + ") in its place");
        }
    }

    private static CredentialsException malformed(String message) {
        return new CredentialsException(CredentialsError.MALFORMED, message);
    }

    /**
     * The secret in TLV, in the shortest form there is, so that it is the same whoever writes it.
     *
     * @return 43, 44 or 46 octets, by the size of the time; for the caller to close
     * @throws IllegalStateException if this is closed
     */
    public SecretKeyMaterial encode() {
        byte[] buffer = new byte[MAX_SHORTEST];
        byte[] octets = copy(raw);
        try {
            TlvWriter writer = new TlvWriter(buffer);
            writer.startStructure();
            writer.unsigned(1, VERSION);
            writer.unsigned(2, created);
            writer.tag(3).octets(octets, 0, octets.length);
            writer.end();
            return owning(writer.toByteArray());
        } finally {
            Arrays.fill(buffer, (byte) 0);
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** When it was made, in seconds since the beginning of the year 2000, 0 to 0xFFFFFFFF. It is no secret. */
    public long created() {
        return created;
    }

    /**
     * Whether another was made at the same time and has the same octets. The time that it takes does not depend on where
     * they differ.
     *
     * @throws IllegalStateException if one of the two is closed
     */
    public boolean sameAs(AdministratorSecret other) {
        return raw.sameAs(other.raw) && created == other.created;
    }

    /** What keys are derived from; not for the caller to close. */
    SecretKeyMaterial raw() {
        return raw;
    }

    /** Zeros the octets; after that they cannot be used. Closing twice does no harm. */
    @Override
    public void close() {
        raw.close();
    }

    /** The time, never the content. */
    @Override
    public String toString() {
        return "AdministratorSecret[created=" + MatterTime.ofSeconds(created) + "]";
    }

    private static byte[] copy(SecretKeyMaterial secret) {
        byte[] octets = new byte[secret.length()];
        secret.copyTo(octets, 0);
        return octets;
    }

    /** The octets as a secret; the array is zeroed. */
    private static SecretKeyMaterial owning(byte[] octets) {
        SecretKeyMaterial secret = SecretKeyMaterial.copyOf(octets);
        Arrays.fill(octets, (byte) 0);
        return secret;
    }
}
