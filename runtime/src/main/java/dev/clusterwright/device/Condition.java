package dev.clusterwright.device;

/**
 * Something that is so of a device or not, and that conformance may depend on. Immutable and thread-safe.
 *
 * @param name as conformance refers to it
 * @param summary when it is so; may be empty
 */
public record Condition(String name, String summary) {}
