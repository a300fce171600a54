package dev.clusterwright.servers.fabrics;

import dev.clusterwright.credentials.MatterCertificate;
import dev.clusterwright.crypto.P256KeyPair;
import dev.clusterwright.crypto.SecretKeyMaterial;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import org.jspecify.annotations.Nullable;

/** How a fabric is stored: all but its key, as a structure. */
final class FabricCodec {
    private static final int INDEX = 1;
    private static final int RCAC = 2;
    private static final int ICAC = 3;
    private static final int NOC = 4;
    private static final int VENDOR_ID = 5;
    private static final int LABEL = 6;
    private static final int STATEMENT = 7;
    private static final int VVSC = 8;

    private FabricCodec() {}

    static OctetString encode(Fabric fabric) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.unsigned(INDEX, fabric.index());
        writer.octets(RCAC, fabric.rcac());
        optional(writer, ICAC, fabric.icac());
        writer.octets(NOC, fabric.noc());
        writer.unsigned(VENDOR_ID, fabric.vendorId());
        writer.text(LABEL, fabric.label());
        optional(writer, STATEMENT, fabric.vidVerificationStatement());
        optional(writer, VVSC, fabric.vvsc());
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    private static void optional(TlvWriter writer, int tag, @Nullable OctetString value) {
        if (value != null) {
            writer.octets(tag, value);
        }
    }

    static Fabric decode(OctetString entry, SecretKeyMaterial privateKey) {
        int index = 0;
        OctetString rcac = OctetString.EMPTY;
        OctetString icac = null;
        OctetString noc = OctetString.EMPTY;
        int vendorId = 0;
        String label = "";
        OctetString statement = null;
        OctetString vvsc = null;
        TlvReader reader = new TlvReader(entry.toByteArray());
        reader.next();
        reader.startUntaggedStructure();
        while (reader.next()) {
            switch (reader.contextTag()) {
                case INDEX -> index = reader.uint8();
                case RCAC -> rcac = reader.octets();
                case ICAC -> icac = reader.octets();
                case NOC -> noc = reader.octets();
                case VENDOR_ID -> vendorId = reader.uint16();
                case LABEL -> label = reader.text();
                case STATEMENT -> statement = reader.octets();
                case VVSC -> vvsc = reader.octets();
                default -> reader.skip();
            }
        }
        reader.end();
        reader.finish();
        P256KeyPair key =
                P256KeyPair.of(privateKey, MatterCertificate.decode(noc).publicKey());
        return new Fabric(index, rcac, icac, noc, key, vendorId, label, statement, vvsc);
    }
}
