package dev.clusterwright.generator.docs;

import java.util.List;

/**
 * An attribute or a field.
 *
 * @param anchor where it is on its page
 * @param code its id
 * @param constraint in words; empty where there is none
 * @param defaultValue empty where there is none
 * @param qualities in words, null among them
 * @param access in words; empty for fields
 * @param javaName the component, or the method of client and server
 * @param javaType the type of its value
 * @param javaConstant empty for fields
 */
public record FieldView(
        String anchor,
        String code,
        String name,
        String summary,
        TypeText type,
        String constraint,
        String defaultValue,
        List<String> qualities,
        List<String> access,
        String conformance,
        String javaName,
        String javaType,
        String javaConstant) {}
