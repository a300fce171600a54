package dev.clusterwright.generator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clusterwright.generator.problem.SourceLocation;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds of a uint16 beside the attributes Fabrics (5 to 254), Percent (0 to 100), Shift (-3 to 2) and Loop. */
class StaticBoundsTest {
    private static final List<Field> ATTRIBUTES = List.of(
            field("Fabrics", "uint8", "5 to 254"),
            field("Percent", "percent", "all"),
            field("Shift", "int8", "-3 to 2"),
            field("Loop", "uint8", "max Pool"),
            field("Pool", "uint8", "max (Loop - 1)"),
            field("Same", "uint8", "max 7"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "all ; 0 to 65535",
                "desc ; 0 to 65535",
                "min 0x10 ; 16 to 65535",
                "max Fabrics ; 0 to 254",
                "min Fabrics ; 5 to 65535",
                "max RESP_MAX(900) ; 0 to 900",
                "max Unknown ; 0 to 65535",
                "max Fabrics.Member ; 0 to 65535",
                "Fabrics ; 5 to 254",
                "1 to 8, 0xFFFE ; 1 to 65534",
                "5 to 4, 7 ; 7 to 7",
                "desc, 7 ; 0 to 65535",
                "max 128{32} ; 0 to 128",
                "max 4[max 9] ; 0 to 4",
                "max (Fabrics * 2) ; 0 to 508",
                "min (Fabrics + 1) ; 6 to 65535",
                "max (Fabrics - Percent) ; 0 to 254",
                "min (Fabrics - Percent) ; 0 to 65535",
                "max (Percent * Shift) ; 0 to 200",
                "max (Shift * Shift) ; 0 to 9",
                "max (Fabrics / 2) ; 0 to 127",
                "max (Percent / 3) ; 0 to 34",
                "min (Fabrics / 2) ; 2 to 65535",
                "max (Fabrics / Shift) ; 0 to 65535",
                "max (Fabrics / 0) ; 0 to 65535",
                "max ((4 - 1) * (2 + 3)) ; 0 to 15",
                "min maxOf(Fabrics, 10) ; 10 to 65535",
                "max minOf(Fabrics, Percent) ; 0 to 100",
                "max minOf(Fabrics, Unknown) ; 0 to 65535",
                "max (Unknown + 1) ; 0 to 65535",
                "max Loop ; 0 to 254",
                "min 0.01 ; 0 to 65535",
                "max Same ; 0 to 7",
            })
    void bounds(String constraint, String bounds) {
        Field field = field("Same", "uint16", constraint);
        assertThat(new StaticBounds(ATTRIBUTES, List.of(field)).of(field)).hasToString(bounds);
    }

    /** Each refers to the next twice: following every one again would not end. */
    @Test
    void longChainsEnd() {
        List<Field> chain = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            chain.add(field("A" + i, "uint8", "max maxOf(A" + (i + 1) + ", (A" + (i + 1) + " - 1))"));
        }
        StaticBounds bounds = new StaticBounds(chain, chain);
        assertThat(bounds.of(chain.get(0))).hasToString("0 to 255");
    }

    /** Whatever the values of the operands are, the result of the computation is within the bounds. */
    @Test
    void computationsStayWithinTheirBounds() {
        long seed = new Random().nextLong();
        System.out.println("StaticBoundsTest.computationsStayWithinTheirBounds: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            int a = random.nextInt(21) - 10;
            int b = a + random.nextInt(5);
            int c = random.nextInt(21) - 10;
            int d = c + random.nextInt(5);
            String sign = List.of("+", "-", "*", "/").get(random.nextInt(4));
            List<Field> operands = List.of(field("L", "int8", a + " to " + b), field("R", "int8", c + " to " + d));
            Field least = field("Least", "int16", "min (L " + sign + " R)");
            Field greatest = field("Greatest", "int16", "max (L " + sign + " R)");
            StaticBounds bounds = new StaticBounds(operands, operands);
            BigInteger min = Objects.requireNonNull(bounds.of(least)).min();
            BigInteger max = Objects.requireNonNull(bounds.of(greatest)).max();
            for (int x = a; x <= b; x++) {
                for (int y = c; y <= d; y++) {
                    if (sign.equals("/") && y == 0) {
                        continue;
                    }
                    double result = switch (sign) {
                        case "+" -> x + y;
                        case "-" -> x - y;
                        case "*" -> x * y;
                        default -> (double) x / y + 0.0; // no -0.0
                    };
                    assertThat(result)
                            .as("seed %d: %d %s %d", seed, x, sign, y)
                            .isBetween(min.doubleValue(), max.doubleValue());
                }
            }
        }
    }

    private static Field field(String name, String type, String constraint) {
        return new Field(
                SourceLocation.of("test"),
                0,
                name,
                "",
                BaseType.find(type).orElseThrow(),
                false,
                Access.NONE,
                Set.of(),
                Conformance.Mandatory.ALWAYS,
                Constraint.parse(constraint),
                null);
    }
}
