package dev.clusterwright.generator.link;

import dev.clusterwright.generator.problem.Hints;
import dev.clusterwright.generator.problem.Problems;
import dev.clusterwright.generator.problem.SourceLocation;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Chooses by name or id.
 *
 * @param <T> what is chosen from
 */
final class Chooser<T> {
    static final String ALL = "all";

    private final Collection<T> declared;
    private final ToLongFunction<T> id;
    private final Function<T, String> name;
    private final Problems problems;

    Chooser(Collection<T> declared, ToLongFunction<T> id, Function<T, String> name, Problems problems) {
        this.declared = declared;
        this.id = id;
        this.name = name;
        this.problems = problems;
    }

    /**
     * Those that are wanted, in the order in which they are declared.
     *
     * @param wanted names or ids; {@code all} for all
     * @param parameter where the user wrote them
     * @param kind what one of them is called, for messages
     * @param lenient whether it is no error that there is none of a name
     */
    List<T> choose(Collection<String> wanted, String parameter, String kind, boolean lenient) {
        Set<T> chosen = new LinkedHashSet<>();
        for (String want : wanted) {
            List<T> found = declared.stream()
                    .filter(candidate -> isMeant(candidate, want))
                    .toList();
            chosen.addAll(found);
            if (found.isEmpty() && !isAll(want)) {
                unknown(want, parameter, kind, lenient);
            }
        }
        return declared.stream().filter(chosen::contains).toList();
    }

    private void unknown(String want, String parameter, String kind, boolean lenient) {
        String code = "unknown-" + kind.replace(' ', '-');
        String message = "there is no " + kind + " '" + want + "' in the definitions";
        if (lenient) {
            problems.note(code, SourceLocation.of(parameter), message);
        } else {
            problems.error(
                    code,
                    SourceLocation.of(parameter),
                    message,
                    Hints.didYouMeanOrOneOf(want, declared.stream().map(name).toList()));
        }
    }

    private boolean isMeant(T candidate, String want) {
        BigInteger number = Numbers.parse(want);
        return number == null
                ? isAll(want) || key(name.apply(candidate)).equals(key(want))
                : BigInteger.valueOf(id.applyAsLong(candidate)).equals(number);
    }

    private static boolean isAll(String want) {
        return want.strip().toLowerCase(Locale.ROOT).equals(ALL);
    }

    /** {@code GroupKeyManagement} and {@code "Group Key Management"} are the same to a user. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
