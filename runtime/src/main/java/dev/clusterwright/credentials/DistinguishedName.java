package dev.clusterwright.credentials;

import java.util.List;

/**
 * The name of who a certificate is for, or of who issued it. Two names are equal if they have the same attributes in
 * the same order (Matter Core, 6.5, Operational Certificate Encoding). Immutable and thread-safe.
 *
 * @param attributes up to 5
 */
public record DistinguishedName(List<NameAttribute> attributes) {
    /** The number of attributes that a name may have. */
    public static final int MAX_ATTRIBUTES = 5;

    /**
     * Checks the number of attributes.
     *
     * @throws CredentialsException if there are more than 5
     */
    public DistinguishedName {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new CredentialsException(
                    CredentialsError.NAME,
                    "a name has " + attributes.size() + " attributes, more than " + MAX_ATTRIBUTES);
        }
        attributes = List.copyOf(attributes);
    }

    /** A name of these attributes. */
    public static DistinguishedName of(NameAttribute... attributes) {
        return new DistinguishedName(List.of(attributes));
    }

    /**
     * The numbers of a type, in order.
     *
     * @param type one of the protocol's own
     * @throws IllegalStateException if there is an attribute of that type that is text
     */
    public List<Long> numbers(NameType type) {
        return attributes.stream()
                .filter(attribute -> attribute.type() == type)
                .map(NameAttribute::number)
                .toList();
    }

    /** How often a type is there. */
    int count(NameType type) {
        return (int) attributes.stream()
                .filter(attribute -> attribute.type() == type)
                .count();
    }
}
