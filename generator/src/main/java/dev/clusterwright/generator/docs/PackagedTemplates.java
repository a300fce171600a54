package dev.clusterwright.generator.docs;

import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The templates that come along with the generator; they have line feeds, however they were checked out. */
final class PackagedTemplates implements TemplateLoader {
    private static final String ROOT = "/dev/clusterwright/generator/";

    @Override
    public @Nullable Object findTemplateSource(String name) {
        return PackagedTemplates.class.getResource(ROOT + name) == null ? null : name;
    }

    @Override
    public long getLastModified(Object source) {
        return 0;
    }

    @Override
    public Reader getReader(Object source, String encoding) throws IOException {
        return new StringReader(text((String) source));
    }

    @Override
    public void closeTemplateSource(Object source) {
        // nothing is held open: a reader has the whole text
    }

    /** The text of a packaged file. */
    static String text(String name) throws IOException {
        try (InputStream stream = PackagedTemplates.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new IOException("there is no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
