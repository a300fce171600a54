package dev.clusterwright.credentials;

import dev.clusterwright.credentials.CertificateExtension.AuthorityKeyIdentifier;
import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.ExtendedKeyUsage;
import dev.clusterwright.credentials.CertificateExtension.FutureExtension;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.credentials.CertificateExtension.SubjectKeyIdentifier;
import dev.clusterwright.crypto.EcdsaSignature;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Certificates that are well-formed and say anything, proper or not. */
final class RandomCertificates {
    private static final String PRINTABLE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?";
    private static final int[] ANY = {1, '\n', 0x1F, ' ', '"', 'a', 'Z', '*', 0x7F, 0x80, 0xE4, 0x202E, 0x4E2D, 0x1F514
    };
    private static final long[] TIMES = {0, 1, 2, 656_087_023, 1_577_923_199, 1_577_923_200, 0xFFFF_FFFEL, 0xFFFF_FFFFL
    };
    private static final List<String> FUTURE =
            List.of("2.5.29.17", "2.5.29.32", "1.3.6.1.5.5.7.1.1", "2.999.4294967296");

    /** An alternative name, a policy, and who to ask, each an element that others take. */
    private static final List<byte[]> KNOWN_VALUES = List.of(
            OctetString.fromHex("300f810d7465737440636869702e6f7267").toByteArray(),
            OctetString.fromHex("3006300406028a03").toByteArray(),
            OctetString.fromHex("3015301306082b060105050730018607687474703a2f2f")
                    .toByteArray());

    private static final EcdsaSignature NO_SIGNATURE = EcdsaSignature.of(OctetString.of(new byte[64]));

    private final RandomGenerator random;

    RandomCertificates(RandomGenerator random) {
        this.random = random;
    }

    /** One that is short enough in both forms, signed with the keys of the draft's issuer. */
    MatterCertificate next() {
        while (true) {
            CertificateDraft draft = CertificateDraft.of(CertificateType.NOC);
            draft.serialNumber = serialNumber();
            draft.issuer = name();
            draft.subject = name();
            draft.validity = validity();
            draft.keys = pick(CertificateDraft.ROOT_KEYS, CertificateDraft.AUTHORITY_KEYS, CertificateDraft.NODE_KEYS);
            draft.extensions.clear();
            draft.extensions.addAll(extensions());
            // Signing takes longer than all else, so what is too long is left alone.
            MatterCertificate unsigned = new MatterCertificate(draft.content(), NO_SIGNATURE);
            if (MatterCertificate.CODEC.encode(unsigned).length <= MatterCertificate.MAX_TLV_LENGTH
                    && unsigned.toBeSigned().length() <= MatterCertificate.MAX_X509_LENGTH - 100) {
                return draft.sign();
            }
        }
    }

    private OctetString serialNumber() {
        byte[] octets = octets(random.nextInt(1, 21));
        if (octets.length > 1 && (octets[0] == 0 || octets[0] == -1)) {
            octets[0] = (byte) random.nextInt(1, 0xFF);
        }
        return OctetString.of(octets);
    }

    private Validity validity() {
        while (true) {
            long from = time();
            long to = time();
            if (to == Validity.NO_EXPIRY || from < to) {
                return new Validity(from, to);
            }
        }
    }

    private long time() {
        return random.nextBoolean() ? TIMES[random.nextInt(TIMES.length)] : random.nextLong(1L << 32);
    }

    private DistinguishedName name() {
        List<NameAttribute> attributes = new ArrayList<>();
        for (int count = random.nextInt(1, 6); count > 0; count--) {
            attributes.add(attribute(pick(NameType.values())));
        }
        return new DistinguishedName(attributes);
    }

    private NameAttribute attribute(NameType type) {
        if (type.isNumber()) {
            return NameAttribute.of(
                    type,
                    switch (type) {
                        case NODE_ID -> random.nextLong(1, Long.MAX_VALUE);
                        case NOC_CAT -> random.nextLong(1L << 32) | 1;
                        default -> random.nextLong() | 1;
                    });
        }
        boolean printable = type != NameType.DOMAIN_COMPONENT && random.nextBoolean();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(1, 12); length > 0; length--) {
            int any = ANY[random.nextInt(type == NameType.DOMAIN_COMPONENT ? 9 : ANY.length)];
            text.appendCodePoint(printable ? PRINTABLE.charAt(random.nextInt(PRINTABLE.length())) : any);
        }
        return new NameAttribute(type, printable, text.toString());
    }

    private List<CertificateExtension> extensions() {
        List<CertificateExtension> all = new ArrayList<>();
        boolean authority = random.nextBoolean();
        all.add(new BasicConstraints(authority, authority && random.nextBoolean() ? random.nextInt(256) : null));
        all.add(new KeyUsage(random.nextInt(1, 0x200)));
        List<KeyPurpose> purposes = new ArrayList<>(Arrays.asList(KeyPurpose.values()));
        Collections.shuffle(purposes, new Random(random.nextLong()));
        all.add(new ExtendedKeyUsage(purposes.subList(0, random.nextInt(1, purposes.size() + 1))));
        all.add(new SubjectKeyIdentifier(OctetString.of(octets(20))));
        all.add(new AuthorityKeyIdentifier(OctetString.of(octets(20))));
        for (String oid : FUTURE) {
            // The JDK looks into those that it knows, so only one that it does not know has any content.
            boolean isKnown = !oid.startsWith("2.999");
            byte[] value = isKnown ? KNOWN_VALUES.get(FUTURE.indexOf(oid)) : octets(random.nextInt(10));
            all.add(new FutureExtension(
                    OctetString.of(X509ReaderTest.extension(oid, !isKnown && random.nextBoolean(), value))));
        }
        Collections.shuffle(all, new Random(random.nextLong()));
        return all.subList(0, random.nextInt(1, all.size() + 1));
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    @SafeVarargs
    private final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
