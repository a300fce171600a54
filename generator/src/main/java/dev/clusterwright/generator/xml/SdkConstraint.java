package dev.clusterwright.generator.xml;

import static dev.clusterwright.generator.xml.SdkText.element;
import static dev.clusterwright.generator.xml.SdkText.value;

import dev.clusterwright.generator.problem.SourceLocation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of the SDK dialect as a {@code <constraint>}.
 *
 * <p>Of a list, {@code length} and {@code minLength} are numbers of entries. Files also write {@code min} and {@code max}
 * for lists and strings; they mean the same there. From and to the same number is that number alone, as the other dialect
 * writes it. Numbers stay as they are written: what the digits of a negative one
 * mean depends on its type.
 */
final class SdkConstraint {
    private static final Set<String> STRINGS =
            Set.of("char_string", "long_char_string", "octet_string", "long_octet_string");

    private final SourceLocation location;
    private final List<XmlNode> parts = new ArrayList<>();

    private SdkConstraint(SourceLocation location) {
        this.location = location;
    }

    /**
     * The constraint of an attribute or field; none, if it is not bound.
     *
     * @param list whether it is one
     * @param type its type, if it is none
     * @param length the most octets, characters or entries, however the file spells it
     */
    static List<XmlNode> of(XmlNode node, boolean list, @Nullable String type, @Nullable String length) {
        SdkConstraint constraint = new SdkConstraint(node.location());
        String shortest = bound(node.value("minLength"));
        String longest = bound(length);
        String min = bound(node.value("min"));
        String max = bound(node.value("max"));
        if (list || (type != null && STRINGS.contains(type.toLowerCase(Locale.ROOT)))) {
            constraint.range(
                    list ? "Count" : "Length", shortest == null ? min : shortest, longest == null ? max : longest);
        } else {
            constraint.range("", min, max);
            constraint.range("Length", shortest, longest);
        }
        return constraint.parts.isEmpty()
                ? List.of()
                : List.of(element(node.location(), "constraint", constraint.parts));
    }

    private void range(String of, @Nullable String from, @Nullable String to) {
        if (from != null && to != null) {
            parts.add(between(of, from, to));
        } else if (from != null) {
            parts.add(bound("min" + of, from));
        } else if (to != null) {
            parts.add(bound("max" + of, to));
        }
    }

    private XmlNode between(String of, String from, String to) {
        Optional<BigInteger> number = SdkText.number(from);
        return number.isPresent() && number.equals(SdkText.number(to))
                ? bound("allowed", to)
                : element(
                        location,
                        of.isEmpty() ? "between" : of.toLowerCase(Locale.ROOT) + "Between",
                        List.of(bound("from", from), bound("to", to)));
    }

    private XmlNode bound(String name, String text) {
        return element(location, name, List.of(value(location, "value", text)));
    }

    private static @Nullable String bound(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
