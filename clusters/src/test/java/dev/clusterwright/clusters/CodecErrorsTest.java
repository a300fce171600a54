package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.OpenEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyManagementFeature;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMulticastPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.networkidentitymanagement.IdentityTypeEnum;
import dev.clusterwright.clusters.networkidentitymanagement.ImportAdminSecret;
import dev.clusterwright.clusters.operationalcredentials.AddNOC;
import dev.clusterwright.clusters.operationalcredentials.CertificateChainTypeEnum;
import dev.clusterwright.clusters.operationalcredentials.FabricDescriptorStruct;
import dev.clusterwright.clusters.operationalcredentials.NodeOperationalCertStatusEnum;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What generated codecs make of octets that are not what they should be, and of what a later release adds. */
class CodecErrorsTest {
    private static final List<Sample<?>> SAMPLES = Sample.all();

    /** An element of every type, integers beyond every range, and containers in containers. */
    private static final List<String> UNTAGGED_ELEMENTS = List.of(
            "00ff", // a signed integer
            "05ffff", // an unsigned integer of 16 bits
            "06ffffffff", // an unsigned integer of 32 bits
            "07ffffffffffffffff", // an unsigned integer of 64 bits
            "09", // true
            "0a0000803f", // a float
            "0b000000000000f03f", // a double
            "0c026f6b", // text
            "100318ff15", // octets that look like the end and the beginning of a container
            "14", // null
            "15 240001 3601 0402 15240003 18 18 3702 0404 240005 18 18", // a structure of arrays, lists and structures
            "16 1518 1618 1718 18", // an array of containers
            "16 07ffffffffffffffff 18", // an array of an integer
            "16 14 18", // an array of null
            "17 18"); // a list

    /** Fields that no record knows; a few have tags of profiles. */
    private static final List<String> UNKNOWN_FIELDS = unknownFields();

    /** An octet that is easy to find in text: in hexadecimal, and in decimal with a sign and without. */
    private static final byte SECRET_OCTET = (byte) 0xAB;

    private static final OctetString SECRET = secret(16);

    @TestFactory
    Stream<DynamicTest> fieldOfAnyTypeAndSizeIsRefusedOrGivesAValue() {
        return forEachSample(sample -> {
            for (Field field : sample.payload().fields()) {
                for (String element : UNTAGGED_ELEMENTS) {
                    Map<Integer, String> elements = sample.elements();
                    elements.put(field.id(), Sample.tagged(field.id(), element));
                    byte[] octets = Sample.structure(elements.values());
                    assertThatCode(() -> AnyOctets.check(sample.payload().codec(), octets))
                            .as("%s as %s", element, field.name())
                            .doesNotThrowAnyException();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> missingMandatoryFieldIsNamed() {
        return forEachSample(sample -> {
            for (Field field : sample.payload().fields()) {
                if (!field.isOptional()) {
                    Map<Integer, String> elements = sample.elements();
                    assertThat(elements.remove(field.id())).as(field.name()).isNotNull();

                    TlvException error = refusal(sample.payload(), Sample.structure(elements.values()));

                    String place = sample.payload().name() + "." + field.name();
                    assertThat(error.error()).isEqualTo(TlvError.MISSING_FIELD);
                    assertThat(error.path()).isEqualTo(place);
                    assertThat(error).hasMessageContaining(" " + place + " (tag " + field.id() + ",");
                }
            }
        });
    }

    @Test
    void missingFieldInsideAnotherIsNamedWithTheWayToIt() {
        List<String> withoutEpochStartTime0 =
                List.of("3500", "240000", "240100", "3402", "3404", "3405", "3406", "3407", "18");

        TlvException error =
                refusal(Payload.named("GroupKeyManagement.KeySetWrite"), Sample.structure(withoutEpochStartTime0));

        assertThat(error.error()).isEqualTo(TlvError.MISSING_FIELD);
        assertThat(error)
                .hasMessageContaining(" GroupKeyManagement.KeySetWrite.GroupKeySet"
                        + " > GroupKeyManagement.GroupKeySetStruct.EpochStartTime0 (tag 3,");
    }

    @TestFactory
    Stream<DynamicTest> unknownFieldsAreSkippedWhereverTheyAre() {
        return forEachSample(sample -> {
            List<String> known = List.copyOf(sample.elements().values());
            for (int before = 0; before <= known.size(); before++) {
                List<String> all = new ArrayList<>(known);
                all.addAll(before, UNKNOWN_FIELDS);
                Object value = sample.payload().codec().decode(Sample.structure(all));
                assertThat(value)
                        .as("unknown fields after %d known ones", before)
                        .isEqualTo(sample.decode());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> fieldThatOccursTwiceIsRefused() {
        return forEachSample(sample -> {
            for (String element : sample.elements().values()) {
                List<String> all = new ArrayList<>(sample.elements().values());
                all.add(element);
                assertThat(refusal(sample.payload(), Sample.structure(all)).error())
                        .isEqualTo(TlvError.DUPLICATE_TAG);
            }
        });
    }

    @ParameterizedTest
    @FieldSource("UNKNOWN_FIELDS")
    void unknownFieldThatOccursTwiceIsRefused(String element) {
        Payload<?> payload = Payload.named("GroupKeyManagement.KeySetRead");

        TlvException error = refusal(payload, Sample.structure(List.of(element, "240001", element)));

        assertThat(error.error()).isEqualTo(TlvError.DUPLICATE_TAG);
    }

    @Test
    void secretsAreNotPrinted() {
        GroupKeySetStruct keySet =
                new GroupKeySetStruct(1, GroupKeySecurityPolicyEnum.TRUST_FIRST, SECRET, 2L, SECRET, 3L, SECRET, 4L);
        assertPrintsNoSecret(keySet, "epochKey0", "epochKey1", "epochKey2");
        assertPrintsNoSecret(new KeySetWrite(keySet), "epochKey0", "epochKey1", "epochKey2");
        assertPrintsNoSecret(new AddNOC(secret(200), secret(200), SECRET, 5, 6), "nocValue", "icacValue", "ipkValue");
        assertPrintsNoSecret(new ImportAdminSecret(secret(64)), "networkAdministratorSharedSecret");
    }

    private static void assertPrintsNoSecret(Record record, String... components) {
        assertThat(record.toString())
                .contains(components)
                .doesNotContainIgnoringCase(SECRET.toHex().substring(0, 4))
                .doesNotContain(Integer.toString(SECRET_OCTET))
                .doesNotContain(Integer.toString(Byte.toUnsignedInt(SECRET_OCTET)));
    }

    @Test
    void secretOfTheWrongTypeIsNotInTheError() {
        String textInsteadOfOctets = "2c00107365637265742d7365637265742d2d2d";

        TlvException error = refusal(
                Payload.named("NetworkIdentityManagement.ImportAdminSecret"),
                Sample.structure(List.of(textInsteadOfOctets)));

        assertThat(error.error()).isEqualTo(TlvError.WRONG_TYPE);
        assertThat(error.toString()).doesNotContain("secret-").doesNotContain("73656372");
    }

    @TestFactory
    Stream<DynamicTest> unknownNumberOfAnEnumSurvives() {
        return Stream.of(
                unknownNumberSurvives(
                        GroupKeySecurityPolicyEnum.CODEC,
                        GroupKeySecurityPolicyEnum::known,
                        GroupKeySecurityPolicyEnum.Known.UNRECOGNIZED),
                unknownNumberSurvives(
                        GroupKeyMulticastPolicyEnum.CODEC,
                        GroupKeyMulticastPolicyEnum::known,
                        GroupKeyMulticastPolicyEnum.Known.UNRECOGNIZED),
                unknownNumberSurvives(
                        CertificateChainTypeEnum.CODEC,
                        CertificateChainTypeEnum::known,
                        CertificateChainTypeEnum.Known.UNRECOGNIZED),
                unknownNumberSurvives(
                        NodeOperationalCertStatusEnum.CODEC,
                        NodeOperationalCertStatusEnum::known,
                        NodeOperationalCertStatusEnum.Known.UNRECOGNIZED),
                unknownNumberSurvives(
                        IdentityTypeEnum.CODEC, IdentityTypeEnum::known, IdentityTypeEnum.Known.UNRECOGNIZED));
    }

    private static <T extends OpenEnum, K extends Enum<K>> DynamicTest unknownNumberSurvives(
            TlvCodec<T> codec, Function<T, K> known, K unrecognized) {
        return dynamicTest(unrecognized.getDeclaringClass().getDeclaringClass().getSimpleName(), () -> {
            byte[] bytes = OctetString.fromHex("04fe").toByteArray();

            T value = codec.decode(bytes);

            assertThat(value.value()).isEqualTo(0xFE);
            assertThat(known.apply(value)).isEqualTo(unrecognized);
            assertThat(value).hasToString("0xFE").isEqualTo(codec.decode(bytes));
            assertThat(codec.encode(value)).isEqualTo(bytes);
        });
    }

    @Test
    void unknownNumberOfAnEnumSurvivesInAField() {
        byte[] bytes =
                Sample.structure(List.of("240000", "2401fe", "3402", "3403", "3404", "3405", "3406", "3407", "2408fd"));

        GroupKeySetStruct value = GroupKeySetStruct.CODEC.decode(bytes);

        assertThat(value.groupKeySecurityPolicy()).isEqualTo(GroupKeySecurityPolicyEnum.of(0xFE));
        assertThat(value.groupKeyMulticastPolicy()).isEqualTo(GroupKeyMulticastPolicyEnum.of(0xFD));
        assertThat(GroupKeySetStruct.CODEC.encode(value)).isEqualTo(bytes);
    }

    @Test
    void unknownFeaturesSurvive() {
        byte[] bytes = OctetString.fromHex("0611000080").toByteArray();

        GroupKeyManagementFeature features = GroupKeyManagementFeature.CODEC.decode(bytes);

        assertThat(features.bits()).isEqualTo(0x8000_0011L);
        assertThat(features).hasToString("CacheAndSync | 0x80000010");
        assertThat(GroupKeyManagementFeature.CODEC.encode(features)).isEqualTo(bytes);
        assertThat(features.withCacheAndSync(false).withGroupcast(true).bits()).isEqualTo(0x8000_0012L);
    }

    @Test
    void greatNumbersArePrintedUnsigned() {
        // Above Long.MAX_VALUE: 2^64 - 1, 2^64 - 2 and 2^63.
        AddNOC addNoc = new AddNOC(SECRET, null, SECRET, -1, 1);
        GroupKeySetStruct keySet = new GroupKeySetStruct(
                1, GroupKeySecurityPolicyEnum.TRUST_FIRST, null, -2L, null, Long.MIN_VALUE, null, null);
        FabricDescriptorStruct fabric = new FabricDescriptorStruct(SECRET, 1, -1, -2, "");

        assertThat(AddNOC.CODEC.decode(AddNOC.CODEC.encode(addNoc)).toString())
                .contains("caseAdminSubject=18446744073709551615,");
        assertThat(GroupKeySetStruct.CODEC
                        .decode(GroupKeySetStruct.CODEC.encode(keySet))
                        .toString())
                .contains("epochStartTime0=18446744073709551614,")
                .contains("epochStartTime1=9223372036854775808,")
                .contains("epochStartTime2=null,");
        assertThat(FabricDescriptorStruct.CODEC
                        .decode(FabricDescriptorStruct.CODEC.encode(fabric))
                        .toString())
                .contains("fabricId=18446744073709551615,")
                .contains("nodeId=18446744073709551614,");
    }

    private static Stream<DynamicTest> forEachSample(Consumer<Sample<?>> check) {
        return SAMPLES.stream().map(sample -> dynamicTest(sample.name(), () -> check.accept(sample)));
    }

    private static TlvException refusal(Payload<?> payload, byte[] bytes) {
        return assertThrows(TlvException.class, () -> payload.codec().decode(bytes));
    }

    private static List<String> unknownFields() {
        List<String> fields = new ArrayList<>();
        for (String element : UNTAGGED_ELEMENTS) {
            fields.add(Sample.tagged(200 + fields.size(), element));
        }
        fields.add("44010007"); // tag 1 of the common profile
        fields.add("c4f1ffedde010007"); // tag 1 of a vendor's profile
        return List.copyOf(fields);
    }

    private static OctetString secret(int length) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, SECRET_OCTET);
        return OctetString.of(octets);
    }
}
