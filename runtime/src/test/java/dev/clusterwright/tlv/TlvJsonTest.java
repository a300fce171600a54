package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlvJsonTest {
    /** JSON, and its value as text. */
    static Stream<Arguments> printed() {
        return Stream.of(
                arguments("{}", "{}"),
                arguments("{\"0:UINT\": 42}", "{0 = 42U}"),
                arguments("{\"0:UINT\": 4294967295, \"1:UINT\": \"4294967296\"}", "{0 = 4294967295U, 1 = 4294967296U}"),
                arguments("{\"0:UINT\": \"18446744073709551615\"}", "{0 = 18446744073709551615U}"),
                arguments("{\"0:INT\": 2147483647, \"1:INT\": \"2147483648\"}", "{0 = 2147483647, 1 = 2147483648}"),
                arguments("{\"0:INT\": -2147483648, \"1:INT\": \"-2147483649\"}", "{0 = -2147483648, 1 = -2147483649}"),
                arguments("{\"1:BOOL\": true, \"2:BOOL\": false, \"3:NULL\": null}", "{1 = true, 2 = false, 3 = null}"),
                arguments("{\"8:DOUBLE\": 17.9, \"9:FLOAT\": 17.9}", "{8 = 17.9, 9 = 17.9F}"),
                arguments("{\"8:DOUBLE\": \"Infinity\", \"9:FLOAT\": \"-Infinity\"}", "{8 = Infinity, 9 = -InfinityF}"),
                arguments("{\"8:DOUBLE\": \"NaN\", \"9:FLOAT\": \"NaN\"}", "{8 = NaN, 9 = NaNF}"),
                arguments("{\"9:FLOAT\": \"NaN(0x7fc00001)\"}", "{9 = NaN(0x7fc00001)F}"),
                arguments("{\"8:DOUBLE\": \"NaN(0x7ff0000000000001)\"}", "{8 = NaN(0x7ff0000000000001)}"),
                arguments("{\"2:STRING\": \"example\"}", "{2 = \"example\"}"),
                arguments("{\"7:BYTES\": \"VGVzdCBCeXRlcw==\"}", "{7 = hex:54657374204279746573}"),
                arguments(
                        "{\"6:ARRAY-BYTES\": [\"AAECAwQ=\", \"/w==\", \"Su+I\", \"\"]}",
                        "{6 = [hex:0001020304, hex:ff, hex:4aef88, hex:]}"),
                arguments("{\"4:ARRAY-?\": []}", "{4 = []}"),
                arguments("{\"4:ARRAY-UINT\": [1, 2]}", "{4 = [1U, 2U]}"),
                arguments("{\"4:ARRAY-NULL\": [null]}", "{4 = [null]}"),
                arguments("{\"0:ARRAY-STRUCT\": [{\"0:INT\": 8}, {}]}", "{0 = [{0 = 8}, {}]}"),
                arguments("{\"1:STRUCT\": {\"0:INT\": 12}}", "{1 = {0 = 12}}"),
                arguments("{\"256:UINT\": 1, \"65535:UINT\": 2}", "{implicit:256 = 1U, implicit:65535 = 2U}"),
                arguments("{\"4293984426:UINT\": 3}", "{0xFFF1:0x0000:170 = 3U}"),
                arguments("{\"65536:UINT\": 3}", "{0x0001:0x0000:0 = 3U}"),
                // What follows are extensions.
                arguments("{\"UINT\": 42}", "42U"),
                arguments("{\"ARRAY-INT\": [1]}", "[1]"),
                arguments("{\"LIST\": []}", "[[]]"),
                arguments(
                        "{\"3:LIST\": [{\"0:UINT\": 1}, {\"BOOL\": true}, {\"0:NULL\": null}]}",
                        "{3 = [[0 = 1U, true, 0 = null]]}"),
                arguments("{\"2:ARRAY-LIST\": [[{\"UINT\": 1}], []]}", "{2 = [ [[1U]], [[]] ]}"),
                arguments("{\"2:ARRAY-?\": [{\"UINT\": 1}, {\"INT\": 1}]}", "{2 = [1U, 1]}"),
                arguments("{\"2:ARRAY-?\": [{\"FLOAT\": 1.0}, {\"DOUBLE\": 1.0}]}", "{2 = [1.0F, 1.0]}"),
                arguments("{\"2:ARRAY-?\": [{\"ARRAY-UINT\": [1]}, {\"ARRAY-?\": []}]}", "{2 = [ [1U], [] ]}"),
                arguments(
                        "{\"common/1:UINT\": 1, \"implicit/1:UINT\": 2, \"0xFFF1/0xDEED/1:UINT\": 3}",
                        "{common:1 = 1U, implicit:1 = 2U, 0xFFF1:0xDEED:1 = 3U}"),
                arguments(
                        "{\"common/256:UINT\": 1, \"implicit/65536:UINT\": 2}",
                        "{common:256 = 1U, implicit:65536 = 2U}"),
                arguments(
                        "{\"0x0000/0x0000/5:UINT\": 1, \"0x0001/0x0000/65536:UINT\": 2}",
                        "{0x0000:0x0000:5 = 1U, 0x0001:0x0000:65536 = 2U}"),
                arguments("{\"10:UINT\": 1, \"2:UINT\": 2}", "{10 = 1U, 2 = 2U}"));
    }

    /** JSON as the converters of the SDK write or accept it, and its value as text. */
    static Stream<Arguments> read() {
        return Stream.of(
                arguments(
                        "{\n   \"contact:11:STRUCT\" : {\n      \"name:1:STRING\" : \"John\"\n   }\n}\n",
                        "{11 = {1 = \"John\"}}"),
                arguments("{\"common:1:UINT\" : 5}", "{1 = 5U}"),
                arguments("{\"0:UINT\" : 4294967296, \"1:INT\": \"-5\"}", "{0 = 4294967296U, 1 = -5}"),
                arguments("{\"0:UINT\" : \"42\"}", "{0 = 42U}"),
                arguments("{\"9:FLOAT\" : 17.899999618530273, \"8:DOUBLE\" : 62534}", "{9 = 17.9F, 8 = 62534.0}"),
                arguments("{\"8:DOUBLE\" : -1.0e+20, \"9:FLOAT\": 0}", "{8 = -1.0E20, 9 = 0.0F}"),
                arguments("{\"8:DOUBLE\" : null, \"9:FLOAT\": null}", "{8 = NaN, 9 = NaNF}"),
                arguments("{\"5:ARRAY-DOUBLE\" : [ 1.1, \"Infinity\", null ]}", "{5 = [1.1, Infinity, NaN]}"),
                arguments("{\"2:STRING\" : \"\\u00fc\\/\\u003d\\ud83d\\ude00\"}", "{2 = \"ü/=😀\"}"),
                arguments("{\"4:ARRAY-UINT\" : []}", "{4 = []}"),
                arguments("{\"STRUCT\": {\"0:UINT\": 1}}", "{0 = 1U}"),
                arguments("{\"implicit/300:UINT\": 1}", "{implicit:300 = 1U}"));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("", 1, 1, "expected '{' but found the end of the text"),
                arguments("[]", 1, 1, "expected '{' but found '['"),
                arguments("{", 1, 2, "expected '\"' but found the end of the text"),
                arguments("{\"0:UINT\": 1", 1, 13, "expected ',' or '}' but found the end of the text"),
                arguments("{\"0:UINT\": 1,}", 1, 14, "expected '\"' but found '}'"),
                arguments("{\"0:UINT\": 1} {}", 1, 15, "expected the end, after one value, but found '{'"),
                arguments("{\"0:UINT\" 1}", 1, 11, "expected ':' but found '1'"),
                arguments("{\"0:UINT\": 1,\n \"0:INT\": 1}", 1, 1, "tag 0 is twice in a structure"),
                arguments("{\"UINT\": 1, \"INT\": 1}", 1, 1, "an element of a structure needs a tag"),
                arguments("{\"1:STRUCT\": {\"INT\": 1}}", 1, 14, "an element of a structure needs a tag"),
                arguments("{\"a:b:0:UINT\": 1}", 1, 2, "a key has no more than a name, a tag and a type"),
                arguments("{\"x:UINT\": 1}", 1, 2, "the tag in a key is a number from 0 to 4294967295"),
                arguments("{\"4294967296:UINT\": 1}", 1, 2, "the tag in a key is a number from 0 to 4294967295"),
                arguments("{\"-1:UINT\": 1}", 1, 2, "the tag in a key is a number from 0 to 4294967295"),
                arguments("{\"x/1:UINT\": 1}", 1, 2, "the tag in a key is a number from 0 to 4294967295"),
                arguments("{\"Matter//1:UINT\": 1}", 1, 2, "the tag in a key is a number from 0 to 4294967295"),
                arguments("{\"0:uint\": 1}", 1, 2, "the type in a key is one of INT, UINT,"),
                arguments("{\"0:\": 1}", 1, 2, "the type in a key is one of INT, UINT,"),
                arguments("{\"0:ARRAY\": []}", 1, 2, "ARRAY- followed by one of these or by '?'"),
                arguments("{\"0:ARRAY-ARRAY\": []}", 1, 2, "ARRAY- followed by one of these or by '?'"),
                arguments("{\"0:?\": []}", 1, 2, "the type in a key is one of INT, UINT,"),
                arguments("{\"0:ARRAY-?\": [1]}", 1, 16, "expected '{' but found '1'"),
                arguments("{\"0:ARRAY-?\": [{\"1:INT\": 1}]}", 1, 16, "an element of an array has no tag"),
                arguments("{\"0:ARRAY-?\": [{\"INT\": 1, \"INT\": 2}]}", 1, 25, "expected '}' after the only key"),
                arguments("{\"0:LIST\": [{}]}", 1, 14, "expected '\"' but found '}'"),
                arguments("{\"0:ARRAY-INT\": [1, \"a\"]}", 1, 21, "expected an integer from -2^63 to 2^63 - 1"),
                arguments("{\"0:UINT\": -1}", 1, 12, "expected an integer from 0 to 2^64 - 1"),
                arguments("{\"0:UINT\": 1.0}", 1, 12, "expected an integer from 0 to 2^64 - 1"),
                arguments("{\"0:UINT\": 01}", 1, 13, "expected ',' or '}' but found '1'"),
                arguments("{\"0:UINT\": true}", 1, 12, "expected a digit but found 't'"),
                arguments("{\"0:INT\": \"9223372036854775808\"}", 1, 11, "expected an integer from -2^63 to 2^63 - 1"),
                arguments("{\"0:BOOL\": 1}", 1, 12, "expected true or false but found '1'"),
                arguments("{\"0:NULL\": 0}", 1, 12, "expected null but found '0'"),
                arguments("{\"0:STRING\": 0}", 1, 14, "expected '\"' but found '0'"),
                arguments("{\"0:STRING\": \"\\u0000\"}", 1, 14, "text has a NUL at index 0"),
                arguments("{\"0:BYTES\": \"AAE\"}", 1, 13, "expected octets in Base64"),
                arguments("{\"0:BYTES\": \"AA_=\"}", 1, 13, "expected octets in Base64"),
                arguments("{\"0:BYTES\": \"====\"}", 1, 13, "expected octets in Base64"),
                arguments("{\"0:STRUCT\": []}", 1, 14, "expected '{' but found '['"),
                arguments("{\"0:FLOAT\": 1e39}", 1, 13, "a number beyond the range of 4 octets"),
                arguments("{\"0:FLOAT\": \"1\"}", 1, 13, "expected a number, Infinity, -Infinity, NaN"),
                arguments("{\"0:DOUBLE\": NaN}", 1, 14, "expected a digit but found 'N'"),
                arguments("{'0:UINT': 1}", 1, 2, "expected '\"' but found '''"));
    }

    static List<Vectors.Valid> valid() {
        return Vectors.VALID;
    }

    @ParameterizedTest
    @MethodSource("printed")
    void printsAndParses(String json, String text) {
        assertThat(TlvJson.print(TlvText.parse(text))).isEqualTo(json);
        assertThat(TlvText.print(TlvJson.parse(json))).isEqualTo(text);
        checkRoundTrip(TlvText.parse(text));
    }

    @ParameterizedTest
    @MethodSource("read")
    void readsWhatItDoesNotPrint(String json, String text) {
        assertThat(TlvText.print(TlvJson.parse(json))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void publishedElementsGoBothWays(Vectors.Valid vector) {
        checkRoundTrip(Trees.value(vector.value()));
    }

    @Test
    void randomValuesGoBothWays() {
        RandomValues.forEach(TlvJsonTest::checkRoundTrip);
    }

    @Test
    void randomNumbersGoBothWays() {
        RandomValues.forEachNumber(TlvJsonTest::checkRoundTrip);
    }

    private static void checkRoundTrip(TlvValue value) {
        TreeValue tree = Trees.tree(TlvTag.ANONYMOUS, value);
        String json = TlvJson.print(value);
        assertThat(JsonOracle.read(json)).isEqualTo(tree);
        assertThat(TlvJson.parse(json)).isEqualTo(value);
        assertThat(json).doesNotContain("\n");
        String pretty = TlvJson.pretty(value);
        assertThat(JsonOracle.read(pretty)).isEqualTo(tree);
        assertThat(TlvJson.parse(pretty)).isEqualTo(value);
    }

    @Test
    void prettyHasALineForEachElement() {
        TlvValue value = TlvText.parse("{0 = 42U, 1 = [], 2 = [ [1], {3 = true}], 4 = [[5 = \"a\", [[]]]], 6 = {}}");
        assertThat(TlvJson.pretty(value)).isEqualTo("""
                        {
                          "0:UINT": 42,
                          "1:ARRAY-?": [],
                          "2:ARRAY-?": [
                            {"ARRAY-INT": [
                              1
                            ]},
                            {"STRUCT": {
                              "3:BOOL": true
                            }}
                          ],
                          "4:LIST": [
                            {"5:STRING": "a"},
                            {"LIST": []}
                          ],
                          "6:STRUCT": {}
                        }""");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsWrongAndWhere(String json, int line, int column, String message) {
        TlvSyntaxException failure = catchThrowableOfType(TlvSyntaxException.class, () -> TlvJson.parse(json));
        assertThat(failure).as("exception for %s", json).isNotNull();
        assertThat(failure)
                .hasMessageContaining(message)
                .hasMessageEndingWith(" (line " + line + ", column " + column + ")");
        assertThat(failure.line()).isEqualTo(line);
        assertThat(failure.column()).isEqualTo(column);
    }
}
