package dev.clusterwright.credentials.network;

import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.function.Consumer;

/**
 * Makes certificates that are those of identities but for one thing, and that are properly signed with that thing in them:
 * only whoever compares all fields refuses them.
 */
final class FullIdentity {
    private static final EcdsaSignature NONE = EcdsaSignature.of(OctetString.of(new byte[64]));

    OctetString serialNumber = OctetString.fromHex("01");
    Consumer<TlvWriter> issuer = FullIdentity::anybody;
    long notBefore = 1;
    long notAfter = 0;
    Consumer<TlvWriter> subject = FullIdentity::anybody;
    Consumer<TlvWriter> extensions = FullIdentity::properExtensions;

    static void anybody(TlvWriter name) {
        name.text(1, "*");
    }

    static void properExtensions(TlvWriter extensions) {
        basicConstraints(extensions);
        keyUsage(extensions);
        extendedKeyUsage(extensions, 2, 1);
    }

    static void basicConstraints(TlvWriter extensions) {
        extensions.startStructure(1);
        extensions.bool(1, false);
        extensions.end();
    }

    static void keyUsage(TlvWriter extensions) {
        extensions.unsigned(2, 1);
    }

    static void extendedKeyUsage(TlvWriter extensions, int... purposes) {
        extensions.startArray(3);
        for (int purpose : purposes) {
            extensions.unsigned(purpose);
        }
        extensions.end();
    }

    MatterCertificate signed(P256KeyPair pair) {
        MatterCertificate unsigned = MatterCertificate.decode(encode(pair, NONE));
        EcdsaSignature signature = pair.sign(unsigned.toBeSigned().toByteArray());
        return MatterCertificate.decode(encode(pair, signature));
    }

    private OctetString encode(P256KeyPair pair, EcdsaSignature signature) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.octets(1, serialNumber);
        writer.unsigned(2, 1);
        list(writer, 3, issuer);
        writer.unsigned(4, notBefore);
        writer.unsigned(5, notAfter);
        list(writer, 6, subject);
        writer.unsigned(7, 1);
        writer.unsigned(8, 1);
        writer.octets(9, pair.publicKey().octets());
        list(writer, 10, extensions);
        writer.octets(11, signature.octets());
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    private static void list(TlvWriter writer, int tag, Consumer<TlvWriter> content) {
        writer.startList(tag);
        content.accept(writer);
        writer.end();
    }
}
