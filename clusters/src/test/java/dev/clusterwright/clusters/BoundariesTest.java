package dev.clusterwright.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.clusterwright.cluster.Attribute;
import dev.clusterwright.cluster.ClusterDescriptor;
import dev.clusterwright.cluster.ClusterState;
import dev.clusterwright.cluster.Field;
import dev.clusterwright.cluster.Members;
import dev.clusterwright.cluster.Structure;
import dev.clusterwright.cluster.Violation;
import dev.clusterwright.notation.Constraint;
import dev.clusterwright.type.OctetString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every constraint of a simple form in everything that is bundled: the values at its bounds pass, and those just outside
 * do not. What the bounds are is read from the text with an expression, not with the parser.
 */
class BoundariesTest {
    private static final String NUMBER = "(-?[0-9]+|0x[0-9A-Fa-f]+)";
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + " to " + NUMBER);
    private static final Pattern LEAST = Pattern.compile("min " + NUMBER);
    private static final Pattern MOST = Pattern.compile("max " + NUMBER);
    private static final Pattern EXACTLY = Pattern.compile(NUMBER);
    private static final Pattern ENTRIES = Pattern.compile("(.*)\\[(.*)]");
    private static final Pattern INTEGER = Pattern.compile("(u?)int([0-9]+)");
    private static final Pattern LIST = Pattern.compile("list\\[(.*)]");

    /** A constraint, and a way to find out what is wrong with a value. */
    private record Limited(
            String name, String type, boolean nullable, String constraint, Function<Object, List<Violation>> check) {}

    /** The least and the greatest. */
    private record Range(long min, long max) {}

    @TestFactory
    Stream<DynamicTest> whatIsAtTheBoundsPassesAndWhatIsOutsideDoesNot() {
        return limited()
                .filter(limited -> !cases(limited).isEmpty())
                .map(limited -> dynamicTest(
                        limited.name() + ": " + limited.constraint(),
                        () -> cases(limited).forEach(Runnable::run)));
    }

    /** Of all that have a constraint, most have one of a simple form. */
    @Test
    void thereAreEnough() {
        assertThat(limited().filter(limited -> !cases(limited).isEmpty())).hasSizeGreaterThan(100);
    }

    private static Stream<Limited> limited() {
        Stream<Limited> fields = Bundled.records().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().flatMap(field -> limited(entry.getKey(), field).stream()));
        Stream<Limited> attributes = Bundled.clusters().stream()
                .flatMap(cluster ->
                        cluster.attributes().stream().flatMap(attribute -> limited(cluster, attribute).stream()));
        return Stream.concat(fields, attributes);
    }

    private static Optional<Limited> limited(String owner, Field field) {
        Function<Object, List<Violation>> check = value -> {
            Members members = new Members("T", List.of(field), value);
            Structure structure = () -> members;
            return structure.validate();
        };
        return field.constraint()
                .map(Constraint::toString)
                .map(text -> new Limited(owner + "." + field.name(), field.type(), field.isNullable(), text, check));
    }

    private static <T> Optional<Limited> limited(ClusterDescriptor cluster, Attribute<T> attribute) {
        @SuppressWarnings("unchecked") // made of the attribute's type
        Function<Object, List<Violation>> check = value -> attribute.validate((T) value, ClusterState.unknown());
        return attribute
                .constraint()
                .map(Constraint::toString)
                // That null is one of its values makes it narrower still, and is tested elsewhere.
                .map(text -> new Limited(cluster.name() + "." + attribute.name(), attribute.type(), true, text, check));
    }

    private static List<Runnable> cases(Limited limited) {
        Matcher entries = ENTRIES.matcher(limited.constraint());
        Matcher list = LIST.matcher(limited.type());
        List<Runnable> cases = new ArrayList<>();
        if (entries.matches() && list.matches()) {
            cases(limited, limited.type(), entries.group(1), Function.identity(), cases);
            cases(limited, list.group(1), entries.group(2), Arrays::asList, cases);
        } else {
            cases(limited, limited.type(), limited.constraint(), Function.identity(), cases);
        }
        return cases;
    }

    private static void cases(
            Limited limited, String type, String text, Function<Object, Object> wrap, List<Runnable> cases) {
        Optional<Range> possible = possible(type);
        Optional<Range> allowed = range(text);
        if (possible.isEmpty() || allowed.isEmpty()) {
            return;
        }
        long min = Math.max(allowed.get().min(), possible.get().min());
        long max = Math.min(allowed.get().max(), possible.get().max());
        boolean sentinel = limited.nullable();
        for (long amount : new long[] {min, max}) {
            boolean mayMeanNull = sentinel
                    && (amount == possible.get().min()
                            || amount == possible.get().max());
            if (!mayMeanNull && amount < 100_000) {
                cases.add(() -> assertThat(limited.check().apply(wrap.apply(value(type, amount))))
                        .as("%d", amount)
                        .isEmpty());
            }
        }
        for (long amount : new long[] {min - 1, max + 1}) {
            if (amount >= possible.get().min() && amount <= possible.get().max() && amount < 100_000) {
                cases.add(() -> assertThat(limited.check().apply(wrap.apply(value(type, amount))))
                        .as("%d", amount)
                        .hasSize(1)
                        .allMatch(violation -> violation.kind() == Violation.Kind.CONSTRAINT));
            }
        }
    }

    private static Optional<Range> range(String text) {
        Matcher between = BETWEEN.matcher(text);
        Matcher least = LEAST.matcher(text);
        Matcher most = MOST.matcher(text);
        Matcher exactly = EXACTLY.matcher(text);
        if (between.matches()) {
            return Optional.of(new Range(Long.decode(between.group(1)), Long.decode(between.group(2))));
        }
        if (least.matches()) {
            return Optional.of(new Range(Long.decode(least.group(1)), Long.MAX_VALUE));
        }
        if (most.matches()) {
            return Optional.of(new Range(Long.MIN_VALUE, Long.decode(most.group(1))));
        }
        return exactly.matches()
                ? Optional.of(new Range(Long.decode(exactly.group(1)), Long.decode(exactly.group(1))))
                : Optional.empty();
    }

    /** What values of a type can be made; nothing for types that have bounds of their own. */
    private static Optional<Range> possible(String type) {
        Matcher integer = INTEGER.matcher(type);
        if (integer.matches()) {
            int bits = Integer.parseInt(integer.group(2));
            boolean unsigned = !integer.group(1).isEmpty();
            long max = bits == 64 ? Long.MAX_VALUE : (1L << (unsigned ? bits : bits - 1)) - 1;
            return Optional.of(new Range(unsigned ? 0 : -max - 1, max));
        }
        boolean sized = type.equals("octstr")
                || type.equals("string")
                || LIST.matcher(type).matches();
        return sized ? Optional.of(new Range(0, Integer.MAX_VALUE)) : Optional.empty();
    }

    private static Object value(String type, long amount) {
        Matcher integer = INTEGER.matcher(type);
        if (integer.matches()) {
            int widest = integer.group(1).isEmpty() ? 32 : 24;
            return Integer.parseInt(integer.group(2)) <= widest ? (Object) (int) amount : (Object) amount;
        }
        if (type.equals("octstr")) {
            return OctetString.of(new byte[(int) amount]);
        }
        return type.equals("string") ? "x".repeat((int) amount) : Collections.nCopies((int) amount, null);
    }
}
