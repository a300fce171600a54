package dev.clusterwright.generator.java;

import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.Cluster;
import dev.clusterwright.generator.model.Command;
import dev.clusterwright.generator.model.Event;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Quality;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Facts in words, for javadoc. What comes from a definition cannot break out of the comment. */
final class Describe {
    private Describe() {}

    /** For example: On/Off (0x0006). */
    static String cluster(Cluster cluster) {
        return text(cluster.name()) + " (" + id(cluster.id(), 4) + ")";
    }

    /** For example: GroupKeySetID (0): uint16, 1 to 65535. */
    static String field(Field field) {
        return code(field.name()) + " (" + field.id() + "): " + facts(field, access(field.access()));
    }

    /** For example: Fabrics (0x0001): list[FabricDescriptorStruct], read view, fabric-scoped, non-volatile. */
    static String attribute(Field field) {
        return code(field.name()) + " (" + id(field.id(), 4) + "): " + facts(field, access(field.access()));
    }

    /** For example: KeySetRead (0x01): invoke administer, fabric-scoped. */
    static String command(Command command) {
        return message(command.name(), command.id(), command.access(), command.conformance());
    }

    /** For example: StartUp (0x00): read view. */
    static String event(Event event) {
        return message(event.name(), event.id(), event.access(), event.conformance());
    }

    /** The privileges and flags, each in a word or two. */
    static List<String> access(Access access) {
        List<String> words = new ArrayList<>();
        if (access.read() != null) {
            words.add("read " + small(access.read()));
        }
        if (access.write() != null) {
            words.add((access.writeOptional() ? "optionally write " : "write ") + small(access.write()));
        }
        if (access.invoke() != null) {
            words.add("invoke " + small(access.invoke()));
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

    /** What a conformance says, in words where there are some. */
    static String conformance(Conformance conformance) {
        if (conformance instanceof Conformance.Mandatory mandatory && mandatory.condition() == null) {
            return "mandatory";
        }
        if (conformance instanceof Conformance.Optional optional
                && optional.condition() == null
                && optional.choice() == null) {
            return "optional";
        }
        if (conformance instanceof Conformance.Provisional) {
            return "provisional";
        }
        if (conformance instanceof Conformance.Obsolete) {
            return "deprecated";
        }
        return "conformance " + code(conformance.toString());
    }

    /** {@code 0x003F}. */
    static String id(long id, int digits) {
        String hex = Long.toHexString(id).toUpperCase(Locale.ROOT);
        return "0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    /** A name or a formula within a comment. */
    static String code(String text) {
        String safe = text(text);
        return safe.equals(text) ? "{@code " + text + "}" : "<code>" + safe + "</code>";
    }

    /** A text of a definition within a comment. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '@' -> safe.append("&#64;");
                case '{' -> safe.append("&#123;");
                case '}' -> safe.append("&#125;");
                case '\\' -> safe.append("&#92;");
                case '*' -> safe.append("&#42;");
                default -> safe.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return safe.toString();
    }

    /** A summary as a sentence; empty if there is none. */
    static String sentence(String summary) {
        if (summary.isEmpty()) {
            return "";
        }
        String text = text(summary);
        return text.endsWith(".") ? text : text + ".";
    }

    private static String facts(Field field, List<String> access) {
        List<String> words = new ArrayList<>();
        words.add(text(field.type().typeName()));
        if (!(field.constraint() instanceof Constraint.Unconstrained)
                && !(field.constraint() instanceof Constraint.Described)) {
            words.add(text(field.constraint().toString()));
        }
        if (field.nullable()) {
            words.add("nullable");
        }
        if (field.defaultValue() != null) {
            words.add("default " + text(field.defaultValue()));
        }
        words.addAll(access);
        field.qualities().stream().sorted().map(Describe::quality).forEach(words::add);
        if (field.optional()) {
            words.add(conformance(field.conformance()));
        }
        return words.stream().collect(Collectors.joining(", "));
    }

    private static String message(String name, long id, Access access, Conformance conformance) {
        List<String> words = access(access);
        if (!conformance.equals(Conformance.Mandatory.ALWAYS)) {
            words.add(conformance(conformance));
        }
        return code(name) + " (" + id(id, 2) + ")" + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }

    private static String quality(Quality quality) {
        return quality.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("non volatile", "non-volatile");
    }

    private static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
