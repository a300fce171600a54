package dev.clusterwright.tlv;

import dev.clusterwright.type.OctetString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The encodings in {@code /vectors/elements.txt}: well-formed elements, whatever they mean. */
final class PublishedElements {
    static final List<Published> ALL = load();

    private PublishedElements() {}

    record Published(String name, OctetString encoded) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Published> load() {
        try (InputStream text = PublishedElements.class.getResourceAsStream("/vectors/elements.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Published(parts[0], OctetString.fromHex(parts[1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
