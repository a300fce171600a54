package dev.clusterwright.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that someone made up in order to do harm, or that lost something on its way. */
class TlvNotationHostileTest {
    /** Characters that mean something in one of the notations, and some that mean nothing. */
    private static final String LIKELY = "{}[]:=,\"\\ \n-+.019eEUFNaIuxhn?/\u0000\u00e9\u202e\ud83d";

    private static final int MANY = 100_000;

    record Notation(String name, Function<TlvValue, String> print, Function<String, TlvValue> parse) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Notation> notations() {
        return List.of(
                new Notation("text", TlvText::print, TlvText::parse),
                new Notation("pretty text", TlvText::pretty, TlvText::parse),
                new Notation("JSON", TlvJson::print, TlvJson::parse),
                new Notation("pretty JSON", TlvJson::pretty, TlvJson::parse));
    }

    private static Stream<TlvValue> values() {
        return Vectors.VALID.stream().map(vector -> Trees.value(vector.value()));
    }

    @ParameterizedTest
    @MethodSource("notations")
    void everyPrefixIsRefusedOrRead(Notation notation) {
        values().map(notation.print()).forEach(text -> {
            for (int length = 0; length <= text.length(); length++) {
                check(notation, text.substring(0, length));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("notations")
    void everyMutationIsRefusedOrRead(Notation notation) {
        values().map(notation.print()).filter(text -> text.length() < 100).forEach(text -> {
            for (int i = 0; i < text.length(); i++) {
                String before = text.substring(0, i);
                String after = text.substring(i + 1);
                check(notation, before + after);
                for (int j = 0; j < LIKELY.length(); j++) {
                    check(notation, before + LIKELY.charAt(j) + after);
                    check(notation, before + LIKELY.charAt(j) + text.substring(i));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("notations")
    void randomMutationsAreRefusedOrRead(Notation notation) {
        Seeds.forEach(0, 2_000, random -> {
            TlvValue value = Trees.value(
                    RandomElements.element(random, RandomElements.ANONYMOUS, 3).toTree());
            StringBuilder text = new StringBuilder(notation.print().apply(value));
            for (int i = 1 + random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(4));
                char likely = LIKELY.charAt(random.nextInt(LIKELY.length()));
                text.replace(from, to, random.nextBoolean() ? "" : String.valueOf(likely));
            }
            check(notation, text.toString());
        });
    }

    /** Makes sure that text is refused with the one exception there is, or stands for a value that goes both ways. */
    private static void check(Notation notation, String text) {
        TlvValue value;
        try {
            value = notation.parse().apply(text);
        } catch (TlvSyntaxException e) {
            checkMessage(e);
            return;
        }
        String printed = notation.print().apply(value);
        if (!notation.parse().apply(printed).equals(value)) {
            throw new AssertionError(text + " becomes " + printed + ", which is something else");
        }
    }

    private static void checkMessage(TlvSyntaxException e) {
        String message = String.valueOf(e.getMessage());
        if (message.length() > 250 || e.line() < 1 || e.column() < 1) {
            throw new AssertionError(message);
        }
    }

    static Stream<Function<String, TlvValue>> parsers() {
        return Stream.of(TlvText::parse, TlvJson::parse);
    }

    static List<String> refused() {
        return List.of(
                "[".repeat(MANY),
                "[ ".repeat(MANY),
                "{".repeat(MANY),
                "{0=".repeat(MANY),
                "[[0=".repeat(MANY),
                "[ [] ".repeat(MANY),
                "{\"0:STRUCT\":".repeat(MANY),
                "{\"STRUCT\":".repeat(MANY),
                "{\"0:ARRAY-?\":" + "[{\"ARRAY-?\":".repeat(MANY),
                "{\"0:LIST\":" + "[{\"0:LIST\":".repeat(MANY),
                "{\"0:ARRAY-STRUCT\":[".repeat(MANY),
                "9".repeat(MANY),
                "9".repeat(MANY) + "U",
                "{\"0:UINT\":" + "9".repeat(MANY) + "}",
                "{\"0:UINT\":\"" + "9".repeat(MANY) + "\"}",
                "-".repeat(MANY),
                "9".repeat(MANY) + ".0",
                "1e" + "9".repeat(MANY),
                "{\"0:DOUBLE\":1e" + "9".repeat(MANY) + "}",
                "NaN(0x" + "f".repeat(MANY) + ")",
                "{0" + "0".repeat(MANY) + "=1}",
                "{0:" + "0:".repeat(MANY) + "0=1}",
                "{\"0" + "0".repeat(MANY) + ":UINT\":1}",
                "{\"" + "0:".repeat(MANY) + "UINT\":1}",
                "{\"0:" + "ARRAY-".repeat(MANY) + "UINT\":1}",
                "{\"" + "0/".repeat(MANY) + "1:UINT\":1}",
                "\"" + "x".repeat(MANY),
                "\"" + "\\u0041".repeat(MANY),
                "{\"0:BYTES\":\"" + "=".repeat(MANY) + "\"}",
                "{\"0:BYTES\":\"" + "A".repeat(MANY) + "_===\"}",
                "hex:" + "0".repeat(MANY) + "x0",
                "x".repeat(MANY),
                "\n".repeat(MANY),
                "[[" + "1,".repeat(MANY),
                "{" + "implicit:0=1,".repeat(MANY) + "0=1}",
                " ".repeat(MANY) + "]");
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void whatIsLongOrDeepIsRefusedInGoodTime(Function<String, TlvValue> parser) {
        for (String text : refused()) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                TlvSyntaxException failure = catchThrowableOfType(TlvSyntaxException.class, () -> parser.apply(text));
                assertThat(failure)
                        .as("exception for %s...", text.substring(0, 20))
                        .isNotNull();
                checkMessage(failure);
            });
        }
    }

    @Test
    void whatIsLongIsReadInGoodTime() {
        List<String> texts = List.of(
                "[[1" + ", 0 = hex:00".repeat(MANY) + "]]",
                "\"" + "\\ud83d\\ude00".repeat(MANY) + "\"",
                "hex:" + "00".repeat(MANY),
                "0." + "0".repeat(MANY) + "1e" + MANY,
                "[1" + ",1".repeat(MANY) + "]",
                "[[" + " ".repeat(MANY) + "1" + " ".repeat(MANY) + "]]");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String text : texts) {
                TlvValue value = TlvText.parse(text);
                assertThat(TlvText.parse(TlvText.pretty(value)).equals(value)).isTrue();
                assertThat(TlvJson.parse(TlvJson.pretty(value)).equals(value)).isTrue();
            }
        });
    }

    @Test
    void noMessageShowsASecret() {
        String secret = "c0ffee".repeat(10);
        Stream.of(
                        "{0 = hex:" + secret + "0}",
                        "{0 = hex:" + secret + "xx}",
                        "{0 = \"" + secret + "\\x\"}",
                        "{0 = \"" + secret + "\\u0000\"}",
                        "{0 = \"" + secret + "}",
                        "{0 = " + secret + "}",
                        "{" + secret + " = 1}")
                .forEach(text -> checkSecret(TlvText::parse, text));
        Stream.of(
                        "{\"0:BYTES\": \"" + secret + "?\"}",
                        "{\"0:BYTES\": \"" + secret + "\"x}",
                        "{\"0:STRING\": \"" + secret + "\\u0000\"}",
                        "{\"0:UINT\": \"" + secret + "\"}",
                        "{\"0:FLOAT\": \"" + secret + "\"}",
                        "{\"" + secret + ":UINT\": 0}")
                .forEach(json -> checkSecret(TlvJson::parse, json));
    }

    private static void checkSecret(Function<String, TlvValue> parser, String text) {
        Throwable failure = catchThrowableOfType(TlvSyntaxException.class, () -> parser.apply(text));
        assertThat(failure).as("exception for %s", text).isNotNull();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.getMessage()).doesNotContain("c0f");
        }
    }
}
