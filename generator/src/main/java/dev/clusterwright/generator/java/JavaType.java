package dev.clusterwright.generator.java;

import dev.clusterwright.generator.java.JavaMember.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A public class of the generated code, as other code sees it.
 *
 * @param origin what it is made of
 * @param packageName its package
 * @param name with the classes around it, such as {@code OnOff.Attributes}
 * @param shape its kind and its modifiers, such as {@code public final class}
 * @param supertypes what it extends and implements, in full, without annotations
 * @param members what is public in it; the components of a record come first, in order
 */
public record JavaType(
        Origin origin,
        String packageName,
        String name,
        String shape,
        Set<String> supertypes,
        List<JavaMember> members) {
    /** Copies the set and the list. */
    public JavaType {
        supertypes = Set.copyOf(supertypes);
        members = List.copyOf(members);
    }

    /** With its package. */
    public String qualifiedName() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** The components of a record. */
    public List<JavaMember> components() {
        return members.stream()
                .filter(member -> member.kind() == Kind.COMPONENT)
                .toList();
    }

    /** The methods that who implements it has to write. */
    public List<JavaMember> abstractMethods() {
        return members.stream().filter(JavaMember::isAbstract).toList();
    }

    /** The methods and constructors that have the name of {@code other}, if that is one too. */
    public Stream<JavaMember> named(JavaMember other) {
        return members.stream()
                .filter(member -> member.name().equals(other.name()) && isCallable(member) && isCallable(other));
    }

    private static boolean isCallable(JavaMember member) {
        return member.kind() != Kind.FIELD && member.kind() != Kind.CONSTANT;
    }

    @Override
    public String toString() {
        return name + members.stream().map(JavaMember::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
