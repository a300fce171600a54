package dev.clusterwright.cluster;

/**
 * A rule of a definition that a value breaks. Immutable and thread-safe.
 *
 * @param path the place of the value, as exceptions of the TLV reader name it:
 *     {@code GroupKeyManagement.KeySetWrite.GroupKeySet > GroupKeyManagement.GroupKeySetStruct.EpochKey0}
 * @param kind which sort of rule; a server answers them with different statuses
 * @param message what is wrong and what is allowed; shows numbers and lengths, never octets or text
 */
public record Violation(String path, Kind kind, String message) {
    /** The sorts of rules. */
    public enum Kind {
        /** What a value has to be like. */
        CONSTRAINT,
        /** What has to be there, and what must not. */
        CONFORMANCE
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
