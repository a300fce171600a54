package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlvTextTest {
    /** Text, and the encoding of its value. */
    static Stream<Arguments> printed() {
        return Stream.of(
                arguments("42", "002a"),
                arguments("-17", "00ef"),
                arguments("-9223372036854775808", "030000000000000080"),
                arguments("42U", "042a"),
                arguments("18446744073709551615U", "07ffffffffffffffff"),
                arguments("true", "09"),
                arguments("false", "08"),
                arguments("null", "14"),
                arguments("17.9F", "0a33338f41"),
                arguments("17.9", "0b6666666666e63140"),
                arguments("-0.0F", "0a00000080"),
                arguments("-0.0", "0b0000000000000080"),
                arguments("InfinityF", "0a0000807f"),
                arguments("-InfinityF", "0a000080ff"),
                arguments("Infinity", "0b000000000000f07f"),
                arguments("-Infinity", "0b000000000000f0ff"),
                arguments("NaNF", "0a0000c07f"),
                arguments("NaN(0xffc00000)F", "0a0000c0ff"),
                arguments("NaN(0x7f800001)F", "0a0100807f"),
                arguments("NaN", "0b000000000000f87f"),
                arguments("NaN(0xfff8000000000000)", "0b000000000000f8ff"),
                arguments("NaN(0x7ff0000000000001)", "0b010000000000f07f"),
                arguments("\"Hello!\"", "0c0648656c6c6f21"),
                arguments("\"Tschüs\"", "0c0754736368c3bc73"),
                arguments("\"\"", "0c00"),
                arguments("\"Hi\\u001f1\"", "0c0448691f31"),
                arguments("hex:", "1000"),
                arguments("hex:0001020304", "10050001020304"),
                arguments("{}", "1518"),
                arguments("[]", "1618"),
                arguments("[[]]", "1718"),
                arguments("[ [] ]", "16161818"),
                arguments("[ [[]] ]", "16171818"),
                arguments("[[[]]]", "17161818"),
                arguments("[[[[]]]]", "17171818"),
                arguments("[1, [2], [[3]]]", "160001160002181700031818"),
                arguments("[ [1], [ [2] ] ]", "1616000118161600021818" + "18"),
                arguments("{0 = 42, 1 = -17}", "1520002a2001ef18"),
                arguments("[0, 1, 2, 3, 4]", "160000000100020003000418"),
                arguments("[[1, 0 = 42, 2, 3, 0 = -17]]", "17000120002a000200032000ef18"),
                arguments("[42, -170000, {}, 17.9F, \"Hello!\"]", "16002a02f067fdff15180a33338f410c0648656c6c6f2118"),
                arguments("{255 = 42U}", "1524ff2a18"),
                arguments("{common:1 = 42U}", "154401002a18"),
                arguments("{common:100000 = 42U}", "1564a08601002a18"),
                arguments("{implicit:2 = true, implicit:900000 = null}", "15890200b4a0bb0d0018"),
                arguments("{0xFFF1:0xDEED:43605 = 42U}", "15c4f1ffedde55aa2a18"),
                arguments("{0xFFF1:0xDEED:2857762541 = 42U}", "15e4f1ffeddeedfe55aa2a18"));
    }

    static List<Vectors.Valid> valid() {
        return Vectors.VALID;
    }

    @ParameterizedTest
    @MethodSource("printed")
    void printsAndParses(String text, String hex) {
        TlvValue value = TlvValue.CODEC.decode(OctetString.fromHex(hex).toByteArray());
        assertThat(TlvText.print(value)).isEqualTo(text);
        assertThat(OctetString.of(TlvValue.CODEC.encode(TlvText.parse(text))).toHex())
                .isEqualTo(hex);
        checkRoundTrip(value);
    }

    /** Text, and how its value is printed. */
    static Stream<Arguments> read() {
        return Stream.of(
                arguments("{Matter::1 = 42U}", "{common:1 = 42U}"),
                arguments("{65521::57069:1 = 42U}", "{0xFFF1:0xDEED:1 = 42U}"),
                arguments(" {0=1,\t1  =\r\n2 }\n", "{0 = 1, 1 = 2}"),
                arguments("[[ 0= 1 , 1 ]]", "[[0 = 1, 1]]"),
                arguments("[ 1 , [ ] ]", "[1, []]"),
                arguments("hex:00fFAb", "hex:00ffab"),
                arguments("1.5e3", "1500.0"),
                arguments("1E-2F", "0.01F"),
                arguments("1F", "1.0F"),
                arguments("-0", "0"),
                arguments("0.10000000149011612F", "0.1F"),
                arguments("\"\\u0041\\/\\b\\f\"", "\"A/\\u0008\\u000c\""));
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsWhatItDoesNotPrint(String text, String printed) {
        assertThat(TlvText.print(TlvText.parse(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void publishedElementsGoBothWays(Vectors.Valid vector) {
        checkRoundTrip(Trees.value(vector.value()));
    }

    @Test
    void randomValuesGoBothWays() {
        RandomValues.forEach(TlvTextTest::checkRoundTrip);
    }

    @Test
    void randomNumbersGoBothWays() {
        RandomValues.forEachNumber(TlvTextTest::checkRoundTrip);
    }

    private static void checkRoundTrip(TlvValue value) {
        String text = TlvText.print(value);
        assertThat(TlvText.parse(text)).isEqualTo(value);
        assertThat(text).doesNotContain("\n");
        assertThat(TlvText.parse(TlvText.pretty(value))).isEqualTo(value);
    }

    @Test
    void prettyHasALineForEachElement() {
        TlvValue value = TlvText.parse("{0 = 42U, 1 = [], 2 = [ [1], {3 = hex:00}], 4 = [[5 = \"a\", [[]]]], 6 = {}}");
        assertThat(TlvText.pretty(value)).isEqualTo("""
                        {
                          0 = 42U,
                          1 = [],
                          2 = [
                            [
                              1
                            ],
                            {
                              3 = hex:00
                            }
                          ],
                          4 = [[
                            5 = "a",
                            [[]]
                          ]],
                          6 = {}
                        }""");
    }

    @Test
    void everyCharacterThatCannotBeToldByItsLooksIsEscaped() {
        StringBuilder all = new StringBuilder();
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        TlvValue value = new TlvValue.Text(all.toString());
        for (String text : List.of(TlvText.print(value), TlvJson.print(value))) {
            assertThat(text.chars().filter(c -> c != ' ').noneMatch(TlvTextTest::isTreacherous))
                    .isTrue();
        }
        assertThat(TlvText.parse(TlvText.print(value)).equals(value)).isTrue();
        assertThat(TlvJson.parse(TlvJson.print(value)).equals(value)).isTrue();
        // The first of a line is what breaks a log, the others change what is seen of it.
        assertThat(TlvText.print(new TlvValue.Text(
                        "a\r\n\t\u0085\u2028\u001b[2J\"\\\u202e\u200b\u2066\u00a0\ufeff\udb40\udc41")))
                .isEqualTo(
                        "\"a\\r\\n\\t\\u0085\\u2028\\u001b[2J\\\"\\\\\\u202e\\u200b\\u2066\\u00a0\\ufeff\\udb40\\udc41\"");
    }

    private static boolean isTreacherous(int c) {
        return Character.isISOControl(c)
                || Character.isSpaceChar(c)
                || Character.isIdentifierIgnorable(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        TlvValue value = TlvText.parse("{0 = 42U, 1 = \"Kitchen\", 2 = [hex:00ff]}");
        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains("// " + TlvText.print(value) + "\n")
                .contains("// " + TlvJson.print(value) + "\n")
                .contains(": " + value + "\n");
    }

    @Test
    void theDefaultLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        TlvValue value =
                TlvText.parse("{0xFFF1:0xDEED:17 = 1234567U, 1 = 1234.5, 2 = NaN(0x7fc00001)F, 3 = \"\\u0001\"}");
        String text = TlvText.print(value);
        String json = TlvJson.print(value);
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat("%d".formatted(1)).isNotEqualTo("1");
            assertThat(TlvText.print(value)).isEqualTo(text);
            assertThat(TlvJson.print(value)).isEqualTo(json);
        } finally {
            Locale.setDefault(before);
        }
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("", 1, 1, "expected a value but found the end of the text"),
                arguments(" \n  ;", 2, 3, "expected a value but found ';'"),
                arguments("{", 1, 2, "an element of a structure needs a tag and '=' before its value"),
                arguments("{0 = 1", 1, 7, "expected ',' or '}' but found the end of the text"),
                arguments("{0 = 1,\n\n 1 = 2 3}", 3, 8, "expected ',' or '}' but found '3'"),
                arguments("{0 = 1,}", 1, 8, "an element of a structure needs a tag and '=' before its value"),
                arguments("{1}", 1, 2, "an element of a structure needs a tag and '=' before its value"),
                arguments("{0 = 1, 0 = 2}", 1, 1, "tag 0 is twice in a structure"),
                arguments("{256 = 1}", 1, 2, "context tag 256 is not between 0 and 255"),
                arguments("{common:4294967296 = 1}", 1, 2, "tag number 4294967296 is not between 0 and 4294967295"),
                arguments("{01 = 1}", 1, 2, "expected a tag"),
                arguments("{x = 1}", 1, 2, "expected a tag"),
                arguments("{anonymous = 1}", 1, 2, "expected a tag"),
                arguments("[1, 2", 1, 6, "expected ',' or ']' but found the end of the text"),
                arguments("[1 2]", 1, 4, "expected ',' or ']' but found '2'"),
                arguments("[1,]", 1, 4, "expected a value but found ']'"),
                arguments("[0 = 1]", 1, 4, "an element of an array has no tag"),
                arguments("[[[0 = 1]], [[]]]", 1, 6, "an array that begins with a list needs a space: [ [["),
                arguments("[[1]", 1, 4, "expected ',' or ']]' but found ']'"),
                arguments("1 = 2", 1, 3, "expected the end, after one value, but found '='"),
                arguments("1 2", 1, 3, "expected the end, after one value, but found '2'"),
                arguments("01", 1, 2, "expected the end, after one value, but found '1'"),
                arguments("9223372036854775808", 1, 1, "expected an integer from -2^63 to 2^63 - 1"),
                arguments("18446744073709551616U", 1, 1, "expected an integer from 0 to 2^64 - 1"),
                arguments("-1U", 1, 1, "expected an integer from 0 to 2^64 - 1"),
                arguments("1.5U", 1, 1, "expected an integer from 0 to 2^64 - 1"),
                arguments("1.", 1, 3, "expected a digit but found the end of the text"),
                arguments("-", 1, 2, "expected a digit but found the end of the text"),
                arguments("1e+", 1, 4, "expected a digit but found the end of the text"),
                arguments("1e39F", 1, 1, "a number beyond the range of 4 octets"),
                arguments("1e309", 1, 1, "a number beyond the range of 8 octets"),
                arguments("NaN(0x7f800000)F", 1, 1, "expected a number, Infinity, -Infinity, NaN or NaN(0x...)"),
                arguments("NaN(0x7fc00001)", 1, 1, "expected a number, Infinity, -Infinity, NaN or NaN(0x...)"),
                arguments("True", 1, 1, "expected a value but found 'T'"),
                arguments("\u202e", 1, 1, "expected a value but found U+202E"),
                arguments("\"", 1, 1, "text without a closing '\"'"),
                arguments("\"\\x\"", 1, 2, "not an escape"),
                arguments("\"\\u12g4\"", 1, 2, "an escape \\u without four hexadecimal digits"),
                arguments("\"a\nb\"", 1, 3, "a control character in text needs an escape: \\u000a"),
                arguments("\"\\u0000\"", 1, 1, "text has a NUL at index 0"),
                arguments("\"\\ud800\"", 1, 1, "text has an unpaired surrogate at index 0"),
                arguments("hex:0", 1, 1, "hexadecimal octets need two digits each, but there are 1"),
                arguments("hex:0g", 1, 1, "not a hexadecimal digit at index 1"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsWrongAndWhere(String text, int line, int column, String message) {
        TlvSyntaxException failure = catchThrowableOfType(TlvSyntaxException.class, () -> TlvText.parse(text));
        assertThat(failure).as("exception for %s", text).isNotNull();
        assertThat(failure)
                .hasMessageContaining(message)
                .hasMessageEndingWith(" (line " + line + ", column " + column + ")");
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.column()).isEqualTo(column);
    }
}
