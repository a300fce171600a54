package dev.clusterwright.servers.testing;

import dev.clusterwright.credentials.attestation.AttestationAuthorities;
import dev.clusterwright.credentials.attestation.AttestationCertificate;
import dev.clusterwright.credentials.attestation.CertificationDeclaration;
import dev.clusterwright.credentials.attestation.CertificationKey;
import dev.clusterwright.credentials.attestation.CertificationKeys;
import dev.clusterwright.credentials.attestation.DeviceAttestation;
import dev.clusterwright.credentials.attestation.DeviceCredentials;
import dev.clusterwright.credentials.attestation.SignedDeclaration;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A factory with keys of its own: what it gives to a device, and what a commissioner has to trust to believe that device.
 * Nothing of it was there before.
 */
public final class TestAttestation {
    public static final int VENDOR = 0xFFF1;
    public static final int PRODUCT = 0x8000;

    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final ASN1ObjectIdentifier VENDOR_ID = new ASN1ObjectIdentifier("1.3.6.1.4.1.37244.2.1");
    private static final ASN1ObjectIdentifier PRODUCT_ID = new ASN1ObjectIdentifier("1.3.6.1.4.1.37244.2.2");
    private static final int SIGNS_CERTIFICATES = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    private final P256KeyPair rootKey = P256KeyPair.generate();
    private final P256KeyPair makerKey = P256KeyPair.generate();
    private final P256KeyPair deviceKey = P256KeyPair.generate();
    private final P256KeyPair certifierKey = P256KeyPair.generate();

    private final OctetString paa;
    private final OctetString pai;
    private final OctetString dac;

    public TestAttestation() {
        X500Name root = name("Test PAA").build();
        X500Name maker = name("Test PAI").addRDN(VENDOR_ID, hex(VENDOR)).build();
        X500Name device = name("Test DAC")
                .addRDN(VENDOR_ID, hex(VENDOR))
                .addRDN(PRODUCT_ID, hex(PRODUCT))
                .build();
        BasicConstraints end = BasicConstraints.getInstance(new DERSequence());
        paa = certificate(root, rootKey.publicKey(), new BasicConstraints(1), SIGNS_CERTIFICATES, root, rootKey);
        pai = certificate(maker, makerKey.publicKey(), new BasicConstraints(0), SIGNS_CERTIFICATES, root, rootKey);
        dac = certificate(device, deviceKey.publicKey(), end, KeyUsage.digitalSignature, maker, makerKey);
    }

    /** What a device gets. */
    public DeviceCredentials credentials() {
        return credentials(deviceKey);
    }

    /**
     * What a device gets that keeps its key in a place of its own.
     *
     * @param signer with {@link #deviceKey}
     */
    public DeviceCredentials credentials(Signer signer) {
        CertificationDeclaration declaration =
                CertificationDeclaration.forDevelopment(VENDOR, List.of(PRODUCT), 0x0100, "CSA00000SWC00000-00");
        return DeviceCredentials.of(
                dac, pai, SignedDeclaration.sign(declaration, certifierKey).encode(), signer);
    }

    /** The key of the device. */
    public P256KeyPair deviceKey() {
        return deviceKey;
    }

    /** How a commissioner verifies the device. */
    public DeviceAttestation verifier() {
        return DeviceAttestation.of(
                AttestationAuthorities.of(List.of(AttestationCertificate.fromX509(paa))),
                CertificationKeys.of(List.of(CertificationKey.of(certifierKey.publicKey()))));
    }

    private static X500NameBuilder name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, new DERUTF8String(commonName));
    }

    private static ASN1Encodable hex(int number) {
        return new DERUTF8String(String.format("%04X", number));
    }

    private static OctetString certificate(
            X500Name subject,
            P256PublicKey key,
            BasicConstraints constraints,
            int usage,
            X500Name issuer,
            P256KeyPair issuerKey) {
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(7));
        content.setSignature(ECDSA);
        content.setIssuer(issuer);
        content.setStartDate(new Time(Date.from(Instant.parse("2024-01-01T00:00:00Z"))));
        content.setEndDate(new Time(Date.from(Instant.parse("9999-12-31T23:59:59Z"))));
        content.setSubject(subject);
        content.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
                key.octets().toByteArray()));
        try {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, constraints);
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            extensions.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new SubjectKeyIdentifier(key.identifier().toByteArray()));
            extensions.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(
                            issuerKey.publicKey().identifier().toByteArray()));
            content.setExtensions(extensions.generate());
            return signed(content.generateTBSCertificate(), issuerKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OctetString signed(ASN1Encodable content, P256KeyPair key) throws IOException {
        byte[] octets = content.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(content);
        parts.add(ECDSA);
        parts.add(new DERBitString(key.sign(octets).toDer().toByteArray()));
        return OctetString.of(new DERSequence(parts).getEncoded(ASN1Encoding.DER));
    }
}
