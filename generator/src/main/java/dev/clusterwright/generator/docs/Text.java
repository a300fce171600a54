package dev.clusterwright.generator.docs;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Quality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Facts in words and numbers. */
final class Text {
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9]+");
    private static final int SLUG = 60;

    private Text() {}

    /** {@code 0x003F}: with that many digits at least. */
    static String id(long id, int digits) {
        String hex = Long.toHexString(id).toUpperCase(Locale.ROOT);
        return "0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    /** {@code 1 command}, {@code 6 commands}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }

    /** What may stand in a path or an anchor, whatever a definition is called: letters, digits, hyphens between. */
    static String slug(String name) {
        String safe = UNSAFE.matcher(name).replaceAll("-").replaceAll("^-|-$", "");
        return safe.length() > SLUG ? safe.substring(0, SLUG) : safe;
    }

    static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The privileges and flags, each in a word or two. */
    static List<String> access(Access access) {
        List<String> words = new ArrayList<>();
        if (access.read() != null) {
            words.add("read: " + small(access.read()));
        }
        if (access.write() != null) {
            words.add((access.writeOptional() ? "write (optional): " : "write: ") + small(access.write()));
        }
        if (access.invoke() != null) {
            words.add("invoke: " + small(access.invoke()));
        }
        if (access.timed()) {
            words.add("timed");
        }
        if (access.fabricScoped()) {
            words.add("fabric-scoped");
        }
        if (access.fabricSensitive()) {
            words.add("fabric-sensitive");
        }
        return words;
    }

    /** How a value is kept and reported, and whether it may be null. */
    static List<String> qualities(Field field) {
        List<String> words = new ArrayList<>();
        if (field.nullable()) {
            words.add("nullable");
        }
        field.qualities().stream().sorted().map(Text::quality).forEach(words::add);
        return words;
    }

    private static String quality(Quality quality) {
        return quality == Quality.NON_VOLATILE ? "non-volatile" : small(quality);
    }
}
