package dev.clusterwright.generator.mojo;

import dev.clusterwright.generator.java.JavaOptions;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/** What the goals share that generate Java, or tell what breaks code that was written against it. */
@NullUnmarked // Maven sets the fields
abstract class JavaMojo extends DefinitionsMojo {
    /**
     * The package of the generated code; each cluster has a package of its own within.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.packageName", defaultValue = "matter")
    private String packageName;

    /**
     * Lets structs, commands and events keep the fields that their definition does not have, such as those of a later
     * release, and encode them again: each record has one more component for them. Sensible for programs that pass on or
     * store what they receive; otherwise such fields are skipped.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.keepUnknownFields", defaultValue = "false")
    private boolean keepUnknownFields;

    /**
     * Gives each cluster a client, to ask other nodes for it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.clients", defaultValue = "true")
    private boolean clients;

    /**
     * Gives each cluster a server, the interface that a device implements to serve it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "clusterwright.servers", defaultValue = "true")
    private boolean servers;

    /** What the code is like. */
    final JavaOptions java() {
        return new JavaOptions(packageName, keepUnknownFields, clients, servers);
    }
}
