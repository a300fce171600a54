package dev.clusterwright.generator;

import dev.clusterwright.generator.java.JavaOptions;
import dev.clusterwright.generator.source.InputDigest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that output depends on, in one number: what is read, what is asked for, and which generator it is. Two runs
 * with the same fingerprint write the same files, whatever folders they lie in.
 */
public final class Fingerprint {
    /** Raised when the meaning of a fingerprint changes: those from before are then of no use. */
    private static final String FORM = "1";

    private final InputDigest digest = new InputDigest().text(FORM);

    /** Adds a setting of the output. */
    public Fingerprint option(String name, String value) {
        digest.text(name).text(value);
        return this;
    }

    /** Adds which definitions are read, and what stands in them. */
    public Fingerprint definitions(ModelRequest request) {
        String release = request.release();
        digest.texts(release == null ? List.of() : List.of(release))
                .texts(request.clusters())
                .texts(request.deviceTypes())
                .texts(request.namespaces())
                .text(Boolean.toString(request.failOnWarning()))
                .text(Integer.toString(request.roots().size()));
        request.roots().forEach(root -> digest.root(root.name(), root.path(), release));
        return this;
    }

    /** Adds what the code is like. */
    public Fingerprint java(JavaOptions options) {
        return option("package", options.basePackage())
                .option("unknownFields", Boolean.toString(options.keepsUnknownFields()))
                .option("clients", Boolean.toString(options.clients()))
                .option("servers", Boolean.toString(options.servers()));
    }

    /** Adds a part of the generator itself that changes without a new version: a jar, or a folder of classes. */
    public Fingerprint part(Path path) {
        digest.classes(path);
        return this;
    }

    /** The number; empty if something could not be read, which a run will tell of. Ends its use. */
    public Optional<String> value() {
        return digest.value();
    }
}
