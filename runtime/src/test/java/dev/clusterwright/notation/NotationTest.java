package dev.clusterwright.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clusterwright.notation.Conformance.Choice;
import dev.clusterwright.notation.Constraint.Operand;
import dev.clusterwright.notation.Expression.Comparison;
import dev.clusterwright.notation.Expression.Feature;
import dev.clusterwright.notation.Expression.Name;
import dev.clusterwright.notation.Expression.Operator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of conformance and constraints and their values are two forms of the same. */
class NotationTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "M",
                "O",
                "P",
                "D",
                "X",
                "desc",
                "CS",
                "[CS]",
                "P, GCAST",
                "P, M",
                "[LT], O",
                "O.a",
                "O.a+",
                "O.a-",
                "O.b2",
                "O.b2+",
                "O.b2-",
                "O.b1-3",
                "O.b0+",
                "[LT].b2+",
                "2G4",
                "PA_LF",
                "AB & CD",
                "AB | CD | EF",
                "!AB",
                "!!AB",
                "AB & !(CD | EF)",
                "(AB & CD) | EF",
                "[!(AB & CD)].a, D",
                "feature 'lower'",
                "feature 'M'",
                "feature '0'",
                "feature 'a''b'",
                "CurrentX",
                "'Wi-Fi'",
                "'SIT'",
                "'M'",
                "'Rev'",
                "'5'",
                "'On/Off' & AB",
                "'PM2.5'.Level",
                "AlarmBitmap.X",
                "AB.X",
                "Level.to",
                "Level.'5'",
                "'O'.a",
                "'a''b'",
                "''",
                "Rev >= 3",
                "(Rev >= 3) & AB",
                "!(MfgCode != null)",
                "Status == SUCCESS",
                "Status == StatusEnum.Busy",
                "X1 < -1",
                "Mask <= 0x80",
                "Level > 0.5",
                "'null' == null",
                "[Rev >= 2]",
                "Rev >= 4, X",
            })
    void conformance(String text) {
        assertThat(Conformance.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all",
                "desc",
                "min 1",
                "max 0xFFFE",
                "5 to 254",
                "-5 to -1",
                "20",
                "7, 9",
                "0, Min to Max",
                "desc, 6, 8",
                "max 10[max 32]",
                "max SupportedFabrics[1 to 2, 5]",
                "all[min 1]",
                "1[5], 3[5]",
                "max 128{32}",
                "all{32}",
                "max 128{32}[5]",
                "max 3[max 4[max 5]]",
                "max RESP_MAX(900)",
                "max 'RESP MAX'(900)",
                "max (MaxSize * 2)",
                "(A + 1) to (B - 1)",
                "max ((A - B) / 2)",
                "min (A - -1)",
                "min maxOf(Hold, 10)",
                "min (maxOf(A, B.C, 'Wi-Fi') + minOf(E))",
                "'Access Control'.SubjectsPerEntry",
                "MS",
                "Auto, Quick",
                "min 0.01",
                "max MaxLevel",
                "'to' to 'to'",
                "'5'",
                "(A * (B * C))",
            })
    void constraint(String text) {
        assertThat(Constraint.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "  P,GCAST ; P, GCAST",
                "((AB))&(CD&EF) ; AB & CD & EF",
                "(A)|B ; A | B",
                "'Level' ; Level",
                "O.a1 ; O.a",
                "O.a1-1+ ; ",
                "O.a2-2 ; O.a2",
                "O.a0-3 ; O.a3-",
            })
    void oneValueHasOneText(String text, String canonical) {
        if (canonical == null) {
            assertThatIllegalArgumentException().isThrownBy(() -> Conformance.parse(text));
        } else {
            assertThat(Conformance.parse(text)).hasToString(canonical);
        }
    }

    /** A word alone is a feature if it is in capitals; compared, there are no features, and with a dot there are none. */
    @Test
    void spellingTellsFeaturesFromNames() {
        Name sit = new Name(Path.of("SIT"));
        assertThat(Conformance.parse("SIT")).isEqualTo(new Conformance.Mandatory(new Feature("SIT")));
        assertThat(Conformance.parse("'SIT'")).isEqualTo(new Conformance.Mandatory(sit));
        assertThat(Conformance.parse("Sit")).isEqualTo(new Conformance.Mandatory(new Name(Path.of("Sit"))));
        assertThat(Conformance.parse("SIT.X")).isEqualTo(new Conformance.Mandatory(new Name(Path.of("SIT", "X"))));
        assertThat(Conformance.parse("feature 'Sit'")).isEqualTo(new Conformance.Mandatory(new Feature("Sit")));
        assertThat(Conformance.parse("SIT == 5"))
                .isEqualTo(new Conformance.Mandatory(new Comparison(sit, Operator.EQUAL, new Expression.Literal("5"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; at 1 of \"\": expected a name but found the end",
                "'AB &' ; at 5 of \"AB &\": expected a name but found the end",
                "AB & CD | EF ; at 9 of \"AB & CD | EF\": expected the end but found '|'",
                "[AB ; at 4 of \"[AB\": expected ']' but found the end",
                "AB # CD ; at 4 of \"AB # CD\": no word, number or sign of the notation starts here",
                "5 ; at 2 of \"5\": expected a sign of comparison but found the end",
                "feature AB ; at 9 of \"feature AB\": expected the code of a feature in quotes but found 'AB'",
                "O.a3-2 ; at 7 of \"O.a3-2\": expected a count of what to choose before this but found the end",
            })
    void badTextIsExplained(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conformance.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!", "[", "(A & ", "!("})
    void conformanceWithoutEndIsRefused(String opening) {
        assertThatIllegalArgumentException().isThrownBy(() -> Conformance.parse(opening.repeat(100_000) + "A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"max (", "max maxOf(", "(A + ", "1[", "1{", "("})
    void constraintsWithoutEndAreRefused(String opening) {
        assertThatIllegalArgumentException().isThrownBy(() -> Constraint.parse(opening.repeat(100_000) + "1"));
    }

    @Test
    void longNamesAreNames() {
        for (String name :
                List.of("a".repeat(1_000_000), "9".repeat(1_000_000), " ".repeat(1_000_000), "'".repeat(1_000_000))) {
            Conformance conformance = new Conformance.Mandatory(new Name(Path.of(name)));
            assertThat(Conformance.parse(conformance.toString())).isEqualTo(conformance);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Constraint.parse("'" + "''".repeat(1_000_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> Constraint.parse("9".repeat(1_000_000)));
    }

    @Test
    void whatIsTooDeepIsRefusedByText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.parse("max " + "(1 + ".repeat(200) + "1" + ")".repeat(200)))
                .withMessageEndingWith("nested deeper than 128");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conformance.parse("!".repeat(200) + "A"))
                .withMessageEndingWith("nested deeper than 128");
    }

    @Test
    void randomValuesComeBack() {
        long seed = new Random().nextLong();
        System.out.println("NotationTest.randomValuesComeBack: seed " + seed);
        Values values = new Values(new Random(seed));
        for (int i = 0; i < 10_000; i++) {
            Conformance conformance = values.conformance();
            assertThat(Conformance.parse(conformance.toString()))
                    .as("seed %d: %s", seed, conformance)
                    .isEqualTo(conformance);
            Constraint constraint = values.constraint(3);
            assertThat(Constraint.parse(constraint.toString()))
                    .as("seed %d: %s", seed, constraint)
                    .isEqualTo(constraint);
        }
    }

    @Test
    void anyTextIsAValueOrRefused() {
        long seed = new Random().nextLong();
        System.out.println("NotationTest.anyTextIsAValueOrRefused: seed " + seed);
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "M",
                "O",
                "P",
                "desc",
                "AB",
                "Level",
                "'Wi-Fi'",
                "'",
                "feature",
                "Rev",
                "null",
                "all",
                "min",
                "max",
                "to",
                "maxOf",
                "minOf",
                "5",
                "0x1F",
                "0.5",
                "-",
                "+",
                "*",
                "/",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                ".",
                ",",
                "&",
                "|",
                "!",
                "==",
                "!=",
                ">=",
                "<",
                " ",
                ".a",
                ".a2",
                "\n",
                "\u0000",
                "\uD83D",
                "\u00E9",
                "_",
                "99999999999");
        int conformances = 0;
        int constraints = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(8);
            for (int j = 0; j < length; j++) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            conformances += returns(text.toString(), Conformance::parse, seed);
            constraints += returns(text.toString(), Constraint::parse, seed);
        }
        assertThat(conformances).isGreaterThan(1_000);
        assertThat(constraints).isGreaterThan(1_000);
    }

    private static int returns(String text, Function<String, Object> parse, long seed) {
        Object value;
        try {
            value = parse.apply(text);
        } catch (IllegalArgumentException e) {
            return 0;
        }
        assertThat(parse.apply(value.toString())).as("seed %d: %s", seed, text).isEqualTo(value);
        return 1;
    }

    /** Random values in normal form. */
    private record Values(Random random) {
        private static final List<String> NAMES = List.of(
                "Level",
                "CurrentX",
                "AB",
                "2G4",
                "5",
                "0x5",
                "Wi-Fi",
                "On/Off",
                "PM2.5",
                "A b",
                "",
                "'",
                "a''b",
                "M",
                "Rev",
                "to",
                "min",
                "maxOf",
                "feature",
                "null",
                "_",
                "_1",
                "x",
                "\u00E9",
                "\n",
                "-1",
                "AB.CD");

        String name() {
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        Path path() {
            return new Path(IntStream.rangeClosed(0, random.nextInt(4) / 2)
                    .mapToObj(i -> name())
                    .toList());
        }

        <T> List<T> several(Function<Values, T> one) {
            return IntStream.rangeClosed(0, 1 + random.nextInt(3))
                    .mapToObj(i -> one.apply(this))
                    .toList();
        }

        <T> T oneOf(T[] values) {
            return values[random.nextInt(values.length)];
        }

        String number() {
            return List.of("0", "-1", "254", "0xFFFE", "0.01", "-0.5", "18446744073709551615", "007")
                    .get(random.nextInt(8));
        }

        Conformance conformance() {
            return random.nextInt(3) == 0 ? Conformance.firstOf(several(Values::alternative)) : alternative();
        }

        Conformance alternative() {
            return switch (random.nextInt(9)) {
                case 0 -> Conformance.Mandatory.ALWAYS;
                case 1 -> new Conformance.Provisional();
                case 2 -> new Conformance.Obsolete();
                case 3 -> new Conformance.Disallowed();
                case 4 -> new Conformance.Described();
                case 5 -> new Conformance.Optional(null, random.nextBoolean() ? choice() : null);
                case 6 -> new Conformance.Optional(expression(4), random.nextBoolean() ? choice() : null);
                default -> new Conformance.Mandatory(expression(4));
            };
        }

        Choice choice() {
            int min = random.nextInt(4);
            int max = random.nextBoolean() ? Choice.NO_LIMIT : Math.max(1, min + random.nextInt(3));
            return new Choice(List.of("a", "b", "zz", "M", "O").get(random.nextInt(5)), min, max);
        }

        Expression expression(int depth) {
            return switch (random.nextInt(depth == 0 ? 4 : 8)) {
                case 0, 1 -> new Feature(name());
                case 2 -> new Name(path());
                case 3 -> new Comparison(value(), oneOf(Operator.values()), value());
                case 4, 5 -> new Expression.Not(expression(depth - 1));
                case 6 -> Expression.allOf(several(values -> values.expression(depth - 1)));
                default -> Expression.anyOf(several(values -> values.expression(depth - 1)));
            };
        }

        Expression.Value value() {
            return switch (random.nextInt(4)) {
                case 0 -> new Expression.Revision();
                case 1 -> new Expression.Literal(number());
                case 2 -> new Expression.Literal("null");
                default -> new Name(path());
            };
        }

        Constraint constraint(int depth) {
            return random.nextInt(3) == 0 ? Constraint.anyOf(several(values -> values.part(depth))) : part(depth);
        }

        Constraint part(int depth) {
            Constraint size = size(depth);
            if (random.nextInt(4) == 0) {
                size = new Constraint.CodePoints(size, operand(depth));
            }
            return depth > 0 && random.nextInt(3) == 0 ? new Constraint.Entries(size, constraint(depth - 1)) : size;
        }

        Constraint size(int depth) {
            return switch (random.nextInt(6)) {
                case 0 -> new Constraint.Unconstrained();
                case 1 -> new Constraint.Described();
                case 2 -> new Constraint.Range(operand(depth), null);
                case 3 -> new Constraint.Range(null, operand(depth));
                case 4 -> new Constraint.Range(operand(depth), operand(depth));
                default -> new Constraint.Allowed(operand(depth));
            };
        }

        Operand operand(int depth) {
            return switch (random.nextInt(depth == 0 ? 3 : 5)) {
                case 0 -> new Operand.Literal(number());
                case 1 -> new Operand.Reference(path());
                case 2 -> new Operand.Constant(name(), new Operand.Literal(number()));
                case 3 ->
                    new Operand.Extreme(oneOf(Operand.Function.values()), several(values -> values.operand(depth - 1)));
                default ->
                    new Operand.Computed(operand(depth - 1), oneOf(Operand.Operator.values()), operand(depth - 1));
            };
        }
    }
}
