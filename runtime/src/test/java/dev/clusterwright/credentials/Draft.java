package dev.clusterwright.credentials;

import dev.clusterwright.crypto.Signer;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A certificate with something else in it, signed again or not: what no authority of this project would issue. */
final class Draft {
    private CertificateContent content;

    private Draft(MatterCertificate original) {
        this.content = original.content();
    }

    static Draft of(MatterCertificate original) {
        return new Draft(original);
    }

    Draft issuer(DistinguishedName issuer) {
        return change(issuer, content.validity(), content.subject(), content.extensions());
    }

    Draft subject(DistinguishedName subject) {
        return change(content.issuer(), content.validity(), subject, content.extensions());
    }

    Draft validity(long notBefore, long notAfter) {
        return change(content.issuer(), new Validity(notBefore, notAfter), content.subject(), content.extensions());
    }

    /** With this in place of the extension of its kind, or at the end. */
    Draft extension(CertificateExtension extension) {
        List<CertificateExtension> all = new ArrayList<>(content.extensions());
        all.replaceAll(each -> each.getClass() == extension.getClass() ? extension : each);
        if (!all.contains(extension)) {
            all.add(extension);
        }
        return change(content.issuer(), content.validity(), content.subject(), all);
    }

    Draft without(Class<? extends CertificateExtension> kind) {
        List<CertificateExtension> all = new ArrayList<>(content.extensions());
        all.removeIf(kind::isInstance);
        return change(content.issuer(), content.validity(), content.subject(), all);
    }

    private Draft change(
            DistinguishedName issuer,
            Validity validity,
            DistinguishedName subject,
            List<CertificateExtension> extensions) {
        content = new CertificateContent(
                content.serialNumber(), issuer, validity, subject, content.publicKey(), extensions);
        return this;
    }

    MatterCertificate sign(Signer signer) {
        return new MatterCertificate(content, signer.sign(X509Writer.toBeSigned(content)));
    }

    /** A name with another attribute in place of the one of its type. */
    static UnaryOperator<DistinguishedName> replacing(NameAttribute attribute) {
        return name -> new DistinguishedName(name.attributes().stream()
                .map(each -> each.type() == attribute.type() ? attribute : each)
                .toList());
    }

    static OctetString changed(OctetString octets) {
        byte[] changed = octets.toByteArray();
        changed[changed.length - 1] ^= 1;
        return OctetString.of(changed);
    }
}
