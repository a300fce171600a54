package dev.clusterwright.servers.testing;

import dev.clusterwright.access.SubjectDescriptor;
import dev.clusterwright.credentials.CertificateAuthority;
import dev.clusterwright.credentials.CertificateTemplate;
import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.credentials.Validity;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.servers.fabrics.Fabric;
import dev.clusterwright.servers.fabrics.FabricTable;
import dev.clusterwright.servers.fabrics.NewFabric;
import dev.clusterwright.type.OctetString;
import java.time.Instant;

/** The administrator's side of a fabric: its root, which issues certificates to nodes. */
public final class TestFabric {
    /** What nodes are told to derive the IPK from. */
    public static final OctetString IPK = OctetString.fromHex("000102030405060708090a0b0c0d0e0f");

    public static final int VENDOR = 0xFFF1;
    public static final long ADMINISTRATOR = 0x1122_3344_5566_7788L;

    private static final Validity VALIDITY = Validity.from(Instant.parse("2024-01-01T00:00:00Z"));

    private final CertificateAuthority root;
    private final long fabricId;

    public TestFabric(long fabricId) {
        this(fabricId, P256KeyPair.generate());
    }

    /** With a root that issues by a key that is known already. */
    public TestFabric(long fabricId, P256KeyPair rootKey) {
        this.fabricId = fabricId;
        this.root = CertificateAuthority.createRoot(rootKey, CertificateTemplate.rcac(1, VALIDITY));
    }

    public long fabricId() {
        return fabricId;
    }

    public CertificateAuthority root() {
        return root;
    }

    /** The root as AddTrustedRootCertificate takes it. */
    public OctetString rcac() {
        return root.certificate().encode();
    }

    /** A certificate for a node. */
    public OctetString noc(long nodeId, P256PublicKey key) {
        return root.issue(CertificateTemplate.noc(fabricId, nodeId, VALIDITY), key)
                .encode();
    }

    /** An authority between root and nodes. */
    public CertificateAuthority intermediate() {
        P256KeyPair key = P256KeyPair.generate();
        MatterCertificate icac = root.issue(CertificateTemplate.icac(2, VALIDITY), key.publicKey());
        return CertificateAuthority.of(icac, key);
    }

    /** What a node has of this fabric. */
    public Fabric of(int index, long nodeId) {
        P256KeyPair key = P256KeyPair.generate();
        return Fabric.of(index, rcac(), null, noc(nodeId, key.publicKey()), key, VENDOR);
    }

    /** Makes a node join this fabric, and stay, with {@link #ADMINISTRATOR} as its administrator. */
    public Fabric join(FabricTable fabrics, long nodeId) {
        return fabrics.storage().call(transaction -> {
            Fabric fabric = of(fabrics.nextIndex(transaction), nodeId);
            try (SecretKeyMaterial ipk = SecretKeyMaterial.copyOf(IPK)) {
                fabrics.add(transaction, new NewFabric(fabric, ipk, ADMINISTRATOR, SubjectDescriptor.pase()));
            }
            fabrics.complete(transaction);
            return fabric;
        });
    }
}
