package dev.clusterwright.credentials;

import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;

/**
 * An extension as X.509 has it (RFC 5280, 4.1).
 *
 * @param value the octets within its octet string
 */
record X509Extension(String oid, boolean critical, OctetString value) {
    static X509Extension read(DerReader reader) {
        DerReader extension = reader.sequence();
        String oid = extension.oid();
        boolean critical = extension.nextIs(DerTag.BOOLEAN);
        if (critical && !extension.bool()) {
            // Which is the default, and DER leaves defaults out (X.690, 11.5).
            throw new CredentialsException(CredentialsError.EXTENSION, "an extension says that it is not critical");
        }
        OctetString value = extension.octets();
        extension.finish();
        return new X509Extension(oid, critical, value);
    }

    /** Writes one of those that the protocol has a form for. */
    static byte[] write(ExtensionType type, byte[] value) {
        List<byte[]> parts = new ArrayList<>(3);
        parts.add(Der.oid(type.oid()));
        if (type.critical()) {
            parts.add(Der.booleanTrue());
        }
        parts.add(Der.octets(value));
        return Der.sequence(parts);
    }
}
