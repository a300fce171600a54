package dev.clusterwright.generator.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Sentences that help to mend a misspelt name. */
public final class Hints {
    /** A suggestion further away than this is more confusing than none. */
    private static final int FARTHEST = 3;

    private Hints() {}

    /** {@code Did you mean 'X'?} with the nearest of the candidates, or an empty string when none is near. */
    public static String didYouMean(String name, Collection<String> candidates) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.min(FARTHEST, Math.max(1, name.length() / 2)));
        return candidates.stream()
                .sorted()
                .filter(candidate -> distance(distance, name, candidate) >= 0)
                .min(Comparator.<String>comparingInt(candidate -> distance(distance, name, candidate))
                        .thenComparing(candidate -> -commonPrefix(name, candidate)))
                .map(candidate -> "Did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** {@link #didYouMean}, or the list of what there is when nothing is near and the list is short. */
    public static String didYouMeanOrOneOf(String name, Collection<String> candidates) {
        String nearest = didYouMean(name, candidates);
        if (!nearest.isEmpty() || candidates.isEmpty() || candidates.size() > 12) {
            return nearest;
        }
        return "Choose from: " + String.join(", ", candidates.stream().sorted().toList());
    }

    /** Of two that are equally near, the one that starts alike is meant: uint8 by unit8, not int8. */
    private static int commonPrefix(String name, String candidate) {
        int length = 0;
        while (length < name.length()
                && length < candidate.length()
                && name.charAt(length) == candidate.charAt(length)) {
            length++;
        }
        return length;
    }

    private static int distance(LevenshteinDistance distance, String name, String candidate) {
        return distance.apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
