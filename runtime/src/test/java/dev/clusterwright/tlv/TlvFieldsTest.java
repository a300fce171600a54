package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reading a structure by asking for its fields: the same as moving from one to the next, whatever their order. */
class TlvFieldsTest {
    private static final int ROUNDS = 20_000;
    private static final List<Integer> KNOWN = List.of(0, 1, 2, 5, 62, 63, 64, 254, 255);
    private static final TlvShape SHAPE = shape();

    private static TlvShape shape() {
        TlvShape shape = TlvShape.of("Test.Struct");
        for (int tag : KNOWN) {
            shape = shape.optional(tag, "Field" + tag);
        }
        return shape;
    }

    @Test
    void anyOrderWithAnythingUnknownInBetween() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = structure(random);
            boolean list = bytes[0] == ElementFormat.LIST;
            String place = "seed " + seed + ", round " + round + ": "
                    + OctetString.of(bytes).toHex();
            Map<Integer, Long> moved = byMoving(bytes, list);
            UnknownFields.Builder unknown = new UnknownFields.Builder();
            assertThat(byAsking(bytes, list, null)).as(place).isEqualTo(known(moved));
            assertThat(byAsking(bytes, list, unknown)).as(place).isEqualTo(known(moved));
            assertThat(unknown.build().tags())
                    .as(place)
                    .hasSize(moved.size() - known(moved).size());
        }
    }

    @Test
    void aTagThatOccursAgainIsAnErrorWhereverItDoes() {
        for (String twice : List.of("240001240002", "240001240102240003", "240901240901", "24fe0124000124fe02")) {
            byte[] bytes = OctetString.fromHex("15" + twice + "18").toByteArray();
            assertThatThrownBy(() -> byAsking(bytes, false, null))
                    .as(twice)
                    .isInstanceOfSatisfying(
                            TlvException.class, e -> assertThat(e.error()).isEqualTo(TlvError.DUPLICATE_TAG));
        }
    }

    @Test
    void aFieldThatNobodyReadsIsPassed() {
        TlvReader reader = reader("15" + "240001" + "240102" + "240203" + "18");
        assertThat(reader.field(0)).isTrue();
        assertThat(reader.field(0)).as("still there").isTrue();
        assertThat(reader.field(1)).as("not before the other is read").isFalse();
        assertThat(reader.moreFields()).isTrue();
        assertThat(reader.contextTag()).isEqualTo(1);
        assertThat(reader.moreFields()).as("nobody has asked for 1").isTrue();
        assertThat(reader.field(2)).isTrue();
        assertThat(reader.uint8()).isEqualTo(3);
        assertThat(reader.moreFields()).isFalse();
        reader.end();
        reader.finish();
    }

    @Test
    void askingDoesNotLeaveTheContainer() {
        TlvReader reader = reader("15" + "350024000118" + "240102" + "18");
        assertThat(reader.field(0)).isTrue();
        reader.startStructure(SHAPE);
        assertThat(reader.field(1)).isFalse();
        assertThat(reader.field(0)).isTrue();
        assertThat(reader.uint8()).isEqualTo(1);
        assertThat(reader.field(1)).as("a field of the structure outside").isFalse();
        assertThat(reader.moreFields()).isFalse();
        reader.end();
        assertThat(reader.field(1)).isTrue();
        assertThat(reader.uint8()).isEqualTo(2);
    }

    @Test
    void nothingElseIsAField() {
        TlvReader array = new TlvReader(OctetString.fromHex("1604240518").toByteArray());
        array.next();
        array.startArray();
        assertThat(array.field(0x24)).isFalse();
        assertThat(array.next()).isTrue();
        assertThat(array.uint8()).isEqualTo(0x24);

        TlvReader top = new TlvReader(OctetString.fromHex("240001").toByteArray());
        assertThat(top.field(0)).isFalse();
    }

    /** A structure or a list with known and unknown fields in any order; most often in that of their tags. */
    private static byte[] structure(Random random) {
        List<TlvTag> tags = new ArrayList<>();
        for (int tag = 0; tag < 256; tag++) {
            boolean wanted = KNOWN.contains(tag) ? random.nextInt(3) > 0 : random.nextInt(40) == 0;
            if (wanted) {
                tags.add(TlvTag.context(tag));
            }
        }
        if (random.nextInt(5) == 0) {
            tags.add(TlvTag.fullyQualified(0xFFF1, 1, random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(tags, random);
        } else if (tags.size() > 1 && random.nextBoolean()) {
            Collections.swap(tags, random.nextInt(tags.size()), random.nextInt(tags.size()));
        }
        TlvWriter writer = new TlvWriter();
        if (random.nextInt(4) == 0) {
            writer.startList();
        } else {
            writer.startStructure();
        }
        for (TlvTag tag : tags) {
            boolean known = KNOWN.contains(tag.contextNumber());
            if (known || random.nextBoolean()) {
                writer.tag(tag).unsigned(random.nextLong() >>> random.nextInt(64));
            } else {
                writer.tag(tag).startStructure();
                writer.bool(0, true);
                writer.end();
            }
        }
        writer.end();
        return writer.toByteArray();
    }

    /** Tags and values; those of profiles count as -2, and what is no number as -1. */
    private static Map<Integer, Long> byMoving(byte[] bytes, boolean list) {
        Map<Integer, Long> values = new TreeMap<>();
        TlvReader reader = start(bytes, list);
        while (reader.next()) {
            int tag = reader.contextTag();
            values.put(tag, reader.type() == TlvType.UNSIGNED_INTEGER ? reader.uint64() : -1);
        }
        reader.end();
        reader.finish();
        return values;
    }

    private static Map<Integer, Long> byAsking(byte[] bytes, boolean list, UnknownFields.@Nullable Builder unknown) {
        Map<Integer, Long> values = new TreeMap<>();
        TlvReader reader = start(bytes, list);
        do {
            for (int tag : KNOWN) {
                if (reader.field(tag)) {
                    values.put(tag, reader.uint64());
                }
            }
        } while (unknown == null ? reader.moreFields() : reader.moreFields(unknown));
        reader.end();
        reader.finish();
        return values;
    }

    private static Map<Integer, Long> known(Map<Integer, Long> values) {
        Map<Integer, Long> known = new TreeMap<>(values);
        known.keySet().retainAll(KNOWN);
        return known;
    }

    private static TlvReader start(byte[] bytes, boolean list) {
        TlvReader reader = new TlvReader(bytes);
        reader.next();
        if (list) {
            reader.startList(SHAPE);
        } else {
            reader.startStructure(SHAPE);
        }
        return reader;
    }

    private static TlvReader reader(String hex) {
        return start(OctetString.fromHex(hex).toByteArray(), false);
    }
}
