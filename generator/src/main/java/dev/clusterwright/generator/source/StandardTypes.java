package dev.clusterwright.generator.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The types that the standard declares for all clusters, as the bundled definitions of the newest release have them. Some
 * releases were published without; their clusters use the types nevertheless.
 */
public final class StandardTypes {
    private static final String FOLDER = "/META-INF/clusterwright/1.6.1/globals/";
    private static final List<String> FILES = List.of("Enums.xml", "Bitmaps.xml", "Structs.xml", "TypeDefs.xml");

    private StandardTypes() {}

    /** The files that declare them. */
    public static List<SourceFile> files() {
        List<SourceFile> files = new ArrayList<>();
        for (String name : FILES) {
            try (InputStream stream = StandardTypes.class.getResourceAsStream(FOLDER + name)) {
                if (stream == null) {
                    throw new IllegalStateException("clusterwright-definitions is not on the class path: no " + name);
                }
                files.add(new SourceFile("standard/" + name, stream.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
