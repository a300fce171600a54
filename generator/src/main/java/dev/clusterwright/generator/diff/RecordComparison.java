package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.java.JavaMember;
import dev.clusterwright.generator.java.JavaMember.Kind;
import dev.clusterwright.generator.java.JavaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the components of two records. Constructors and patterns name all of them, so that one more or less breaks code as
 * much as another type does; the fields that came, went or changed are to blame, each once.
 */
final class RecordComparison {
    private final JavaType older;
    private final JavaType newer;
    private final List<SourceBreak> breaks;
    private final Map<String, JavaMember> before;
    private final Map<String, JavaMember> after;

    RecordComparison(JavaType older, JavaType newer, List<SourceBreak> breaks) {
        this.older = older;
        this.newer = newer;
        this.breaks = breaks;
        this.before = byName(older);
        this.after = byName(newer);
    }

    /** Whether a member is compared here: components, and the constructors that take them. */
    static boolean covers(JavaType type, JavaMember member) {
        return member.kind() == Kind.COMPONENT
                || (member.kind() == Kind.CONSTRUCTOR && type.shape().endsWith("record"));
    }

    void compare() {
        boolean sameTypes = types(older).equals(types(newer));
        before.forEach((name, component) -> {
            @Nullable JavaMember now = after.get(name);
            if (now == null) {
                lost(component, sameTypes);
            } else {
                changed(component, now);
            }
        });
        if (!sameTypes) {
            after.forEach((name, component) -> {
                if (!before.containsKey(name)) {
                    breaks.add(SourceBreak.gained(
                            component,
                            SourceBreak.Kind.NAME,
                            "the constructor of " + newer.name() + " takes one more, " + name));
                }
            });
            if (before.keySet().equals(after.keySet())) {
                order();
            }
        }
    }

    private void lost(JavaMember component, boolean sameTypes) {
        breaks.add(SourceBreak.lost(
                component,
                component + " is gone"
                        + (sameTypes ? "" : ", and the constructor of " + older.name() + " takes one less")));
    }

    private void changed(JavaMember component, JavaMember now) {
        boolean optional = isOptional(newer, now);
        if (!component.type().equals(now.type())) {
            breaks.add(SourceBreak.retyped(component, now));
        } else if (isOptional(older, component) != optional) {
            breaks.add(SourceBreak.changed(
                    component,
                    now,
                    SourceBreak.Kind.PRESENCE,
                    "the constructor of " + older.name() + " with what is mandatory takes "
                            + (optional ? "one less, " : "one more, ") + component.name()));
        }
    }

    private void order() {
        List<String> was = List.copyOf(before.keySet());
        List<String> is = List.copyOf(after.keySet());
        if (!was.equals(is)) {
            breaks.add(SourceBreak.reshaped(
                    older,
                    newer,
                    String.join(", ", was),
                    String.join(", ", is),
                    "the constructor of " + older.name() + " takes its arguments in another order"));
        }
    }

    /** Whether there is a constructor without it. */
    private static boolean isOptional(JavaType type, JavaMember component) {
        return type.members().stream()
                .anyMatch(member -> member.kind() == Kind.CONSTRUCTOR
                        && !Set.copyOf(member.names()).contains(component.name()));
    }

    private static List<String> types(JavaType type) {
        return type.components().stream().map(JavaMember::type).toList();
    }

    private static Map<String, JavaMember> byName(JavaType type) {
        return type.components().stream()
                .collect(Collectors.toMap(
                        JavaMember::name, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
