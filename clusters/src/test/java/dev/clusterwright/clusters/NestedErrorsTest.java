package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.clusterwright.clusters.accesscontrol.ReviewFabricRestrictions;
import dev.clusterwright.tlv.TlvError;
import dev.clusterwright.tlv.TlvException;
import dev.clusterwright.type.OctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in a struct in a list, in a struct in a list, in a command: each says where, in names, with the tag and the byte. */
class NestedErrorsTest {
    /** A command, and in its list a whole entry and the beginning of another, up to the list of restrictions. */
    private static final String BEFORE = "15 3600 15240001240106360218 18 15 240002 240106 3602";

    /** The byte at which the restriction begins. */
    private static final int RESTRICTION = 23;

    private static final String AFTER = "18 18 18 18";

    private static final String PATH = "AccessControl.ReviewFabricRestrictions.ARL[1]"
            + " > AccessControl.CommissioningAccessRestrictionEntryStruct.Restrictions[0]"
            + " > AccessControl.AccessRestrictionStruct";

    @Test
    void withoutAnErrorItIsRead() {
        assertThat(ReviewFabricRestrictions.CODEC
                        .decode(octets("15 240003 240107 18" + AFTER))
                        .arl()
                        .get(1)
                        .restrictions()
                        .get(0)
                        .id())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MISSING_FIELD            | 240107                       | .Type     | tag 0 | 0
                    MISSING_FIELD            | 240003                       | .ID       | tag 1 | 0
                    WRONG_TYPE               | 240003 2c0100                | .ID       | tag 1 | 4
                    WRONG_TYPE               | 240107 3400                  | .Type     | tag 0 | 4
                    WRONG_TYPE               | 200003                       | .Type     | tag 0 | 1
                    INTEGER_RANGE            | 25000001                     | .Type     | tag 0 | 1
                    INTEGER_RANGE            | 240003 27010000000001000000  | .ID       | tag 1 | 4
                    DUPLICATE_TAG            | 240003 240107 240108         | .ID       | tag 1 | 7
                    DUPLICATE_TAG            | 240003 240107 2909 2909      | .(tag 9)  | tag 9 | 9
                    INVALID_UTF8             | 240003 240107 2c0901ff       | .(tag 9)  | tag 9 | 7
                    INVALID_STRING_NUL       | 240003 240107 2c090100       | .(tag 9)  | tag 9 | 7
                    """)
    void isNamedAtItsField(TlvError error, String fields, String field, String tag, int offset) {
        TlvException refusal = refusal("15" + fields + "18" + AFTER);

        assertThat(refusal.error()).as(refusal.getMessage()).isEqualTo(error);
        assertIsAt(refusal, field, tag + ", ", offset);
    }

    @Test
    void inputThatEndsWithinAFieldIsNamedAtTheField() {
        TlvException refusal = refusal("15 240003 2601 0102");

        assertThat(refusal.error()).isEqualTo(TlvError.TRUNCATED);
        assertIsAt(refusal, ".ID", "tag 1, ", 4);
    }

    @Test
    void inputThatEndsBetweenFieldsIsNamedAtTheStruct() {
        TlvException refusal = refusal("15 240003");

        assertThat(refusal.error()).isEqualTo(TlvError.TRUNCATED);
        assertIsAt(refusal, "", "", 4);
    }

    @Test
    void nestingTooDeepIsNamedAtTheFieldItIsIn() {
        // There are six containers up to the unknown field, and room for 26 in it.
        TlvException refusal = refusal("15 240003 240107 3609" + "16".repeat(40));

        assertThat(refusal.error()).isEqualTo(TlvError.NESTING_TOO_DEEP);
        assertIsAt(refusal, ".(tag 9)" + "[0]".repeat(27), "", 9 + 26);
    }

    @Test
    void octetsAfterTheCommandAreNamedByTheirByte() {
        String command = "15 240003 240107 18" + AFTER;

        TlvException refusal = refusal(command + "1518");

        assertThat(refusal.error()).isEqualTo(TlvError.TRAILING_DATA);
        assertThat(refusal.path()).isEmpty();
        assertThat(refusal).hasMessageEndingWith(" (byte " + octets(command).length + ")");
    }

    private static TlvException refusal(String restriction) {
        return assertThrows(TlvException.class, () -> ReviewFabricRestrictions.CODEC.decode(octets(restriction)));
    }

    private static void assertIsAt(TlvException refusal, String field, String tag, int offset) {
        assertThat(refusal.path()).isEqualTo(PATH + field);
        assertThat(refusal.offset()).isEqualTo(RESTRICTION + offset);
        assertThat(refusal).hasMessageEndingWith(" at " + PATH + field + " (" + tag + "byte " + refusal.offset() + ")");
    }

    /** The command with a restriction in hexadecimal, and whatever follows it. */
    private static byte[] octets(String restriction) {
        return OctetString.fromHex((BEFORE + restriction).replace(" ", "")).toByteArray();
    }
}
