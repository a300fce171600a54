package dev.clusterwright.credentials.attestation;

import dev.clusterwright.credentials.CredentialsError;
import dev.clusterwright.credentials.CredentialsException;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvType;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;

/**
 * Declarations in TLV (Matter Core, 6.3, Certification Declaration): members in the order of their tags, of which only the
 * last three are optional. Some declarations for tests have signed integers where unsigned ones belong; both are read.
 */
final class DeclarationCodec {
    private static final int FORMAT_VERSION = 1;

    private static final int DAC_ORIGIN_VENDOR_ID = 9;
    private static final int DAC_ORIGIN_PRODUCT_ID = 10;
    private static final int AUTHORITIES = 11;

    private DeclarationCodec() {}

    static OctetString encode(CertificationDeclaration declaration) {
        TlvWriter writer = new TlvWriter();
        writer.startStructure();
        writer.unsigned(0, FORMAT_VERSION);
        writer.unsigned(1, declaration.vendorId());
        writer.startArray(2);
        declaration.productIds().forEach(writer::unsigned);
        writer.end();
        writer.unsigned(3, declaration.deviceTypeId());
        writer.text(4, declaration.certificateId());
        writer.unsigned(5, declaration.securityLevel());
        writer.unsigned(6, declaration.securityInformation());
        writer.unsigned(7, declaration.versionNumber());
        writer.unsigned(8, declaration.certificationType().value());
        DacOrigin origin = declaration.dacOrigin();
        if (origin != null) {
            writer.unsigned(DAC_ORIGIN_VENDOR_ID, origin.vendorId());
            writer.unsigned(DAC_ORIGIN_PRODUCT_ID, origin.productId());
        }
        if (!declaration.authorizedAuthorities().isEmpty()) {
            writer.startArray(AUTHORITIES);
            declaration.authorizedAuthorities().forEach(writer::octets);
            writer.end();
        }
        writer.end();
        return OctetString.of(writer.toByteArray());
    }

    static CertificationDeclaration decode(OctetString tlv) {
        try {
            TlvReader reader = new TlvReader(tlv.toByteArray());
            reader.next();
            reader.startUntaggedStructure();
            CertificationDeclaration declaration = members(reader);
            reader.end();
            reader.finish();
            return declaration;
        } catch (TlvException e) {
            throw new CredentialsException(CredentialsError.MALFORMED, e);
        }
    }

    private static CertificationDeclaration members(TlvReader reader) {
        if (number(reader, 0, 16) != FORMAT_VERSION) {
            throw new CredentialsException(
                    CredentialsError.VERSION, "the certification declaration is not of version " + FORMAT_VERSION);
        }
        int vendorId = (int) number(reader, 1, 16);
        List<Integer> productIds = productIds(reader);
        long deviceTypeId = number(reader, 3, 32);
        member(reader, 4);
        String certificateId = reader.text();
        int securityLevel = (int) number(reader, 5, 8);
        int securityInformation = (int) number(reader, 6, 16);
        int versionNumber = (int) number(reader, 7, 16);
        CertificationType type = CertificationType.of(number(reader, 8, 8));
        if (type == null) {
            throw malformed("has an unknown certification type");
        }
        boolean more = reader.next();
        DacOrigin origin = null;
        if (more && reader.contextTag() == DAC_ORIGIN_VENDOR_ID) {
            origin = new DacOrigin((int) value(reader, 16), (int) number(reader, DAC_ORIGIN_PRODUCT_ID, 16));
            more = reader.next();
        }
        List<OctetString> authorities = List.of();
        if (more && reader.contextTag() == AUTHORITIES) {
            authorities = authorities(reader);
            more = reader.next();
        }
        unknown(reader, more);
        return new CertificationDeclaration(
                vendorId,
                productIds,
                deviceTypeId,
                certificateId,
                securityLevel,
                securityInformation,
                versionNumber,
                type,
                origin,
                authorities);
    }

    private static void member(TlvReader reader, int tag) {
        if (!reader.next() || reader.contextTag() != tag) {
            throw malformed("does not have the member " + tag + " in its place");
        }
    }

    private static long number(TlvReader reader, int tag, int bits) {
        member(reader, tag);
        return value(reader, bits);
    }

    private static long value(TlvReader reader, int bits) {
        long value = reader.type() == TlvType.SIGNED_INTEGER ? reader.int64() : reader.uint64();
        if (value >>> bits != 0) {
            throw malformed("has a number that is not of " + bits + " bits");
        }
        return value;
    }

    private static List<Integer> productIds(TlvReader reader) {
        List<Integer> ids = new ArrayList<>();
        member(reader, 2);
        reader.startArray();
        while (reader.next()) {
            ids.add((int) value(reader, 16));
        }
        reader.end();
        return ids;
    }

    private static List<OctetString> authorities(TlvReader reader) {
        List<OctetString> authorities = new ArrayList<>();
        reader.startArray();
        while (reader.next()) {
            authorities.add(reader.octets());
        }
        reader.end();
        if (authorities.isEmpty()) {
            throw malformed("has a list of authorities with none in it");
        }
        return authorities;
    }

    /** Passes over what follows, which may be new members, but none that would have had a place before. */
    private static void unknown(TlvReader reader, boolean atMember) {
        boolean more = atMember;
        while (more) {
            int tag = reader.contextTag();
            if (tag >= 0 && tag <= AUTHORITIES) {
                throw malformed("has the member " + tag + " out of its place");
            }
            reader.skip();
            more = reader.next();
        }
    }

    private static CredentialsException malformed(String problem) {
        return new CredentialsException(CredentialsError.MALFORMED, "the certification declaration " + problem);
    }
}
