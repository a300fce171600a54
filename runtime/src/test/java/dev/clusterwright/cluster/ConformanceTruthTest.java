package dev.clusterwright.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Conformance against a model of it that shares nothing with it: random rules are written out as text for the one and
 * looked up in a table of what is so for the other. Features that the cluster does not define are unknown.
 */
class ConformanceTruthTest {
    private static final List<String> FEATURES = List.of("FA", "FB", "FC");
    private static final List<String> SIBLINGS = List.of("First", "Second");
    private static final int RULES = 400;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void whatIsKnownIsDecidedAndWhatIsNotIsNoViolation() {
        System.out.println("ConformanceTruthTest: seed " + seed);
        for (int i = 0; i < RULES; i++) {
            Rule rule = rule();
            for (int world = 0; world < 32; world++) {
                Set<String> facts = facts(world);
                for (boolean present : new boolean[] {true, false}) {
                    check(rule, facts, present);
                }
            }
        }
    }

    private void check(Rule rule, Set<String> facts, boolean present) {
        boolean violated = violated(rule, facts, present, FEATURES);
        assertThat(violated).as("%s with %s, present %s", rule, facts, present).isEqualTo(rule.forbids(facts, present));
        List<String> known =
                FEATURES.stream().filter(feature -> random.nextBoolean()).toList();
        if (violated(rule, facts, present, known)) {
            assertThat(completions(facts, known))
                    .as("%s, of %s only %s is known", rule, facts, known)
                    .allMatch(world -> rule.forbids(world, present));
        }
    }

    /** Whether the runtime finds that a field with this rule may not be absent or present as it is. */
    private static boolean violated(Rule rule, Set<String> facts, boolean present, List<String> known) {
        List<Feature> features = IntStream.range(0, FEATURES.size())
                .filter(bit -> known.contains(FEATURES.get(bit)))
                .mapToObj(bit -> new Feature(bit, FEATURES.get(bit), "", "O"))
                .toList();
        long map = IntStream.range(0, FEATURES.size())
                .filter(bit -> facts.contains(FEATURES.get(bit)))
                .mapToLong(bit -> 1L << bit)
                .sum();
        ClusterDescriptor cluster =
                new ClusterDescriptor(1, "Test", 1, false, features, List.of(), List.of(), List.of(), List.of());
        Structure structure = Structures.of("Test.Rule")
                .field(Field.of(0, "Subject", "bool").conformance(rule.text()), present ? true : null)
                .field(Field.of(1, "First", "bool").conformance("O"), facts.contains("First") ? true : null)
                .field(Field.of(2, "Second", "bool").conformance("O"), facts.contains("Second") ? true : null)
                .build();
        List<Violation> violations = structure.validate(ClusterState.of(cluster, map));
        assertThat(violations)
                .allMatch(violation -> violation.kind() == Violation.Kind.CONFORMANCE
                        && violation.path().equals("Test.Rule.Subject"));
        return !violations.isEmpty();
    }

    /** Everything that the unknown features may be. */
    private static List<Set<String>> completions(Set<String> facts, List<String> known) {
        List<Set<String>> worlds = new ArrayList<>(List.of(facts));
        for (String feature : FEATURES) {
            if (!known.contains(feature)) {
                List<Set<String>> others = new ArrayList<>();
                for (Set<String> world : worlds) {
                    Set<String> other = new HashSet<>(world);
                    if (!other.remove(feature)) {
                        other.add(feature);
                    }
                    others.add(other);
                }
                worlds.addAll(others);
            }
        }
        return worlds;
    }

    private static Set<String> facts(int world) {
        List<String> names = Stream.concat(FEATURES.stream(), SIBLINGS.stream()).toList();
        return IntStream.range(0, names.size())
                .filter(i -> (world >> i & 1) != 0)
                .mapToObj(names::get)
                .collect(Collectors.toSet());
    }

    /** Alternatives, of which the first that applies says what is allowed. */
    private record Rule(List<Alternative> alternatives) {
        String text() {
            return alternatives.stream().map(Alternative::text).collect(Collectors.joining(", "));
        }

        boolean forbids(Set<String> facts, boolean present) {
            for (Alternative alternative : alternatives) {
                if (alternative.condition().isSo(facts)) {
                    return switch (alternative.word()) {
                        case "M" -> !present;
                        case "X" -> present;
                        default -> false;
                    };
                }
            }
            return present;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** What to do under a condition; without parameters in the notation unless the word is M or O. */
    private record Alternative(String word, Condition condition) {
        String text() {
            if (condition.text().isEmpty()) {
                return word;
            }
            return word.equals("M") ? condition.text() : "[" + condition.text() + "]";
        }
    }

    /** A condition as text, and as an answer. */
    private interface Condition {
        String text();

        boolean isSo(Set<String> facts);
    }

    private record Simple(String text, String name, boolean expected) implements Condition {
        @Override
        public boolean isSo(Set<String> facts) {
            return name.isEmpty() || facts.contains(name) == expected;
        }
    }

    private record Both(Condition left, String sign, Condition right) implements Condition {
        @Override
        public String text() {
            return "(" + left.text() + ") " + sign + " (" + right.text() + ")";
        }

        @Override
        public boolean isSo(Set<String> facts) {
            return sign.equals("&") ? left.isSo(facts) && right.isSo(facts) : left.isSo(facts) || right.isSo(facts);
        }
    }

    private record Negated(Condition operand) implements Condition {
        @Override
        public String text() {
            return "!(" + operand.text() + ")";
        }

        @Override
        public boolean isSo(Set<String> facts) {
            return !operand.isSo(facts);
        }
    }

    private Rule rule() {
        return new Rule(Stream.generate(this::alternative)
                .limit(1 + random.nextInt(3))
                // An M alone needs no validator: the codec does not leave it out.
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        all -> all.size() == 1 && all.get(0).text().equals("M")
                                ? List.of(new Alternative("O", always()))
                                : all)));
    }

    private Alternative alternative() {
        return switch (random.nextInt(8)) {
            case 0 -> new Alternative(List.of("M", "O", "P", "D", "X", "desc").get(random.nextInt(6)), always());
            case 1, 2, 3 -> new Alternative("O", condition(3));
            default -> new Alternative("M", condition(3));
        };
    }

    private static Condition always() {
        return new Simple("", "", true);
    }

    private Condition condition(int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 6);
        return switch (kind) {
            case 0 -> simple(FEATURES);
            case 1 -> simple(SIBLINGS);
            case 2 -> new Negated(condition(depth - 1));
            case 3, 4 -> new Both(condition(depth - 1), "&", condition(depth - 1));
            default -> new Both(condition(depth - 1), "|", condition(depth - 1));
        };
    }

    private Condition simple(List<String> names) {
        String name = names.get(random.nextInt(names.size()));
        boolean expected = random.nextBoolean();
        return new Simple(expected ? name : "!" + name, name, expected);
    }
}
