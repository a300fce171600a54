package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Field;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryChanged;
import dev.clusterwright.clusters.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeyMapStruct;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySecurityPolicyEnum;
import dev.clusterwright.clusters.groupkeymanagement.GroupKeySetStruct;
import dev.clusterwright.clusters.groupkeymanagement.KeySetWrite;
import dev.clusterwright.clusters.operationalcredentials.RemoveFabric;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvCodecs;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.type.OctetString;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The index of the fabric in fabric-scoped structs and fabric-sensitive events: reported, not sent, not believed. */
class FabricIndexTest {
    private static final GroupKeyMapStruct MAPPING = new GroupKeyMapStruct(1, 2);

    @Test
    void isReported() {
        byte[] report = TlvCodecs.list(GroupKeyMapStruct.CODEC).encode(List.of(MAPPING.withFabricIndex(3)));
        assertThat(hex(report)).isEqualTo("1615240101240202" + "24fe03" + "1818");
        assertThat(TlvCodecs.list(GroupKeyMapStruct.CODEC).decode(report)).containsExactly(MAPPING.withFabricIndex(3));
    }

    @Test
    void isLeftOutOfWhatIsSentToAServer() {
        assertThat(hex(sent(TlvCodecs.list(GroupKeyMapStruct.CODEC), List.of(MAPPING.withFabricIndex(3)))))
                .isEqualTo("1615240101240202" + "1818");
    }

    @Test
    void isIgnoredInWhatAServerIsSent() {
        String encoded = "15240101240202" + "24fe03" + "18";
        assertThat(received(GroupKeyMapStruct.CODEC, encoded)).isEqualTo(MAPPING);
    }

    @Test
    void whateverAClientSendsInItsPlaceIsIgnored() {
        String ofAnotherType = "15240101240202" + "35fe2400ff18" + "18";
        assertThat(received(GroupKeyMapStruct.CODEC, ofAnotherType)).isEqualTo(MAPPING);
        assertThatThrownBy(() -> GroupKeyMapStruct.CODEC.decode(bytes(ofAnotherType)))
                .isInstanceOfSatisfying(
                        TlvException.class, e -> assertThat(e.error()).isEqualTo(TlvError.WRONG_TYPE))
                .hasMessageContaining("GroupKeyManagement.GroupKeyMapStruct.FabricIndex (tag 254");
        String malformed = "15240101240202" + "25fe03" + "18";
        assertThatThrownBy(() -> received(GroupKeyMapStruct.CODEC, malformed)).isInstanceOf(TlvException.class);
    }

    @Test
    void withinACommandItIsTheSame() {
        GroupKeySetStruct set = new GroupKeySetStruct(
                1, GroupKeySecurityPolicyEnum.TRUST_FIRST, OctetString.EMPTY, 1L, null, null, null, null);
        KeySetWrite request = new KeySetWrite(set.withFabricIndex(1));
        byte[] sent = sent(KeySetWrite.CODEC, request);
        assertThat(KeySetWrite.CODEC.decode(sent)).isEqualTo(new KeySetWrite(set));
        assertThat(received(KeySetWrite.CODEC, hex(KeySetWrite.CODEC.encode(request))))
                .isEqualTo(new KeySetWrite(set));
    }

    @Test
    void aCommandThatNamesAFabricMeansIt() {
        byte[] sent = sent(RemoveFabric.CODEC, new RemoveFabric(2));
        assertThat(hex(sent)).isEqualTo("1524000218");
        assertThat(received(RemoveFabric.CODEC, hex(sent))).isEqualTo(new RemoveFabric(2));
    }

    /** The octets are of matter.js. */
    @Test
    void aFabricSensitiveEventHasIt() {
        AccessControlEntryChanged event =
                AccessControlEntryChanged.CODEC.decode(bytes("1534012502301b240302340424fea418"));
        assertThat(event.fabricIndex()).isEqualTo(164);
        assertThat(event.adminPasscodeId()).isEqualTo(6960);
    }

    /** Of an entry of another fabric, only its index may be seen. */
    @Test
    void fieldsKnowWhetherOtherFabricsMaySeeThem() {
        assertThat(AccessControlEntryStruct.FIELDS)
                .allMatch(field -> field.isFabricSensitive() == (field.id() != 254))
                .hasSize(6);
        assertThat(GroupKeyMapStruct.FIELDS).noneMatch(Field::isFabricSensitive);
    }

    @Test
    void theSettingsOutliveAReset() {
        TlvWriter writer = new TlvWriter();
        writer.leaveOutFabricIndex(true);
        writer.reset();
        GroupKeyMapStruct.CODEC.encode(writer, MAPPING.withFabricIndex(3));
        assertThat(hex(writer.toByteArray())).isEqualTo("1524010124020218");

        TlvReader reader = new TlvReader(new byte[0]);
        reader.ignoreFabricIndex(true);
        reader.reset(bytes("1524010124020224fe0318"));
        reader.next();
        assertThat(GroupKeyMapStruct.CODEC.decode(reader)).isEqualTo(MAPPING);
    }

    private static <T> byte[] sent(TlvCodec<T> codec, T value) {
        TlvWriter writer = new TlvWriter();
        writer.leaveOutFabricIndex(true);
        codec.encode(writer, value);
        return writer.toByteArray();
    }

    private static <T> T received(TlvCodec<T> codec, String hex) {
        TlvReader reader = new TlvReader(bytes(hex));
        reader.ignoreFabricIndex(true);
        reader.next();
        T value = codec.decode(reader);
        reader.finish();
        return value;
    }

    private static byte[] bytes(String hex) {
        return OctetString.fromHex(hex).toByteArray();
    }

    private static String hex(byte[] bytes) {
        return OctetString.of(bytes).toHex();
    }
}
