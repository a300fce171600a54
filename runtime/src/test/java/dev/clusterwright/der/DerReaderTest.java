package dev.clusterwright.der;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of DER (X.690) one by one, and random elements as BouncyCastle writes them. */
class DerReaderTest {
    private static final int RANDOM_TREES = 500;

    private static DerReader reader(String hex) {
        return new DerReader(OctetString.fromHex(hex).toByteArray());
    }

    private static void refused(String hex, Consumer<DerReader> read) {
        assertThatThrownBy(() -> read.accept(reader(hex))).as(hex).isInstanceOf(DerException.class);
    }

    private static <T> void accepted(String hex, Function<DerReader, T> read, T value) {
        DerReader reader = reader(hex);
        assertThat(read.apply(reader)).isEqualTo(value);
        reader.finish();
    }

    /** X.690, 8.1.3 and 10.1: definite, and in as few octets as possible. */
    @Test
    void lengthsAreDefiniteAndShortest() {
        for (int length : new int[] {0, 1, 0x7F, 0x80, 0xFF, 0x100, 0xFFFF}) {
            byte[] element = Der.octets(new byte[length]);
            DerReader reader = new DerReader(element);
            assertThat(reader.octets().length()).isEqualTo(length);
            reader.finish();
        }
        refused("0481" + "7f" + "00".repeat(0x7F), DerReader::octets);
        refused("048100", DerReader::octets);
        refused("048200ff" + "00".repeat(0xFF), DerReader::octets);
        refused("04820001" + "00", DerReader::octets);
        refused("0483000100" + "00".repeat(0x100), DerReader::octets);
        refused("0480" + "0000", DerReader::octets);
        refused("3080" + "0000", DerReader::sequence);
        refused("0484000000" + "0100", DerReader::octets);
        refused("0484ffffffff", DerReader::octets);
        refused("0487ffffffffffffff", DerReader::octets);
        refused("04ff" + "00".repeat(127), DerReader::octets);
        for (String cut : List.of("", "04", "0401", "0481", "048180", "0482", "048201", "04820100", "0483ffffff")) {
            refused(cut, DerReader::octets);
            refused(cut, DerReader::element);
        }
    }

    /** A container does not let go of its bounds. */
    @Test
    void whatIsInsideEndsWhereItsContainerEnds() {
        refused("3002" + "0402" + "0102", reader -> reader.sequence().octets());
        refused("3001" + "04" + "00", reader -> reader.sequence().octets());
        refused("3000" + "0400", reader -> reader.sequence().octets());
        refused("3004" + "0400" + "0400", reader -> {
            DerReader sequence = reader.sequence();
            sequence.octets();
            sequence.finish();
        });
        refused("0400" + "00", reader -> {
            reader.octets();
            reader.finish();
        });
    }

    @Test
    void identifiersOfSeveralOctetsAreRefused() {
        for (String hex : List.of("1f0100", "bf2100", "df8100", "ff1f00", "3f1f00")) {
            refused(hex, DerReader::element);
            refused(hex, reader -> reader.octets(Integer.parseInt(hex.substring(0, 2), 16)));
        }
    }

    /** X.690, 8.1.2.5 and 10.2: strings are primitive, and sequences are not. */
    @Test
    void typesHaveOneForm() {
        refused("2403" + "0401" + "00", DerReader::octets);
        refused("2304" + "03020001", DerReader::bitString);
        refused("2c03" + "0c0141", reader -> reader.text(DerTag.UTF8_STRING));
        refused("1000", DerReader::sequence);
        refused("1100", DerReader::set);
        refused("8000", reader -> reader.context(0));
        refused("a100", reader -> reader.context(0));
        refused("0400", DerReader::sequence);
        refused("0200", DerReader::nullValue);
    }

    /** X.690, 8.2 and 11.1. */
    @Test
    void booleansAreAllZerosOrAllOnes() {
        accepted("010100", DerReader::bool, false);
        accepted("0101ff", DerReader::bool, true);
        for (int value = 1; value < 0xFF; value++) {
            refused("0101%02x".formatted(value), DerReader::bool);
        }
        refused("0100", DerReader::bool);
        refused("0102ffff", DerReader::bool);
    }

    /** X.690, 8.3. */
    @Test
    void integersAreShortest() {
        for (String content : List.of("00", "7f", "80", "ff", "0080", "00ff", "ff7f", "7fff", "8000", "0100")) {
            accepted(
                    "02%02x".formatted(content.length() / 2) + content,
                    DerReader::integer,
                    OctetString.fromHex(content));
        }
        for (String element : List.of("0200", "02020000", "0202007f", "0202ff80", "0202ffff", "0203000080")) {
            refused(element, DerReader::integer);
            refused(element, reader -> reader.smallInteger(127));
        }
        accepted("02017f", reader -> reader.smallInteger(127), 127);
        accepted("020100", reader -> reader.smallInteger(0), 0);
        for (String element : List.of("020102", "0201ff", "020180", "02020080", "02020100")) {
            refused(element, reader -> reader.smallInteger(1));
        }
    }

    /** X.690, 8.6. */
    @Test
    void bitStringsAreOfWholeOctets() {
        accepted("030100", DerReader::bitString, OctetString.EMPTY);
        accepted("0303000102", DerReader::bitString, OctetString.fromHex("0102"));
        for (String element : List.of("0300", "030101", "03020180", "03020780", "030208ff", "0302ff00")) {
            refused(element, DerReader::bitString);
        }
    }

    /** X.690, 11.2: unused bits are zero, and so are no bits at the end. */
    @Test
    void namedBitsEndWithAOne() {
        for (int bits = 0; bits < 0x1_0000; bits += bits < 0x400 ? 1 : 61) {
            byte[] element = Der.namedBits(bits);
            DerReader reader = new DerReader(element);
            assertThat(reader.namedBits()).isEqualTo(bits);
            reader.finish();
        }
        int count = 0;
        for (int unused = 0; unused < 10; unused++) {
            for (int octet = 0; octet < 256; octet++) {
                String hex = "0302%02x%02x".formatted(unused, octet);
                try {
                    int bits = reader(hex).namedBits();
                    assertThat(OctetString.of(Der.namedBits(bits)).toHex()).isEqualTo(hex);
                    count++;
                } catch (DerException e) {
                    assertThat(e).hasMessageContaining("named bits");
                }
            }
        }
        assertThat(count).isEqualTo(255);
        refused("0300", DerReader::namedBits);
        refused("030101", DerReader::namedBits);
        refused("030400010101", DerReader::namedBits);
    }

    @Test
    void nullIsEmpty() {
        accepted(
                "0500",
                reader -> {
                    reader.nullValue();
                    return true;
                },
                true);
        refused("050100", DerReader::nullValue);
        refused("058100", DerReader::nullValue);
    }

    /** X.690, 8.19. */
    @ParameterizedTest
    @CsvSource({
        "00, 0.0",
        "27, 0.39",
        "28, 1.0",
        "4f, 1.39",
        "50, 2.0",
        "7f, 2.47",
        "8100, 2.48",
        "8837, 2.999",
        "883703, 2.999.3",
        "2a8648ce3d040302, 1.2.840.10045.4.3.2",
        "2b0601040182a27c0101, 1.3.6.1.4.1.37244.1.1",
        "550480ff, ",
        "2a8000, ",
        "8001, ",
        "80, ",
        "2a86, ",
        "'', ",
        "2bffffffffffffffff7f, 1.3.9223372036854775807",
        "2b81808080808080808000, 1.3.9223372036854775808",
    })
    void objectIdentifiers(String content, @Nullable String dotted) throws IOException {
        byte[] octets = OctetString.fromHex(content).toByteArray();
        byte[] element = Der.tagged(DerTag.OBJECT_IDENTIFIER, octets);
        if (dotted == null) {
            assertThatThrownBy(() -> new DerReader(element).oid()).isInstanceOf(DerException.class);
            return;
        }
        String read = new DerReader(element).oid();
        assertThat(read)
                .isEqualTo(dotted)
                .isEqualTo(((ASN1ObjectIdentifier) ASN1Primitive.fromByteArray(element)).getId());
    }

    @Test
    void objectIdentifiersOfRandomNumbers() throws IOException {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            String dotted = "2.25." + new BigInteger(128, new Random(random.nextLong()));
            byte[] element = new ASN1ObjectIdentifier(dotted).getEncoded(ASN1Encoding.DER);
            assertThat(new DerReader(element).oid()).isEqualTo(dotted);
            String small =
                    random.nextInt(2) + "." + random.nextInt(40) + "." + (random.nextLong() >>> random.nextInt(1, 64));
            assertThat(Der.oid(small)).isEqualTo(new ASN1ObjectIdentifier(small).getEncoded(ASN1Encoding.DER));
            assertThat(new DerReader(Der.oid(small)).oid()).isEqualTo(small);
        }
    }

    @Test
    void objectIdentifiersAreNotTooLong() {
        byte[] longest = new byte[128];
        Arrays.fill(longest, 0, 127, (byte) 0xFF);
        assertThat(new DerReader(Der.tagged(DerTag.OBJECT_IDENTIFIER, longest)).oid())
                .startsWith("2.");
        byte[] tooLong = Der.tagged(DerTag.OBJECT_IDENTIFIER, new byte[129]);
        assertThatThrownBy(() -> new DerReader(tooLong).oid()).isInstanceOf(DerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c0af", "e08080", "eda080", "f4908080", "e282", "ff"})
    void textIsUtf8(String octets) {
        refused("0c%02x".formatted(octets.length() / 2) + octets, reader -> reader.text(DerTag.UTF8_STRING));
    }

    /** A reader goes only as deep as who asks it. */
    @Test
    void depthIsTheCallers() {
        byte[] nested = {};
        while (nested.length < 60_000) {
            nested = Der.sequence(nested);
        }
        assertThat(new DerReader(nested).element().length()).isEqualTo(nested.length);
        DerReader reader = new DerReader(nested);
        int depth = 0;
        while (reader.hasNext()) {
            reader = reader.sequence();
            depth++;
        }
        assertThat(depth).isGreaterThan(10_000);
    }

    @Test
    void messagesSayWhereAndNothingElse() {
        assertThatThrownBy(() -> reader("3005" + "0c03616263").sequence().octets())
                .isInstanceOf(DerException.class)
                .hasMessage("expected octets but found something else (byte 2)");
    }

    @Test
    void elementsAreReadAndWrittenAsBouncyCastleHasThem() throws IOException {
        for (int seed = 0; seed < RANDOM_TREES; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            ASN1Encodable tree = tree(random, 5);
            byte[] expected = tree.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            DerReader reader = new DerReader(expected);
            assertThat(copy(reader)).as("seed " + seed).isEqualTo(expected);
            reader.finish();
        }
    }

    private static ASN1Encodable tree(RandomGenerator random, int depth) {
        byte[] octets = new byte[random.nextInt(random.nextInt(10) == 0 ? 300 : 6)];
        random.nextBytes(octets);
        return switch (random.nextInt(depth == 0 ? 7 : 10)) {
            case 0 -> ASN1Boolean.TRUE;
            case 1 -> new ASN1Integer(new BigInteger(octets.length == 0 ? new byte[1] : octets));
            case 2 -> new DERBitString(octets);
            case 3 -> new DEROctetString(octets);
            case 4 -> new ASN1ObjectIdentifier("2." + random.nextInt(1000) + "." + random.nextLong(Long.MAX_VALUE));
            case 5 -> new DERUTF8String("\u00e4" + OctetString.of(octets).toHex());
            case 6 -> DERNull.INSTANCE;
            case 7 -> new DERSet(tree(random, depth - 1));
            case 8 -> new DERTaggedObject(true, random.nextInt(31), tree(random, depth - 1));
            default -> {
                ASN1EncodableVector parts = new ASN1EncodableVector();
                for (int count = random.nextInt(5); count > 0; count--) {
                    parts.add(tree(random, depth - 1));
                }
                yield new DERSequence(parts);
            }
        };
    }

    /** Reads an element as what it is and writes it again. */
    private static byte[] copy(DerReader reader) {
        for (int number = 0; number < 31; number++) {
            if (reader.nextIs(DerTag.constructedContext(number))) {
                return Der.context(number, copy(reader.context(number)));
            }
        }
        if (reader.nextIs(DerTag.BOOLEAN)) {
            assertThat(reader.bool()).isTrue();
            return Der.booleanTrue();
        } else if (reader.nextIs(DerTag.INTEGER)) {
            return Der.integer(reader.integer());
        } else if (reader.nextIs(DerTag.BIT_STRING)) {
            return Der.bitString(reader.bitString());
        } else if (reader.nextIs(DerTag.OCTET_STRING)) {
            return Der.octets(reader.octets().toByteArray());
        } else if (reader.nextIs(DerTag.OBJECT_IDENTIFIER)) {
            return Der.oid(reader.oid());
        } else if (reader.nextIs(DerTag.UTF8_STRING)) {
            String text = reader.text(DerTag.UTF8_STRING);
            return Der.tagged(DerTag.UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
        } else if (reader.nextIs(DerTag.NULL)) {
            return reader.element().toByteArray();
        } else if (reader.nextIs(DerTag.SET)) {
            return Der.set(copy(reader.set()));
        }
        List<byte[]> parts = new ArrayList<>();
        for (DerReader sequence = reader.sequence(); sequence.hasNext(); ) {
            parts.add(copy(sequence));
        }
        return Der.sequence(parts);
    }
}
