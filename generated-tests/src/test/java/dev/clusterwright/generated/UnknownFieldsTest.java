package dev.clusterwright.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.generated.keeping.accesscontrol.AccessControl;
import dev.clusterwright.generated.keeping.accesscontrol.AccessControlEntryChanged;
import dev.clusterwright.generated.keeping.accesscontrol.AccessControlEntryStruct;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.tlv.TlvTag;
import dev.clusterwright.tlv.TlvWriter;
import dev.clusterwright.tlv.UnknownFields;
import dev.clusterwright.type.OctetString;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Records that were generated to keep what they do not know: it is encoded again, where it was. */
class UnknownFieldsTest {
    private static final int ROUNDS = 2_000;

    @Test
    void areKeptWhereTheirTagsBelong() {
        // Unknown are tags 0, 9 with a structure, 200, 255, and one of a profile; the struct inside has 7 unknown.
        String inside = "3504" + "240105" + "240202" + "3403" + "3404" + "2807" + "18";
        String encoded = "15" + "2800" + "3401" + "2502301b" + "240302" + inside + "3509280018" + "30c80201ff"
                + "24fe01" + "29ff" + "c9f1ff01000200" + "18";
        AccessControlEntryChanged event = AccessControlEntryChanged.CODEC.decode(bytes(encoded));

        assertThat(event.unknownFields().tags())
                .containsExactly(
                        TlvTag.context(0),
                        TlvTag.context(9),
                        TlvTag.context(200),
                        TlvTag.context(255),
                        TlvTag.fullyQualified(0xFFF1, 1, 2));
        assertThat(event.latestValue().unknownFields().tags()).containsExactly(TlvTag.context(7));
        assertThat(hex(AccessControlEntryChanged.CODEC.encode(event))).isEqualTo(encoded);
    }

    @Test
    void surviveInListsAndAtAnyDepth() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] encoded = entries(random);
            List<AccessControlEntryStruct> entries =
                    AccessControl.Attributes.ACL.codec().decode(encoded);
            assertThat(AccessControl.Attributes.ACL.codec().encode(entries))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(encoded);
        }
    }

    @Test
    void areAPartOfTheValue() {
        AccessControlEntryStruct plain = AccessControlEntryStruct.CODEC.decode(bytes("152401012402023403340418"));
        AccessControlEntryStruct more = AccessControlEntryStruct.CODEC.decode(bytes("1524010124020234033404280918"));
        assertThat(more).isNotEqualTo(plain);
        assertThat(more.withUnknownFields(UnknownFields.NONE)).isEqualTo(plain);
        assertThat(plain.withUnknownFields(more.unknownFields()))
                .isEqualTo(more)
                .hasSameHashCodeAs(more);
        assertThat(plain.unknownFields()).isSameAs(UnknownFields.NONE);
    }

    @Test
    void doNotShowWhatIsInThem() {
        String secret = "1524010124020234033404" + "300904deadbeef" + "18";
        AccessControlEntryStruct entry = AccessControlEntryStruct.CODEC.decode(bytes(secret));
        assertThat(entry.toString()).contains("unknownFields=[9]").doesNotContainIgnoringCase("dead");
    }

    @Test
    void areCheckedLikeTheOthers() {
        assertThatThrownBy(() -> AccessControlEntryStruct.CODEC.decode(bytes("15240101240202340334042809280918")))
                .isInstanceOf(TlvException.class)
                .hasMessageContaining("second element of the same tag")
                .hasMessageContaining("(tag 9, byte 13)");
        assertThatThrownBy(() -> AccessControlEntryStruct.CODEC.decode(bytes("15240101240202340334043009ff18")))
                .isInstanceOf(TlvException.class);
    }

    @Test
    void theIndexOfTheFabricIsNoneOfThem() {
        TlvReader reader = new TlvReader(bytes("15240101240202340334" + "0424fe0118"));
        reader.ignoreFabricIndex(true);
        reader.next();
        AccessControlEntryStruct entry = AccessControlEntryStruct.CODEC.decode(reader);
        assertThat(entry.fabricIndex()).isNull();
        assertThat(entry.unknownFields().isEmpty()).isTrue();
    }

    /** A list of entries with any unknown fields between the known ones. */
    private static byte[] entries(Random random) {
        TlvWriter writer = new TlvWriter();
        writer.startArray();
        for (int entry = random.nextInt(4); entry > 0; entry--) {
            TreeSet<Integer> tags = new TreeSet<>(List.of(1, 2, 3, 4, 254));
            for (int unknown = random.nextInt(6); unknown > 0; unknown--) {
                tags.add(random.nextInt(256));
            }
            writer.startStructure();
            for (int tag : tags) {
                writer.tag(tag);
                switch (tag) {
                    case 1, 2, 5, 254 -> writer.unsigned(1);
                    case 3 -> writer.nullValue();
                    case 4 -> target(random, writer);
                    default -> anything(random, writer, 3);
                }
            }
            writer.end();
        }
        writer.end();
        return writer.toByteArray();
    }

    private static void target(Random random, TlvWriter writer) {
        writer.startArray();
        writer.startStructure();
        for (int tag = 0; tag < 3; tag++) {
            writer.tag(tag).nullValue();
        }
        writer.tag(3 + random.nextInt(253));
        anything(random, writer, 2);
        writer.end();
        writer.end();
    }

    private static void anything(Random random, TlvWriter writer, int depth) {
        switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> writer.signed(random.nextLong() >> random.nextInt(64));
            case 1 -> writer.text("Tschüs".repeat(random.nextInt(60)));
            case 2 -> writer.octets(new byte[300], 0, random.nextInt(301));
            case 3 -> writer.nullValue();
            case 4 -> writer.float64(random.nextDouble());
            case 5 -> {
                writer.startStructure();
                writer.tag(TlvTag.commonProfile(random.nextInt(70_000)));
                anything(random, writer, depth - 1);
                writer.end();
            }
            default -> {
                writer.startList();
                anything(random, writer, depth - 1);
                writer.tag(random.nextInt(256));
                anything(random, writer, depth - 1);
                writer.end();
            }
        }
    }

    private static byte[] bytes(String hex) {
        return OctetString.fromHex(hex).toByteArray();
    }

    private static String hex(byte[] bytes) {
        return OctetString.of(bytes).toHex();
    }
}
