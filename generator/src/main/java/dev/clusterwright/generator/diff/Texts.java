package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.diff.Subject.Kind;
import dev.clusterwright.generator.model.Access;
import dev.clusterwright.generator.model.DataType;
import dev.clusterwright.generator.model.DataType.ListType;
import dev.clusterwright.generator.model.Field;
import dev.clusterwright.generator.model.Quality;
import dev.clusterwright.notation.Conformance;
import dev.clusterwright.notation.Constraint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How things are, in few words. */
final class Texts {
    private static final Pattern HEX = Pattern.compile("\\b0[xX]([0-9A-Fa-f]{1,32})\\b");

    private Texts() {}

    /** A number as definitions write it: {@code 0x003F} of a cluster, {@code 3} of a field. */
    static String id(Kind kind, long id) {
        return switch (kind) {
            case CLUSTER, ATTRIBUTE, DEVICE_TYPE, REQUIREMENT -> hex(id, 4);
            case COMMAND, EVENT, NAMESPACE, TAG -> hex(id, 2);
            default -> Long.toString(id);
        };
    }

    /** What the number of such an element is called. */
    static String number(Kind kind) {
        return switch (kind) {
            case ITEM -> "value";
            case FEATURE, BITFIELD -> "bit";
            default -> "id";
        };
    }

    private static String hex(long id, int digits) {
        String hex = Long.toHexString(id).toUpperCase(Locale.ROOT);
        return "0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    /** {@code uint16}, {@code list[uint8 or null]}. */
    static String type(DataType type) {
        if (type instanceof ListType list) {
            return "list[" + type(list.entry()) + (list.entryNullable() ? " or null" : "") + "]";
        }
        return type.typeName();
    }

    /** For example: {@code uint16, 1 to 65535, nullable, O}. */
    static String field(Field field) {
        List<String> words = new ArrayList<>();
        words.add(type(field.type()));
        if (!(field.constraint() instanceof Constraint.Unconstrained)) {
            words.add(field.constraint().toString());
        }
        if (field.nullable()) {
            words.add("nullable");
        }
        words.addAll(access(field.access()));
        words.add(field.conformance().toString());
        return String.join(", ", words);
    }

    /** For example: {@code invoke administer, timed, O}. */
    static String message(Access access, Conformance conformance) {
        List<String> words = access(access);
        words.add(conformance.toString());
        return String.join(", ", words);
    }

    private static List<String> access(Access access) {
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
        if (access.fabricScoped()) {
            words.add("fabric-scoped");
        }
        if (access.fabricSensitive()) {
            words.add("fabric-sensitive");
        }
        if (access.timed()) {
            words.add("timed");
        }
        return words;
    }

    /** {@code fixed, non-volatile}; empty for none. */
    static String qualities(Set<Quality> qualities) {
        return qualities.stream().sorted().map(Texts::quality).collect(Collectors.joining(", "));
    }

    static String quality(Quality quality) {
        return small(quality).replace("non volatile", "non-volatile");
    }

    /** A constant in words. */
    static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A formula or a default of which only the meaning counts: numbers are decimal. */
    static String plain(String text) {
        return HEX.matcher(text).replaceAll(number -> new BigInteger(number.group(1), 16).toString());
    }
}
