package dev.clusterwright.generator.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a name as the specification writes it, and the Java spellings made of them.
 *
 * <table>
 * <caption>Examples</caption>
 * <tr><th>Name</th><th>Class</th><th>Member</th><th>Constant</th></tr>
 * <tr><td>KeySetReadAllIndices</td><td>KeySetReadAllIndices</td><td>keySetReadAllIndices</td>
 *     <td>KEY_SET_READ_ALL_INDICES</td></tr>
 * <tr><td>NOCs</td><td>NOCs</td><td>nocs</td><td>NOCS</td></tr>
 * <tr><td>VIDVerificationStatement</td><td>VIDVerificationStatement</td><td>vidVerificationStatement</td>
 *     <td>VID_VERIFICATION_STATEMENT</td></tr>
 * <tr><td>On/Off</td><td>OnOff</td><td>onOff</td><td>ON_OFF</td></tr>
 * <tr><td>PM2.5 Level</td><td>PM25Level</td><td>pm25Level</td><td>PM25_LEVEL</td></tr>
 * <tr><td>2G4</td><td>_2G4</td><td>_2g4</td><td>_2G4</td></tr>
 * </table>
 */
final class Words {
    /**
     * In this order: an abbreviation with a version ({@code IPv6}); one in the plural ({@code NOCs}); one before a
     * capitalised word ({@code VID} of {@code VIDVerification}); a capitalised or a small word, with the digits and
     * unit letters that follow it; whatever is left, which starts with a digit.
     */
    private static final Pattern WORD = Pattern.compile("[A-Z]+v[0-9]+"
            + "|[A-Z]{2,}s(?![a-z])"
            + "|[A-Z]+[0-9]*(?=[A-Z][a-z])"
            + "|[A-Z]*[a-z]+[0-9]*"
            + "|[A-Z]+[0-9]*"
            + "|[0-9]+[A-Z]?[0-9]*[a-z]*[0-9]*");

    /** What a name loses without a trace: the point of a number, an apostrophe. */
    private static final Pattern NOTHING = Pattern.compile("(?<=[0-9])[.,](?=[0-9])|['\u2019]");

    private final List<String> words;

    private Words(List<String> words) {
        this.words = words;
    }

    /** The words of a name; one word {@code Unnamed} if it has no letter and no digit. */
    static Words of(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(NOTHING.matcher(name).replaceAll(""));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return new Words(words.isEmpty() ? List.of("Unnamed") : words);
    }

    /** As a class is named: the words as they are, each with a capital. */
    String className() {
        return safe(words.stream().map(Words::capitalised).collect(Collectors.joining()));
    }

    /** As a field or a method is named: small, with a capital where a word starts; abbreviations are words. */
    String memberName() {
        StringBuilder name = new StringBuilder(lower(words.get(0)));
        words.stream().skip(1).forEach(word -> name.append(capitalised(lower(word))));
        return safe(name.toString());
    }

    /** As a constant is named. */
    String constantName() {
        return safe(words.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.joining("_")));
    }

    /** As a package is named: all small, nothing in between. */
    String packageName() {
        return safe(lower(String.join("", words)));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** A Java name does not start with a digit. */
    private static String safe(String name) {
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }
}
