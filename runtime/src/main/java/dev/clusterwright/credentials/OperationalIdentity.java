package dev.clusterwright.credentials;

import dev.clusterwright.access.AuthenticationMode;
import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.crypto.P256PublicKey;
import java.util.List;

/**
 * Which node of which fabric somebody is, as a chain of certificates has proved it (Matter Core, 6.4, Node Operational
 * Credentials). Immutable and thread-safe.
 *
 * @param rootPublicKey of the fabric's root, without which the id of a fabric means nothing
 * @param fabricId of the fabric under that root, an unsigned number
 * @param nodeId within that fabric, an unsigned number
 * @param tags of the node, up to 3, in the order of its certificate
 * @param publicKey what the node signs can be verified with
 */
public record OperationalIdentity(
        P256PublicKey rootPublicKey,
        long fabricId,
        long nodeId,
        List<CaseAuthenticatedTag> tags,
        P256PublicKey publicKey) {
    /** Copies the list. */
    public OperationalIdentity {
        tags = List.copyOf(tags);
    }

    static OperationalIdentity of(MatterCertificate noc, MatterCertificate rcac) {
        DistinguishedName subject = noc.subject();
        return new OperationalIdentity(
                rcac.publicKey(),
                subject.numbers(NameType.FABRIC_ID).get(0),
                subject.numbers(NameType.NODE_ID).get(0),
                subject.numbers(NameType.NOC_CAT).stream()
                        .map(CaseAuthenticatedTag::of)
                        .toList(),
                noc.publicKey());
    }

    /**
     * Who sends what comes over a session with this node.
     *
     * @param fabricIndex what the receiver numbers the fabric with, 1 to 254
     * @throws IllegalArgumentException if it has more than 8 bits
     */
    public SubjectDescriptor subject(int fabricIndex) {
        return new SubjectDescriptor(
                fabricIndex,
                AuthenticationMode.CASE,
                nodeId,
                tags.stream().map(CaseAuthenticatedTag::value).toList());
    }

    /** Fabric and node as unsigned hexadecimal numbers, and the tags. */
    @Override
    public String toString() {
        return String.format("OperationalIdentity[fabricId=%016X, nodeId=%016X, tags=%s]", fabricId, nodeId, tags);
    }
}
