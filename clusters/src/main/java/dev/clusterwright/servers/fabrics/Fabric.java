package dev.clusterwright.servers.fabrics;

import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.credentials.DistinguishedName;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.credentials.NameType;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.group.CompressedFabricId;
import dev.clusterwright.type.Integers;
import dev.clusterwright.type.OctetString;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fabric that this node belongs to: its certificates, its key, and what its administrators call it. Immutable and
 * thread-safe; the key is closed when the node does not need it any more.
 */
public final class Fabric {
    /** The octets that the label may have, in UTF-8. */
    public static final int MAX_LABEL_LENGTH = 32;

    private final int index;
    private final OctetString rcac;
    private final @Nullable OctetString icac;
    private final OctetString noc;
    private final P256KeyPair operationalKey;
    private final int vendorId;
    private final String label;
    private final @Nullable OctetString vidVerificationStatement;
    private final @Nullable OctetString vvsc;

    private final P256PublicKey rootPublicKey;
    private final long fabricId;
    private final long nodeId;
    private final CompressedFabricId compressedId;

    Fabric(
            int index,
            OctetString rcac,
            @Nullable OctetString icac,
            OctetString noc,
            P256KeyPair operationalKey,
            int vendorId,
            String label,
            @Nullable OctetString vidVerificationStatement,
            @Nullable OctetString vvsc) {
        if (index < 1 || index > 254) {
            throw new IllegalArgumentException("fabrics have the indexes 1 to 254, not " + index);
        }
        Integers.checkUnsigned("vendorId", vendorId, 16);
        this.index = index;
        this.rcac = rcac;
        this.icac = icac;
        this.noc = noc;
        this.operationalKey = Objects.requireNonNull(operationalKey, "operationalKey");
        this.vendorId = vendorId;
        this.label = Objects.requireNonNull(label, "label");
        this.vidVerificationStatement = vidVerificationStatement;
        this.vvsc = vvsc;
        DistinguishedName subject = MatterCertificate.decode(noc).subject();
        this.rootPublicKey = MatterCertificate.decode(rcac).publicKey();
        this.fabricId = number(subject, NameType.FABRIC_ID);
        this.nodeId = number(subject, NameType.NODE_ID);
        this.compressedId = CompressedFabricId.of(rootPublicKey, fabricId);
    }

    private static long number(DistinguishedName subject, NameType type) {
        return subject.numbers(type).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the NOC has no " + type));
    }

    /**
     * A fabric without a label.
     *
     * @param index 1 to 254
     * @param rcac of the root, in TLV
     * @param icac of the authority that issued the NOC, in TLV; null for the root itself
     * @param noc of this node, in TLV; whether it fits the others has been verified
     * @param operationalKey that of the NOC
     * @param vendorId of who administers the fabric
     * @throws CredentialsException if a certificate is not well-formed
     * @throws IllegalArgumentException if a number is out of its range, or the NOC names no node or no fabric
     */
    public static Fabric of(
            int index,
            OctetString rcac,
            @Nullable OctetString icac,
            OctetString noc,
            P256KeyPair operationalKey,
            int vendorId) {
        return new Fabric(index, rcac, icac, noc, operationalKey, vendorId, "", null, null);
    }

    /** The same fabric, with another certificate of this node and the key that belongs to it. */
    public Fabric withCredentials(OctetString otherNoc, @Nullable OctetString otherIcac, P256KeyPair key) {
        return new Fabric(index, rcac, otherIcac, otherNoc, key, vendorId, label, vidVerificationStatement, vvsc);
    }

    /** The same fabric, with another label: up to 32 octets in UTF-8. */
    public Fabric withLabel(String other) {
        return new Fabric(index, rcac, icac, noc, operationalKey, vendorId, other, vidVerificationStatement, vvsc);
    }

    /**
     * The same fabric, with another vendor and what shows that it is that vendor's.
     *
     * @param vendor 1 to 0xFFF4
     * @param statement 85 octets, or null
     * @param signer the certificate of who has signed the statement, in TLV, or null
     */
    public Fabric withVendor(int vendor, @Nullable OctetString statement, @Nullable OctetString signer) {
        return new Fabric(index, rcac, icac, noc, operationalKey, vendor, label, statement, signer);
    }

    /** The number that the node knows it by, 1 to 254. */
    public int index() {
        return index;
    }

    /** The certificate of the root, in TLV. */
    public OctetString rcac() {
        return rcac;
    }

    /** The certificate of the authority between root and node, in TLV; null if there is none. */
    public @Nullable OctetString icac() {
        return icac;
    }

    /** The certificate of this node, in TLV. */
    public OctetString noc() {
        return noc;
    }

    /** The key of the NOC. Not the caller's to close. */
    public P256KeyPair operationalKey() {
        return operationalKey;
    }

    /** The vendor that administers it. */
    public int vendorId() {
        return vendorId;
    }

    /** What its administrators call it, or empty. */
    public String label() {
        return label;
    }

    /** What shows that it is the vendor's, 85 octets; null if there is nothing. */
    public @Nullable OctetString vidVerificationStatement() {
        return vidVerificationStatement;
    }

    /** The certificate of who has signed that, in TLV; null if there is none. */
    public @Nullable OctetString vvsc() {
        return vvsc;
    }

    /** The key of the root, without which the id means nothing. */
    public P256PublicKey rootPublicKey() {
        return rootPublicKey;
    }

    /** The id of the fabric under its root, an unsigned number. */
    public long fabricId() {
        return fabricId;
    }

    /** The id of this node within the fabric, an unsigned number. */
    public long nodeId() {
        return nodeId;
    }

    /** The id of the fabric among all there are. */
    public CompressedFabricId compressedId() {
        return compressedId;
    }

    /** Index, ids and label. */
    @Override
    public String toString() {
        return String.format("Fabric[index=%d, fabricId=%016X, nodeId=%016X]", index, fabricId, nodeId);
    }
}
