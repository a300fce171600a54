package dev.clusterwright.credentials;

import dev.clusterwright.access.CaseAuthenticatedTag;
import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.crypto.P256PublicKey;
import dev.clusterwright.type.OctetString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate that is to be issued shall say: who it is for, and for how long. All else follows from its type:
 * basic constraints, key usages and identifiers of keys (Matter Core, 6.5, Operational Certificate Encoding). A {@link
 * CertificateAuthority} makes certificates of it.
 *
 * <p>Each {@code with} method returns another template. Rules of the type are checked when a certificate is issued.
 * Immutable and thread-safe.
 */
public final class CertificateTemplate {
    /** Longer ones would leave no room in a certificate with all tags below an authority with a fabric id. */
    private static final int SERIAL_NUMBER_LENGTH = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CertificateType type;
    private final Validity validity;
    private final List<NameAttribute> subject;
    private final List<FutureExtension> extensions;
    private final @Nullable Integer pathLength;

    private CertificateTemplate(
            CertificateType type,
            Validity validity,
            List<NameAttribute> subject,
            List<FutureExtension> extensions,
            @Nullable Integer pathLength) {
        this.type = type;
        this.validity = validity;
        this.subject = subject;
        this.extensions = extensions;
        this.pathLength = pathLength;
    }

    private static CertificateTemplate of(CertificateType type, Validity validity, NameAttribute... subject) {
        return new CertificateTemplate(type, validity, List.of(subject), List.of(), null);
    }

    /**
     * A root.
     *
     * @param rcacId any number of 64 bits, one of its own for each root
     * @param validity when it is valid
     */
    public static CertificateTemplate rcac(long rcacId, Validity validity) {
        return of(CertificateType.RCAC, validity, NameAttribute.of(NameType.RCAC_ID, rcacId));
    }

    /**
     * An authority below a root.
     *
     * @param icacId any number of 64 bits, one of its own for each authority of a root
     * @param validity when it is valid
     */
    public static CertificateTemplate icac(long icacId, Validity validity) {
        return of(CertificateType.ICAC, validity, NameAttribute.of(NameType.ICAC_ID, icacId));
    }

    /**
     * A node.
     *
     * @param fabricId an unsigned number, not 0
     * @param nodeId an operational node id, 1 to 0xFFFFFFEFFFFFFFFF, unsigned
     * @param validity when it is valid
     * @throws CredentialsException if one of the numbers is another
     */
    public static CertificateTemplate noc(long fabricId, long nodeId, Validity validity) {
        return of(CertificateType.NOC, validity, NameAttribute.of(NameType.NODE_ID, nodeId))
                .withFabricId(fabricId);
    }

    /**
     * A signer of firmware.
     *
     * @param firmwareSigningId any number of 64 bits
     * @param validity when it is valid
     */
    public static CertificateTemplate firmwareSigning(long firmwareSigningId, Validity validity) {
        return of(
                CertificateType.FIRMWARE_SIGNING,
                validity,
                NameAttribute.of(NameType.FIRMWARE_SIGNING_ID, firmwareSigningId));
    }

    /**
     * A signer of {@linkplain VidVerificationStatement statements about the vendor} of a fabric.
     *
     * @param vvsId any number of 64 bits
     * @param validity when it is valid
     */
    public static CertificateTemplate vvsc(long vvsId, Validity validity) {
        return of(CertificateType.VVSC, validity, NameAttribute.of(NameType.VVS_ID, vvsId));
    }

    /**
     * The same for an authority of one fabric only.
     *
     * @param fabricId an unsigned number, not 0
     * @throws CredentialsException if it is 0, or the name has 5 attributes already
     */
    public CertificateTemplate withFabricId(long fabricId) {
        return withAttribute(NameAttribute.of(NameType.FABRIC_ID, fabricId));
    }

    /**
     * The same for a node with tags.
     *
     * @param tags of different identifiers, 3 at most
     * @throws CredentialsException if the version of one is 0, or the name has more than 5 attributes with them
     */
    public CertificateTemplate withTags(CaseAuthenticatedTag... tags) {
        CertificateTemplate template = this;
        for (CaseAuthenticatedTag tag : tags) {
            template = template.withAttribute(NameAttribute.of(NameType.NOC_CAT, tag.value()));
        }
        return template;
    }

    /**
     * The same with another attribute at the end of its name, such as a common name for people to read.
     *
     * @throws CredentialsException if the name has 5 attributes already
     */
    public CertificateTemplate withAttribute(NameAttribute attribute) {
        DistinguishedName name = new DistinguishedName(append(subject, attribute));
        return new CertificateTemplate(type, validity, name.attributes(), extensions, pathLength);
    }

    /**
     * The same for an authority that allows only so many authorities below it.
     *
     * @param pathLength 0 for a root that issues certificates to nodes itself, and for all others; at most 1 for a root
     * @throws IllegalArgumentException if it is not within 0 to 255
     * @throws CredentialsException if this is no template of an authority
     */
    public CertificateTemplate withPathLength(int pathLength) {
        new BasicConstraints(isAuthority(), pathLength);
        return new CertificateTemplate(type, validity, subject, extensions, pathLength);
    }

    /** The same with another extension at the end. One that is critical makes a certificate that nobody accepts. */
    public CertificateTemplate withExtension(FutureExtension extension) {
        return new CertificateTemplate(type, validity, subject, append(extensions, extension), pathLength);
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> all = new ArrayList<>(list);
        all.add(last);
        return List.copyOf(all);
    }

    CertificateType type() {
        return type;
    }

    DistinguishedName subject() {
        return new DistinguishedName(subject);
    }

    /** What a certificate of this template says, with a serial number that no other has. */
    CertificateContent content(DistinguishedName issuer, OctetString issuerKey, P256PublicKey publicKey) {
        Stream<CertificateExtension> byType = Stream.concat(
                Stream.of(new BasicConstraints(isAuthority(), pathLength), new KeyUsage(keyUsage())),
                extendedKeyUsage().isEmpty() ? Stream.of() : Stream.of(new ExtendedKeyUsage(extendedKeyUsage())));
        Stream<CertificateExtension> identifiers =
                Stream.of(new SubjectKeyIdentifier(publicKey.identifier()), new AuthorityKeyIdentifier(issuerKey));
        return new CertificateContent(
                serialNumber(),
                issuer,
                validity,
                subject(),
                publicKey,
                Stream.of(byType, identifiers, extensions.stream())
                        .<CertificateExtension>flatMap(each -> each)
                        .toList());
    }

    /** A random positive integer: that its first octet is neither 0 nor negative makes its form the shortest. */
    private static OctetString serialNumber() {
        byte[] octets = new byte[SERIAL_NUMBER_LENGTH];
        RANDOM.nextBytes(octets);
        octets[0] = (byte) ((octets[0] & 0x3F) | 0x40);
        return OctetString.of(octets);
    }

    private boolean isAuthority() {
        return type == CertificateType.RCAC || type == CertificateType.ICAC;
    }

    private int keyUsage() {
        return isAuthority() ? KeyUsage.KEY_CERT_SIGN | KeyUsage.CRL_SIGN : KeyUsage.DIGITAL_SIGNATURE;
    }

    private List<KeyPurpose> extendedKeyUsage() {
        return switch (type) {
            case NOC -> List.of(KeyPurpose.CLIENT_AUTHENTICATION, KeyPurpose.SERVER_AUTHENTICATION);
            case FIRMWARE_SIGNING -> List.of(KeyPurpose.CODE_SIGNING);
            case RCAC, ICAC, VVSC -> List.of();
        };
    }

    /** Type, name and validity. */
    @Override
    public String toString() {
        return "CertificateTemplate[type=" + type + ", subject=" + subject + ", validity=" + validity + "]";
    }
}
