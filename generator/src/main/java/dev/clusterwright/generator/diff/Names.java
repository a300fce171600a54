package dev.clusterwright.generator.diff;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of definitions, compared. */
final class Names {
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

    /** Words that say of what kind something is, and are no sign of a common meaning. */
    private static final Set<String> KINDS =
            Set.of("enum", "bitmap", "struct", "type", "request", "response", "index", "list", "value");

    private static final Pattern KIND = Pattern.compile("(enum|bitmap|struct|type)$");

    /** Shorter words and parts are no sign of anything. */
    private static final int SHORTEST = 3;

    private Names() {}

    /** What is left of a name when spaces, signs and case are not looked at; the name where nothing would be. */
    static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.length() == 0 ? name : letters.toString().toLowerCase(Locale.ROOT);
    }

    /** The letters of a type's name without the ending that says which kind of type it is. */
    static String stem(String typeName) {
        String stem = KIND.matcher(letters(typeName)).replaceFirst("");
        return stem.isEmpty() ? letters(typeName) : stem;
    }

    /** Whether two names may well mean the same: they share a word, or most of their letters. */
    static boolean alike(String one, String other) {
        String a = letters(one);
        String b = letters(other);
        int shorter = Math.min(a.length(), b.length());
        if (shorter >= SHORTEST && (a.contains(b) || b.contains(a))) {
            return true;
        }
        Set<String> words = words(one);
        words.retainAll(words(other));
        return !words.isEmpty() || 3 * ends(a, b) >= 2 * Math.max(a.length(), b.length());
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (word.length() >= SHORTEST && !KINDS.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** How many letters at the start and at the end are the same. */
    private static int ends(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int start = 0;
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return start + end;
    }
}
