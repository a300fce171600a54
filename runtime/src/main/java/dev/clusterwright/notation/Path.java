package dev.clusterwright.notation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The name of something that a conformance or a constraint refers to: an attribute, a field, a command, a condition, an
 * enum's item, a status. Which of them it is, the name does not tell: it is looked for among the neighbours first.
 *
 * @param names one; for a member the name of its owner before it: {@code HoldTimeLimits.HoldTimeMin},
 *     {@code StatusEnum.Busy}; for another cluster's attribute the name of that cluster
 */
public record Path(List<String> names) {
    /** Copies the list. */
    public Path {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a path has one name at least");
        }
    }

    /** A name and, if there are more, its members. */
    public static Path of(String... names) {
        return new Path(List.of(names));
    }

    /** The names with dots between; one that is no plain word is quoted: {@code 'Wi-Fi'}. */
    @Override
    public String toString() {
        String members =
                names.stream().skip(1).map(name -> "." + Tokens.member(name)).collect(Collectors.joining());
        return Tokens.word(names.get(0)) + members;
    }
}
