package dev.clusterwright.generator.java;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Something that code can name in a generated class. Types are written in full, without annotations.
 *
 * @param origin what it is made of
 * @param owner the class that it is in, with the classes around that, such as {@code OnOff.Attributes}
 * @param names of its parameters
 * @param parameters types of its parameters; none for what has none
 * @param type what it is or gives; empty for constructors
 * @param isAbstract whether who implements the interface has to write it
 */
public record JavaMember(
        Origin origin,
        Kind kind,
        String owner,
        String name,
        List<String> names,
        List<String> parameters,
        String type,
        boolean isAbstract) {
    private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[a-z_][\\w]*\\.)+(?=[A-Z])");

    /** Copies the lists. */
    public JavaMember {
        names = List.copyOf(names);
        parameters = List.copyOf(parameters);
    }

    /** What tells it from the other members of its class. */
    public String key() {
        return switch (kind) {
            case FIELD -> name;
            case COMPONENT, METHOD, CONSTRUCTOR -> name + "(" + String.join(",", parameters) + ")";
            case CONSTANT -> "case " + name;
        };
    }

    /** As people write about it: {@code OnOffClient.toggle()}, {@code OnOff.Attributes.ON_TIME}. */
    @Override
    public String toString() {
        String parentheses = "("
                + IntStream.range(0, parameters.size())
                        .mapToObj(i -> simple(parameters.get(i)) + " " + names.get(i))
                        .collect(Collectors.joining(", "))
                + ")";
        return switch (kind) {
            case FIELD, CONSTANT -> owner + "." + name;
            case COMPONENT, METHOD -> owner + "." + name + parentheses;
            case CONSTRUCTOR -> "new " + owner + parentheses;
        };
    }

    /** A type as people write it: without packages. */
    public static String simple(String type) {
        return QUALIFIER.matcher(type).replaceAll("");
    }

    /** What a member is. */
    public enum Kind {
        FIELD,
        /** Of a record: a parameter of its constructor, and a method without parameters. */
        COMPONENT,
        METHOD,
        CONSTRUCTOR,
        /** Of an enum. */
        CONSTANT
    }
}
