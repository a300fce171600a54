package dev.clusterwright.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.model.BaseType;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notation of the specification in words. */
class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "M -> mandatory",
                "O -> optional",
                "P -> provisional",
                "D -> deprecated",
                "X -> disallowed",
                "desc -> described in the specification",
                "CS -> mandatory if feature CS is supported",
                "[CS] -> optional if feature CS is supported",
                "!CS -> mandatory if feature CS is not supported",
                "AB & CD -> mandatory if features AB and CD are supported",
                "[AB | CD] -> optional if feature AB or CD is supported",
                "[AB & !CD] -> optional if feature AB is supported and feature CD is not supported",
                "AB & (CD | EF) -> mandatory if feature AB is supported and (feature CD or EF is supported)",
                "!(AB | CD) -> mandatory if it is not so that (feature AB or CD is supported)",
                "P, GCAST -> provisional; otherwise mandatory if feature GCAST is supported",
                "AB, [CD], D -> mandatory if feature AB is supported; otherwise optional if feature CD is supported;"
                        + " otherwise deprecated",
                "O.a -> optional, exactly one of the set a",
                "O.a+ -> optional, one or more of the set a",
                "O.a2 -> optional, exactly 2 of the set a",
                "O.a- -> optional, at most one of the set a",
                "O.a1-3 -> optional, one to 3 of the set a",
                "[AB].b+ -> optional, one or more of the set b if feature AB is supported",
                "Rev >= 3 -> mandatory if the revision is at least 3",
                "StartUp -> mandatory if StartUp applies",
                "Mode != 0x2 -> mandatory if Mode is not 0x2"
            })
    void conformance(String notation, String words) {
        assertThat(ConformanceWords.of(Conformance.parse(notation))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "uint16 -> all -> ''",
                "uint16 -> desc -> described in the specification",
                "uint16 -> 1 to 65535 -> 1 to 65535",
                "uint8 -> max 254 -> at most 254",
                "uint8 -> min 1 -> at least 1",
                "uint8 -> 5 -> 5",
                "uint8 -> 1 to 8, 254 -> 1 to 8 or 254",
                "uint8 -> max SupportedFabrics -> at most SupportedFabrics",
                "uint16 -> max (SupportedFabrics * 2) -> at most SupportedFabrics * 2",
                "uint16 -> max ((A + 1) * 2) -> at most (A + 1) * 2",
                "uint16 -> min maxOf(A, B) -> at least the greatest of A and B",
                "octstr -> 16 -> exactly 16 octets",
                "octstr -> max 1 -> at most 1 octet",
                "octstr -> max RESP_MAX(900) -> at most RESP_MAX (900) octets",
                "string -> max 128{32} -> at most 128 octets, at most 32 characters",
                "list -> max 3 -> at most 3 entries",
                "list -> min 1 -> at least 1 entry",
                "list -> max 10[max 32] -> at most 10 entries, each at most 32 octets",
                "list -> all[16] -> each exactly 16 octets"
            })
    void constraint(String type, String notation, String words) {
        DataType dataType = type.equals("list")
                ? new DataType.ListType(BaseType.OCTSTR, false)
                : BaseType.find(type).orElseThrow();
        assertThat(ConstraintWords.of(Constraint.parse(notation), dataType)).isEqualTo(words);
    }
}
