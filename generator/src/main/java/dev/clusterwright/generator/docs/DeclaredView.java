package dev.clusterwright.generator.docs;

import java.util.List;

/**
 * An enum, a bitmap or a struct.
 *
 * @param anchor where it is on its page
 * @param kind in words, such as {@code enum of 8 bits}
 * @param values items of an enum or bits of a bitmap
 * @param valueHeading what the numbers of those are called
 * @param fields of a struct
 * @param java its class, with the package
 */
public record DeclaredView(
        String anchor,
        String name,
        String kind,
        String valueHeading,
        List<ValueView> values,
        List<FieldView> fields,
        String java) {
    /**
     * An item of an enum or a bit of a bitmap.
     *
     * @param number the value, the bit, or the first and the last bit
     */
    public record ValueView(
            String anchor, String number, String name, String summary, String conformance, String java) {}
}
