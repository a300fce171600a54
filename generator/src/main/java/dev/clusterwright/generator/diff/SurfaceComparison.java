package dev.clusterwright.generator.diff;

import dev.clusterwright.generator.java.JavaMember;
import dev.clusterwright.generator.java.JavaSurface;
import dev.clusterwright.generator.java.JavaType;
import dev.clusterwright.generator.model.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what breaks code that was written against the older of two surfaces: what is gone, is of another type, has to be
 * implemented or covered in addition, or can no longer be told from something new. What counts and what does not is in
 * {@code docs/decisions/0034-source-breaking.md}.
 */
final class SurfaceComparison {
    private final JavaSurface older;
    private final JavaSurface newer;
    private final List<SourceBreak> breaks = new ArrayList<>();
    /** Packages that the newer surface does not have: their classes need not be looked at. */
    private final Set<String> gone = new TreeSet<>();

    private SurfaceComparison(JavaSurface older, JavaSurface newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Everything that breaks, by package and class; nothing if all code that compiled still does. */
    static List<SourceBreak> compare(JavaSurface older, JavaSurface newer) {
        SurfaceComparison comparison = new SurfaceComparison(older, newer);
        comparison.packages();
        comparison.older.types().values().forEach(comparison::type);
        return comparison.breaks;
    }

    /** A cluster of another name, or of none any more, is one break and not one for each class. */
    private void packages() {
        Set<String> packages = newer.types().values().stream()
                .map(JavaType::packageName)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, JavaType> lost = new LinkedHashMap<>();
        for (JavaType type : older.types().values()) {
            if (type.origin().root() instanceof Cluster && !packages.contains(type.packageName())) {
                lost.putIfAbsent(type.packageName(), type);
            }
        }
        lost.forEach((name, type) -> breaks.add(SourceBreak.lost(type.origin().outermost(), "the package " + name)));
        gone.addAll(lost.keySet());
    }

    private void type(JavaType type) {
        if (gone.contains(type.packageName())) {
            return;
        }
        @Nullable JavaType other = newer.types().get(type.qualifiedName());
        if (other == null) {
            lost(type);
        } else if (!type.shape().equals(other.shape())) {
            breaks.add(SourceBreak.reshaped(
                    type,
                    other,
                    type.shape(),
                    other.shape(),
                    type.name() + " is a " + lastWord(other.shape()) + " and no " + lastWord(type.shape())));
        } else {
            supertypes(type, other);
            new RecordComparison(type, other, breaks).compare();
            members(type, other);
            lambda(type, other);
        }
    }

    /** Of a class that holds what elements stand for, those are gone; the class itself stands for nothing more. */
    private void lost(JavaType type) {
        List<JavaMember> parts = type.members().stream()
                .filter(member ->
                        member.origin().path().size() > type.origin().path().size())
                .toList();
        boolean holder = type.origin().element() instanceof Cluster && !parts.isEmpty();
        if (holder) {
            parts.forEach(part -> breaks.add(SourceBreak.lost(part, part + " is gone")));
        } else if (type.name().indexOf('.') < 0 || newer.types().containsKey(outer(type))) {
            breaks.add(SourceBreak.lost(type.origin(), type.name()));
        }
    }

    private static String outer(JavaType type) {
        return type.qualifiedName().substring(0, type.qualifiedName().lastIndexOf('.'));
    }

    private void supertypes(JavaType type, JavaType other) {
        type.supertypes().stream()
                .filter(supertype -> !other.supertypes().contains(supertype))
                .sorted()
                .forEach(supertype -> breaks.add(SourceBreak.reshaped(
                        type,
                        other,
                        JavaMember.simple(supertype),
                        "",
                        type.name() + " is no " + JavaMember.simple(supertype) + " any more")));
    }

    private void members(JavaType type, JavaType other) {
        Map<String, JavaMember> before = byKey(type);
        Map<String, JavaMember> after = byKey(other);
        Set<String> seen = new TreeSet<>(before.keySet());
        before.forEach((key, member) -> {
            @Nullable JavaMember now = after.get(key);
            if (now != null) {
                changed(member, now);
                return;
            }
            @Nullable JavaMember successor = successor(member, type, other);
            if (successor == null) {
                breaks.add(SourceBreak.lost(member, member + " is gone"));
            } else {
                seen.add(successor.key());
                breaks.add(SourceBreak.changed(
                        member,
                        successor,
                        SourceBreak.Kind.TYPE,
                        member + " takes " + JavaMember.simple(String.join(", ", successor.parameters()))));
            }
        });
        after.forEach((key, now) -> {
            if (!seen.contains(key)) {
                gained(now, type);
            }
        });
    }

    private void changed(JavaMember member, JavaMember now) {
        if (!now.type().equals(member.type())) {
            breaks.add(SourceBreak.retyped(member, now));
        } else if (now.isAbstract() && !member.isAbstract()) {
            breaks.add(SourceBreak.changed(member, now, SourceBreak.Kind.PRESENCE, member + " has to be implemented"));
        }
    }

    /** The method of the same name that takes something else, if there is but one of it on each side. */
    private static @Nullable JavaMember successor(JavaMember member, JavaType type, JavaType other) {
        List<JavaMember> named = other.named(member).toList();
        boolean alone = member.kind() == JavaMember.Kind.METHOD
                && named.size() == 1
                && type.named(member).count() == 1
                && named.get(0).parameters().size() == member.parameters().size();
        return alone ? named.get(0) : null;
    }

    private void gained(JavaMember now, JavaType type) {
        if (now.kind() == JavaMember.Kind.CONSTANT) {
            breaks.add(SourceBreak.gained(
                    now,
                    SourceBreak.Kind.NAME,
                    "a switch over " + now.owner() + " that has to cover everything lacks " + now.name()));
        } else if (now.isAbstract()) {
            breaks.add(SourceBreak.gained(now, SourceBreak.Kind.PRESENCE, now + " has to be implemented in addition"));
        } else if (type.named(now).findAny().isPresent()) {
            breaks.add(SourceBreak.gained(
                    now, SourceBreak.Kind.PRESENCE, now.owner() + "::" + now.name() + " can mean " + now + " too"));
        }
    }

    /** An interface with one method to implement can be written as a lambda; one with none cannot. */
    private void lambda(JavaType type, JavaType other) {
        if (type.abstractMethods().size() == 1 && other.abstractMethods().isEmpty()) {
            JavaMember method = type.abstractMethods().get(0);
            @Nullable JavaMember now = byKey(other).get(method.key());
            if (now != null) {
                breaks.add(SourceBreak.changed(
                        method,
                        now,
                        SourceBreak.Kind.PRESENCE,
                        type.name() + " has no method to implement, so that it cannot be a lambda"));
            }
        }
    }

    /** Those of a record that its components are behind are compared with them. */
    private static Map<String, JavaMember> byKey(JavaType type) {
        return type.members().stream()
                .filter(member -> !RecordComparison.covers(type, member))
                .collect(Collectors.toMap(
                        JavaMember::key, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static String lastWord(String shape) {
        return shape.substring(shape.lastIndexOf(' ') + 1);
    }
}
