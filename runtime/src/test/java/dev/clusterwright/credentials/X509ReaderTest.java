package dev.clusterwright.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clusterwright.credentials.CertificateExtension.BasicConstraints;
import dev.clusterwright.credentials.CertificateExtension.KeyUsage;
import dev.clusterwright.der.Der;
import dev.clusterwright.der.DerReader;
import dev.clusterwright.der.DerTag;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** X.509 that says what TLV cannot, or says it in another way, part by part. */
class X509ReaderTest {
    private static final byte[] SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final byte[] SHA1 = Der.sequence(Der.oid("1.2.840.10045.4.1"));
    private static final byte[] SHA384 = Der.sequence(Der.oid("1.2.840.10045.4.3.3"));
    private static final byte[] NULL = {DerTag.NULL, 0};
    private static final byte[] FALSE = {DerTag.BOOLEAN, 1, 0};
    private static final byte[] NOT_QUITE_TRUE = {DerTag.BOOLEAN, 1, 1};
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String DOMAIN_COMPONENT = "0.9.2342.19200300.100.1.25";
    private static final String NODE_ID = "1.3.6.1.4.1.37244.1.1";
    private static final String FABRIC_ID = "1.3.6.1.4.1.37244.1.5";
    private static final String NOC_CAT = "1.3.6.1.4.1.37244.1.6";

    /** The parts of a certificate, each an element. */
    private static final class Parts {
        byte[] version = Der.context(0, Der.integer(2));
        byte[] serialNumber = Der.integer(1);
        byte[] innerAlgorithm = SHA256;
        byte[] issuer = name(DerTag.UTF8_STRING, COMMON_NAME, "issuer");
        byte[] validity =
                Der.sequence(Der.text(DerTag.UTC_TIME, "201015142343Z"), Der.text(DerTag.UTC_TIME, "401015142342Z"));
        byte[] subject = name(DerTag.UTF8_STRING, COMMON_NAME, "subject");
        byte[] keyAlgorithm = Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.oid("1.2.840.10045.3.1.7"));
        byte[] key = Der.bitString(CertificateDraft.NODE_KEYS.publicKey().octets());
        byte[] uniqueIds = {};
        List<byte[]> extensions = new ArrayList<>(List.of(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()), extension(KEY_USAGE, true, Der.namedBits(1))));
        byte[] afterExtensions = {};
        byte[] outerAlgorithm = SHA256;
        byte[] signature = Der.bitString(OctetString.of(Der.sequence(Der.integer(1), Der.integer(2))));
        byte[] afterSignature = {};
        byte[] afterAll = {};

        byte[] assemble() {
            byte[] content = Der.sequence(
                    version,
                    serialNumber,
                    innerAlgorithm,
                    issuer,
                    validity,
                    subject,
                    Der.sequence(keyAlgorithm, key),
                    uniqueIds,
                    extensions.isEmpty() ? new byte[0] : Der.context(3, Der.sequence(extensions)),
                    afterExtensions);
            return join(Der.sequence(content, outerAlgorithm, signature, afterSignature), afterAll);
        }
    }

    /** An extension; what is in it goes between its name and its value. */
    private static byte[] extension(String oid, byte[] critical, byte[] value) {
        return Der.sequence(Der.oid(oid), critical, Der.octets(value));
    }

    static byte[] extension(String oid, boolean critical, byte[] value) {
        return extension(oid, critical ? Der.booleanTrue() : new byte[0], value);
    }

    private static byte[] name(int string, String oid, String text) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(oid), Der.text(string, text))));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static MatterCertificate read(Consumer<Parts> change) {
        Parts parts = new Parts();
        change.accept(parts);
        OctetString der = OctetString.of(parts.assemble());
        MatterCertificate certificate = MatterCertificate.fromX509(der);
        assertThat(certificate.toX509()).isEqualTo(der);
        assertThat(MatterCertificate.decode(certificate.encode())).isEqualTo(certificate);
        return certificate;
    }

    private static void refused(CredentialsError error, Consumer<Parts> change) {
        CredentialsException exception = catchThrowableOfType(CredentialsException.class, () -> read(change));
        assertThat(exception).isNotNull();
        assertThat(exception.error()).as(exception.getMessage()).isEqualTo(error);
    }

    private static void subject(CredentialsError error, int string, String oid, String text) {
        refused(error, parts -> parts.subject = name(string, oid, text));
        refused(error, parts -> parts.issuer = name(string, oid, text));
    }

    @Test
    void thePartsAreACertificate() {
        MatterCertificate certificate = read(parts -> {});

        assertThat(certificate.issuer())
                .isEqualTo(DistinguishedName.of(NameAttribute.of(NameType.COMMON_NAME, "issuer")));
        assertThat(certificate.validity()).isEqualTo(new Validity(656087023, 1287239022));
        assertThat(certificate.extensions()).containsExactly(new BasicConstraints(false, null), new KeyUsage(1));
    }

    @Test
    void versionsButTheThirdAreRefused() {
        refused(CredentialsError.VERSION, parts -> parts.version = new byte[0]);
        for (int version : new int[] {0, 1, 3, 127}) {
            refused(CredentialsError.VERSION, parts -> parts.version = Der.context(0, Der.integer(version)));
        }
        refused(CredentialsError.MALFORMED, parts -> parts.version = Der.context(0));
        refused(CredentialsError.MALFORMED, parts -> parts.version = Der.context(0, Der.integer(2), NULL));
        refused(
                CredentialsError.MALFORMED,
                parts -> parts.version = Der.context(0, Der.integer(OctetString.fromHex("0002"))));
        refused(
                CredentialsError.MALFORMED,
                parts -> parts.version = Der.context(0, Der.integer(OctetString.fromHex("0100"))));
    }

    @Test
    void serialNumbersAreIntegersOfUpTo20Octets() {
        for (String number : List.of("00", "80", "ff", "00ff", "ff7f", "7f".repeat(20), "80".repeat(20))) {
            assertThat(read(parts -> parts.serialNumber = Der.integer(OctetString.fromHex(number)))
                            .serialNumber()
                            .toHex())
                    .isEqualTo(number);
        }
        for (String number : List.of("", "0000", "0001", "ff80", "00" + "7f".repeat(20))) {
            refused(CredentialsError.MALFORMED, parts -> parts.serialNumber = Der.integer(OctetString.fromHex(number)));
        }
        for (String number : List.of("7f".repeat(21), "00" + "ff".repeat(20))) {
            refused(
                    CredentialsError.SERIAL_NUMBER,
                    parts -> parts.serialNumber = Der.integer(OctetString.fromHex(number)));
        }
    }

    @Test
    void otherSignatureAlgorithmsAreRefused() {
        byte[] withNull = Der.sequence(Der.oid("1.2.840.10045.4.3.2"), NULL);
        for (byte[] algorithm : List.of(SHA1, SHA384, withNull)) {
            refused(CredentialsError.SIGNATURE_ALGORITHM, parts -> parts.innerAlgorithm = algorithm);
            refused(CredentialsError.SIGNATURE_ALGORITHM, parts -> parts.outerAlgorithm = algorithm);
            refused(CredentialsError.SIGNATURE_ALGORITHM, parts -> {
                parts.innerAlgorithm = algorithm;
                parts.outerAlgorithm = algorithm;
            });
        }
        refused(CredentialsError.MALFORMED, parts -> parts.innerAlgorithm = Der.sequence());
        refused(CredentialsError.MALFORMED, parts -> parts.outerAlgorithm = NULL);
    }

    @Test
    void otherKeysAreRefused() {
        refused(
                CredentialsError.PUBLIC_KEY,
                parts -> parts.keyAlgorithm = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), NULL));
        refused(
                CredentialsError.PUBLIC_KEY,
                parts -> parts.keyAlgorithm = Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.oid("1.3.132.0.10")));
        refused(
                CredentialsError.MALFORMED,
                parts -> parts.keyAlgorithm =
                        Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.oid("1.2.840.10045.3.1.7"), NULL));
        refused(
                CredentialsError.MALFORMED,
                parts -> parts.keyAlgorithm = Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.sequence()));

        byte[] key = CertificateDraft.NODE_KEYS.publicKey().octets().toByteArray();
        byte[] compressed = Arrays.copyOf(key, 33);
        compressed[0] = 2;
        byte[] elsewhere = key.clone();
        elsewhere[64] ^= 1;
        byte[] hybrid = key.clone();
        hybrid[0] = (byte) (6 | (key[64] & 1));
        byte[] tooLarge = key.clone();
        Arrays.fill(tooLarge, 1, 65, (byte) -1);
        byte[] zero = new byte[65];
        zero[0] = 4;
        for (byte[] other : List.of(compressed, elsewhere, hybrid, tooLarge, zero, new byte[1], new byte[0])) {
            refused(CredentialsError.PUBLIC_KEY, parts -> parts.key = Der.bitString(OctetString.of(other)));
        }
        refused(CredentialsError.MALFORMED, parts -> parts.key = Der.tagged(DerTag.BIT_STRING, new byte[] {1}, key));
        refused(CredentialsError.MALFORMED, parts -> parts.key = join(Der.bitString(OctetString.of(key)), NULL));
    }

    @ParameterizedTest
    @CsvSource({
        "000101000001Z, 1",
        "491231235959Z, 1577923199",
        "20500101000000Z, 1577923200",
        "21360207062815Z, 4294967295",
        "99991231235959Z, 0",
        "240229000000Z, 762480000",
        "20560229235959Z, 1772409599",
    })
    void timesAreRead(String text, long seconds) {
        byte[] time = time(text);

        assertThat(X509Time.read(new DerReader(time))).isEqualTo(seconds);
        assertThat(X509Time.write(seconds)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "000101000000Z", // stands for no expiry in TLV
                "991231235959Z", // 1999
                "500101000000Z", // 1950
                "21360207062816Z",
                "99991231235958Z",
                "20491231235959Z", // to be written with two digits
                "00000101000000Z",
                "2401010000Z", // no seconds
                "240101000000",
                "240101000000z",
                "240101000000+0000",
                "240101000000.5Z",
                "20500101000000.5Z",
                "20500101000000,5Z",
                "20500101000000+0100",
                "2050010100Z",
                "20500101000000",
                "240230000000Z",
                "230229000000Z",
                "21000229000000Z",
                "241301000000Z",
                "240001000000Z",
                "240100000000Z",
                "240101240000Z",
                "240101006000Z",
                "240101000060Z",
                "+40101000000Z",
                "-40101000000Z",
                " 40101000000Z",
                "240101000000Z ",
                "240101 00000Z",
                "24010100000\u0661Z",
                "+2050101000000Z",
                "120500101000000Z",
                "-0500101000000Z",
            })
    void otherTimesAreRefused(String text) {
        byte[] time = time(text);
        byte[] other = Der.text(time[0] == DerTag.UTC_TIME ? DerTag.GENERALIZED_TIME : DerTag.UTC_TIME, text);
        for (byte[] element : List.of(time, other)) {
            refused(
                    CredentialsError.VALIDITY,
                    parts -> parts.validity = Der.sequence(element, Der.text(DerTag.UTC_TIME, "491231235959Z")));
            refused(
                    CredentialsError.VALIDITY,
                    parts -> parts.validity = Der.sequence(Der.text(DerTag.UTC_TIME, "000101000001Z"), element));
        }
    }

    @Test
    void whatIsWrongWithATimeDoesNotRepeatIt() {
        Parts parts = new Parts();
        parts.validity = Der.sequence(time("line\nline"), time("401015142342Z"));
        assertThatThrownBy(() -> MatterCertificate.fromX509(OctetString.of(parts.assemble())))
                .satisfies(X509ReaderTest::saysNothingFromOutside);
    }

    private static byte[] time(String text) {
        return Der.text(text.length() == 13 ? DerTag.UTC_TIME : DerTag.GENERALIZED_TIME, text);
    }

    @Test
    void aValidityHasTwoTimesInOrder() {
        byte[] early = time("201015142343Z");
        byte[] late = time("401015142342Z");
        refused(CredentialsError.MALFORMED, parts -> parts.validity = Der.sequence());
        refused(CredentialsError.MALFORMED, parts -> parts.validity = Der.sequence(early));
        refused(CredentialsError.MALFORMED, parts -> parts.validity = Der.sequence(early, late, late));
        refused(CredentialsError.MALFORMED, parts -> parts.validity = Der.sequence(early, Der.integer(1)));
        refused(CredentialsError.VALIDITY, parts -> parts.validity = Der.sequence(late, early));
        refused(CredentialsError.VALIDITY, parts -> parts.validity = Der.sequence(early, early));
        assertThat(read(parts -> parts.validity = Der.sequence(early, time("99991231235959Z")))
                        .validity())
                .isEqualTo(new Validity(656087023, Validity.NO_EXPIRY));
        assertThat(read(parts -> parts.validity = Der.sequence(time("99991231235959Z"), late))
                        .validity())
                .isEqualTo(new Validity(0, 1287239022));
    }

    @Test
    void namesHaveOneAttributeInEachPart() {
        byte[] one = Der.sequence(Der.oid(COMMON_NAME), Der.text(DerTag.UTF8_STRING, "a"));
        byte[] two = Der.sequence(Der.oid(COMMON_NAME), Der.text(DerTag.UTF8_STRING, "b"));
        refused(CredentialsError.NAME, parts -> parts.subject = Der.sequence(Der.set(one, two)));
        refused(CredentialsError.MALFORMED, parts -> parts.subject = Der.sequence(Der.set()));
        refused(CredentialsError.MALFORMED, parts -> parts.subject = Der.sequence(one));
        refused(CredentialsError.MALFORMED, parts -> parts.subject = Der.set(Der.set(one)));
        refused(
                CredentialsError.MALFORMED,
                parts -> parts.subject = Der.sequence(Der.set(Der.sequence(
                        Der.oid(COMMON_NAME), Der.text(DerTag.UTF8_STRING, "a"), Der.text(DerTag.UTF8_STRING, "b")))));
        refused(
                CredentialsError.NAME,
                parts -> parts.subject = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME)))));
        byte[] part = Der.set(one);
        assertThat(read(parts -> parts.subject = Der.sequence(part, part, part, part, part))
                        .subject()
                        .attributes())
                .hasSize(5);
        refused(CredentialsError.NAME, parts -> parts.subject = Der.sequence(part, part, part, part, part, part));
        assertThat(read(parts -> parts.subject = Der.sequence()).subject().attributes())
                .isEmpty();
    }

    @Test
    void textHasTheStringTypesOfTlv() {
        assertThat(read(parts -> parts.subject = name(DerTag.PRINTABLE_STRING, COMMON_NAME, "A '()+,-./:=?z9"))
                        .subject()
                        .attributes())
                .containsExactly(new NameAttribute(NameType.COMMON_NAME, true, "A '()+,-./:=?z9"));
        assertThat(read(parts -> parts.subject = name(DerTag.IA5_STRING, DOMAIN_COMPONENT, "a@b\n\u007f"))
                        .subject()
                        .attributes())
                .containsExactly(NameAttribute.of(NameType.DOMAIN_COMPONENT, "a@b\n\u007f"));
        for (int string :
                new int[] {0x12, 0x14, DerTag.IA5_STRING, 0x1A, 0x1B, 0x1C, 0x1E, DerTag.OCTET_STRING, 0x2C}) {
            subject(CredentialsError.NAME, string, COMMON_NAME, "text");
        }
        for (int string : new int[] {DerTag.UTF8_STRING, DerTag.PRINTABLE_STRING}) {
            subject(CredentialsError.NAME, string, DOMAIN_COMPONENT, "text");
        }
        for (String text : List.of("a@b", "a*b", "a&b", "a_b", "a\nb", "\u00e4", "")) {
            subject(CredentialsError.NAME, DerTag.PRINTABLE_STRING, COMMON_NAME, text);
        }
        for (String text : List.of("\u0080", "\u00e4", "a\0b", "")) {
            subject(CredentialsError.NAME, DerTag.IA5_STRING, DOMAIN_COMPONENT, text);
        }
        for (String text : List.of("", "\0", "a\0")) {
            subject(CredentialsError.NAME, DerTag.UTF8_STRING, COMMON_NAME, text);
        }
        subject(CredentialsError.NAME, DerTag.UTF8_STRING, "1.2.840.113549.1.9.1", "an@e.mail");
        subject(CredentialsError.NAME, DerTag.UTF8_STRING, "1.3.6.1.4.1.37244.1.8", "0000000000000001");
        subject(CredentialsError.NAME, DerTag.UTF8_STRING, "1.3.6.1.4.1.37244.2.1", "FFF1");
        for (String octets : List.of("80", "c0af", "eda080", "f4908080", "e282", "c080")) {
            byte[] text = OctetString.fromHex(octets).toByteArray();
            refused(
                    CredentialsError.MALFORMED,
                    parts -> parts.subject = Der.sequence(
                            Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.tagged(DerTag.UTF8_STRING, text)))));
        }
    }

    @Test
    void numbersAreUpperCaseDigitsInUtf8() {
        assertThat(read(parts -> parts.subject = name(DerTag.UTF8_STRING, NODE_ID, "FFFFFFEFFFFFFFFF"))
                        .subject()
                        .numbers(NameType.NODE_ID))
                .containsExactly(0xFFFF_FFEF_FFFF_FFFFL);
        assertThat(read(parts -> parts.subject = name(DerTag.UTF8_STRING, NOC_CAT, "00000001"))
                        .subject()
                        .numbers(NameType.NOC_CAT))
                .containsExactly(1L);
        for (String text : List.of(
                "",
                "1",
                "000000000000001",
                "00000000000000001",
                "000000000000000a",
                "000000000000000G",
                "+000000000000001",
                "-000000000000001",
                "0x00000000000001",
                " 000000000000001",
                "00000000000000\u0661",
                "\uff110000000000000")) {
            subject(CredentialsError.NAME, DerTag.UTF8_STRING, FABRIC_ID, text);
        }
        for (int string : new int[] {DerTag.PRINTABLE_STRING, DerTag.IA5_STRING}) {
            subject(CredentialsError.NAME, string, NODE_ID, "0000000000000001");
        }
        subject(CredentialsError.NAME, DerTag.UTF8_STRING, NOC_CAT, "0000000000010001");
    }

    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.4.1.37244.1.1, 0000000000000000",
        "1.3.6.1.4.1.37244.1.1, FFFFFFF000000000",
        "1.3.6.1.4.1.37244.1.1, FFFFFFFB00000000",
        "1.3.6.1.4.1.37244.1.1, FFFFFFFDABCD0001",
        "1.3.6.1.4.1.37244.1.1, FFFFFFFE00000000",
        "1.3.6.1.4.1.37244.1.1, FFFFFFFFFFFF0001",
        "1.3.6.1.4.1.37244.1.1, FFFFFFFFFFFFFFFF",
        "1.3.6.1.4.1.37244.1.5, 0000000000000000",
        "1.3.6.1.4.1.37244.1.6, ABCD0000",
        "1.3.6.1.4.1.37244.1.6, 00000000",
    })
    void numbersThatAreNoneOfTheirKindAreRefused(String oid, String digits) {
        subject(
                oid.equals(NODE_ID) ? CredentialsError.NODE_ID : CredentialsError.NAME,
                DerTag.UTF8_STRING,
                oid,
                digits);
    }

    @Test
    void criticalityIsAsTheProtocolHasIt() {
        for (String oid : List.of(BASIC_CONSTRAINTS, KEY_USAGE, "2.5.29.37", "2.5.29.14", "2.5.29.35")) {
            byte[] value = value(oid);
            boolean critical = !oid.equals("2.5.29.14") && !oid.equals("2.5.29.35");
            assertThat(read(parts -> parts.extensions = List.of(extension(oid, critical, value)))
                            .extensions())
                    .hasSize(1);
            refused(CredentialsError.EXTENSION, parts -> parts.extensions = List.of(extension(oid, !critical, value)));
            refused(CredentialsError.EXTENSION, parts -> parts.extensions = List.of(extension(oid, FALSE, value)));
            refused(
                    CredentialsError.MALFORMED,
                    parts -> parts.extensions = List.of(extension(oid, NOT_QUITE_TRUE, value)));
            refused(
                    CredentialsError.MALFORMED,
                    parts -> parts.extensions =
                            List.of(extension(oid, join(Der.booleanTrue(), Der.booleanTrue()), value)));
        }
    }

    @Test
    void extensionsAreThereOnceAndThereAreSome() {
        for (String oid : List.of(BASIC_CONSTRAINTS, "2.5.29.35", "2.5.29.17")) {
            byte[] extension = extension(oid, oid.equals(BASIC_CONSTRAINTS), value(oid));
            refused(CredentialsError.EXTENSION, parts -> parts.extensions = List.of(extension, extension));
        }
        refused(
                CredentialsError.EXTENSION,
                parts -> parts.extensions =
                        List.of(extension("2.5.29.17", false, new byte[1]), extension("2.5.29.17", true, new byte[2])));
        refused(CredentialsError.MALFORMED, parts -> parts.extensions = List.of());
        refused(CredentialsError.EXTENSION, parts -> {
            parts.extensions = List.of();
            parts.afterExtensions = Der.context(3, Der.sequence());
        });
    }

    private static byte[] value(String oid) {
        return switch (oid) {
            case BASIC_CONSTRAINTS -> Der.sequence();
            case KEY_USAGE -> Der.namedBits(1);
            case "2.5.29.37" -> Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"));
            case "2.5.29.14" -> Der.octets(new byte[20]);
            case "2.5.29.35" -> Der.sequence(Der.tagged(0x80, new byte[20]));
            default -> new byte[0];
        };
    }

    private static void extension(CredentialsError error, String oid, byte[] value) {
        refused(
                error,
                parts -> parts.extensions =
                        List.of(extension(oid, !oid.endsWith(".14") && !oid.endsWith(".35"), value)));
    }

    @Test
    void basicConstraintsHaveOneForm() {
        for (int length : new int[] {0, 1, 127, 128, 255}) {
            byte[] integer = Der.integer(OctetString.fromHex("%s%02x".formatted(length > 127 ? "00" : "", length)));
            assertThat(read(parts -> parts.extensions = List.of(
                                    extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.booleanTrue(), integer))))
                            .extensions())
                    .containsExactly(new BasicConstraints(true, length));
            extension(CredentialsError.EXTENSION, BASIC_CONSTRAINTS, Der.sequence(integer));
            extension(CredentialsError.EXTENSION, BASIC_CONSTRAINTS, Der.sequence(FALSE, integer));
        }
        for (String number : List.of("0100", "7fff", "80", "ff", "ff00", "010000", "7fffffffffffffffff")) {
            extension(
                    CredentialsError.EXTENSION,
                    BASIC_CONSTRAINTS,
                    Der.sequence(Der.booleanTrue(), Der.integer(OctetString.fromHex(number))));
        }
        byte[] zero = Der.integer(0);
        extension(CredentialsError.EXTENSION, BASIC_CONSTRAINTS, Der.sequence(FALSE));
        extension(CredentialsError.MALFORMED, BASIC_CONSTRAINTS, Der.sequence(NOT_QUITE_TRUE));
        extension(CredentialsError.MALFORMED, BASIC_CONSTRAINTS, Der.sequence(Der.booleanTrue(), zero, zero));
        extension(CredentialsError.MALFORMED, BASIC_CONSTRAINTS, Der.sequence(zero, Der.booleanTrue()));
        extension(CredentialsError.MALFORMED, BASIC_CONSTRAINTS, join(Der.sequence(), NULL));
        extension(CredentialsError.MALFORMED, BASIC_CONSTRAINTS, new byte[0]);
    }

    @Test
    void keyUsagesHaveOneForm() {
        for (int bits = 0; bits < 0x200; bits++) {
            int usage = bits;
            assertThat(read(parts -> parts.extensions = List.of(extension(KEY_USAGE, true, Der.namedBits(usage))))
                            .extensions())
                    .containsExactly(new KeyUsage(usage));
        }
        extension(CredentialsError.EXTENSION, KEY_USAGE, Der.namedBits(0x200));
        extension(CredentialsError.EXTENSION, KEY_USAGE, Der.namedBits(0x8001));
        for (String content :
                List.of("", "0080", "0081fe", "0600", "0206", "0886", "ff80", "0000", "07", "0700808080")) {
            extension(
                    CredentialsError.MALFORMED,
                    KEY_USAGE,
                    Der.tagged(DerTag.BIT_STRING, OctetString.fromHex(content).toByteArray()));
        }
        extension(CredentialsError.MALFORMED, KEY_USAGE, Der.integer(1));
    }

    @Test
    void extendedKeyUsagesNameKnownPurposes() {
        String oid = "2.5.29.37";
        extension(CredentialsError.EXTENSION, oid, Der.sequence());
        extension(CredentialsError.EXTENSION, oid, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.5")));
        extension(CredentialsError.EXTENSION, oid, Der.sequence(Der.oid("2.5.29.37.0")));
        extension(CredentialsError.MALFORMED, oid, Der.sequence(Der.integer(1)));
        extension(CredentialsError.MALFORMED, oid, Der.oid("1.3.6.1.5.5.7.3.1"));
    }

    @Test
    void keyIdentifiersHave20Octets() {
        for (int length : new int[] {0, 19, 21, 32}) {
            extension(CredentialsError.EXTENSION, "2.5.29.14", Der.octets(new byte[length]));
            extension(CredentialsError.EXTENSION, "2.5.29.35", Der.sequence(Der.tagged(0x80, new byte[length])));
        }
        byte[] identifier = Der.tagged(0x80, new byte[20]);
        extension(CredentialsError.MALFORMED, "2.5.29.14", new byte[20]);
        extension(CredentialsError.MALFORMED, "2.5.29.14", Der.tagged(0x24, Der.octets(new byte[20])));
        extension(CredentialsError.MALFORMED, "2.5.29.35", Der.sequence());
        extension(CredentialsError.MALFORMED, "2.5.29.35", Der.sequence(Der.octets(new byte[20])));
        extension(CredentialsError.MALFORMED, "2.5.29.35", Der.sequence(Der.context(0, Der.octets(new byte[20]))));
        extension(CredentialsError.MALFORMED, "2.5.29.35", Der.sequence(identifier, Der.tagged(0x82, new byte[1])));
    }

    @Test
    void whatComesBetweenAndAfterIsRefused() {
        refused(CredentialsError.MALFORMED, parts -> parts.uniqueIds = Der.tagged(0x81, new byte[2]));
        refused(CredentialsError.MALFORMED, parts -> parts.uniqueIds = Der.tagged(0x82, new byte[2]));
        refused(CredentialsError.MALFORMED, parts -> parts.afterExtensions = NULL);
        refused(CredentialsError.MALFORMED, parts -> parts.afterSignature = NULL);
        refused(CredentialsError.MALFORMED, parts -> parts.afterAll = NULL);
        refused(CredentialsError.MALFORMED, parts -> parts.afterAll = new byte[1]);
        refused(CredentialsError.MALFORMED, parts -> {
            parts.afterExtensions = Der.context(3, Der.sequence(parts.extensions), NULL);
            parts.extensions = List.of();
        });
    }

    @Test
    void signaturesAreTwoIntegersInTheirShortestForm() {
        for (byte[] signature : List.of(
                Der.sequence(Der.integer(1)),
                Der.sequence(Der.integer(1), Der.integer(1), Der.integer(1)),
                Der.sequence(Der.integer(OctetString.fromHex("0001")), Der.integer(1)),
                Der.sequence(Der.integer(OctetString.fromHex("80")), Der.integer(1)),
                Der.sequence(Der.integer(OctetString.EMPTY), Der.integer(1)),
                Der.sequence(Der.integer(OctetString.fromHex("01" + "00".repeat(32))), Der.integer(1)),
                join(Der.sequence(Der.integer(1), Der.integer(1)), new byte[1]),
                new byte[64],
                new byte[0])) {
            refused(CredentialsError.MALFORMED, parts -> parts.signature = Der.bitString(OctetString.of(signature)));
        }
        refused(CredentialsError.MALFORMED, parts -> parts.signature = Der.octets(new byte[8]));
    }

    @Test
    void aCertificateIsNoLongerThan600Octets() {
        for (int length = 0; length < 400; length++) {
            byte[] future = extension("2.5.29.17", false, new byte[length]);
            Parts parts = new Parts();
            parts.extensions.add(future);
            OctetString der = OctetString.of(parts.assemble());
            if (der.length() <= 600) {
                assertThat(MatterCertificate.fromX509(der).toX509()).isEqualTo(der);
            } else {
                assertThatThrownBy(() -> MatterCertificate.fromX509(der))
                        .isInstanceOfSatisfying(
                                CredentialsException.class,
                                e -> assertThat(e.error()).isEqualTo(CredentialsError.TOO_LONG));
            }
        }
    }

    /** An exception and all its causes are of printable ASCII on one line. */
    private static void saysNothingFromOutside(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage()).getBytes(StandardCharsets.UTF_8))
                    .as(cause.getClass().getName())
                    .matches(octets -> {
                        for (byte octet : octets) {
                            if (octet < ' ' || octet > '~') {
                                return false;
                            }
                        }
                        return true;
                    });
        }
    }
}
