package dev.clusterwright.generator.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.Bitfield;
import dev.clusterwright.generator.model.DataType.BitmapType;
import dev.clusterwright.generator.model.DataType.EnumType;
import dev.clusterwright.generator.model.DataType.Item;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleBoundsTest {
    private static final SourceLocation HERE = SourceLocation.of("here");

    @ParameterizedTest
    @CsvSource({"max 4", "max 9", "1 to 4", "0 to 0x04", "min 1"})
    void anEnumIsBoundByItsItems(String constraint) {
        assertThat(without(constraint, mode(1, 4))).isEqualTo("all");
    }

    @ParameterizedTest
    @CsvSource({"max 3", "2 to 4", "4", "desc", "max MostModes"})
    void whatExcludesAnItemOrMayDoSoIsKept(String constraint) {
        assertThat(without(constraint, mode(1, 4))).isEqualTo(constraint);
    }

    @ParameterizedTest
    @CsvSource({"max 13, all", "0 to 0x0D, all", "max 12, max 12", "min 1, min 1"})
    void aBitmapIsBoundByItsBits(String constraint, String expected) {
        BitmapType bitmap = new BitmapType(HERE, "OptionsBitmap", 8, List.of(bits(0, 0), bits(2, 3)));
        assertThat(without(constraint, bitmap)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "uint8, 0 to 255, all",
        "uint8, 0 to 254, 0 to 254",
        "uint8, 1 to 255, 1 to 255",
        "uint64, max 0xFFFFFFFFFFFFFFFF, all",
        "int16, -32768 to 32767, all",
        "int16, -32767 to 32767, -32767 to 32767",
        "bool, 0 to 1, all",
        "string, min 0, all",
        "string, max 32, max 32",
        "single, min 0, min 0",
    })
    void aNumberIsBoundByItsEncoding(String type, String constraint, String expected) {
        assertThat(without(constraint, BaseType.find(type).orElseThrow())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"percent, 0 to 100", "fabric-idx, 1 to 254", "temperature, min -27315"})
    void whatATypeMakesOfItsEncodingMayBeSaidAgain(String type, String constraint) {
        assertThat(without(constraint, BaseType.find(type).orElseThrow())).isEqualTo(constraint);
    }

    @ParameterizedTest
    @CsvSource({"min 0, all", "max 254, max 254", "max 4, max 4"})
    void boundsOfAListAreThoseOfItsCount(String constraint, String expected) {
        assertThat(without(constraint, new ListType(mode(1, 4), false))).isEqualTo(expected);
    }

    private static String without(String constraint, DataType type) {
        return IdleBounds.without(Constraint.parse(constraint), type).toString();
    }

    private static EnumType mode(int... values) {
        return new EnumType(
                HERE,
                "ModeEnum",
                8,
                Arrays.stream(values)
                        .mapToObj(value -> new Item(HERE, value, "Mode" + value, "", Conformance.Mandatory.ALWAYS))
                        .toList());
    }

    private static Bitfield bits(int low, int high) {
        return new Bitfield(HERE, low, high, "Bits" + low, "", Conformance.Mandatory.ALWAYS);
    }
}
