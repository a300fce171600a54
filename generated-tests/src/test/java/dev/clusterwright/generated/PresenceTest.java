package dev.clusterwright.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clusterwright.cluster.Field;
import dev.clusterwright.generated.presence.BothStruct;
import dev.clusterwright.generated.presence.ColorEnum;
import dev.clusterwright.generated.presence.MandatoryStruct;
import dev.clusterwright.generated.presence.NullableStruct;
import dev.clusterwright.generated.presence.OptionalStruct;
import dev.clusterwright.generated.presence.PointStruct;
import dev.clusterwright.generated.presence.SideBitmap;
import dev.clusterwright.tlv.TlvCodec;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.tlv.TlvReader;
import dev.clusterwright.type.Maybe;
import dev.clusterwright.type.OctetString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of member in each of the four presences: what was encoded is decoded, and says the same on the wire. */
class PresenceTest {
    private static final PointStruct POINT = new PointStruct(-1, 32_767);

    @Test
    void mandatory() {
        roundTrip(
                MandatoryStruct.CODEC,
                new MandatoryStruct(
                        true,
                        -1,
                        0.5,
                        "Tschüs",
                        OctetString.of((byte) 1),
                        ColorEnum.of(7),
                        SideBitmap.LEFT,
                        POINT,
                        List.of(POINT, POINT)),
                9);
    }

    @Test
    void nullableWithAndWithoutAValue() {
        NullableStruct nulls = new NullableStruct(null, null, null, null, null, null, null, null, null);
        roundTrip(NullableStruct.CODEC, nulls, 9);
        roundTrip(
                NullableStruct.CODEC,
                new NullableStruct(
                        false,
                        Long.MIN_VALUE,
                        Double.NaN,
                        "",
                        OctetString.EMPTY,
                        ColorEnum.GREEN,
                        SideBitmap.NONE.withDistance(5),
                        POINT,
                        Arrays.asList(POINT, null)),
                9);
    }

    @Test
    void optionalWithAndWithoutAValue() {
        roundTrip(OptionalStruct.CODEC, new OptionalStruct(null, null, null, null, null, null, null, null, null), 0);
        roundTrip(OptionalStruct.CODEC, new OptionalStruct().withFlag(true).withPoints(List.of()), 2);
    }

    @Test
    void eachMandatoryFieldIsMissedByName() {
        byte[] complete = MandatoryStruct.CODEC.encode(new MandatoryStruct(
                true, 1, 1, "", OctetString.EMPTY, ColorEnum.RED, SideBitmap.NONE, POINT, List.of()));
        for (Field field : MandatoryStruct.FIELDS) {
            byte[] incomplete = without(complete, field.id());
            assertThatThrownBy(() -> MandatoryStruct.CODEC.decode(incomplete))
                    .isInstanceOfSatisfying(
                            TlvException.class, e -> assertThat(e.error()).isEqualTo(TlvError.MISSING_FIELD))
                    .hasMessageContaining("Presence.MandatoryStruct." + field.name())
                    .hasMessageContaining("tag " + field.id());
        }
    }

    @Test
    void listsAreCopied() {
        List<PointStruct> points = new ArrayList<>(List.of(POINT));
        Maybe<List<PointStruct>> both = Maybe.of(points);
        OptionalStruct optional = new OptionalStruct().withPoints(points);
        BothStruct three = new BothStruct().withPoints(both);
        points.clear();
        assertThat(optional.points()).containsExactly(POINT);
        assertThat(three.points().get()).containsExactly(POINT);
    }

    private static <T> void roundTrip(TlvCodec<T> codec, T value, int fieldsOnTheWire) {
        byte[] encoded = codec.encode(value);
        T decoded = codec.decode(encoded);
        assertThat(decoded).isEqualTo(value);
        assertThat(codec.encode(decoded)).isEqualTo(encoded);
        TlvReader reader = new TlvReader(encoded);
        reader.next();
        reader.startStructure();
        int fields = 0;
        while (reader.next()) {
            fields++;
        }
        assertThat(fields).isEqualTo(fieldsOnTheWire);
    }

    /** The same structure with one field left out. */
    private static byte[] without(byte[] structure, int tag) {
        List<Integer> starts = new ArrayList<>();
        int position = -1;
        TlvReader reader = new TlvReader(structure);
        reader.next();
        reader.startStructure();
        while (reader.next()) {
            if (reader.contextTag() == tag) {
                position = starts.size();
            }
            starts.add(reader.offset());
        }
        starts.add(structure.length - 1); // the end of the structure
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(structure, 0, starts.get(position));
        rest.write(structure, starts.get(position + 1), structure.length - starts.get(position + 1));
        return rest.toByteArray();
    }
}
