package dev.clusterwright.generator.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;

/** A definition file, read whole. */
public final class SourceFile {
    private final String name;
    private final byte[] content;

    /**
     * A file.
     *
     * @param name its path from the root that the user named, with slashes: what problems show
     * @param content its octets; belongs to the file from now on
     */
    public SourceFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** Its path from the root that the user named, with slashes: what problems show. */
    public String name() {
        return name;
    }

    /** Its octets from the start. */
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    /** What {@code algorithm}, which is new, makes of its octets. */
    byte[] digest(MessageDigest algorithm) {
        return algorithm.digest(content);
    }

    @Override
    public String toString() {
        return name;
    }
}
