package dev.clusterwright.generator.xml;

import dev.clusterwright.generator.problem.SourceLocation;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names, flags and numbers as the SDK dialect writes them, and nodes as the data-model dialect would have them. */
final class SdkText {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,20}");
    private static final Pattern HEX = Pattern.compile("0[xX][0-9A-Fa-f]{1,16}");

    private SdkText() {}

    /** A text in one line; null if it is empty. */
    static @Nullable String line(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : SPACE.matcher(text.strip()).replaceAll(" ");
    }

    /** The attribute or element {@code name} in one line. */
    static @Nullable String name(XmlNode node) {
        return line(node.value("name"));
    }

    /** Whether a node says that it is so; what it does not say is not so. */
    static boolean isTrue(XmlNode node, String flag) {
        String text = node.value(flag);
        return "true".equalsIgnoreCase(text) || "1".equals(text);
    }

    /** A number, in decimal or in hexadecimal after {@code 0x}; nothing if the text is none. */
    static Optional<BigInteger> number(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (DECIMAL.matcher(digits).matches()) {
            return Optional.of(new BigInteger(digits));
        }
        return HEX.matcher(digits).matches() ? Optional.of(new BigInteger(digits.substring(2), 16)) : Optional.empty();
    }

    /** Whether a text is that number, however it is written. */
    static boolean isNumber(@Nullable String text, long number) {
        return number(text).filter(BigInteger.valueOf(number)::equals).isPresent();
    }

    /** An element that stands for what the SDK's own says in another form, at the place of the SDK's own. */
    static XmlNode element(SourceLocation location, String name, List<XmlNode> children) {
        return new XmlNode(location, name, "", children);
    }

    /** An attribute of such an element. */
    static XmlNode value(SourceLocation location, String name, String text) {
        return new XmlNode(location, name, text, List.of());
    }
}
