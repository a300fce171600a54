package dev.clusterwright.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import matter.operationalcredentials.AddNOC;
import matter.operationalcredentials.NOCResponse;
import matter.operationalcredentials.NodeOperationalCertStatusEnum;
import matter.operationalcredentials.OperationalCredentials;
import matter.operationalcredentials.OperationalCredentials.Attributes;
import org.junit.jupiter.api.Test;

/** What a user writes: a controller that adds a node to its fabric, and reads the answer. */
class UserProgramTest {
    private final List<Object> printed = new ArrayList<>();

    @Test
    void buildsEncodesDecodesAndPrints() {
        AddNOC request = new AddNOC(
                        OctetString.fromHex("1530010101"), // the certificate, in short
                        OctetString.fromHex("000102030405060708090a0b0c0d0e0f"),
                        0xFFFF_FFFD_0001_0001L, // any node with the CASE authenticated tag 1, version 1
                        0xFFF1)
                .withIcacValue(OctetString.fromHex("1530010102"));

        byte[] encoded = AddNOC.CODEC.encode(request);
        AddNOC decoded = AddNOC.CODEC.decode(encoded);
        print(OctetString.of(encoded).toHex());
        print(decoded);

        assertThat(decoded).isEqualTo(request);
        assertThat(printed)
                .containsExactly(
                        "153000051530010101300105153001010230021000010203040506070809"
                                + "0a0b0c0d0e0f270301000100fdffffff2504f1ff18",
                        "AddNOC[nocValue=OctetString[5 octets], icacValue=OctetString[5 octets],"
                                + " ipkValue=OctetString[16 octets], caseAdminSubject=18446744060824715265,"
                                + " adminVendorId=65521]");
    }

    @Test
    void knowsWhatAnswersARequest() {
        AddNOC request = new AddNOC(OctetString.EMPTY, OctetString.EMPTY, 1, 1);
        byte[] answer = NOCResponse.CODEC.encode(new NOCResponse(NodeOperationalCertStatusEnum.OK).withFabricIndex(1));

        NOCResponse response =
                request.command().response().orElseThrow().codec().decode(answer);

        String text = switch (response.statusCode().known()) {
            case OK -> "on fabric " + response.fabricIndex();
            case TABLE_FULL -> "no room left";
            case UNRECOGNIZED -> "status " + response.statusCode();
            default -> "refused: " + response.statusCode();
        };
        assertThat(text).isEqualTo("on fabric 1");
        assertThat(request.command()).isSameAs(OperationalCredentials.Commands.ADD_NOC);
    }

    @Test
    void isToldWhatIsWrongAndWhere() {
        byte[] encoded = OctetString.fromHex("153000011524010218").toByteArray();
        assertThatThrownBy(() -> AddNOC.CODEC.decode(encoded))
                .isInstanceOf(TlvException.class)
                .hasMessage("expected octets but found an unsigned integer at OperationalCredentials.AddNOC.ICACValue"
                        + " (tag 1, byte 5)");
        assertThatThrownBy(() -> new AddNOC(OctetString.EMPTY, OctetString.EMPTY, 1, 65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("adminVendorId is 65536, which is not within 0 to 65535");
    }

    /** As in the README. */
    @Test
    void isToldWhatTheDefinitionDemands() {
        AddNOC request = new AddNOC(OctetString.EMPTY, OctetString.of(new byte[15]), 1, 0xFFF1);
        assertThat(request.validate()).hasToString("[OperationalCredentials.AddNOC.IPKValue: length 15 is not 16]");

        ClusterState state =
                ClusterState.of(OperationalCredentials.DESCRIPTOR, 0, Map.of(Attributes.SUPPORTED_FABRICS, 5));
        assertThat(Attributes.COMMISSIONED_FABRICS.validate(6, state))
                .hasToString("[CommissionedFabrics: 6 is not within max 5 (max SupportedFabrics)]");
        assertThat(state.validate()).extracting(Violation::toString).contains("NOCs: is absent but mandatory (M)");
    }

    @Test
    void findsFactsInTheDescriptor() {
        OperationalCredentials.DESCRIPTOR.attributes().stream()
                .filter(attribute -> attribute.constraint().isPresent())
                .forEach(attribute ->
                        print(attribute + ": " + attribute.constraint().get()));
        assertThat(printed).contains("SupportedFabrics: 5 to 254", "CommissionedFabrics: max SupportedFabrics");
    }

    private void print(Object line) {
        printed.add(line.toString());
    }
}
